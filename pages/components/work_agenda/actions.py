"""Actions on the work agendas: which are shown, as tables, and what is missing in them."""

import pandas as pd
import streamlit as st

from language import mark, ntr, tr
from pages.components import address, formats
from pages.components.name_lists import name_list
from pages.components.work_agenda.progress import NO_BREAK, part_name
from warehouse.kept import kept
from warehouse.queries import code_list
from warehouse.reference import work_agenda_tasks

EVERY_PART, EVERY_STATUS = mark("Alle onderdelen"), mark("Elke status")
NOT_GIVEN = mark("niet genoemd")
DROPPED = "vervallen"


def choose_part() -> str | None:
    """Choose a part of the agenda; None is all of them."""
    codes = {part_name(code): code for code in work_agenda_tasks()}
    return codes.get(_box(tr("Onderdeel"), {tr(EVERY_PART): None, **codes}, "onderdeel"))


def choose_status(release_id: str) -> str | None:
    """Choose a status as delivered; None is every status."""
    listed = code_list(release_id, "agenda_status")
    codes = dict(zip(listed["label"].map(tr), listed["code"], strict=True))
    return codes.get(_box(tr("Status"), {tr(EVERY_STATUS): None, **codes}, "status"))


def choose_only_overdue() -> bool:
    """Choose whether only what is late is shown."""
    address.settle_flag("te_laat", tr("alleen te laat"))
    return st.checkbox(
        tr("Alleen te laat"),
        key="te_laat",
        help=tr("Niet klaar, en de deadline ligt vóór de peildatum."),
        bind="query-params",
        persist_state="session",
    )


def _box(label: str, options: dict[str, str | None], key: str) -> str:
    address.settle(key, options, name=formats.lower_first(label), usual=next(iter(options)))
    return st.selectbox(label, list(options), key=key, bind="query-params", persist_state="session")


@kept
def chosen(
    actions: pd.DataFrame, part: str | None, status: str | None, only_overdue: bool
) -> pd.DataFrame:
    """Return the actions that pass the choices."""
    asked = actions["is_overdue"] if only_overdue else actions["action"].notna()
    if part is not None:
        asked = asked & (actions["agenda_part"] == part)
    if status is not None:
        asked = asked & (actions["status"] == status)
    return actions[asked]


@kept
def action_table(actions: pd.DataFrame) -> pd.DataFrame:
    """Return the actions for readers, with where each stands in the delivery."""
    return pd.DataFrame(
        {
            mark("RSV"): actions["rsv_name"],
            mark("Onderdeel"): actions["agenda_part"].map(part_name),
            mark("Actie"): actions["action"],
            mark("Eigenaar"): actions["owner"].fillna(tr(NOT_GIVEN)),
            mark("Deadline"): [
                tr(NOT_GIVEN) if pd.isna(day) else formats.day(pd.Timestamp(day).date())
                for day in actions["deadline"]
            ],
            mark("Status"): [
                tr("{status}, te laat").format(status=tr(label).lower())
                if late
                else tr(label).lower()
                for label, late in zip(actions["status_label"], actions["is_overdue"], strict=True)
            ],
            mark("Ambitie"): actions["ambition"],
            mark("Bestand"): actions["file_name"].fillna(""),
            mark("Regel"): actions["line"].astype("str"),
        }
    ).reset_index(drop=True)


@kept
def plan_table(actions: pd.DataFrame) -> pd.DataFrame:
    """Return the actions of one part of one partnership, short enough to stand beside a figure."""
    table = action_table(actions)[["Actie", "Status", "Deadline", "Eigenaar", "Ambitie"]]
    late = actions["is_overdue"].to_numpy()
    plain = table.map(formats.plain)
    plain["Deadline"] = plain["Deadline"].str.replace(" ", NO_BREAK)
    return plain.assign(
        Status=plain["Status"].where(~late, ":red-badge[! " + plain["Status"] + "]")
    )


@kept
def actions_finding(shown: pd.DataFrame, all_of_area: int, area_name: str) -> str:
    """Say how many actions pass the choices, and how many of them are late."""
    if not all_of_area:
        return tr("{area} heeft geen acties aangeleverd.").format(area=area_name)
    if shown.empty:
        return tr("{area}: geen van de {n} acties past bij uw keuze.").format(
            area=area_name, n=formats.number(all_of_area)
        )
    late = int(shown["is_overdue"].sum())
    dropped = int((shown["status"] == DROPPED).sum())
    number = formats.count_of(len(shown), "actie", "acties")
    if len(shown) < all_of_area:
        number = tr("{actions} van de {all}").format(
            actions=number, all=formats.number(all_of_area)
        )
    return tr("{area}: {actions}, waarvan {late} te laat en {dropped} vervallen.").format(
        area=area_name,
        actions=number,
        late=formats.number(late),
        dropped=formats.number(dropped),
    )


@kept
def incomplete(actions: pd.DataFrame) -> pd.DataFrame:
    """Return the actions without an owner or a deadline; a dropped action needs neither."""
    lacks = actions["owner"].isna() | actions["deadline"].isna()
    return actions[lacks & (actions["status"] != DROPPED)]


@kept
def incomplete_table(actions: pd.DataFrame) -> pd.DataFrame:
    """Say of each action what is missing, and on which line of which file to mend it."""
    missing = [
        name_list(
            [
                word
                for word, value in ((tr("eigenaar"), owner), (tr("deadline"), deadline))
                if pd.isna(value)
            ]
        )
        for owner, deadline in zip(actions["owner"], actions["deadline"], strict=True)
    ]
    table = action_table(actions)
    table[mark("Ontbreekt")] = missing
    return table[["RSV", "Onderdeel", "Actie", "Ontbreekt", "Bestand", "Regel"]]


@kept
def incomplete_finding(actions: pd.DataFrame, area_name: str) -> str:
    """Say how many actions lack an owner or a deadline."""
    owner, deadline = int(actions["owner"].isna().sum()), int(actions["deadline"].isna().sum())
    if not len(actions):
        said = tr("{area}: elke actie heeft een eigenaar en een deadline.")
        return said.format(area=area_name)
    return ntr(
        "{area}: {n} actie heeft geen eigenaar en {other} geen deadline. Zonder deadline is een "
        "actie nooit te laat.",
        "{area}: {n} acties hebben geen eigenaar en {other} geen deadline. Zonder deadline is een "
        "actie nooit te laat.",
        owner,
    ).format(area=area_name, n=formats.number(owner), other=formats.number(deadline))
