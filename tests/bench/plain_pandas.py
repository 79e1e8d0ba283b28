"""The heart of a load as a careful person would write it in pandas, to stand beside the load.

What it does: read five columns of the csv files of deelname, parse the dates, map the spellings of
variant and status that the example has to one code, and give the core counts: started, completed
and running young people per municipality, month and variant, for each variant and in total.

What a load does besides, and this does not: recognise files by their header, whatever their
encoding and separator; hold every cell of thirteen columns against the contract and say of every
row why it is refused; look for personal data and for doubles; the nine other inputs; names and old
codes of municipalities; partnerships, periods, small counts that are hidden, the statistics, the
map, checks, hashes, the archive, and publication.
"""

import json
import sys
from pathlib import Path

import pandas as pd

PLACE = ["gemeente_code", "variant"]
USED = [*PLACE, "startdatum", "einddatum", "status"]


def counts(paths: list[Path]) -> pd.DataFrame:
    """Return started, completed and running per municipality, variant and month."""
    rows = pd.concat(
        (pd.read_csv(path, sep=";", dtype="string", usecols=USED) for path in paths),
        ignore_index=True,
    )
    for name in ("variant", "status"):
        spellings = rows[name].unique()
        codes = [text.strip().lower().removeprefix("mdt-") for text in spellings]
        rows[name] = rows[name].map(dict(zip(spellings, codes, strict=True)))
    rows[PLACE] = rows[PLACE].astype("category")
    for day in ("startdatum", "einddatum"):
        days = pd.to_datetime(rows[day], format="%d-%m-%Y")
        rows[day] = days.dt.to_period("M").dt.to_timestamp()
    completed = rows[rows["status"] == "afgerond"]
    flows = {
        "started": _per_month(rows, "startdatum"),
        "completed": _per_month(completed, "einddatum"),
        "ended": _per_month(rows.dropna(subset="einddatum"), "einddatum"),
    }
    table = pd.concat(flows, axis=1).sort_index()
    first, last = rows["startdatum"].min(), rows[["startdatum", "einddatum"]].max().max()
    months = pd.date_range(first, last, freq="MS")
    every = pd.MultiIndex.from_product([*(rows[name].cat.categories for name in PLACE), months])
    table = table.reindex(every.set_names(table.index.names)).fillna(0).astype(int)
    stock = (table["started"] - table["ended"]).groupby(level=PLACE).cumsum()
    table = table.drop(columns="ended").assign(running=stock)
    total = table.groupby(level=["gemeente_code", "month"]).sum()
    total = pd.concat({"totaal": total}, names=["variant"]).reorder_levels(table.index.names)
    return pd.concat([table, total])


def _per_month(rows: pd.DataFrame, day: str) -> pd.Series:
    return rows.groupby([*PLACE, rows[day].rename("month")], observed=True).size()


if __name__ == "__main__":
    found = counts([Path(name) for name in sys.argv[1:]])
    print(json.dumps(found.sum().to_dict()))
