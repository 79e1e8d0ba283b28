"""Municipalities of seven years, as code or as people call them, on the boundaries of 2023."""

import re

import pandas as pd
import pytest

from etl.contracts.cells import CellError, Parser
from etl.contracts.lookups import CARIBBEAN, NATIONWIDE, UNKNOWN, Lookups, load_lookups
from warehouse.reference import read_reference


@pytest.fixture(scope="module")
def lookups() -> Lookups:
    return load_lookups()


@pytest.fixture(scope="module")
def municipality(lookups: Lookups) -> Parser:
    return lookups.municipality()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((text, "GM0363") for text in ("363", "0363", "GM0363", " gm 0363 ", "Amsterdam")),
        ("14", "GM0014"),
        ("0014", "GM0014"),
        *((text, "GM0518") for text in ("Den Haag", "'s-Gravenhage", "’s gravenhage")),
        *((text, "GM0796") for text in ("Den Bosch", "'s-Hertogenbosch", "DENBOSCH")),
        *(
            (text, "GM1900")
            for text in (
                "Súdwest-Fryslân", "Sudwest Fryslan", "Súdwest Friesland", "Zuidwest-Friesland",
            )
        ),
        ("Noardeast Fryslan", "GM1970"),
        ("Noordoost-Friesland", "GM1970"),
        ("Bergen (NH.)", "GM0373"),
        ("Bergen NH", "GM0373"),
        ("Bergen Noord-Holland", "GM0373"),
        ("Bergen (L.)", "GM0893"),
        ("Bergen Limburg", "GM0893"),
        ("Hengelo (O.)", "GM0164"),
        ("Hengelo", "GM0164"),
        ("Utrecht", "GM0344"),
        ("Utrecht (gemeente)", "GM0344"),
        ("Nuenen", "GM0820"),
        ("GM0370", "GM0439"),
        ("Beemster", "GM0439"),
        ("Weesp", "GM0363"),
        ("457", "GM0363"),
        ("onbekend", UNKNOWN),
        ("Bonaire", CARIBBEAN),
        ("Caribisch Nederland", CARIBBEAN),
    ],
)  # fmt: skip
def test_spellings_of_a_municipality(municipality: Parser, text: str, code: str) -> None:
    assert municipality(text) == code


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Bergen", "Deze naam past op meer: kies Bergen (NH.) of Bergen (L.)."),
        ("Haaren", "Deze gemeente is gesplitst: kies Boxtel of Oisterwijk of Tilburg of Vught."),
        ("GM0788", "Deze gemeente is gesplitst: kies Boxtel of Oisterwijk of Tilburg of Vught."),
        ("788", "Deze gemeente is gesplitst: kies Boxtel of Oisterwijk of Tilburg of Vught."),
        ("Amsterdm", "Bedoelde u Amsterdam?"),
        ("s Hertogenbos", "Bedoelde u 's-Hertogenbosch?"),
        ("Briele", "Bedoelde u Brielle (Voorne aan Zee)?"),  # merged: the name they know as well
        ("Haren", "Bedoelde u Laren?"),  # not one of the four that Haaren was split over
        ("Parijs", ""),
        ("GM9999", ""),
        ("9999", ""),
        ("00363", ""),
        ("landelijk", ""),
        ("-", ""),
    ],
)
def test_no_municipality_or_no_single_one(municipality: Parser, text: str, advice: str) -> None:
    with pytest.raises(CellError) as refusal:
        municipality(text)
    assert refusal.value.expected == "een gemeente van 1-1-2023, als code (GM0363) of naam"
    if advice:
        assert refusal.value.advice == advice
    else:
        assert "kies" not in refusal.value.advice


def test_every_municipality_of_seven_years_has_one_place_or_choices(municipality: Parser) -> None:
    frame = read_reference("municipalities.csv", dtype=str)
    today = set(frame.loc[frame["year"] == "2023", "municipality_code"])
    changes = read_reference("municipality_changes.csv", dtype=str)
    names = dict(zip(changes["new_code"], changes["new_name"], strict=True))
    assert set(frame["year"]) == {str(year) for year in range(2020, 2027)}
    for row in frame.drop_duplicates(["municipality_code", "municipality_name"]).itertuples():
        successors = changes.loc[changes["old_code"] == row.municipality_code, "new_code"]
        for text in (row.municipality_code, row.municipality_name):
            if row.municipality_code in today:
                assert municipality(text) == row.municipality_code
            elif len(successors) == 1:
                assert municipality(text) == successors.iloc[0]
                assert successors.iloc[0] in today
            else:
                with pytest.raises(CellError) as refusal:
                    municipality(text)
                for code in successors:
                    assert names[code] in refusal.value.advice


