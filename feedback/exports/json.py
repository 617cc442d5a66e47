from feedback.models import EvidencePack


def render(pack: EvidencePack) -> bytes:
    """The frozen document itself, byte for byte: `sha256sum` of the file is the pack's hash."""
    return pack.document.encode()
