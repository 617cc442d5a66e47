import json
import sys
from argparse import ArgumentParser
from pathlib import Path

from celery import current_app
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from cms.models import Council
from feedback.actions import analysis_runs
from feedback.models import AnalysisRun
from feedback.presenters.analysis_changes import plain_changes, summary_lines
from feedback.selectors.analysis_changes import changes_of_last_runs
from feedback.selectors.analysis_runs import progress_of
from feedback.selectors.counting import councils_with_answers
from feedback.selectors.current_reader import current_analyser
from feedback.tasks import nudge_workers

GO_ON = "Go on with: manage.py analyse_again"
CHANGES = "What changed: manage.py analyse_again --changes"


class Command(BaseCommand):
    help = (
        "Reads every comment again that the analyser of today has not read. Safe to stop, and "
        "safe to run twice or in many places at once; it goes on where it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--council", metavar="SLUG", help="One council; its ONS code will do.")
        parser.add_argument(
            "--batch", type=int, default=analysis_runs.BATCH, help="Comments read in one go."
        )
        parser.add_argument(
            "--workers", type=int, default=0, help="Hand it to so many Celery workers instead."
        )
        parser.add_argument("--stop", action="store_true", help="Let no further batch be read.")
        parser.add_argument("--changes", action="store_true", help="Say what the last run changed.")
        parser.add_argument("--out", type=Path, metavar="FILE.json", help="The same as JSON.")

    def handle(self, *args, council: str | None = None, **options) -> None:
        one = _council(council) if council else None
        if options["changes"] or options["out"]:
            self._tell_changes(one, options["out"])
        elif options["stop"]:
            self._stop(one)
        else:
            self._begin(one, options["batch"], options["workers"])

    def _begin(self, one: Council | None, size: int, workers: int) -> None:
        if size < 1 or workers < 0:
            raise CommandError("--batch and --workers are numbers from 1.", returncode=2)
        if workers and current_app.conf.task_always_eager:
            raise CommandError(
                "There are no workers to hand it to. Set TASKS=celery, or leave --workers out.",
                returncode=2,
            )
        begun = [
            analysis_runs.begin(council=council, size=size, workers=workers)
            for council in ([one] if one else list(councils_with_answers()))
        ]
        runs = [run for run in begun if run]
        if not runs:
            self.stdout.write(f"Every comment has been read by {current_analyser()}.")
        elif workers:
            nudge_workers(workers)
            self.stdout.write(
                f"Handed to {workers} workers. How far they are, and {_lower(CHANGES)}"
            )
        else:
            self._read(one, runs)

    def _read(self, one: Council | None, runs: list[AnalysisRun]) -> None:
        before = progress_of(*runs)
        with tqdm(
            total=before.answers,
            initial=before.taken,
            unit="comment",
            disable=not sys.stderr.isatty(),
        ) as bar:
            try:
                analysis_runs.take_all(
                    council=one, after_batch=lambda batch: bar.update(batch.answers)
                )
            except KeyboardInterrupt:
                raise CommandError(f"Stopped. {_far(runs)} {GO_ON}", returncode=130) from None
        self._say_read(runs)

    def _say_read(self, runs: list[AnalysisRun]) -> None:
        done = progress_of(*runs)
        self.stdout.write(f"{_far(runs)} Held for safeguarding: {done.raised}.")
        if done.unread:
            self.stdout.write(f"Not analysed: {done.unread} comments. The log names them.")
        if done.taken < done.answers:
            self.stdout.write("Somebody else is reading the others.")
        self.stdout.write(CHANGES)

    def _stop(self, one: Council | None) -> None:
        runs = analysis_runs.stop(council=one)
        self.stdout.write(f"Stopped. {_far(runs)} {GO_ON}" if runs else "Nothing is being read.")

    def _tell_changes(self, one: Council | None, out: Path | None) -> None:
        found = changes_of_last_runs([one] if one else list(councils_with_answers()))
        if out:
            plain = [plain_changes(changes) for changes in found]
            try:
                out.write_text(json.dumps(plain, indent=1, ensure_ascii=False), encoding="utf-8")
            except OSError as problem:
                raise CommandError(f"{out} cannot be written: {problem.strerror}.") from problem
            self.stdout.write(f"Written: {out}")
            return
        for changes in found:
            for line in summary_lines(changes):
                self.stdout.write(line)
        if not found:
            self.stdout.write("Nothing has been read again yet.")


def _far(runs: list[AnalysisRun]) -> str:
    done = progress_of(*runs)
    return f"Read by {runs[0].analyser} {runs[0].version}: {done.taken} of {done.answers} comments."


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _council(named: str) -> Council:
    council = Council.objects.filter(slug=named).first()
    if council:
        return council
    try:
        return Council.objects.all().with_code(named)
    except Council.DoesNotExist as problem:
        raise CommandError(str(problem), returncode=2) from problem
