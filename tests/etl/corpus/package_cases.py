"""Packages: bombs, lies, half files and other kinds of files, at the level of bytes."""

import io
import struct
import zipfile
import zlib

from tests.etl.corpus.case import HEADER, SOUND, Case, table, text

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"
FAR = "XFD1048576"
MERGED = f'<mergeCell ref="A1:{FAR}"/>'
BOMB_MB = 450


def cell(reference: str, shown: str) -> str:
    """Return a cell with a text."""
    place = f' r="{reference}"' if reference else ""
    return f'<c{place} t="inlineStr"><is><t>{shown}</t></is></c>'


def row_xml(number: int, line: str) -> str:
    """Return a row of a csv as a row of a sheet."""
    cells = "".join(
        cell(f"{chr(65 + at)}{number}", part) for at, part in enumerate(line.split(";"))
    )
    return f'<row r="{number}">{cells}</row>'


ROWS = row_xml(1, HEADER) + row_xml(2, SOUND)


def parts(rows: str = ROWS, *, before: str = "", after: str = "") -> dict[str, str]:
    """Return the parts of a small workbook."""
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Gegevens" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="r1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" '
        f'Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        SHEET: f'<worksheet xmlns="{_MAIN}">{before}<sheetData>{rows}</sheetData>{after}'
        "</worksheet>",
    }


