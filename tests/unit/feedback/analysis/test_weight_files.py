"""The files of weights that are shipped: each is the one the card names, or says what is wrong."""

import hashlib

import pytest

from feedback.analysis import encoder, learned, spotter
from feedback.analysis.pieces import Pieces
from feedback.analysis.weight_files import ModelError

READ = {
    learned.FILE: learned.read,
    encoder.FILE: encoder.read,
    spotter.FILE: lambda path: spotter.read(path, Pieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]"])),
}
each_file = pytest.mark.parametrize("file", READ, ids=lambda file: file.name)


@each_file
def test_hash_of_the_shipped_file_is_the_one_of_the_model_card(file):
    card = (file.parents[3] / "docs" / "analysis.md").read_text(encoding="utf-8")

    assert hashlib.sha256(file.read_bytes()).hexdigest() in card


@each_file
@pytest.mark.parametrize("break_it", ["cut", "changed", "missing"])
def test_file_that_is_damaged_says_so_in_one_sentence(file, tmp_path, break_it):
    whole = file.read_bytes()
    path = tmp_path / "broken.bin"
    if break_it != "missing":
        path.write_bytes(whole[:-5] if break_it == "cut" else whole[:-1] + b"?")

    with pytest.raises(ModelError, match=r"^The file broken\.bin of learned weights .*\.$"):
        READ[file](path)


@each_file
def test_file_of_another_kind_of_weights_is_refused(file):
    other = next(one for one in READ if one != file)

    with pytest.raises(ModelError, match=r"^The file .* is of another make\.$"):
        READ[file](other)
