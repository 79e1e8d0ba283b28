"""Actions on the work agendas: which are shown, as tables, and what is missing in them."""

import pandas as pd
import streamlit as st

from pages.components import address, formats
from pages.components.work_agenda_progress import NO_BREAK, part_name
from warehouse.queries import code_list
from warehouse.reference import work_agenda_tasks

EVERY_PART, EVERY_STATUS = "Alle onderdelen", "Elke status"
NOT_GIVEN = "niet genoemd"
LATE, DROPPED = "te laat", "vervallen"


def choose_part() -> str | None:
    """Choose a part of the agenda; None is all of them."""
    codes = {part_name(code): code for code in work_agenda_tasks()}
    return codes.get(_box("Onderdeel", {EVERY_PART: None, **codes}, "onderdeel"))


def choose_status(release_id: str) -> str | None:
    """Choose a status as delivered; None is every status."""
    listed = code_list(release_id, "agenda_status")
    codes = dict(zip(listed["label"], listed["code"], strict=True))
    return codes.get(_box("Status", {EVERY_STATUS: None, **codes}, "status"))


def choose_only_overdue() -> bool:
    """Choose whether only what is late is shown."""
    address.settle_flag("te_laat", "alleen te laat")
    return st.checkbox(
        "Alleen te laat",
        key="te_laat",
        help="Niet klaar, en de deadline ligt vóór de peildatum.",
        bind="query-params",
        persist_state="session",
    )


def _box(label: str, options: dict[str, str | None], key: str) -> str:
    address.settle(key, options, name=formats.lower_first(label), usual=next(iter(options)))
    return st.selectbox(label, list(options), key=key, bind="query-params", persist_state="session")


def chosen(
    actions: pd.DataFrame, part: str | None, status: str | None, only_overdue: bool
) -> pd.DataFrame:
    """Return the actions that pass the choices."""
    kept = actions["is_overdue"] if only_overdue else actions["action"].notna()
    if part is not None:
        kept = kept & (actions["agenda_part"] == part)
    if status is not None:
        kept = kept & (actions["status"] == status)
    return actions[kept]


def action_table(actions: pd.DataFrame) -> pd.DataFrame:
    """Return the actions for readers, with where each stands in the delivery."""
    return pd.DataFrame(
        {
            "RSV": actions["rsv_name"],
            "Onderdeel": actions["agenda_part"].map(part_name),
            "Actie": actions["action"],
            "Eigenaar": actions["owner"].fillna(NOT_GIVEN),
            "Deadline": [
                NOT_GIVEN if pd.isna(day) else formats.day(pd.Timestamp(day).date())
                for day in actions["deadline"]
            ],
            "Status": [
                f"{label.lower()}, {LATE}" if late else label.lower()
                for label, late in zip(actions["status_label"], actions["is_overdue"], strict=True)
            ],
            "Ambitie": actions["ambition"],
            "Bestand": actions["file_name"].fillna(""),
            "Regel": actions["line"].astype("str"),
        }
    ).reset_index(drop=True)


def plan_table(actions: pd.DataFrame) -> pd.DataFrame:
    """Return the actions of one part of one partnership, short enough to stand beside a figure."""
    table = action_table(actions)[["Actie", "Status", "Deadline", "Eigenaar", "Ambitie"]]
    late = actions["is_overdue"].to_numpy()
    plain = table.map(formats.plain)
    plain["Deadline"] = plain["Deadline"].str.replace(" ", NO_BREAK)
    return plain.assign(
        Status=plain["Status"].where(~late, ":red-badge[! " + plain["Status"] + "]")
    )


def actions_finding(shown: pd.DataFrame, all_of_area: int, area_name: str) -> str:
    """Say how many actions pass the choices, and how many of them are late."""
    if not all_of_area:
        return f"{area_name} heeft geen acties aangeleverd."
    if shown.empty:
        return f"{area_name}: geen van de {formats.number(all_of_area)} acties past bij uw keuze."
    late = int(shown["is_overdue"].sum())
    dropped = int((shown["status"] == DROPPED).sum())
    number = formats.count_of(len(shown), "actie", "acties")
    if len(shown) < all_of_area:
        number += f" van de {formats.number(all_of_area)}"
    return (
        f"{area_name}: {number}, waarvan {formats.number(late)} te laat en "
        f"{formats.number(dropped)} vervallen."
    )


def incomplete(actions: pd.DataFrame) -> pd.DataFrame:
    """Return the actions without an owner or a deadline; a dropped action needs neither."""
    lacks = actions["owner"].isna() | actions["deadline"].isna()
    return actions[lacks & (actions["status"] != DROPPED)]


def incomplete_table(actions: pd.DataFrame) -> pd.DataFrame:
    """Say of each action what is missing, and on which line of which file to mend it."""
    missing = [
        " en ".join(
            word for word, value in (("eigenaar", owner), ("deadline", deadline)) if pd.isna(value)
        )
        for owner, deadline in zip(actions["owner"], actions["deadline"], strict=True)
    ]
    table = action_table(actions)
    return table[["RSV", "Onderdeel", "Actie"]].assign(
        Ontbreekt=missing, Bestand=table["Bestand"], Regel=table["Regel"]
    )


def incomplete_finding(actions: pd.DataFrame, area_name: str) -> str:
    """Say how many actions lack an owner or a deadline."""
    owner, deadline = int(actions["owner"].isna().sum()), int(actions["deadline"].isna().sum())
    if not len(actions):
        return f"{area_name}: elke actie heeft een eigenaar en een deadline."
    return (
        f"{area_name}: {formats.count_of(owner, 'actie heeft', 'acties hebben')} geen eigenaar en "
        f"{formats.number(deadline)} geen deadline. Zonder deadline is een actie nooit te laat."
    )
