"""Find out how a text file was written, looking at all of it."""

import codecs
import re
from pathlib import Path

from etl.messages import LoadRefusedError
from etl.sources import limits

_NOT_IN_CP1252 = b"\x81\x8d\x8f\x90\x9d"
# What é, ö, ü and others of a Mac look like within a word, as Windows-1252.
_ODD_WORD = re.compile(r"\b\w*[A-Za-z][ŠšŽžŸƒˆ˜‰‹›„†‡•™][A-Za-z]\w*")


def find_encoding(path: Path) -> str:
    """Return utf-8-sig, utf-16 or cp1252: the whole file is looked at, not its first page.

    Raises LoadRefusedError when it is no text, or has a line that is too long to be a row.
    """
    with path.open("rb") as stream:
        is_utf_16 = stream.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        stream.seek(0)
        decoder = codecs.getincrementaldecoder("utf-16" if is_utf_16 else "utf-8")()
        is_decoded = True
        while block := stream.read(limits.LONGEST_LINE_BYTES):
            if b"\x00" in block and not is_utf_16:
                raise _not_text(path)
            is_full = len(block) == limits.LONGEST_LINE_BYTES
            if is_full and b"\n" not in block and b"\r" not in block:
                raise _line_too_long(path)
            try:
                if is_decoded and "\x00" in decoder.decode(block):
                    raise _not_text(path)  # also UTF-32, whose mark begins as that of UTF-16
            except UnicodeDecodeError:
                is_decoded = False
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            is_decoded = False
    if is_utf_16:
        return "utf-16"
    return "utf-8-sig" if is_decoded else "cp1252"


def _line_too_long(path: Path) -> LoadRefusedError:
    return LoadRefusedError(
        f"een regel is langer dan {limits.LONGEST_LINE_BYTES // limits.MB} MB.",
        "een tabel met één rij per regel.",
        "Open het bestand in Excel en bewaar het als .xlsx of als CSV (gescheiden door "
        "lijstscheidingsteken).",
        path.name,
    )


def _not_text(path: Path) -> LoadRefusedError:
    return LoadRefusedError(
        "het bestand is geen tekst.",
        "een csv- of xlsx-bestand.",
        "Open het bestand in Excel en bewaar het als .xlsx of als CSV (gescheiden door "
        "lijstscheidingsteken).",
        path.name,
    )


def encoding_notes(path: Path, encoding: str) -> tuple[str, ...]:
    """Say what may be wrong with a file that is read as Windows-1252 because it is no UTF-8.

    Bytes that it does not know show as a replaced sign. A word with a letter that is rare in it was
    probably written on a Mac; the line is named and not the word, which may be of anyone.
    """
    if encoding != "cp1252":
        return ()
    count, line, odd_line = 0, 1, 0
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            count += len(block) - len(block.translate(None, _NOT_IN_CP1252))
            text = block.decode(encoding, "replace")
            if not odd_line and (odd := _ODD_WORD.search(text)):
                odd_line = line + text.count("\n", 0, odd.start())
            line += text.count("\n")
    replaced = f"{count} onleesbare tekens zijn vervangen door \ufffd"
    doubtful = (
        f"de letters met een accent kloppen misschien niet, zoals op regel {odd_line}; bewaar het "
        "bestand dan als 'CSV UTF-8' en lever het opnieuw aan"
    )
    return tuple(note for note, is_so in ((replaced, count), (doubtful, odd_line)) if is_so)
