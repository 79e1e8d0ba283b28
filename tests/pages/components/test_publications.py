"""The log of publications as a reader sees it."""

from pages.components import publications
from warehouse.publication_log import Publication, PublicationLog


def entry(**cells: object) -> Publication:
    fields: dict = {
        "moment": "2024-03-01T09:05:00+00:00", "role": "publicist", "action": "gepubliceerd",
        "release_id": "2024-02-29-b", "replaced_release_id": "2024-01-31-a",
        "files": ("deelname.csv", "rsv.csv"),
    }  # fmt: skip
    return Publication(**{**fields, **cells})


def test_the_log_in_dutch() -> None:
    log = PublicationLog(
        (
            entry(action="teruggedraaid", files=(), replaced_release_id=""),
            entry(),
            entry(action="iets nieuws"),
        ),
        0,
    )
    table = publications.publications_table(log)
    assert table["Wat"].tolist() == ["teruggedraaid", "gepubliceerd", "iets nieuws"]
    assert table["Bestanden"].tolist() == ["geen", "deelname.csv, rsv.csv", "deelname.csv, rsv.csv"]
    assert table["In plaats van"].tolist()[:2] == ["geen", "2024-01-31-a"]
    assert table["Rol"].tolist() == ["publicist"] * 3
