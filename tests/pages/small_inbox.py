"""An inbox with one small file, as a region might deliver it first."""

from pathlib import Path


def write_small_inbox(inbox: Path) -> None:
    """One real-looking file: 40 trajectories in two municipalities, two years, one bad row."""
    rows = [
        f"{number};{('GM0344', 'Almere')[number % 2]};{1 + number % 28:02}-{1 + number % 12:02}-"
        f"{2022 + number % 2};;gestart;basis;17"
        for number in range(40)
    ]
    rows.append("99;GM9999;15-03-2023;;gestart;plus;20")
    header = "traject_id;gemeente_code;startdatum;einddatum;status;variant;leeftijd"
    inbox.mkdir(parents=True)
    (inbox / "deelname.csv").write_bytes("\r\n".join([header, *rows]).encode("utf-8-sig"))
