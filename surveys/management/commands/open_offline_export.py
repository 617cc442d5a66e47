from getpass import getpass
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django_scopes import scope

from cms.models import Council
from surveys.actions.offline import take_offline
from surveys.actions.refusals import ResponseError
from surveys.offline import NotReadable, Parcel, understood_sending
from surveys.offline_export import CannotOpen, Opened, opened, read


class Command(BaseCommand):
    help = (
        "Opens an encrypted copy that the offline page saved, with its passphrase. "
        "Says what is in it; with --take, stores what was finished, each person once."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--take", action="store_true", help="store the answers")

    def handle(self, file: Path, take: bool, **options) -> None:
        try:
            export = read(file.read_text(encoding="utf-8"))
            council = Council.objects.get(slug=export["council"])
            records = list(opened(export, getpass("Passphrase: ")))
        except (OSError, UnicodeDecodeError) as problem:
            raise CommandError(f"The file cannot be read: {problem}") from None
        except Council.DoesNotExist:
            raise CommandError("This site has no such council.") from None
        except CannotOpen as problem:
            raise CommandError(str(problem)) from None
        for record in records:
            outcome = self._taken(council, record) if take else self._seen(record)
            self.stdout.write(f"{record.id} {record.day} {outcome}")

    def _seen(self, record: Opened) -> str:
        """Say what a record is; never what somebody said: a terminal remembers."""
        if record.kept is None:
            return "locked with another passphrase"
        return "can be stored with --take" if record.sending else "not finished"

    def _taken(self, council: Council, record: Opened) -> str:
        if record.sending is None:
            return self._seen(record)
        try:
            parcel = Parcel(understood_sending(record.sending), timezone.now())
            with scope(council=council):
                take_offline(council=council, parcel=parcel)
        except (ResponseError, NotReadable, ValueError) as refusal:
            return f"not stored: {refusal}"
        return "stored"
