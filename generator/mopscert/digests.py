"""What tells the contents of files apart."""

import hashlib

import msgspec


class Digest(msgspec.Struct, frozen=True, array_like=True):
    """The SHA-256 of a content, and its size in bytes."""

    sha256: bytes
    size: int


def digest(content: bytes) -> Digest:
    """The digest of a content."""
    return Digest(hashlib.sha256(content).digest(), len(content))
