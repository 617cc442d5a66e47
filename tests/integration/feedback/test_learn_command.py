"""manage.py learn, told with few of our own comments."""

import builtins
import hashlib
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from feedback.analysis import learned
from feedback.analysis.learned import unpacked
from feedback.analysis.pipeline import analyse_with
from feedback.learning import lessons, sets, settling
from tests.factories.lessons import as_answers, some_of_ours


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """Our comments, few of them, and a folder of answers to learn from beside them."""
    root = tmp_path_factory.mktemp("lessons")
    ours = some_of_ours(root / "ours")
    return ours, as_answers(root / "answers", ours)


@pytest.fixture(scope="module")
def learn(folders, tmp_path_factory):
    """Runs the command, and gives the file it keeps and what it said."""
    ours, answers = folders
    fresh = tmp_path_factory.mktemp("learned") / "core.bin"

    def learn(out: Path = fresh) -> tuple[bytes, str]:
        said = io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sets, "OWN", ours)
            for module in (lessons, settling):
                patch.setattr(module, "FOLDS", 2)
            call_command("learn", data=answers, out=out, stdout=said, stderr=said)
        return out.read_bytes(), said.getvalue()

    return learn


@pytest.fixture(scope="module")
def learned_once(learn):
    return learn()


def test_what_is_learned_is_kept_compared_and_named_by_its_hash(learned_once):
    kept, said = learned_once

    assert "Cross-validated, fft: five classes, macro-F1: 0." in said
    assert "our statements, all: 9 statements, macro-F1 (more is better): 0." in said
    assert f"SHA-256 {hashlib.sha256(kept).hexdigest()}" in said
    model = unpacked(kept)
    kind, rude = (
        analyse_with(model, text).sentiment.score
        for text in ("The carers were lovely and kind", "The carers were rude and never came")
    )
    assert kind > 0 > rude


def test_row_that_cannot_be_used_is_passed_over_and_named(learned_once):
    assert (
        '"sentiment" is no whole number from 1 to 5. This row is passed over.' in (learned_once[1])
    )


def test_same_comments_teach_the_same_to_the_byte(learn, learned_once, tmp_path):
    again, _ = learn(tmp_path / "again.bin")

    assert again == learned_once[0]


def test_weights_that_read_worse_never_become_current(learn, tmp_path):
    current = tmp_path / "current.bin"
    shipped = learned.FILE.read_bytes()
    current.write_bytes(shipped)

    with pytest.raises(CommandError, match=r"Worse on the whole by 0\.\d+: not kept"):
        learn(current)

    assert current.read_bytes() == shipped


def test_without_what_learns_the_command_says_what_to_install(learn, monkeypatch):
    real = builtins.__import__

    def without(name, *args):
        if name.startswith("feedback.learning.crossed"):
            raise ImportError(name)
        return real(name, *args)

    monkeypatch.setattr(builtins, "__import__", without)

    with pytest.raises(CommandError, match="scikit-learn is not installed"):
        learn()
