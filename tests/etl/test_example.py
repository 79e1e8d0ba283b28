"""The example delivery: calibrated, reproducible, and honest about what is planted."""

import codecs
import hashlib
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from etl.sources.example import ExampleSummary, write_example

REFERENCE = Path(__file__).parents[2] / "warehouse" / "reference"
ACCOUNT = "verantwoording_voorbeeld"
SNAPSHOT = pd.Timestamp("2024-02-29")
INBOX_FILES = {
    "deelname_fictief.csv",
    "aanbod_fictief.csv",
    "rsv_fictief.csv",
    "rsv_gemeenten_fictief.csv",
    "partners_fictief.csv",
    "facilitatoren_fictief.csv",
    "groeiambitie_fictief.xlsx",
    "werkagenda_fictief.csv",
    "bijeenkomsten_fictief.csv",
    "bevolking_voorbeeld.csv",
}


def read(path: Path, encoding: str = "utf-8-sig") -> pd.DataFrame:
    return pd.read_csv(path, sep=";", encoding=encoding, dtype=str)


def dutch_days(column: pd.Series) -> pd.Series:
    return pd.to_datetime(column, format="%d-%m-%Y")


def running(frame: pd.DataFrame, day: str) -> pd.Series:
    return (frame["start"] <= day) & (frame["end"].isna() | (frame["end"] >= day))


