"""Look into an xlsx before it is opened: what it is, how large unpacked, which cells are broken.

The reader of workbooks unpacks whatever it is given, so a bomb must be found before. Sizes that a
zip declares are not believed: every part is unpacked here, piece by piece, and counted.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from etl.messages import LoadRefusedError
from etl.sources import limits
from etl.sources.sheet_scan import Place, SheetScan, SheetTooLargeError, SheetUnusualError

BrokenCells = dict[Place, str]
PIECE_BYTES = 1 << 20
LOCAL_HEADER_BYTES = 30
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
DAMAGED = "het is beschadigd of niet heel"
# Excel cannot open these: there is nothing to save again.
ASK_FOR_ORIGINAL = "Vraag het oorspronkelijke Excel-bestand op, of gebruik het sjabloon."
_SAVE_AGAIN = "Open het in Excel of LibreOffice en bewaar de tabel als .xlsx."
_OTHER_KINDS = (
    ("word/document.xml", "een Word-bestand (.docx)", ASK_FOR_ORIGINAL),
    ("ppt/presentation.xml", "een PowerPoint-bestand (.pptx)", ASK_FOR_ORIGINAL),
    ("xl/workbook.bin", "een binair Excel-bestand (.xlsb)", _SAVE_AGAIN),
    ("content.xml", "een OpenDocument-bestand (.ods of .odt)", _SAVE_AGAIN),
)
_ZIP = ("een zip-bestand", "Pak het uit en lever elk csv- of xlsx-bestand los aan.")
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")


def inspect_package(path: Path) -> list[BrokenCells]:
    """Return for each sheet, in order, the cells that Excel could not work out and what they say.

    Raises LoadRefusedError when the file is no sound workbook or larger than the limits.
    """
    limits.refuse_too_large(path, limits.LARGEST_WORKBOOK_BYTES, "een xlsx-bestand")
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise not_a_workbook(path, DAMAGED) from None
    _refuse_other_kinds(path, {member.filename for member in members})
    broken: dict[str, BrokenCells] = {}
    unpacked = 0
    for member in members:
        scan = SheetScan()
        try:
            for piece in _pieces(path, member):
                unpacked += len(piece)
                if unpacked > limits.LARGEST_UNPACKED_BYTES:
                    raise _bomb(path)
                scan.take(piece)
            scan.finish()
        except SheetTooLargeError:
            raise _sheet_too_large(path, scan) from None
        except SheetUnusualError:
            raise not_a_workbook(path, "het is op een ongewone manier opgebouwd") from None
        broken[member.filename] = scan.broken
    small = {m.filename: m for m in members if m.filename in (WORKBOOK, RELATIONS)}
    texts = {name: _text(path, member) for name, member in small.items()}
    parts = _sheet_parts(texts.get(WORKBOOK, ""), texts.get(RELATIONS, ""))
    return [broken.get(part, {}) for part in parts]


def not_a_workbook(path: Path, reason: str) -> LoadRefusedError:
    """Say that the file cannot be opened as a workbook, and why."""
    return LoadRefusedError(
        f"het bestand is niet als Excel-bestand te openen: {reason}.",
        "een heel xlsx-bestand zonder wachtwoord.",
        "Open het in Excel en bewaar het opnieuw als .xlsx.",
        path.name,
    )


def _refuse_other_kinds(path: Path, names: set[str]) -> None:
    if WORKBOOK in names:
        return
    found = next((other for part, *other in _OTHER_KINDS if part in names), None)
    if found is None and "[Content_Types].xml" in names:
        raise not_a_workbook(path, "er ontbreken onderdelen")
    kind, advice = found or _ZIP
    raise LoadRefusedError(
        f"het bestand is {kind}.", "een csv- of xlsx-bestand.", advice, path.name
    )


def _bomb(path: Path) -> LoadRefusedError:
    most = limits.LARGEST_UNPACKED_BYTES // limits.MB
    return LoadRefusedError(
        f"het bestand is na uitpakken groter dan {most} MB.",
        f"een xlsx-bestand dat uitgepakt ten hoogste {most} MB is.",
        "Lever alleen de gevraagde kolommen aan, of bewaar de tabel als csv.",
        path.name,
    )


def _sheet_too_large(path: Path, scan: SheetScan) -> LoadRefusedError:
    return LoadRefusedError(
        f"een blad is te groot: gevuld tot en met rij {scan.last_row} en kolom nummer "
        f"{scan.last_column}.",
        f"een blad van ten hoogste {limits.LARGEST_SHEET_CELLS // 1_000_000} miljoen cellen, "
        "lege meegeteld.",
        "Verwijder in Excel de rijen en kolommen buiten de tabel (Ctrl+End springt naar de "
        "laatste gevulde cel), of bewaar de tabel als csv.",
        path.name,
    )


def _text(path: Path, member: zipfile.ZipInfo) -> str:
    return b"".join(_pieces(path, member)).decode(errors="replace")


def _pieces(path: Path, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Unpack one part piece by piece, to its real end whatever size the zip declares."""
    if member.flag_bits & 0x1:
        raise not_a_workbook(path, "het heeft een wachtwoord")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise not_a_workbook(path, "het is op een ongewone manier ingepakt")
    if member.header_offset < 0:
        raise not_a_workbook(path, DAMAGED)
    with path.open("rb") as stream:
        stream.seek(member.header_offset)
        header = stream.read(LOCAL_HEADER_BYTES)
        if len(header) < LOCAL_HEADER_BYTES or not header.startswith(b"PK\x03\x04"):
            raise not_a_workbook(path, DAMAGED)
        skipped = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        stream.seek(skipped, 1)
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        left = member.compress_size
        while left > 0 and (packed := stream.read(min(left, PIECE_BYTES))):
            left -= len(packed)
            if member.compress_type == zipfile.ZIP_STORED:
                yield packed
                continue
            try:
                while packed and not inflate.eof:
                    yield inflate.decompress(packed, PIECE_BYTES)
                    packed = inflate.unconsumed_tail
            except zlib.error:
                raise not_a_workbook(path, DAMAGED) from None


def _sheet_parts(workbook: str, relations: str) -> list[str]:
    """Return which part holds each sheet, in the order of the sheets."""
    targets = {
        _attribute(tag, "Id"): _attribute(tag, "Target") for tag in _RELATION.findall(relations)
    }
    identifiers = [_attribute(tag, r"\w+:id") for tag in _SHEET.findall(workbook)]
    return [str(PurePosixPath("/xl", targets.get(one, "")))[1:] for one in identifiers]


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf"\s{name}\s*=\s*[\"']([^\"']*)[\"']", tag)
    return match[1] if match else ""
