"""Rows against their contract: what passes, what does not, and every reason why."""

import json
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.check import CheckedBatch, check_sheet
from etl.contracts.columns import FIRST_DAY
from etl.contracts.lookups import Lookups
from tests.etl.delivery_writer import sheet_of

SHORT = settings(max_examples=80, deadline=None, database=None, derandomize=True)
HEADER = (
    "leeftijd", "traject_id", "gemeente_code", "startdatum", "einddatum", "status", "variant",
    "aantal", "opleiding", "opmerking",
)  # fmt: skip
REQUIRED = ("leeftijd", "traject_id", "gemeente_code", "startdatum", "status", "variant")
TODAY = date.today()  # noqa: DTZ011


@dataclass(frozen=True)
class Cell:
    """A text and what a person would say it means: a value, nothing, or no sense."""

    text: str
    value: object = None
    is_wrong: bool = False


BLANK = st.sampled_from([Cell(""), Cell("  "), Cell("\u00a0")])


def good(*values: tuple[str, object]) -> st.SearchStrategy[Cell]:
    return st.sampled_from([Cell(text, value) for text, value in values])


def wrong(*texts: str) -> st.SearchStrategy[Cell]:
    return st.sampled_from([Cell(text, is_wrong=True) for text in texts])


def days(first: date, last: date) -> st.SearchStrategy[Cell]:
    forms = st.sampled_from(["%Y-%m-%d", "%d-%m-%Y", " %d/%m/%y", "%Y-%m-%d 00:00"])
    return st.builds(
        lambda day, form: Cell(day.strftime(form), day, is_wrong=not FIRST_DAY <= day <= TODAY),
        st.dates(first, last),
        forms,
    )


def numbers(lowest: int, highest: int, *around: int) -> st.SearchStrategy[Cell]:
    return st.builds(
        lambda number, form: Cell(form.format(number), number, not lowest <= number <= highest),
        st.sampled_from([lowest - 1, lowest, highest, highest + 1, *around]),
        st.sampled_from(["{}", "{},0", " {} "]),
    )


ONE_DAY = timedelta(days=1)
NO_DAY = wrong("31-2-2023", "volgende week", "2023")
BOUNDARY_DAYS = days(FIRST_DAY - ONE_DAY, FIRST_DAY) | days(TODAY, TODAY + ONE_DAY)
SOUND = {
    "leeftijd": good(("17", 17)),
    "traject_id": good(("T1", "T1"), (" T2 ", "T2")),
    "gemeente_code": good(("363", "GM0363"), ("Den Haag", "GM0518")),
    "startdatum": days(date(2023, 1, 2), date(2023, 1, 4)),
    "einddatum": days(date(2023, 1, 2), date(2023, 1, 4)) | BLANK,
    "status": good(("gestart", "gestart"), ("Voltooid", "afgerond"), ("UITVAL", "gestopt")),
    "variant": good(("basis", "basis"), ("MDT-kort", "kort")),
    "aantal": BLANK,
    "opleiding": BLANK,
    "opmerking": good(("vrij; spel", None)) | BLANK,
}
ANY = {
    "leeftijd": numbers(12, 30) | wrong("17,5", "zeventien") | BLANK,
    "traject_id": good(("x" * 500, "x" * 500)) | wrong("x" * 501) | BLANK,
    "gemeente_code": good(("Beemster", "GM0439"), ("onbekend", "onbekend"))
    | wrong("Bergen", "Haaren", "GM9999")
    | BLANK,
    "startdatum": BOUNDARY_DAYS | NO_DAY | BLANK,
    "einddatum": BOUNDARY_DAYS | NO_DAY | BLANK,
    "status": wrong("anders") | BLANK,
    "variant": wrong("lang") | BLANK,
    "aantal": numbers(1, 100_000, 999) | good(("1.000", 1000)) | wrong("1,5"),
    "opleiding": good(("mbo", "mbo")) | wrong("y" * 501),
    "opmerking": good(("z" * 600, None)),
}
ROW = st.builds(
    lambda sound, other, changed: {**sound, **{name: other[name] for name in changed}},
    st.fixed_dictionaries(SOUND),
    st.fixed_dictionaries(ANY),
    st.sets(st.sampled_from(HEADER), max_size=2),
)
BLANK_ROW = st.fixed_dictionaries(dict.fromkeys(HEADER, BLANK))
SURPLUS = st.sampled_from(["", "", "", " ", "te veel"])


