"""manage.py learn, told with few of our own comments."""

import builtins
import hashlib
import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from feedback.analysis import learned
from feedback.analysis.encoder import Encoded
from feedback.analysis.evidence import statements
from feedback.analysis.learned import unpacked
from feedback.analysis.pipeline import Reader
from feedback.learning import crossed, lessons, sets, unseen
from feedback.management.commands import learn_full
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
            for module in (lessons, unseen):
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
    assert "learned of A and read elsewhere: five classes, quadratic kappa: " in said
    assert "our statements, all: 9 statements, macro-F1 (more is better): 0." in said
    assert f"SHA-256 {hashlib.sha256(kept).hexdigest()}" in said
    model = unpacked(kept)
    kind, rude = (
        Reader(model).read(text).sentiment.score
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


@pytest.mark.parametrize("command", ["learn_full", "learn_spotter"])
def test_without_what_tunes_the_full_tier_says_where_to_read_what_it_needs(
    command, tmp_path, monkeypatch
):
    monkeypatch.setitem(sys.modules, learn_full.BASE, None)

    with pytest.raises(CommandError, match=r"not installed: see docs/analysis\.md\.$"):
        call_command(command, data=tmp_path)


def test_what_one_trust_taught_is_read_on_the_others_alone(folders, monkeypatch):
    ours, answers = folders
    monkeypatch.setattr(sets, "OWN", ours)
    heard = []

    def read_after(taught, some):
        heard.append((taught, some))
        return [unseen.Unseen(one, 3.0, {}, 0.0) for one in some]

    monkeypatch.setattr(crossed, "read_after", read_after)
    taught = lessons.lessons(answers, lambda *_: None)

    found = dict(crossed.across_trusts(taught, unseen.OPEN))

    assert len(found) == len(heard) == 2
    for taught_by, read in heard:
        of_one = {one.example.group for one in taught_by if one.source == "fft"}
        elsewhere = {one.example.group for one in read}
        assert of_one | elsewhere == {"A", "B"}
        assert not of_one & elsewhere
        assert {one.source for one in read} == {"fft"}


def test_transformer_is_settled_on_comments_it_was_tuned_without(folders, monkeypatch):
    ours, answers = folders
    monkeypatch.setattr(sets, "OWN", ours)
    for module in (lessons, unseen):
        monkeypatch.setattr(module, "FOLDS", 2)
    taught = lessons.lessons(answers, lambda *_: None)
    tuned_on = []

    class Sure:
        header = unseen.OPEN | {"shares": dict.fromkeys(learn_full.SHARES, 1.0)}

        def read(self, tokens, question_type):
            return Encoded((0.0, 0.0, 0.0, 0.0, 1.0), dict.fromkeys(statements(), 9.0), 9.0)

    found = unseen.unseen(taught, lambda others: tuned_on.append(others) or Sure())

    assert sum(map(len, tuned_on)) == len(taught)
    assert len(tuned_on) == 2
    assert {(round(one.expected, 3), round(one.harm, 3)) for one in found} == {(4.6, 1.0)}
    assert sorted(one.lesson.example.id for one in found) == sorted(
        one.example.id for one in taught
    )


def test_tuned_network_is_kept_and_tuned_anew_for_other_comments_or_labels(
    folders, monkeypatch, tmp_path
):
    ours, answers = folders
    monkeypatch.setattr(sets, "OWN", ours)
    taught = lessons.lessons(answers, lambda *_: None)
    otherwise = [replace(taught[0], harm=not taught[0].harm), *taught[1:]]
    tuned = iter([b"first", b"second", b"third", b"fourth"])

    def network(some, folder=tmp_path / "networks"):
        return learn_full.kept(folder, some, lambda: next(tuned))

    assert [network(taught), network(taught)] == [b"first", b"first"]
    assert [network(taught[1:]), network(taught)] == [b"second", b"first"]
    assert [network(otherwise), network(taught)] == [b"third", b"first"]
    assert network(taught, folder=None) == b"fourth"
