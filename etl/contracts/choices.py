"""What a drop-down offers for a coded column: texts that its parser accepts."""

from collections.abc import Mapping

from etl.contracts.lookups import Lookups
from warehouse.reference import read_reference


def choices(list_name: str, lookups: Lookups) -> dict[str, str]:
    """Return the text a person chooses → its code, in the order of the list.

    `list_name` is a code list of warehouse/reference/code_lists.csv, or municipality, place
    (municipalities and landelijk), rsv, rsv_or_country, yes_no.
    """
    if list_name == "municipality":
        return _by_name(lookups.municipality_names)
    if list_name == "place":
        return {"landelijk": "landelijk", **_by_name(lookups.municipality_names)}
    if list_name == "rsv":
        return {name: code for code, name in sorted(lookups.rsv_names.items())}
    if list_name == "rsv_or_country":
        return {"Nederland": "NL", **choices("rsv", lookups)}
    if list_name == "yes_no":
        return {"ja": "ja", "nee": "nee"}
    lists = read_reference("code_lists.csv", dtype=str, keep_default_na=False)
    chosen = lists[lists["list"] == list_name]
    return dict(zip(chosen["label"], chosen["code"], strict=True))


def _by_name(names_by_code: Mapping[str, str]) -> dict[str, str]:
    pairs = ((name, code) for code, name in names_by_code.items())
    return dict(sorted(pairs, key=lambda pair: pair[0].removeprefix("'s-").casefold()))
