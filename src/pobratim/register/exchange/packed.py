"""Office files with the same bytes each time: no clock in any part of the package."""

from __future__ import annotations

import io
import re
import zipfile

__all__ = ["EPOCH", "undated"]

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can state."""

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_CORE = "docProps/core.xml"


def undated(package: bytes) -> bytes:
    """Return an Office package with every part, and its own properties, dated 1980-01-01."""
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(again, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            data = old.read(name)
            if name == _CORE:
                data = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            new.writestr(info, data)
    return again.getvalue()