def packed(
    files: dict[str, str] | dict[str, bytes], method: int = zipfile.ZIP_DEFLATED, bomb: str = ""
) -> bytes:
    """Return the parts as a zip; the part `bomb` is followed by 450 MB of spaces."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            with archive.open(name, "w") as part:
                part.write(content.encode() if isinstance(content, str) else content)
                for _ in range(BOMB_MB if name == bomb else 0):
                    part.write(b" " * 1_000_000)
    return stream.getvalue()


def package(
    name: str,
    files: dict[str, str],
    says: str = "",
    *,
    accepted: int = 0,
    refused: int = 0,
    method: int = zipfile.ZIP_DEFLATED,
) -> Case:
    """Return a case of a zip with these parts."""
    return Case(name, "deelname.xlsx", lambda: packed(files, method), says, accepted, refused)


def _patched(part: str, offset: int, value: bytes) -> bytes:
    """Return the small workbook with bytes of one central directory entry changed."""
    content = bytearray(packed(parts()))
    at = content.find(part.encode(), content.find(b"PK\x01\x02")) - 46
    content[at + offset : at + offset + len(value)] = value
    return bytes(content)


def _liar() -> bytes:
    """Declare a thousand bytes, with the checksum of those, for a part of 450 MB."""
    content = bytearray(packed(parts(), bomb=SHEET))
    at = content.rfind(SHEET.encode()) - 46
    content[at + 16 : at + 20] = struct.pack(
        "<I", zlib.crc32(parts()[SHEET].encode().ljust(1000)[:1000])
    )
    content[at + 24 : at + 28] = struct.pack("<I", 1000)
    return bytes(content)


def _far(rows: str, name: str) -> Case:
    return package(name, parts(ROWS + rows), "een blad is te groot")


SOUND_PACKAGE = packed(parts())
BOMBS = (
    _far(f'<row r="1048576">{cell(FAR, "x")}</row>', "cel in de verste hoek"),
    _far(f'<row r="1048576">{cell(FAR.lower(), "x")}</row>', "verste hoek in kleine letters"),
    _far(f'<row r="1048576">{cell(FAR, "x")}</row>'.replace("<c ", "<c a=' r=\"A1\"' "),
         "verste hoek achter een ander kenmerk"),
    _far(f'<row r="3">{cell("", "x") * 16_384}</row><row r="1048576">{cell("", "x")}</row>',
         "verste hoek zonder plaatsaanduiding"),
    package("verste hoek met alleen opmaak",
            parts(ROWS + f'<row r="1048576"><c r="{FAR}" s="1"/></row>'), accepted=1),
    package("afmeting die liegt", parts(before=f'<dimension ref="A1:{FAR}"/>'), accepted=1),
    package("kolom ZZZZZ", parts(ROWS + f'<row r="3">{cell("ZZZZZ3", "x")}</row>'), "ongewone"),
    package("rij vier miljard", parts(ROWS + f'<row r="4">{cell("A4000000000", "x")}</row>'),
            "ongewone"),
    package("vier miljard teksten aangekondigd",
            parts() | {"xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}" uniqueCount="4000000000"/>'},
            "ongewone"),
    package("honderdduizend samengevoegde gebieden",
            parts(after="<mergeCells>" + 100_000 * MERGED + "</mergeCells>"),
            accepted=1),
    package("entiteiten die zich vermenigvuldigen", parts() | {"xl/sharedStrings.xml":
            '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
            f'<sst xmlns="{_MAIN}"><si><t>&b;</t></si></sst>'}, "niet als Excel-bestand"),
    Case("blad dat uitpakt tot 450 MB", "deelname.xlsx",
         lambda: packed(parts(), bomb=SHEET), "na uitpakken groter dan 400 MB"),
    Case("onderdeel dat uitpakt tot 450 MB", "deelname.xlsx",
         lambda: packed(parts() | {"xl/media/x.bin": ""}, bomb="xl/media/x.bin"),
         "na uitpakken groter"),
    Case("zip die over zijn omvang liegt", "deelname.xlsx", _liar, "na uitpakken groter"),
    Case("werkmap van 51 MB", "deelname.xlsx", lambda: SOUND_PACKAGE + b"\0" * 51_000_000,
         "te groot: 51 MB"),
)  # fmt: skip

DAMAGED = (
    package("onderdelen ontbreken", {"[Content_Types].xml": "<Types/>"}, "onderdelen"),
    *(
        package(f"zonder {name}", {part: text for part, text in parts().items() if part != name},
                says)
        for name, says in (("_rels/.rels", "niet als Excel"), (SHEET, "niet als Excel"),
                           ("xl/workbook.xml", "er ontbreken onderdelen"),
                           ("xl/_rels/workbook.xml.rels", "niet als Excel"))
    ),
    package("leeg blad", parts() | {SHEET: ""}, "niet als Excel"),
    package("half blad", parts() | {SHEET: parts()[SHEET][:200]}, "niet als Excel"),
    package("blad met onzin", parts() | {SHEET: "geen xml < >"}, ""),
    package("werkmap met onzin", parts() | {"xl/workbook.xml": "<<<"}, "niet als Excel"),
    package("zonder bladen", parts() | {"xl/workbook.xml": f'<workbook xmlns="{_MAIN}"/>'},
            "geen blad"),
    package("gedeelde tekst die er niet is",
            parts(ROWS + '<row r="3"><c r="A3" t="s"><v>99</v></c></row>'), ""),
    package("getal dat geen getal is",
            parts(ROWS + '<row r="3"><c r="A3"><v>abc</v></c></row>'), "een waarde",
            accepted=1, refused=1),
    package("ingepakt met bzip2", parts(), "ongewone manier ingepakt", method=zipfile.ZIP_BZIP2),
    package("niet ingepakt", parts(), accepted=1, method=zipfile.ZIP_STORED),
    *(
        Case(f"eerste {share:.0%} van een werkmap", "deelname.xlsx",
             lambda share=share: SOUND_PACKAGE[: int(len(SOUND_PACKAGE) * share)], "beschadigd")
        for share in (0.1, 0.5, 0.9, 0.99)
    ),
    Case("rommel achter een werkmap", "deelname.xlsx", lambda: SOUND_PACKAGE + b"x" * 100,
         accepted=1),
    Case("onderdeel met een wachtwoord", "deelname.xlsx", lambda: _patched(SHEET, 8, b"\x01"),
         "wachtwoord"),
    Case("onderdeel dat elders begint", "deelname.xlsx",
         lambda: _patched(SHEET, 42, b"\xff\xff\xff\x7f"), "niet als Excel"),
    Case("bytes in het midden gewist", "deelname.xlsx",
         lambda: SOUND_PACKAGE[:900] + b"\0" * 60 + SOUND_PACKAGE[960:], "niet als Excel"),
)  # fmt: skip

OTHER_KINDS = (
    text("pdf", b"%PDF-1.7\n%\xe2\xe3", "een pdf", file_name="deelname.pdf"),
    text("oud Excel-bestand", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".xls",
         file_name="deelname.xls"),
    text("werkmap met een wachtwoord",
         b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
         "beveiligd met een wachtwoord", file_name="deelname.xlsx"),
    text("png", b"\x89PNG\r\n\x1a\n", "een afbeelding", file_name="deelname.png"),
    text("jpeg", b"\xff\xd8\xff\xe0", "een afbeelding", file_name="deelname.jpg"),
    text("gif", b"GIF89a", "een afbeelding", file_name="deelname.gif"),
    text("gz", b"\x1f\x8b\x08\x00", "een ingepakt bestand (.gz)", file_name="deelname.csv.gz"),
    text("rar", b"Rar!\x1a\x07", "een ingepakt bestand (.rar)", file_name="deelname.rar"),
    text("7z", b"7z\xbc\xaf\x27\x1c", "een ingepakt bestand (.7z)", file_name="deelname.7z"),
    text("parquet", b"PAR1....PAR1", "een parquet-bestand", file_name="deelname.parquet"),
    text("database", b"SQLite format 3\0", "een database", file_name="deelname.db"),
    text("leeg zip-bestand", b"PK\x05\x06" + b"\0" * 18, "een leeg zip-bestand",
         file_name="deelname.zip"),
    text("zip met een csv", packed({"deelname.csv": table(SOUND)}), "Pak het uit",
         file_name="deelname.zip"),
    text("zip met een werkmap", packed({"deelname.xlsx": SOUND_PACKAGE}), "Pak het uit",
         file_name="deelname.zip"),
    text("zip in een zip", packed({"a.zip": packed({"b.zip": b"x"})}), "een zip-bestand",
         file_name="deelname.xlsx"),
    text("ods", packed({"mimetype": b"x", "content.xml": b"<a/>"}), "OpenDocument",
         file_name="deelname.ods"),
    text("docx", packed({"[Content_Types].xml": b"x", "word/document.xml": b"x"}), "Word",
         file_name="deelname.docx"),
    text("pptx", packed({"[Content_Types].xml": b"x", "ppt/presentation.xml": b"x"}), "PowerPoint",
         file_name="deelname.pptx"),
    text("xlsb", packed({"[Content_Types].xml": b"x", "xl/workbook.bin": b"x"}), "binair",
         file_name="deelname.xlsb"),
)  # fmt: skip

PACKAGE_CASES: tuple[Case, ...] = (*BOMBS, *DAMAGED, *OTHER_KINDS)