def test_a_chain_of_mergers_ends_on_todays_code(monkeypatch: pytest.MonkeyPatch) -> None:
    changes = read_reference("municipality_changes.csv", dtype=str)
    chain = pd.DataFrame(
        [
            ("2019-01-01", "GM7001", "Oud", "GM0370", "Beemster", "merger"),
            ("2020-01-01", "GM7002", "Half", "GM7001", "Oud", "merger"),
            ("2020-01-01", "GM7002", "Half", "GM0363", "Amsterdam", "split"),
        ],
        columns=changes.columns,
    )
    old = read_reference("municipalities.csv", dtype=str).head(2)
    old = old.assign(municipality_code=["GM7001", "GM7002"], municipality_name=["Oud", "Half"])
    tables = {"municipality_changes.csv": chain, "municipalities.csv": old}

    def with_chain(name: str, **options: object) -> pd.DataFrame:
        shipped = read_reference(name, **options)
        return pd.concat([shipped, tables[name]]) if name in tables else shipped

    monkeypatch.setattr("etl.contracts.lookups.read_reference", with_chain)
    monkeypatch.setattr("etl.boundary_year.read_reference", with_chain)
    parse = load_lookups().municipality()
    assert parse("7001") == parse("Oud") == "GM0439"
    with pytest.raises(CellError, match="gesplitst: kies Amsterdam of Purmerend"):
        parse("Half")


def test_places_of_an_offer_may_be_the_whole_country() -> None:
    from etl.contracts import CONTRACTS

    column = CONTRACTS["aanbod"].column("gemeente_code")
    assert column.parser is not None
    parse = column.parser(load_lookups())
    assert parse("landelijk") == parse("Online") == parse("heel Nederland") == [NATIONWIDE]
    assert parse("363, Beemster; Purmerend") == ["GM0363", "GM0439"]
    assert parse("Nuenen, Gerwen en Nederwetten") == ["GM0820"]
    assert parse("3, 85") == ["GM1979", "GM0085"]  # Appingedam and Ooststellingwerf, not GM0385


def test_rsvs_are_the_provisional_ones_until_others_are_delivered(lookups: Lookups) -> None:
    assert lookups.rsv()("groningen") == lookups.rsv()("rsv01") == "RSV01"
    own = lookups.with_rsvs({"R1": "Noord", "R2": "Zuid"}).rsv()
    assert (own("r1"), own("ZUID")) == ("R1", "R2")
    with pytest.raises(CellError, match=r"uit het bestand RSV's \(rsv\)"):
        own("RSV01")


def test_every_code_label_and_alias_gives_its_code(lookups: Lookups) -> None:
    lists = read_reference("code_lists.csv", dtype=str, keep_default_na=False)
    for row in lists.itertuples():
        parse = lookups.coded(row.list)
        for text in (row.code, row.label, *filter(None, row.aliases.split("|"))):
            assert parse(text.upper()) == row.code


def test_a_wrong_code_names_the_choices(lookups: Lookups) -> None:
    with pytest.raises(CellError) as refusal:
        lookups.coded("trajectory_status")("afgerondd")
    assert refusal.value.expected == "een van: gestart, afgerond, gestopt"
    assert refusal.value.advice == "Bedoelde u afgerond?"


@pytest.mark.parametrize(
    ("list_name", "text", "advice"),
    [
        ("variant", "MDT-lang", "Kies MDT-basis, MDT-extra, MDT-plus of MDT-kort."),
        ("trajectory_status", "?", "Kies Gestart, Afgerond of Gestopt."),
        ("facilitator_role", "anders", "Kies Regiofacilitator of Kwartiermaker."),
    ],
)
def test_when_nothing_is_near_the_choices_are_named_and_all_are_accepted(
    *, lookups: Lookups, list_name: str, text: str, advice: str
) -> None:
    parse = lookups.coded(list_name)
    with pytest.raises(CellError) as refusal:
        parse(text)
    assert refusal.value.advice == advice
    for choice in advice.removeprefix("Kies ").rstrip(".").replace(" of ", ", ").split(", "):
        assert parse(choice)


def test_no_cell_of_a_list_is_left_without_help(lookups: Lookups) -> None:
    for parse in (lookups.rsv(), lookups.municipality()):
        with pytest.raises(CellError) as refusal:
            parse("qqqqqqqq")
        assert refusal.value.advice.startswith("Neem de ")


def test_only_signs_and_case_are_forgiven_never_another_spelling(lookups: Lookups) -> None:
    status, place = lookups.coded("trajectory_status"), lookups.municipality()
    assert {status(text) for text in ("lopend?", "Lopend", "(lopend)")} == {"gestart"}
    # CBS: Hengelo is GM0164, in Overijssel; the one in Gelderland is part of Bronckhorst.
    assert {place(text) for text in ("Hengelo O", "Hengelo (O.)", "Hengelo")} == {"GM0164"}
    for parse, text in ((status, "lopent"), (status, "lopende"), (place, "Hengello O"),
                        (place, "Hengelo G")):  # fmt: skip
        with pytest.raises(CellError):
            parse(text)


@pytest.mark.parametrize("text", ["-", ".", "x", ""])
def test_a_sign_of_cbs_for_missing_is_not_provisional(lookups: Lookups, text: str) -> None:
    assert lookups.coded("population_status")("*") == "voorlopig"
    with pytest.raises(CellError):
        lookups.coded("population_status")(text)


def test_examples_in_the_contracts_are_valid(lookups: Lookups) -> None:
    from etl.contracts import CONTRACTS

    for contract in CONTRACTS.values():
        spellings = [spelling for column in contract.columns for spelling in column.spellings]
        assert len(spellings) == len(set(spellings)), contract.name
        assert not re.search(r"[A-Z]", contract.name)
        for column in contract.columns:
            if column.parser is not None:
                assert column.parser(lookups)(column.example) is not None
