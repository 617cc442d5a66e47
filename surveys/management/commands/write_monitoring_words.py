from django.core.management.base import BaseCommand

from surveys.monitoring_file import WORDS_FILE, words_module


class Command(BaseCommand):
    help = "Lists the words of the monitoring questions where catalogues are gathered from."

    def handle(self, *args, **options) -> None:
        WORDS_FILE.write_text(words_module(), encoding="utf-8")
        self.stdout.write(f"Written: {WORDS_FILE.name}")
