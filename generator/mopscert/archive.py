"""Zip archives that come out the same on every machine: given order, given time, given rights, and nothing deflated."""

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime


def archive(files: Iterable[tuple[str, bytes]], at: datetime) -> bytes:
    """Files by path in one zip archive, all dated `at`, whose year is 1980 or later.

    They are not deflated, which each version of zlib does in its own way; servers compress what they send.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as folder:
        for path, content in files:
            entry = zipfile.ZipInfo(path, (at.year, at.month, at.day, at.hour, at.minute, at.second))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            folder.writestr(entry, content)
    return packed.getvalue()