def columns_at_fault(row: dict[str, Cell], surplus: str) -> set[str]:
    """Slow and obvious: which columns of one row are wrong."""
    faults = {name for name, cell in row.items() if cell.is_wrong}
    faults |= {name for name in REQUIRED if not row[name].text.strip()}
    if surplus.strip():
        faults.add("(buiten de tabel)")
    if faults:
        return faults
    start, end, status = (row[name].value for name in ("startdatum", "einddatum", "status"))
    assert isinstance(start, date)
    if isinstance(end, date) and end < start:
        return {"einddatum"}
    if (status == "gestart") == (end is not None):
        return {"einddatum"}
    return set()


@settings(SHORT, max_examples=150)
@given(delivered=st.lists(st.tuples(ROW | BLANK_ROW, SURPLUS), min_size=1, max_size=6))
def test_every_row_is_accepted_or_refused_as_a_person_would(
    delivered: list[tuple[dict[str, Cell], str]], lookups: Lookups
) -> None:
    texts = [[*(row[name].text for name in HEADER), surplus] for row, surplus in delivered]
    batches = list(check_sheet(sheet_of("deelname", HEADER, texts), 7, lookups))
    refused: set[tuple[int, str]] = set()
    accepted = []
    rows_in = 0
    for line, (row, surplus) in enumerate(delivered, start=2):
        if not surplus.strip() and not any(cell.text.strip() for cell in row.values()):
            continue
        rows_in += 1
        if faults := columns_at_fault(row, surplus):
            refused |= {(line, column) for column in faults}
            continue
        values = {name: row[name].value for name in HEADER if name != "opmerking"}
        values["aantal"] = values["aantal"] or 1
        accepted.append({"file_id": 7, "line": line} | values)
    assert sum(batch.rows_in for batch in batches) == rows_in
    reasons = [reason for batch in batches for reason in batch.rejected.to_pylist()]
    assert sorted((reason["line"], reason["column_name"]) for reason in reasons) == sorted(refused)
    found = [row for batch in batches for row in batch.accepted.to_pylist()]
    compared = ("file_id", "line", *(name for name in HEADER if name != "opmerking"))
    assert [{name: row[name] for name in compared} for row in found] == accepted
    assert rows_in == len(found) + len({line for line, _ in refused})


def checked(lookups: Lookups, header: str, *rows: str, contract: str = "deelname") -> CheckedBatch:
    cells = [row.split(";") for row in rows]
    (batch,) = check_sheet(sheet_of(contract, header.split(";"), cells), 1, lookups)
    return batch


SHORT_HEADER = "traject_id;gemeente_code;startdatum;einddatum;status;variant;leeftijd"


