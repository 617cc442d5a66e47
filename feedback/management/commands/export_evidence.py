import os
from collections.abc import Callable
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django_scopes import scope

from cms.models import Council
from feedback.actions import packs
from feedback.exports import FORMS, NOT_MADE_YET
from feedback.models import EvidencePack
from feedback.selectors.waiting import some_wait
from surveys.models import SurveyPage
from surveys.selectors.surveys import survey_of


class Command(BaseCommand):
    help = "Freezes the evidence of a survey, or finds the same pack again, and writes a file."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--council", required=True, help="ONS code, such as E06000049")
        parser.add_argument("--survey", required=True, help="the survey's address")
        parser.add_argument("--format", required=True, choices=[*FORMS, *NOT_MADE_YET])
        parser.add_argument("--output", required=True, help="the file to write")

    def handle(self, *args, **options) -> None:
        council, output = _council(options["council"]), Path(options["output"])
        with scope(council=council):
            survey = _survey(council, options["survey"])
            pack = self._pack(survey, options["format"])
            self._write(pack, options["format"], output)
            if some_wait(survey):
                self.stderr.write("Some newer answers wait to be read. They are not in it.")
        self.stdout.write(str(output))
        self.stdout.write(f"SHA-256 of the pack: {pack.sha256}")

    def _pack(self, survey: SurveyPage, form: str) -> EvidencePack:
        if form in NOT_MADE_YET:
            reason = f"{form} is not made yet. Use json or csv."
            packs.record_refusal(asked=survey, form=form, by=None, reason=reason)
            raise _refusal(reason)
        try:
            return packs.freeze(survey=survey, by=None)
        except packs.PackError as problem:
            packs.record_refusal(asked=survey, form=form, by=None, reason=str(problem))
            raise _refusal(str(problem)) from problem

    def _write(self, pack: EvidencePack, form: str, output: Path) -> None:
        # Logged before the file is in its place: no file without a line in the log.
        try:
            write_whole(
                output,
                FORMS[form].render(pack),
                then=lambda: packs.record_export(pack=pack, form=form, by=None),
            )
        except OSError as problem:
            raise _refusal(f"{output} cannot be written: {problem.strerror}.") from problem


def write_whole(
    output: Path, content: bytes, *, then: Callable[[], object], mode: int = 0o666
) -> None:
    """Write all of a file or none of it; `then` runs before the file takes its name."""
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        part.touch(mode)
        part.write_bytes(content)
        then()
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)


def _council(code: str) -> Council:
    try:
        return Council.objects.all().with_code(code)
    except Council.DoesNotExist:
        raise _refusal(f"No council has the code {code}.") from None


def _survey(council: Council, slug: str) -> SurveyPage:
    survey = survey_of(council, slug) if council.is_on else None
    if survey is None:
        raise _refusal(f"{council} has no survey called {slug}.")
    return survey


def _refusal(sentence: str) -> CommandError:
    return CommandError(sentence, returncode=2)
