"""The files of the partnerships: rsv, rsv_gemeenten, partners and facilitatoren."""

from pathlib import Path

import numpy as np

from etl.sources.example.organisations import SECTORS, Partner
from etl.sources.example.output import dutch_date, iso_date, write_rows
from etl.sources.example.reference import World
from etl.sources.example.scene import Scene
from methods.allocation import allocate

DECISION_DAY = np.datetime64("2023-03-28")
_SENIOR, _STARTER = "regiofacilitator", "kwartiermaker"


def write_rsv(path: Path, world: World) -> None:
    """Write the 19 partnerships with contacts that exist nowhere."""
    write_rows(
        path,
        ("rsv_code", "naam", "contact_naam", "contact_email", "website"),
        [
            (
                code,
                name,
                f"Contactpersoon {code} (fictief)",
                f"{code.lower()}@example.nl",
                f"https://example.nl/{code.lower()}",
            )
            for code, name in zip(world.rsv_codes, world.rsv_names, strict=True)
        ],
    )


def write_layout(path: Path, world: World) -> None:
    """Write the provisional layout: every municipality in one RSV from the decision day."""
    header = ("rsv_code", "gemeente_code", "geldig_vanaf", "geldig_tot", "status")
    order = np.argsort(world.rsv, kind="stable").tolist()
    day = iso_date(DECISION_DAY)
    write_rows(
        path,
        header,
        [(world.rsv_codes[world.rsv[i]], world.codes[i], day, "", "voorlopig") for i in order],
    )


def write_partners(path: Path, world: World, partners: list[Partner]) -> None:
    """Write the memberships, with days as Dutch Excel shows them."""
    write_rows(
        path,
        ("rsv_code", "organisatie", "sector", "lid_vanaf", "lid_tot"),
        [
            (
                world.rsv_codes[partner.rsv],
                partner.name,
                SECTORS[partner.sector],
                dutch_date(partner.member_from),
                dutch_date(partner.member_until),
            )
            for partner in partners
        ],
    )


def write_facilitators(path: Path, scene: Scene, rng: np.random.Generator) -> None:
    """One person per RSV; one RSV has only a starter, one changed persons in autumn 2023."""
    world, total_fte = scene.world, scene.figures["facilitators"]["total_fte"]
    youth = np.bincount(world.rsv, weights=world.youth[2023])
    twentieths = allocate(youth, round(total_fte * 20), 10, 20)
    order = rng.permutation(len(world.rsv_codes)).tolist()
    starter, changed, nominated, tested = order[:4]
    rows = []
    for at, code in enumerate(world.rsv_codes):
        role = _STARTER if at == starter else _SENIOR
        fte = f"{twentieths[at] / 20:.2f}".replace(".", ",")
        start = np.datetime64("2023-04-17") + np.timedelta64(int(rng.integers(0, 7)) * 7, "D")
        step, checks = "aangesteld", ["ja"] * 5
        if at == nominated:
            start, step, checks = np.datetime64("2024-02-01"), "voorgedragen", ["ja", "ja", "nee"]
            checks += ["", ""]
        elif at == tested:
            start, step = np.datetime64("2024-01-08"), "getoetst"
        if at == changed:
            gone, came = np.datetime64("2023-10-15"), np.datetime64("2023-11-06")
            rows.append((code, role, fte, dutch_date(start), dutch_date(gone), step, *checks))
            start = came
        rows.append((code, role, fte, dutch_date(start), "", step, *checks))
    write_rows(
        path,
        ("rsv_code", "rol", "fte", "vanaf", "tot", "stap", "profiel", "cv", "vog",
         "belangentoets", "geen_dubbelfinanciering"),
        rows,
    )  # fmt: skip
