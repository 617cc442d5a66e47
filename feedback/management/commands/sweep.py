import sys

from django.core.management.base import BaseCommand
from tqdm import tqdm

from feedback.actions.analysis_runs import finish_taken
from feedback.selectors.waiting import how_many_wait
from feedback.tasks import sweep_all


class Command(BaseCommand):
    help = (
        "Analyses and counts every answer that still waits, and sends alerts of concerns. "
        "Safe to run at any time."
    )

    def handle(self, *args, **options) -> None:
        with tqdm(
            total=how_many_wait(), unit="response", disable=not sys.stderr.isatty()
        ) as progress:
            swept = sweep_all(after_batch=lambda taken: progress.update(taken.events))
        finish_taken()
        taken = swept.taken
        self.stdout.write(
            f"Taken: {taken.events} responses sent or taken back, {taken.comments} comments. "
            f"Held for safeguarding: {taken.concerns}. Counted again: {swept.recounted} months."
        )
        if swept.disclosed:
            self.stdout.write(f"Passed on: {swept.disclosed} people who do not feel safe.")
        if taken.unread:
            self.stdout.write(f"Not analysed: {taken.unread} comments. The log names them.")