def fingerprints(inbox: Path) -> dict[str, str]:
    return {
        str(path.relative_to(inbox)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(inbox.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="session")
def delivery(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ExampleSummary]:
    inbox = tmp_path_factory.mktemp("example") / "inbox"
    return inbox, write_example(inbox)


@pytest.fixture(scope="session")
def inbox(delivery: tuple[Path, ExampleSummary]) -> Path:
    return delivery[0]


@pytest.fixture(scope="session")
def codes() -> dict[str, dict[str, str]]:
    """List → code or label → code."""
    known: dict[str, dict[str, str]] = {}
    for row in pd.read_csv(REFERENCE / "code_lists.csv").itertuples():
        known.setdefault(row.list, {}).update({row.code: row.code, row.label: row.code})
    return known


@pytest.fixture(scope="session")
def current() -> pd.DataFrame:
    """The 342 municipalities of 2023 with RSV and young people, by code."""
    municipalities = pd.read_csv(REFERENCE / "municipalities.csv")
    youth = pd.read_csv(REFERENCE / "youth_population.csv")
    youth = youth[(youth["age_from"] == 12) & (youth["year"] == 2023)]
    youth = youth.rename(columns={"inhabitants": "youth"})
    layout = pd.read_csv(REFERENCE / "provisional_rsv_layout.csv")
    return (
        municipalities[municipalities["year"] == 2023]
        .merge(youth[["municipality_code", "youth"]], on="municipality_code", validate="1:1")
        .merge(layout[["municipality_code", "rsv_code"]], on="municipality_code", validate="1:1")
        .set_index("municipality_code")
    )


@pytest.fixture(scope="session")
def rows(inbox: Path, codes: dict[str, dict[str, str]], current: pd.DataFrame) -> pd.DataFrame:
    """Participation with codes instead of spellings; `home` on the boundaries of 2023."""
    frame = read(inbox / "deelname_fictief.csv")
    frame["start"], frame["end"] = dutch_days(frame["startdatum"]), dutch_days(frame["einddatum"])
    frame["variant"] = frame["variant"].map(codes["variant"])
    frame["status"] = frame["status"].map(codes["trajectory_status"])
    changes = pd.read_csv(REFERENCE / "municipality_changes.csv")
    merged = changes[changes["kind"] == "merger"].set_index("old_code")["new_code"].to_dict()
    by_name = {name: code for code, name in current["municipality_name"].items()}
    by_name["Den Haag"] = "GM0518"

    def home(cell: str) -> str:
        code = f"GM{int(cell):04d}" if cell.isdecimal() else by_name.get(cell, cell)
        return merged.get(code, code)

    frame["home"] = frame["gemeente_code"].map({c: home(c) for c in set(frame["gemeente_code"])})
    return frame


@pytest.fixture(scope="session")
def regular(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["variant"] != "kort"]


@pytest.fixture(scope="session")
def offer(inbox: Path) -> pd.DataFrame:
    frame = read(inbox / "aanbod_fictief.csv")
    frame["start"] = pd.to_datetime(frame["startdatum"])
    frame["end"] = pd.to_datetime(frame["einddatum"])
    frame["places"] = frame["plaatsen"].astype(int)
    return frame


def per_area(regular: pd.DataFrame, first: str, last: str, areas: pd.Index) -> pd.Series:
    inside = regular["start"].between(first, last)
    return regular[inside].groupby("home").size().reindex(areas, fill_value=0)


# --- files ---


def test_ten_files_at_the_top_and_the_account_beside_them(
    delivery: tuple[Path, ExampleSummary], rows: pd.DataFrame
) -> None:
    inbox, summary = delivery
    assert {path.name for path in inbox.iterdir() if path.is_file()} == INBOX_FILES
    assert {path.name for path in summary.files} == INBOX_FILES
    assert {path.name for path in inbox.iterdir() if path.is_dir()} == {ACCOUNT}
    assert all(path.parent.name == ACCOUNT for path in summary.account_files)
    assert summary.trajectory_count == len(rows)


def test_files_are_as_dutch_excel_writes_them(inbox: Path) -> None:
    for path in inbox.glob("*.csv"):
        content = path.read_bytes()
        assert content.count(b"\n") == content.count(b"\r\n") > 1, path.name
        assert content.startswith(codecs.BOM_UTF8) == (path.name != "werkagenda_fictief.csv")
    agenda = (inbox / "werkagenda_fictief.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        agenda.decode("utf-8")
    assert "’" in agenda.decode("cp1252")
    assert "0,85" in (inbox / "facilitatoren_fictief.csv").read_text(encoding="utf-8-sig")


def test_same_seed_same_bytes_other_seed_other_bytes(inbox: Path, tmp_path: Path) -> None:
    write_example(tmp_path / "again")
    write_example(tmp_path / "other", seed=7)
    first, again, other = (
        fingerprints(folder) for folder in (inbox, tmp_path / "again", tmp_path / "other")
    )
    assert first == again
    seedless = {"rsv_fictief.csv", "rsv_gemeenten_fictief.csv", "bevolking_voorbeeld.csv"}
    assert {name for name in first if first[name] == other[name]} == seedless


def test_without_planted_lags_only_participation_and_account_differ(
    inbox: Path, tmp_path: Path
) -> None:
    summary = write_example(tmp_path, with_planted_lags=False)
    assert summary.planted_lags == ()
    assert read(tmp_path / ACCOUNT / "geplante_achterstanden.csv").empty
    with_lags, without = fingerprints(inbox), fingerprints(tmp_path)
    assert {name for name in with_lags if with_lags[name] != without[name]} == {
        "deelname_fictief.csv",
        str(Path(ACCOUNT, "geplante_achterstanden.csv")),
    }


# --- calibration ---


def test_starts_and_completions_meet_the_published_figures(regular: pd.DataFrame) -> None:
    started = {year: (regular["start"].dt.year <= year).sum() for year in (2022, 2023)}
    completed = {
        year: ((regular["end"].dt.year <= year) & (regular["status"] == "afgerond")).sum()
        for year in (2022, 2023)
    }
    assert 60_000 < started[2022] < 61_000
    assert started[2023] == 126_000
    assert completed[2023] == pytest.approx(89_500, rel=0.01)
    assert completed[2023] / completed[2022] == pytest.approx(2.0, abs=0.1)
    assert 12_000 <= (regular["start"] >= "2024-01-01").sum() <= 14_000
    ended = regular["status"].value_counts()
    assert ended["gestopt"] / (ended["gestopt"] + ended["afgerond"]) == pytest.approx(
        0.15, abs=0.01
    )


def test_short_trajectories_come_on_top(rows: pd.DataFrame, regular: pd.DataFrame) -> None:
    assert 1 - len(regular) / len(rows) == pytest.approx(0.04, abs=0.005)
    assert len(rows) == pytest.approx(140_000, rel=0.05)


def test_status_and_days_agree(rows: pd.DataFrame) -> None:
    assert (rows["end"].isna() == (rows["status"] == "gestart")).all()
    assert rows["end"].max() <= SNAPSHOT
    assert rows["start"].min() >= pd.Timestamp("2021-01-01")
    days = (rows["end"] - rows["start"]).dt.days
    assert days.min() >= 1
    done = days[rows["status"] == "afgerond"].groupby(rows["variant"])
    assert done.max()[["basis", "extra", "plus"]].max() <= 184
    assert done.min()["plus"] >= 90
    assert done.max()["kort"] <= 42


def test_projects_and_places_meet_the_published_figures(
    offer: pd.DataFrame, codes: dict[str, dict[str, str]]
) -> None:
    regular = offer[offer["variant"] != "kort"]
    assert running(regular, "2022-12-31").sum() == 234
    assert running(regular, "2023-12-31").sum() == 424
    assert regular.loc[regular["start"] <= "2022-12-31", "places"].sum() == 100_000
    assert regular.loc[regular["start"] <= "2023-12-31", "places"].sum() == 300_000
    lists = pd.read_csv(REFERENCE / "code_lists.csv")
    less = set(lists.loc[lists["flag"] == "less_privileged", "code"])
    groups = regular.loc[running(regular, "2023-12-31"), "doelgroep"].str.split("[,|]", regex=True)
    aims = groups.map(lambda cell: any(codes["target_group"][g.strip()] in less for g in cell))
    assert aims.mean() == pytest.approx(0.45, abs=0.005)


def test_profile(rows: pd.DataFrame) -> None:
    age = rows["leeftijd"].astype(int)
    assert age.between(12, 30).all()
    assert (age < 21).mean() == pytest.approx(0.64, abs=0.01)
    assert (rows["geslacht"] == "vrouw").mean() == pytest.approx(0.64, abs=0.01)


def test_school_year_rhythm(regular: pd.DataFrame) -> None:
    of_2023 = regular[regular["start"].dt.year == 2023]
    month = of_2023.groupby(of_2023["start"].dt.month).size() / (len(of_2023) / 12)
    assert month[[9, 10, 11]].min() > 1.25
    assert month[[1, 2, 3]].min() > 1.05
    assert month[[7, 8]].max() < 0.6


def test_cities_take_part_more(regular: pd.DataFrame, current: pd.DataFrame) -> None:
    by_class = current["urbanisation_class"]
    count = per_area(regular, "2023-01-01", "2023-12-31", current.index)
    youth = current["youth"]
    rate = count.groupby(by_class).sum() / youth.groupby(by_class).sum()
    relative = rate / (count.sum() / youth.sum())
    assert 1.1 < relative[1] < 1.3
    assert 0.78 < relative[5] < 0.95


def test_counts_are_over_dispersed_as_recruitment_in_groups(
    regular: pd.DataFrame, current: pd.DataFrame
) -> None:
    count = per_area(regular, "2023-03-01", "2024-02-29", current.index)
    expected = count.sum() * current["youth"] / current["youth"].sum()
    z = np.sort(2 * (np.sqrt(count) - np.sqrt(expected)))
    cut = len(z) // 10
    assert 3 <= np.mean(np.clip(z, z[cut], z[-cut - 1]) ** 2) <= 5

    # Within a municipality, month by month, only the groups are left.
    month = regular["start"].dt.to_period("M")
    table = pd.crosstab(regular["home"], month).loc[:, "2023-03":"2024-02"].to_numpy()
    table = table[table.sum(axis=1) > 24]
    mean = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    freedom = (table.shape[0] - 1) * (table.shape[1] - 1)
    assert 2.4 <= ((table - mean) ** 2 / mean).sum() / freedom <= 3.1


# --- what is planted ---


def test_planted_sizes_show_in_the_data(
    inbox: Path, regular: pd.DataFrame, current: pd.DataFrame
) -> None:
    planted = read(inbox / ACCOUNT / "geplante_achterstanden.csv")
    kinds = planted["kind"].value_counts().to_dict()
    assert kinds == {
        "groot_dubbel": 3,
        "middel_dubbel": 3,
        "groot_niveau": 2,
        "groot_daling": 2,
        "klein": 4,
        "rsv_dubbel": 1,
    }
    youth = current["youth"]
    for window, column in (
        (("2022-03-01", "2023-02-28"), "lag_before_pct"),
        (("2023-03-01", "2024-02-29"), "lag_last_12_pct"),
    ):
        count = per_area(regular, *window, current.index)
        at_national_rate = count.sum() / youth.sum() * youth
        for lag in planted.itertuples():
            area = (
                current.index == lag.municipality_code
                if isinstance(lag.municipality_code, str)
                else current["rsv_code"] == lag.rsv_code
            )
            expected = at_national_rate[area].sum()
            seen = 100 * (1 - count[area].sum() / expected)
            # Three standard errors of a count that comes in groups.
            assert abs(seen - int(getattr(lag, column))) < 300 * np.sqrt(2.75 * 1.5 / expected)
            if column == "lag_last_12_pct":
                assert expected == pytest.approx(int(lag.expected_yearly_count), rel=0.02)


def test_findable_says_what_power_allows(delivery: tuple[Path, ExampleSummary]) -> None:
    lags = delivery[1].planted_lags
    assert {lag.findable for lag in lags if lag.kind.startswith("groot")} == {True}
    assert {lag.findable for lag in lags if lag.kind == "klein"} == {False}
    assert all(lag.reason for lag in lags)
    planted = {lag.municipality_code for lag in lags if lag.municipality_code}
    assert len(planted) == 14


def test_white_spots_are_those_of_the_offer(
    inbox: Path, offer: pd.DataFrame, current: pd.DataFrame
) -> None:
    open_now = offer[(offer["variant"] != "kort") & running(offer, "2024-02-29")]
    served = set(open_now["gemeente_code"].str.split(r"[,|]\s*", regex=True).explode())
    assert "landelijk" in served
    white = set(current.index) - served
    listed = read(inbox / ACCOUNT / "witte_vlekken.csv").set_index("municipality_code")
    assert set(listed.index) == white
    assert 0.25 <= len(white) / 342 <= 0.30
    by_class = current["urbanisation_class"]
    share = by_class.loc[sorted(white)].value_counts() / by_class.value_counts()
    assert share[[4, 5]].min() > share.reindex([1, 2, 3], fill_value=0).max()
    km = listed["nearest_offer_km"].str.replace(",", ".").astype(float)
    assert ((km > 10) == (listed["is_far"] == "ja")).all()
    assert (km > 10).any()


# --- codes and identifiers ---


def test_every_code_is_known(
    inbox: Path, rows: pd.DataFrame, offer: pd.DataFrame, codes: dict[str, dict[str, str]]
) -> None:
    assert not rows[["variant", "status"]].isna().any(axis=None)
    for column, name in (("thema", "theme"), ("doelgroep", "target_group"), ("moment", "moment")):
        cells = offer[column].str.split(r"[,|]\s*", regex=True).explode()
        assert set(cells) <= set(codes[name])
    for file, column, name in (
        ("partners", "sector", "sector"),
        ("facilitatoren", "rol", "facilitator_role"),
        ("facilitatoren", "stap", "appointment_step"),
        ("werkagenda", "onderdeel", "agenda_part"),
        ("werkagenda", "status", "agenda_status"),
        ("bijeenkomsten", "soort", "meeting_kind"),
        ("rsv_gemeenten", "status", "layout_status"),
    ):
        encoding = "cp1252" if file == "werkagenda" else "utf-8-sig"
        assert set(read(inbox / f"{file}_fictief.csv", encoding)[column]) <= set(codes[name])


def test_municipality_cells_and_old_codes(rows: pd.DataFrame, current: pd.DataFrame) -> None:
    assert set(rows["home"]) == set(current.index)
    for column in ("doe_gemeente", "school_gemeente"):
        assert set(rows[column].dropna()) <= set(current.index)
    odd = ~rows["gemeente_code"].str.fullmatch(r"GM\d{4}")
    assert 0.002 < odd.mean() < 0.01
    changes = pd.read_csv(REFERENCE / "municipality_changes.csv", parse_dates=["valid_from"])
    old = rows.merge(
        changes[changes["valid_from"] > "2021-01-01"],
        left_on="gemeente_code",
        right_on="old_code",
        validate="m:1",
    )
    assert old["gemeente_code"].nunique() >= 10
    assert (old["start"] < old["valid_from"]).all()


def test_identifiers_carry_the_word(inbox: Path, rows: pd.DataFrame, offer: pd.DataFrame) -> None:
    assert rows["traject_id"].is_unique
    assert rows["traject_id"].str.fullmatch(r"fictief-\d{6}").all()
    assert offer["aanbod_id"].str.fullmatch(r"fictief-a\d{4}").all()
    partners = read(inbox / "partners_fictief.csv")
    for names in (offer["naam"], offer["organisatie"], partners["organisatie"]):
        assert names.str.endswith("(fictief)").all()
    contacts = read(inbox / "rsv_fictief.csv")
    assert contacts["contact_email"].str.fullmatch(r"rsv\d\d@example\.nl").all()


def test_trajectories_fit_their_project(rows: pd.DataFrame, offer: pd.DataFrame) -> None:
    assert rows["aanbod_id"].notna().mean() > 0.9
    both = rows.merge(offer, on="aanbod_id", suffixes=("", "_offer"), validate="m:1")
    assert len(both) == rows["aanbod_id"].notna().sum()
    assert (both["start"] >= both["start_offer"]).all()
    assert not (both[["start", "end"]].max(axis=1) > both["end_offer"]).any()
    assert (both["variant"] == both["variant_offer"]).all()
    started = offer["aanbod_id"].map(rows["aanbod_id"].value_counts()).fillna(0)
    assert (started <= offer["places"]).all()


# --- the partnerships ---


def test_layout_covers_every_municipality_once(inbox: Path, current: pd.DataFrame) -> None:
    layout = read(inbox / "rsv_gemeenten_fictief.csv")
    assert sorted(layout["gemeente_code"]) == sorted(current.index)
    assert layout["rsv_code"].nunique() == len(read(inbox / "rsv_fictief.csv")) == 19
    assert set(layout["geldig_vanaf"]) == {"2023-03-28"}
    population = read(inbox / "bevolking_voorbeeld.csv")
    assert len(population) == 4 * 342
    of_2023 = population[population["jaar"] == "2023"]
    assert of_2023["aantal"].astype(int).sum() == 3_923_984


def test_partners(inbox: Path) -> None:
    partners = read(inbox / "partners_fictief.csv")
    start, end = dutch_days(partners["lid_vanaf"]), dutch_days(partners["lid_tot"])
    assert partners.groupby("rsv_code").size().between(8, 30).all()
    now = partners[end.isna()]
    assert sorted(now.groupby("rsv_code")["sector"].nunique())[:3] == [4, 4, 5]
    assert partners.groupby("organisatie")["rsv_code"].nunique().max() > 1
    assert 0 < end.notna().sum() < 20
    assert (start > "2023-03-28").any()
    assert (start < "2023-03-28").any()


def test_facilitators(inbox: Path) -> None:
    frame = read(inbox / "facilitatoren_fictief.csv")
    frame["twentieths"] = frame["fte"].str.replace(",", ".").astype(float) * 20
    assert frame["twentieths"].between(10, 20).all()
    assert np.allclose(frame["twentieths"], frame["twentieths"].round())
    now = frame[frame["tot"].isna()]
    assert sorted(now["rsv_code"]) == [f"RSV{number:02d}" for number in range(1, 20)]
    assert now["twentieths"].sum() == pytest.approx(15 * 20)
    assert (now["rol"] == "kwartiermaker").sum() == 1
    changed = dutch_days(frame.loc[frame["tot"].notna(), "tot"])
    assert len(changed) == 1
    assert changed.between("2023-09-01", "2023-11-30").all()


def test_ambition_adds_up_to_slightly_less(inbox: Path) -> None:
    frame = pd.read_excel(inbox / "groeiambitie_fictief.xlsx", engine="calamine")
    assert list(frame.columns) == ["gebied", "jaar", "maat", "doel", "status"]
    assert len(frame) == 20 * 2 * 5
    national = frame[frame["gebied"] == "NL"].set_index(["jaar", "maat"])["doel"]
    regional = frame[frame["gebied"] != "NL"].groupby(["jaar", "maat"])["doel"].sum()
    assert (regional / national).between(0.95, 0.99).all()
    assert set(frame["status"]) == {"concept", "vastgesteld"}


def test_agenda_has_the_gaps_that_checks_look_for(inbox: Path) -> None:
    agenda = read(inbox / "werkagenda_fictief.csv", "cp1252")
    parts = agenda.groupby("rsv_code")["onderdeel"].nunique()
    assert sorted(parts) == [7] + [8] * 18
    assert agenda["deadline"].isna().sum() == 1
    late = dutch_days(agenda["deadline"]) < SNAPSHOT
    assert (late & agenda["status"].isin(["niet_begonnen", "bezig"])).any()
    assert not agenda.duplicated(["rsv_code", "onderdeel", "actie"]).any()


def test_meetings(inbox: Path) -> None:
    meetings = read(inbox / "bijeenkomsten_fictief.csv")
    day = pd.to_datetime(meetings["datum"])
    assert (day <= SNAPSHOT).all()
    assert day.dt.day_of_week.max() <= 4
    assert meetings[meetings["soort"] == "overleg"].groupby("rsv_code").size().between(4, 7).all()
    evaluation = meetings["soort"] == "evaluatie"
    assert 12 <= meetings.loc[evaluation, "rsv_code"].nunique() < 19
    assert day[evaluation].between("2023-11-01", "2024-02-29").all()


def test_no_cell_looks_like_personal_data(inbox: Path) -> None:
    for path in inbox.glob("*.csv"):
        if path.name != "rsv_fictief.csv":
            assert not re.search(rb"@|(?<!\d)\d{9}(?!\d)", path.read_bytes()), path.name
