import sys

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from cms.models import Council
from feedback.actions.counts import recount_council
from feedback.selectors.counting import councils_with_answers


class Command(BaseCommand):
    help = "Counts everything again from the rows, and says how many numbers were not right."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--council", metavar="GSS", help="One council, by its ONS code.")

    def handle(self, *args, council: str | None = None, **options) -> None:
        councils = [_council(council)] if council else list(councils_with_answers())
        slices = differed = 0
        for one in tqdm(councils, unit="council", disable=not sys.stderr.isatty()):
            counted, wrong = recount_council(one)
            slices, differed = slices + counted, differed + wrong
        self.stdout.write(f"Counted {slices} months. {differed} numbers differed.")


def _council(gss_code: str) -> Council:
    try:
        return Council.objects.all().with_code(gss_code)
    except Council.DoesNotExist as problem:
        raise CommandError(str(problem), returncode=2) from problem
