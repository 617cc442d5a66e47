from django.core.management.base import BaseCommand, CommandError

from surveys.actions.contacts import encrypt_again


class Command(BaseCommand):
    help = "Encrypts all contact details under the first of CONTACT_KEYS. Run it after adding one."

    def handle(self, *args, **options) -> None:
        encrypted = encrypt_again()
        self.stdout.write(f"Encrypted under the first key: {encrypted.done}.")
        if encrypted.unread:
            raise CommandError(
                f"None of the keys can read {encrypted.unread} more. They are as they were. "
                "Put the key they need back, then run this again."
            )
        self.stdout.write("The other keys can be taken away now.")
