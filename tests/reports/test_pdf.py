"""The PDF read back and looked at: what a director holds in hand."""

from typing import Any

import numpy as np
from pypdf import PdfReader

from reports.document import ROWS_OF_LONG, Pack
from reports.pdf import pack_pdf
from tests.reports.composed import NASTY, message, pack_of, table
from tests.reports.conftest import Made

MARGIN_MM = 17.0  # of the 18; a letter may lean a little
PAGE_MM = (210.0, 297.0)


def pages_of(pack: Pack) -> list[str]:
    import io

    reader = PdfReader(io.BytesIO(pack_pdf(pack)))
    return [page.extract_text() for page in reader.pages]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_page_says_source_day_release_marks_and_its_number(made: Made) -> None:
    texts = made.texts()
    for number, text in enumerate(map(flat, texts), start=1):
        assert "Bron: MDT Regiomonitor" in text
        assert "Peildatum 29 feb 2024" in text
        assert f"uitgave {made.pack.context.release_id}" in text
        assert "FICTIEF: voorbeelddata" in text
        assert "Voorlopige indeling (aanname)" in text
        assert f"pagina {number} van {len(texts)}" in text


def test_every_message_is_there_with_finding_source_and_questions(made: Made) -> None:
    whole = flat(" ".join(made.texts())).replace("- ", "")
    for one in made.pack.messages:
        assert flat(one.title) in whole
        for words in (one.finding, *one.questions):
            assert flat(words).replace("- ", "")[:60] in whole


def test_the_contents_name_every_message(made: Made) -> None:
    cover = made.texts()[0]
    assert all(one.title in cover for one in made.pack.messages)


def test_hidden_counts_are_an_x(made: Made) -> None:
    rows = next(t.rows for m in made.pack.messages for t in m.tables if t.title == "Alle gemeenten")
    hidden = rows[rows["Gestart"].str.strip() == "x"]
    assert len(hidden)
    lines = [line for text in made.texts() for line in text.splitlines()]
    for name in hidden["Gemeente"]:
        assert any(line.startswith(f"{name} ") and " x " in line for line in lines)


def test_it_is_tagged_dutch_and_has_a_title(made: Made) -> None:
    reader = PdfReader(made.path)
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert root["/Lang"].lower().startswith("nl")
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == f"Evaluatie {made.pack.title}, 29 feb 2024"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_every_drawing_has_words_for_who_cannot_see_it(made: Made) -> None:
    root: Any = PdfReader(made.path).trailer["/Root"]
    found: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if node.get("/S") == "/Figure":
                found.append(str(node.get("/Alt", "")))
            if "/K" in node:
                walk(node["/K"])

    walk(root["/StructTreeRoot"])
    drawings = [m for m in made.pack.messages if m.chart is not None or m.map is not None]
    assert len([alt for alt in found if alt]) >= len(drawings)


def test_the_same_pack_gives_the_same_bytes(made: Made) -> None:
    assert pack_pdf(made.pack) == made.content


def test_no_page_is_empty_and_nothing_is_drawn_outside_the_margins(made: Made) -> None:
    for picture in made.pictures():
        ink = (picture[..., :3] < 200).any(axis=-1)
        height, width = ink.shape
        side, above = int(MARGIN_MM / PAGE_MM[0] * width), int(8 / PAGE_MM[1] * height)
        body = ink[int(0.09 * height) : int(0.9 * height)]
        assert body.mean() > 0.002
        assert not ink[:, :side].any()
        assert not ink[:, width - side :].any()
        assert not ink[:above].any()
        assert not ink[height - above :].any()


def test_drawings_are_lines_not_pictures(made: Made) -> None:
    assert not any(page.images for page in PdfReader(made.path).pages)


def test_markup_in_data_is_shown_as_text(made: Made) -> None:
    nasty = message(title=NASTY, finding=NASTY, source=NASTY, remarks=(NASTY,), questions=(NASTY,))
    with_table = message(title="Tabel", tables=(table(Naam=[NASTY], Aantal=[1]),))
    texts = pages_of(pack_of(made.pack, nasty, with_table, notes=(NASTY,)))
    whole = flat(" ".join(texts))
    for part in ("<script>alert(1)</script>", "#panic()", "$x^2$", "*vet*", "@bron", "=1+1"):
        assert whole.count(part) >= 6


def test_what_the_font_lacks_does_not_stop_a_pack(made: Made) -> None:
    note = "Ge\u0301\u00eblan \U0001f600 \u200bx\x00 \u4f60 regel\r\ntwee"
    whole = " ".join(pages_of(pack_of(made.pack, message(), notes=(note,))))
    assert "Géëlan ? x ? regel" in flat(whole)


def test_a_note_of_ten_thousand_letters_runs_on_over_pages(made: Made) -> None:
    note = " ".join(f"woord{number}" for number in range(1200))
    assert len(note) > 10_000
    texts = pages_of(pack_of(made.pack, message(), notes=(note,)))
    assert len(texts) >= 4
    assert "woord0 " in flat(" ".join(texts))
    assert "woord1199" in flat(" ".join(texts))


def test_a_long_table_has_its_header_on_every_page(made: Made) -> None:
    texts = pages_of(pack_of(made.pack, message(tables=(table(rows=60),))))
    assert sum("Naam Aantal" in flat(text) for text in texts) >= 2


def test_a_message_with_a_drawing_keeps_its_table_beside_its_questions(made: Made) -> None:
    drawn = next(one for one in made.pack.messages if one.chart is not None)
    asked = message(chart=drawn.chart, tables=(table(),), questions=("Waarom?",))
    whole = flat(" ".join(pages_of(pack_of(made.pack, asked))))
    assert "Waarom?" in whole
    assert "Naam Aantal" in whole


def test_a_very_long_table_says_where_the_rest_is(made: Made) -> None:
    whole = flat(" ".join(pages_of(pack_of(made.pack, message(tables=(table(rows=342),))))))
    assert f"De eerste {ROWS_OF_LONG} van 342 rijen" in whole
    assert "Excel-bestand" in whole


def test_a_pack_without_chart_table_or_question_is_still_a_pack(made: Made) -> None:
    texts = pages_of(pack_of(made.pack, message(tables=(table(Naam=[], Aantal=[]),))))
    assert "Bevinding." in " ".join(texts)


def test_marks_are_only_there_when_they_hold(made: Made) -> None:
    from dataclasses import replace

    context = made.pack.context
    sure = replace(
        context.info,
        is_fictitious=False, is_provisional_layout=False, is_estimated_population=False,
    )  # fmt: skip
    pack = replace(pack_of(made.pack, message()), context=replace(context, info=sure))
    whole = " ".join(pages_of(pack))
    assert "FICTIEF" not in whole
    assert "oorlopige indeling" not in whole
    assert np.all(["Peildatum" in text for text in pages_of(pack)])
