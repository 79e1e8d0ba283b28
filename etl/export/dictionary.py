"""What is handed over and what every column means; the texts are in published_tables.yaml."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import duckdb
import pandas as pd
import yaml

from warehouse.models import model_names, model_sql
from warehouse.reference import REFERENCE_FOLDER

TYPES = {
    "VARCHAR": "tekst",
    "VARCHAR[]": "lijst van teksten",
    "BIGINT": "geheel getal",
    "INTEGER": "geheel getal",
    "HUGEINT": "geheel getal",
    "DOUBLE": "getal",
    "BOOLEAN": "true of false",
    "DATE": "datum",
    "TIMESTAMP": "datum",
    "TIMESTAMP_S": "datum",
}
WHEN_HIDDEN = "leeg waar is_suppressed true is"


@lru_cache(maxsize=1)
def described() -> dict[str, Any]:
    """Return tables (name → title, source, columns, hidden, left_out), left_out and columns."""
    text = (REFERENCE_FOLDER / "published_tables.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content


@dataclass(frozen=True)
class Table:
    """One exported table: what it is about, and the query that gives its rows."""

    name: str

    @property
    def title(self) -> str:
        """Return what the table is about, in Dutch."""
        return str(described()["tables"][self.name]["title"])

    @property
    def left_out(self) -> dict[str, str]:
        """Return the columns that stay behind, and why."""
        return dict(described()["tables"][self.name].get("left_out", {}))

    @property
    def sql(self) -> str:
        """Return the query of everything in the table, before columns are left out."""
        if self.name in model_names("export"):
            return model_sql(f"export/{self.name}").strip().removesuffix(";")
        return f"select * from release.mart.{self.name}"  # noqa: S608  a name from our own list

    def columns(self, connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
        """Return the exported columns and their DuckDB types; `connection` has release."""
        found = connection.execute(f"describe {self.sql}").fetchall()
        return {name: kind for name, kind, *_ in found if name not in self.left_out}

    def describe(self, connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
        """Return a row per column: Tabel, Kolom, Soort, Eenheid, Betekenis, … (Dutch).

        Raises KeyError for a column without a description.
        """
        about = described()["tables"][self.name]
        hidden = set(about.get("hidden", []))
        rows = []
        for name, kind in self.columns(connection).items():
            text = about.get("columns", {}).get(name) or described()["columns"][name]
            rows.append(
                {
                    "Tabel": self.name,
                    "Kolom": name,
                    "Soort": TYPES[kind],
                    "Eenheid": text.get("unit", ""),
                    "Betekenis": text["meaning"],
                    "Waarden": text.get("values", ""),
                    "Verborgen aantal": WHEN_HIDDEN if name in hidden else "",
                    "Bron": about["source"],
                }
            )
        return pd.DataFrame(rows)


def exported_tables() -> list[Table]:
    """List the tables that are handed over, in the order of the description."""
    return [Table(name) for name in described()["tables"]]
