"""The lists that cells are held against: municipalities, partnerships, code lists."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from etl.boundary_year import boundary_year, lies_in
from etl.contracts.cells import CellError, Parser, normalise
from etl.contracts.known_values import lookup_key, lookup_parser, suggest
from warehouse.reference import read_reference

NATIONWIDE = "landelijk"
UNKNOWN = "onbekend"
CARIBBEAN = "caribisch"

_MUNICIPALITY_CODE = re.compile(r"\s*(?:gm)?[\s_-]*(\d{1,4})(?:[.,]0+)?\s*", re.IGNORECASE)

# Spellings people use that CBS does not; the code is looked up by the CBS name.
SPOKEN_NAMES = {
    "Den Haag": "'s-Gravenhage",
    "Den Bosch": "'s-Hertogenbosch",
    "Bergen Noord-Holland": "Bergen (NH.)",
    "Bergen Limburg": "Bergen (L.)",
    "Hengelo (O.)": "Hengelo",
    "Nuenen": "Nuenen, Gerwen en Nederwetten",
    "Súdwest Friesland": "Súdwest-Fryslân",
    "Zuidwest Friesland": "Súdwest-Fryslân",
    "Zuidwest Fryslân": "Súdwest-Fryslân",
    "Noordoost Friesland": "Noardeast-Fryslân",
    "Noordoost Fryslân": "Noardeast-Fryslân",
    "De Friese Meren": "De Fryske Marren",
    "Tietjerksteradeel": "Tytsjerksteradiel",
    "Gravenhage": "'s-Gravenhage",
    "Alphen a/d Rijn": "Alphen aan den Rijn",
    "Capelle a/d IJssel": "Capelle aan den IJssel",
    "Krimpen a/d IJssel": "Krimpen aan den IJssel",
    "Nuenen c.a.": "Nuenen, Gerwen en Nederwetten",
}
BUCKETS = {
    "onbekend": UNKNOWN,
    "onb": UNKNOWN,
    "caribischnederland": CARIBBEAN,
    "caribisch": CARIBBEAN,
    "bonaire": CARIBBEAN,
}


@dataclass(frozen=True)
class Lookups:
    """Normalised text → code, for each kind of list; names are by code, as people write them."""

    municipality_codes: Mapping[str, tuple[str, ...]]
    delivered_codes: Mapping[str, tuple[str, ...]]
    municipality_names: Mapping[str, str]
    splits: Mapping[str, tuple[str, ...]]
    code_lists: Mapping[str, Mapping[str, str]]
    code_labels: Mapping[str, tuple[str, ...]]
    rsv_codes: Mapping[str, str]
    rsv_names: Mapping[str, str]

    def with_rsvs(self, names_by_code: Mapping[str, str]) -> "Lookups":
        """Return the same lists with the delivered partnerships instead of the provisional."""
        return replace(self, rsv_codes=_spellings_of_rsvs(names_by_code), rsv_names=names_by_code)

    def coded(self, list_name: str) -> Parser:
        """Return a parser for one of the code lists."""
        known = self.code_lists[list_name]
        choices = ", ".join(dict.fromkeys(known.values()))
        *labels, last = self.code_labels[list_name]
        return lookup_parser(
            known, f"een van: {choices}", f"Kies {' of '.join((', '.join(labels), last))}."
        )

    def rsv(self) -> Parser:
        """Return a parser for partnership codes or names."""
        return lookup_parser(
            self.rsv_codes,
            "de code of naam van een RSV uit het bestand RSV's (rsv)",
            "Neem de code of naam over uit dat bestand, of uit de keuzelijst van het sjabloon.",
        )

    def municipality(
        self, *, buckets: Mapping[str, str] = BUCKETS, as_delivered: bool = False
    ) -> Parser:
        """Return a parser for municipality codes or names, mapped to today's boundaries.

        As delivered, a municipality that merged keeps the code it had: what is still to be added
        up must be told apart.
        """

        def parse(text: str) -> str:
            folded = _folded_municipality(text)
            if folded in buckets:
                return buckets[folded]
            spelling = folded.removeprefix("gemeente")
            codes = self.municipality_codes.get(spelling, ())
            if len(codes) == 1:
                own = self.delivered_codes[spelling] if as_delivered else codes
                return own[0] if len(own) == 1 else codes[0]
            expected = f"een gemeente van 1-1-{boundary_year()}, als code (GM0363) of naam"
            raise CellError(expected, self._municipality_advice(text, folded, codes))

        return parse

    def _municipality_advice(self, text: str, folded: str, codes: tuple[str, ...]) -> str:
        if codes:
            choices = " of ".join(self.municipality_names[code] for code in codes)
            reason = (
                "Deze gemeente is gesplitst" if folded in self.splits else "Deze naam past op meer"
            )
            return f"{reason}: kies {choices}."
        single = {
            spelling: found[0]
            for spelling, found in self.municipality_codes.items()
            if len(found) == 1
        }
        near = suggest(text, single, self.municipality_names)
        return near or "Neem de naam of code van de gemeente over van het CBS."


def _folded_municipality(text: str) -> str:
    """Fold a name; complete a code: '363', '0363', 'GM 363' and '363,0' → 'gm0363'.

    Other figures stay as they are written: folded, '36.3' would become the code of Amsterdam.
    """
    if match := _MUNICIPALITY_CODE.fullmatch(text):
        return f"gm{int(match[1]):04d}"
    return text if any(sign.isdecimal() for sign in text) else normalise(text)


def load_lookups() -> Lookups:
    """Build the lists from the reference data, with the provisional partnerships."""
    municipalities = read_reference("municipalities.csv", dtype=str)
    today = municipalities[municipalities["year"] == str(boundary_year())]
    names = dict(zip(today["municipality_code"], today["municipality_name"], strict=True))
    layout = read_reference("provisional_rsv_layout.csv", dtype=str)
    rsvs = dict(zip(layout["rsv_code"], layout["rsv_name"], strict=True))
    todays = _municipality_spellings(municipalities, lies_in(boundary_year()))
    own = _municipality_spellings(
        municipalities, {code: (code,) for code in municipalities["municipality_code"]}
    )
    splits = _spellings_of_splits(municipalities, todays)
    return Lookups(todays, own, names, splits, *_code_lists(), _spellings_of_rsvs(rsvs), rsvs)


def _municipality_spellings(
    municipalities: pd.DataFrame, codes_of: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return every spelling of a municipality of any year with the codes it stands for."""
    found: dict[str, set[str]] = defaultdict(set)
    spoken = defaultdict(list)
    for spelling, cbs_name in SPOKEN_NAMES.items():
        spoken[cbs_name].append(spelling)
    known = municipalities[["municipality_code", "municipality_name"]].drop_duplicates()
    for code, name in known.itertuples(index=False):
        in_statline = f"{name} (gemeente)"  # where a province has the same name
        for spelling in (code, name, in_statline, name.split(" (")[0], *spoken[name]):
            found[normalise(spelling)] |= set(codes_of[code])
    return {spelling: tuple(sorted(codes)) for spelling, codes in found.items() if codes}


