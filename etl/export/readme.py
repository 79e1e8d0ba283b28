"""The text that goes with an export: what it is, how to read it, and what may be done with it."""

import pandas as pd

from etl.export.dictionary import Table, described
from warehouse.releases import Release
from warehouse.snapshots import Snapshot

FICTITIOUS = """
> **FICTIEF: dit is voorbeelddata.** Trek er geen conclusies uit en stuur ze niet door als echt.
"""


def readme(
    release: Release, snapshot: Snapshot | None, dictionary: pd.DataFrame, formats: tuple[str, ...]
) -> str:
    """Return the text in Dutch, as Markdown."""
    names = list(dict.fromkeys(dictionary["Tabel"]))
    lines = [f"| {name} | {Table(name).title} |" for name in names]
    left_out = [f"- `{name}`: {why}." for name, why in described()["left_out"].items()]
    left_out += [
        f"- `{name}.{column}`: {why}."
        for name in names
        for column, why in Table(name).left_out.items()
    ]
    return f"""# MDT Regiomonitor: de gepubliceerde tabellen
{FICTITIOUS if release.is_fictitious else ""}
- Uitgave: {release.release_id}
- Peildatum van de uitgave: {release.reference_date:%d-%m-%Y}
{_about(snapshot)}- Kolommen uitgelegd: het bestand dat eindigt op `woordenboek.csv`
- Mappen: {", ".join(f"`{name}`" for name in formats)}

## Lezen

- CSV: puntkomma, decimale komma, UTF-8 met BOM; Excel opent ze met een dubbele klik. Datums zijn
  jjjj-mm-dd, lijsten zijn gescheiden door `|`, ja en nee zijn `true` en `false`.
- Parquet: Power BI, R en Python lezen de soort van elke kolom mee. Uitgave en fictief staan in de
  metagegevens van elk bestand.
- Een leeg getal is onbekend of verborgen, nooit 0. Verborgen staat erbij: `is_suppressed` is dan
  `true`. Reken een verborgen aantal niet terug uit andere cijfers.
- Toegekend, gestart, lopend en afgerond zijn verschillende dingen: niet optellen.
- Koppel tabellen op `area_kind` met `area_code`, op `period`, of op de code van gemeente of RSV.

## Tabellen

| tabel | waarover |
|---|---|
{chr(10).join(lines)}

## Wat er niet in zit

{chr(10).join(left_out)}

## Gebruik

Bevolking, gemeenten en grenzen: CBS en Kadaster, CC BY 4.0, bewerkt; noem die bron. De overige
cijfers komen uit de bestanden die het programma en de RSV's hebben aangeleverd: noem de uitgave en
de peildatum als u ze gebruikt, en vraag het programmateam voordat u ze buiten het programma deelt.
"""


def _about(snapshot: Snapshot | None) -> str:
    if snapshot is None:
        return ""
    return (
        f"- Bevroren stand: {snapshot.title} ({snapshot.name}), peildatum "
        f"{snapshot.reference_date:%d-%m-%Y}. De tabellen zijn die van de hele uitgave; kies zelf "
        "de perioden die op die dag eindigen.\n"
    )
