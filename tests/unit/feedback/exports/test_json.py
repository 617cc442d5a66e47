import hashlib
import json

from feedback.exports.json import draw
from feedback.models import EvidencePack
from feedback.selectors.pack_document import canonical

BESIDE = {"corrections": [], "quotes": {"f00": {"text": "“Fine”", "seal": "ab"}}, "sha256": "abc"}


def test_file_begins_with_the_document_byte_for_byte():
    pack = EvidencePack(document='{"text":"“Kind” – and café"}', sha256="abc")

    file = draw(pack, BESIDE).decode()

    assert file.startswith('{"text":"“Kind” – and café","beside":')


def test_file_without_what_stands_beside_has_the_packs_hash():
    document = '{"text":"“Kind” – and café"}'
    pack = EvidencePack(document=document, sha256=hashlib.sha256(document.encode()).hexdigest())

    whole = json.loads(draw(pack, BESIDE))

    assert whole.pop("beside") == BESIDE
    assert hashlib.sha256(canonical(whole).encode()).hexdigest() == pack.sha256