@pytest.mark.parametrize(
    ("row", "column", "found", "expected", "advice"),
    [
        (
            ";363;1-9-2023;;gestart;basis;17", "traject_id", "(leeg)", "een waarde",
            "Vul deze cel in.",
        ),
        (
            "T1;Amsterdm;1-9-2023;;gestart;basis;17", "gemeente_code", "Amsterdm",
            "een gemeente van 1-1-2023, als code (GM0363) of naam", "Bedoelde u Amsterdam?",
        ),
        (
            "T1;363;31-2-2023;;gestart;basis;17", "startdatum", "31-2-2023",
            "een datum, bijvoorbeeld 1-9-2023 of 2023-09-01",
            "Deze dag bestaat niet op de kalender.",
        ),
        (
            "T1;363;1-9-2023;;gestart;basis;31", "leeftijd", "31",
            "een heel getal van 12 tot en met 30", "Verbeter deze cel.",
        ),
        (
            "T1;363;1-9-2023;;gestrt;basis;17", "status", "gestrt",
            "een van: gestart, afgerond, gestopt", "Bedoelde u gestart?",
        ),
        (
            "T1;363;1-9-2023;31-8-2023;afgerond;basis;17", "einddatum", "31-8-2023",
            "een dag op of na startdatum", "Controleer of dag en maand niet verwisseld zijn.",
        ),
        (
            "T1;363;1-9-2023;;afgerond;basis;17", "einddatum", "(leeg)",
            "gevuld, omdat status afgerond of gestopt is", "Vul einddatum in, of verander status.",
        ),
        (
            "T1;363;1-9-2023;2-9-2023;gestart;basis;17", "einddatum", "2-9-2023",
            "leeg, omdat status gestart is", "Maak einddatum leeg, of verander status.",
        ),
        (
            "T1;363;1-9-2023;;gestart;basis;17;rest", "(buiten de tabel)", "rest",
            "niet meer cellen dan de kopregel heeft",
            "Zet een cel met een scheidingsteken tussen aanhalingstekens.",
        ),
        (
            f"{'x' * 501};363;1-9-2023;;gestart;basis;17", "traject_id", "x" * 200,
            "ten hoogste 500 tekens", "Nu 501.",
        ),
    ],
)  # fmt: skip
def test_a_refused_row_says_all_a_user_needs(
    *, lookups: Lookups, row: str, column: str, found: str, expected: str, advice: str
) -> None:
    batch = checked(lookups, SHORT_HEADER, "T0;363;1-9-2023;;gestart;basis;17", row)
    assert batch.accepted["line"].to_pylist() == [2]
    assert batch.rejected.to_pylist() == [
        {
            "file_id": 1,
            "line": 3,
            "column_name": column,
            "found": found,
            "expected": expected,
            "advice": advice,
            "raw_row": json.dumps(dict(zip(SHORT_HEADER.split(";"), row.split(";"), strict=False))),
            "rsv_code": None,
            "municipality_codes": ["GM0363"] if column != "gemeente_code" else None,
        }
    ]


def test_a_refused_row_says_whose_it_is_as_far_as_it_could_be_read(lookups: Lookups) -> None:
    def whose(contract: str, header: str, *rows: str) -> list[tuple[object, object]]:
        sheet = sheet_of(contract, header.split(";"), [row.split(";") for row in rows])
        (batch,) = check_sheet(sheet, 1, lookups)
        assert batch.accepted.num_rows == 0
        found = batch.rejected.to_pylist()
        return [(row["rsv_code"], row["municipality_codes"]) for row in found]

    agenda = "rsv_code;onderdeel;ambitie;actie;status"
    read, unread = ("RSV15", None), (None, None)
    rows = ("RSV99;a;meer;een;klaar", "zeeland;a;meer;een;weg")
    assert whose("werkagenda", agenda, *rows) == [unread, read]
    targets = "gebied;jaar;maat;doel;status"
    rows = ("zeeland;1;gestart;5;concept", "NL;1;gestart;5;concept")
    assert whose("groeiambitie", targets, *rows) == [read, unread]
    offer = "aanbod_id;naam;organisatie;thema;variant;moment;doelgroep;gemeente;plaatsen;startdatum"
    row = "A1;Samen;Stichting;zorg;basis;vakantie;alle;363, Utrecht;veel;1-9-2023"
    assert whose("aanbod", offer, row) == [(None, ["GM0363", "GM0344"])]


def test_a_row_gives_all_its_reasons_and_counts_once(lookups: Lookups) -> None:
    batch = checked(lookups, SHORT_HEADER, ";Atlantis;gisteren;morgen;;lang;5")
    assert (batch.rows_in, batch.accepted.num_rows) == (1, 0)
    assert batch.rejected["column_name"].to_pylist() == [
        "traject_id", "gemeente_code", "startdatum", "einddatum", "status", "variant", "leeftijd",
    ]  # fmt: skip
    assert set(batch.rejected["line"].to_pylist()) == {2}


def test_blank_rows_are_no_rows(lookups: Lookups) -> None:
    batch = checked(
        lookups, SHORT_HEADER, ";;;;;;", " ; ;\u00a0;;;;", "T1;363;1-9-2023;;gestart;basis;17"
    )
    assert (batch.rows_in, batch.accepted["line"].to_pylist()) == (1, [4])