def _spellings_of_splits(
    municipalities: pd.DataFrame, spellings: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    changes = read_reference("municipality_changes.csv", dtype=str)
    codes = set(changes.loc[changes["kind"] == "split", "old_code"])
    of_splits = municipalities[municipalities["municipality_code"].isin(codes)]
    return {
        normalise(text): spellings[normalise(text)]
        for text in (*codes, *of_splits["municipality_name"])
    }


def _code_lists() -> tuple[dict[str, dict[str, str]], dict[str, tuple[str, ...]]]:
    """Return for each list its spellings with their codes, and its labels in order."""
    frame = read_reference("code_lists.csv", dtype=str, keep_default_na=False)
    lists: dict[str, dict[str, str]] = defaultdict(dict)
    for row in frame.itertuples(index=False):
        for spelling in (row.code, row.label, *str(row.aliases).split("|")):
            if spelling:
                lists[str(row.list)].setdefault(lookup_key(str(spelling)), str(row.code))
    labels = {str(name): tuple(rows["label"]) for name, rows in frame.groupby("list")}
    return dict(lists), labels


def _spellings_of_rsvs(names_by_code: Mapping[str, str]) -> dict[str, str]:
    spellings: dict[str, str] = {}
    for code, name in names_by_code.items():
        spellings[normalise(name)] = code
        spellings[normalise(code)] = code
    return spellings
