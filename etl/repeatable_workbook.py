"""Save a workbook as xlsx with the same bytes every time: nothing in it tells when it was made."""

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def save_workbook(workbook: "Workbook", path: Path, stamp: datetime) -> None:
    """Write the workbook as if it was made and saved at `stamp` (no time zone: xlsx knows none)."""
    workbook.properties.created = stamp
    saved = io.BytesIO()
    workbook.save(saved)
    modified = rb"\g<1>" + f"{stamp:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(modified, content)
            entry = zipfile.ZipInfo(name, stamp.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