def test_a_row_with_only_a_remark_is_a_row(lookups: Lookups) -> None:
    batch = checked(lookups, f"{SHORT_HEADER};opmerking", ";;;;;;;nog bellen")
    assert (batch.rows_in, batch.accepted.num_rows) == (1, 0)


def test_absent_optional_columns_are_empty_and_defaults_are_filled(lookups: Lookups) -> None:
    (row,) = checked(
        lookups, SHORT_HEADER, "T1;363;1-9-2023;;gestart;basis;17"
    ).accepted.to_pylist()
    assert row["aantal"] == 1
    assert {row[name] for name in ("aanbod_id", "doe_gemeente", "geslacht")} == {None}


@pytest.mark.parametrize(
    ("contract", "header", "row", "column", "expected"),
    [
        (
            "aanbod",
            "aanbod_id;naam;organisatie;thema;variant;moment;doelgroep;gemeente_code;plaatsen;"
            "startdatum;einddatum",
            "A;B;C;zorg;basis;vakantie;alle;363;10;1-9-2023;31-8-2023", "einddatum",
            "een dag op of na startdatum",
        ),
        (
            "aanbod",
            "aanbod_id;naam;organisatie;thema;variant;moment;doelgroep;gemeente_code;plaatsen;"
            "startdatum",
            "A;B;C;,;basis;vakantie;alle;363;10;1-9-2023", "thema", "een van: kansengelijkheid",
        ),
        (
            "rsv_gemeenten", "rsv_code;gemeente_code;geldig_vanaf;geldig_tot;status",
            "RSV01;363;2023-03-28;2023-03-27;voorlopig", "geldig_tot",
            "een dag op of na geldig_vanaf",
        ),
        (
            "partners", "rsv_code;organisatie;sector;lid_vanaf;lid_tot",
            "RSV01;X;fondsen;2023-03-28;2023-03-27", "lid_tot", "een dag op of na lid_vanaf",
        ),
        (
            "facilitatoren", "rsv_code;rol;fte;vanaf;tot;stap",
            "RSV01;kwartiermaker;0,5;2023-03-28;2023-03-27;toets", "tot", "een dag op of na vanaf",
        ),
        (
            "facilitatoren", "rsv_code;rol;fte;vanaf;stap",
            "RSV01;kwartiermaker;3,1;2023-03-28;toets", "fte", "een getal van 0 tot en met 3",
        ),
        (
            "bevolking", "gemeente_code;jaar;leeftijd_van;leeftijd_tot;aantal;status",
            "363;2023;29;12;100;schatting", "leeftijd_tot", "een leeftijd op of boven leeftijd_van",
        ),
        (
            "groeiambitie", "gebied;jaar;maat;doel;status",
            "RSV99;2024;gestart;100;concept", "gebied", "de code of naam van een RSV",
        ),
        (
            "bijeenkomsten", "rsv_code;soort;datum", "RSV01;borrel;1-9-2023", "soort",
            "een van: overleg",
        ),
        (
            "werkagenda", "rsv_code;onderdeel;ambitie;actie;status",
            "RSV01;z;iets;iets;bezig", "onderdeel", "een van: a, b, c",
        ),
    ],
)  # fmt: skip
def test_rules_of_the_other_inputs(
    *, lookups: Lookups, contract: str, header: str, row: str, column: str, expected: str
) -> None:
    (reason,) = checked(lookups, header, row, contract=contract).rejected.to_pylist()
    assert (reason["line"], reason["column_name"]) == (2, column)
    assert reason["expected"].startswith(expected)


def test_the_area_of_an_ambition_may_be_the_country(lookups: Lookups) -> None:
    rows = [
        f"{area};2024;gestart;100;concept" for area in ("NL", "Nederland", "rsv01", "Groningen")
    ]
    batch = checked(lookups, "gebied;jaar;maat;doel;status", *rows, contract="groeiambitie")
    assert batch.accepted["gebied"].to_pylist() == ["NL", "NL", "RSV01", "RSV01"]
