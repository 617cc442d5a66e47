import hashlib

from feedback.exports.json import render
from feedback.models import EvidencePack


def test_file_is_the_document_byte_for_byte():
    document = '{"text":"“Kind” – and café"}'
    pack = EvidencePack(document=document, sha256=hashlib.sha256(document.encode()).hexdigest())

    assert hashlib.sha256(render(pack)).hexdigest() == pack.sha256
