"""CBS and PDOK as they answer: pages, codes filled up with spaces, empty cells, statuses.

The shapes follow the documentation of both services and what others recorded of them; nothing
here was recorded from the real servers.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from tests.refresh.loopback import Answer, Request

Row = dict[str, Any]
Change = Callable[[list[Row]], list[Row]]
UNCHANGED: Change = lambda rows: rows  # noqa: E731

CBS = "/ODataFeed/odata"
PDOK = "/cbs/gebiedsindelingen"


def inhabitants(code: str, year: int, age: int) -> int:
    """An invented count, different for every cell."""
    return 20 + (int(code[2:]) * 31 + year * 7 + age * 13) % 900


def population_rows(year: int, codes: Sequence[str], gone: Sequence[str] = ()) -> list[Row]:
    """03759ned as the filter leaves it: ages 10-29, every region there ever was, and NL01."""
    rows = []
    for age in range(10, 30):
        counts = {code: inhabitants(code, year, age) for code in codes}
        regions: dict[str, int | None] = {"NL01  ": sum(counts.values()), **counts}
        regions |= dict.fromkeys(gone)
        rows += [
            {
                "Geslacht": "T001038",
                "BurgerlijkeStaat": "T001019",
                "Perioden": f"{year}JJ00",
                "Leeftijd": f"{10_000 + 100 * age}  ",
                "RegioS": f"{region:<6}",
                "BevolkingOp1Januari_1": count,
            }
            for region, count in regions.items()
        ]
    return rows


def municipality_row(code: str, name: str, province_code: str, province_name: str) -> Row:
    """Gebieden in Nederland: pairs of code and name, padded, among them the province."""
    return {
        "ID": int(code[2:]),
        "RegioS": f"{code:<10}",
        "Code_1": f"{code:<10}",
        "Naam_2": f"{name:<40}",
        "Code_14": "GG0111    ",
        "Naam_15": "GGD Voorbeeld       ",
        "Code_28": f"{province_code:<10}",
        "Naam_29": f"{province_name:<20}",
        "Inwonertal_54": 1234,
    }


def period(year: int, status: str | None = "Definitief", star: str = "") -> Row:
    return {"Key": f"{year}JJ00", "Title": f"{year}{star}", "Description": "", "Status": status}


def feature(code: str, geometry: Any, year: int = 2023) -> Row:
    return {
        "type": "Feature",
        "id": f"gemeente_gegeneraliseerd.{code}",
        "geometry": geometry,
        "properties": {
            "id": 1,
            "statcode": code,
            "jrstatcode": f"{year}{code}",
            "statnaam": f"Gemeente {code}",
            "rubriek": "gemeente",
        },
    }


@dataclass
class Sources:
    """Both services. `change` alters the rows or features of a collection before they page."""

    municipalities: list[Row] = field(default_factory=list)
    periods: list[Row] = field(default_factory=list)
    population: Mapping[int, list[Row]] = field(default_factory=dict)
    features: list[Row] = field(default_factory=list)
    change: dict[str, Change] = field(default_factory=dict)
    rows_per_page: int = 5_000
    says_matched: bool = True
    starts: list[int] = field(default_factory=list)

    def answer(self, request: Request) -> Answer:
        if request.path.startswith(PDOK):
            return self._features(request)
        collection = request.path.removeprefix(f"{CBS}/").lower()
        if collection == "03759ned/perioden":
            return self._rows(request, "perioden", self.periods)
        if collection == "03759ned/typeddataset":
            question = request.query["$filter"]
            for part in ("Geslacht eq 'T001038'", "BurgerlijkeStaat eq 'T001019'", "'NL01'"):
                assert part in question
            year = re.search(r"Perioden eq '(\d{4})JJ00'", question)
            assert year
            return self._rows(request, "bevolking", self.population[int(year[1])])
        if re.fullmatch(r"\d{5}ned/typeddataset", collection):
            return self._rows(request, "gemeenten", self.municipalities)
        return Answer(b"<html>404</html>", status=404)

    def _rows(self, request: Request, name: str, rows: list[Row]) -> Answer:
        assert request.query["$format"] == "json"
        rows = self.change.get(name, UNCHANGED)([dict(row) for row in rows])
        start = int(request.query.get("$skip", 0))
        end = start + self.rows_per_page
        url = f"http://{request.host}{request.path}"
        body: dict[str, object] = {"odata.metadata": f"{url}#x", "value": rows[start:end]}
        if end < len(rows):
            body["odata.nextLink"] = f"{url}?{urlencode({**request.query, '$skip': end})}"
        return Answer(body)

    def _features(self, request: Request) -> Answer:
        assert request.query["typeNames"] == "gebiedsindelingen:gemeente_gegeneraliseerd"
        assert request.query["srsName"] == "EPSG:4326"
        features = self.change.get("grenzen", UNCHANGED)([dict(row) for row in self.features])
        start = int(request.query["startIndex"])
        self.starts.append(start)
        page = features[start : start + min(int(request.query["count"]), self.rows_per_page)]
        body: dict[str, object] = {"type": "FeatureCollection", "features": page}
        if self.says_matched:
            body |= {"numberMatched": len(features), "numberReturned": len(page)}
        return Answer(body)
