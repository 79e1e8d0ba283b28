"""Inboxes with one small file, as a region might deliver first."""

from pathlib import Path

HEADER = "traject_id;gemeente_code;startdatum;einddatum;status;variant;leeftijd"


def write_small_inbox(inbox: Path) -> None:
    """40 trajectories in two municipalities, over two years, and one bad row."""
    rows = [
        f"{number};{('GM0344', 'Almere')[number % 2]};{1 + number % 28:02}-{1 + number % 12:02}-"
        f"{2022 + number % 2};;gestart;basis;17"
        for number in range(40)
    ]
    _write(inbox, [*rows, "99;GM9999;15-03-2023;;gestart;plus;20"])


def write_short_inbox(inbox: Path) -> None:
    """40 trajectories within five months: no period of twelve months is covered."""
    _write(
        inbox,
        [
            f"{number};GM0344;{1 + number % 28:02}-{1 + number % 5:02}-2023;;gestart;basis;17"
            for number in range(40)
        ],
    )


def _write(inbox: Path, rows: list[str]) -> None:
    inbox.mkdir(parents=True)
    (inbox / "deelname.csv").write_bytes("\r\n".join([HEADER, *rows]).encode("utf-8-sig"))
