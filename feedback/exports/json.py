from feedback.models import EvidencePack
from feedback.selectors.beside_pack import Plain
from feedback.selectors.pack_document import canonical


def draw(pack: EvidencePack, beside: Plain) -> bytes:
    """The frozen document, byte for byte, with one more entry at its end: "beside".

    There stand the pack's hash, dated corrections, the words by their digests, and how often people
    found the suggestions right. The file
    without that entry is the document again: `jq -cjS 'del(.beside)' FILE | sha256sum`.
    """
    return f'{pack.document[:-1]},"beside":{canonical(beside)}}}'.encode()
