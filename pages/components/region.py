"""What the page of one partnership shows beside the shared figures."""

import math

import pandas as pd
import streamlit as st

from language import mark, tr
from pages.components import before_start, cooperation_headlines, downloads, figures, formats
from pages.components.context import PageContext
from pages.components.tables import drawn
from pages.components.texts import OUTCOMES, RELATIVE_DIRECTIONS, SIGNALS
from warehouse.kept import kept


def search_rsv_of_municipality(known: pd.DataFrame) -> None:
    """Answer "welke RSV hoort bij mijn gemeente?" and go there."""
    names = dict(zip(known["area_name"], known["rsv_name"], strict=True))

    def go() -> None:
        rsv_name = names.get(st.session_state["zoek_gemeente"])
        if isinstance(rsv_name, str):
            st.session_state["rsv"] = rsv_name

    chosen = st.selectbox(
        tr("Welk RSV hoort bij mijn gemeente?"),
        list(names),
        index=None,
        placeholder=tr("Typ een gemeente"),
        key="zoek_gemeente",
        on_change=go,
    )
    if chosen is not None:
        rsv_name = names[chosen]
        answer = (
            tr("{municipality} hoort bij RSV **{rsv_name}**.").format(
                municipality=chosen, rsv_name=formats.plain(rsv_name)
            )
            if isinstance(rsv_name, str)
            else tr("{municipality} heeft geen RSV.").format(municipality=chosen)
        )
        st.markdown(answer)


def show_headlines(
    own: pd.DataFrame,
    completed: pd.DataFrame,
    offer: pd.DataFrame,
    facilitator_tile: tuple[str, str],
) -> None:
    """Show the partnership in five figures; the last is value and note of its facilitator."""
    rate, national = _first(own, "rate_per_1000"), _first(own, "national_per_1000")
    outcome = own["adjusted_outcome_998"].iloc[0] if len(own) else "not_compared"
    direction = own["relative_direction"].iloc[0] if len(own) else "undetermined"
    rate_interval = formats.interval(
        _first(own, "adjusted_lower_95_per_1000"), _first(own, "adjusted_upper_95_per_1000")
    )
    growth_interval = formats.interval(
        _first(own, "adjusted_relative_lower_95"), _first(own, "adjusted_relative_upper_95"), 2
    )
    low, high = _first(completed, "lower_95_pct"), _first(completed, "upper_95_pct")
    tiles = (
        (
            tr("Gestart per 1.000 jongeren"),
            formats.number(rate, 1),
            tr("95%-interval {rate_interval}; Nederland {national}: {outcome}").format(
                rate_interval=rate_interval,
                national=formats.number(national, 1),
                outcome=OUTCOMES[outcome],
            ),
        ),
        (
            tr("Groei tegenover Nederland"),
            f"× {formats.number(_first(own, 'relative_ratio'), 2)}",
            tr("{direction}; 95%-interval {growth_interval}; 1 is even hard als Nederland").format(
                direction=RELATIVE_DIRECTIONS.get(direction, tr(formats.NO_DATA)),
                growth_interval=growth_interval,
            ),
        ),
        (
            tr("Aandeel afgerond"),
            formats.percentage(_first(completed, "completed_pct"), 1),
            tr("95%-interval {interval}").format(interval=formats.interval(low, high)),
        ),
        (
            tr("Lopende projecten"),
            formats.number(_first(offer, "running_projects")),
            tr("{n} organisaties").format(n=formats.number(_first(offer, "organisations"))),
        ),
        (tr("Fte facilitator"), *facilitator_tile),
    )
    for column, (label, value, note) in zip(st.columns(len(tiles)), tiles, strict=True):
        column.metric(label, value, border=True)
        column.caption(note)


@kept
def municipality_table(shown: pd.DataFrame, offer: pd.DataFrame) -> pd.DataFrame:
    """Set rate, interval, comparison and offer of each municipality side by side."""
    rows = shown.merge(
        offer[["area_code", "running_projects"]], on="area_code", how="left", validate="one_to_one"
    )
    rows = rows.sort_values("rate_per_1000")
    return pd.DataFrame(
        {
            tr("Gemeente"): rows["area_name"],
            tr("Signaal"): [
                SIGNALS[code].label if isinstance(code, str) else tr("niet vergeleken")
                for code in rows["signal"]
            ],
            **_counted(rows),
            tr("Tegenover RSV"): rows["rsv_outcome_998"].map(OUTCOMES),
            tr("Projecten"): rows["running_projects"].map(formats.number),
        }
    )


def show_coverage(own: pd.DataFrame, profile: pd.Series) -> None:
    """Say on how many of its municipalities the partnership's figure rests, if not on all."""
    known, every = _first(own, "known_municipalities"), _value(profile["municipalities"])
    if known < every:
        st.warning(
            tr(
                "De cijfers tellen {known} van de {every} gemeenten; voor de andere is "
                "in deze periode niets aangeleverd."
            ).format(known=formats.number(known), every=formats.number(every)),
            icon=":material/info:",
        )


def show_no_municipalities(profile: pd.Series) -> None:
    """Say why there are no municipalities to show: none belongs to it, or nothing came."""
    name = formats.plain(profile["rsv_name"])
    if math.isnan(_value(profile["municipalities"])):
        st.info(tr("Op de peildatum hoort er geen gemeente bij {name}.").format(name=name))
    else:
        st.info(tr("{name} heeft voor deze 12 maanden niets aangeleverd.").format(name=name))


def show_periods(of_periods: pd.DataFrame, context: PageContext, profile: pd.Series) -> None:
    """Show the starts of one partnership in every period, on the layout of the context."""
    if of_periods.empty:
        st.info(tr("Op deze indeling is er van geen enkele volle periode iets aangeleverd."))
        return
    table = written_periods(of_periods)
    st.table(
        drawn(table), hide_index=True, border="horizontal", alt=tr("Gestarte trajecten per periode")
    )
    downloads.offer(
        context,
        periods_table(of_periods),
        name=f"gestart-per-periode-{profile['rsv_code']}",
        description=tr("Gestarte trajecten per periode; {rsv_name}").format(
            rsv_name=profile["rsv_name"]
        ),
        key="download_perioden",
    )
    figures.show_source(context, ["started"], tr("zie de tabel"))


@kept
def written_periods(of_periods: pd.DataFrame) -> pd.DataFrame:
    """Write the figures of each period for the screen."""
    return pd.DataFrame(
        {
            tr("Periode"): of_periods["label"].map(formats.period),
            **_counted(of_periods),
            tr("Nederland"): of_periods["national_per_1000"].map(
                lambda value: formats.number(value, 1)
            ),
            tr("Gemeenten"): of_periods["known_municipalities"].map(formats.number),
        }
    )


@kept
def periods_table(of_periods: pd.DataFrame) -> pd.DataFrame:
    """Return the same figures as numbers, for a file."""
    return pd.DataFrame(
        {
            mark("Periode"): of_periods["label"].map(formats.period),
            mark("Gestart"): of_periods["trajectory_count"],
            mark("Per 1.000"): of_periods["rate_per_1000"],
            mark("Van (95%)"): of_periods["adjusted_lower_95_per_1000"],
            mark("Tot (95%)"): of_periods["adjusted_upper_95_per_1000"],
            mark("Nederland"): of_periods["national_per_1000"],
            mark("Gemeenten"): of_periods["known_municipalities"],
            mark("Verborgen"): of_periods["is_suppressed"].map(
                {True: tr(formats.HIDDEN_REASON), False: ""}
            ),
        }
    )


def show_cooperation(profile: pd.Series, context: PageContext) -> None:
    """Show contact and meetings in a table, partners and work agenda in a sentence each."""
    st.header(tr("Samenwerking"), anchor=False)
    contact = {
        tr("Contact"): _text(profile["contact_name"]),
        tr("E-mail"): _text(profile["contact_email"]),
    }
    facts = {
        tr("Website"): _text(profile["website"]),
        tr("Gemeenten"): formats.number(_value(profile["municipalities"])),
        tr("Jongeren"): formats.number(_value(profile["youth_population"])),
        tr("Overleggen, {period_text}").format(period_text=context.period_text): formats.number(
            _value(profile["meetings_last_year"])
        ),
        tr("Evaluatiebijeenkomst"): _day(profile["evaluation_date"]),
    }
    table = _two_columns({**contact, **facts})
    st.table(
        drawn(table),
        hide_index=True,
        border="horizontal",
        alt=tr("Samenwerking {rsv_name}").format(rsv_name=profile["rsv_name"]),
    )
    # A file is passed on: who to call stays here.
    downloads.offer(
        context,
        _two_columns(facts),
        name=f"samenwerking-{profile['rsv_code']}",
        description=tr("Samenwerking {rsv_name}").format(rsv_name=profile["rsv_name"]),
        key="download_samenwerking",
    )
    if before_start.is_before(context, context.reference_date):
        return
    cooperation_headlines.show_rsv(context, profile["rsv_code"], profile["rsv_name"])
    st.caption(tr(cooperation_headlines.SOURCE) + f" {context.source}")


def _two_columns(facts: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame({tr("Onderwerp"): list(facts), tr("Stand"): list(facts.values())})


def _counted(rows: pd.DataFrame) -> dict[str, list[str]]:
    """Write count, rate and interval; each row is known, so what is missing is hidden."""
    columns = {
        tr("Gestart"): ("trajectory_count", 0),
        tr("Per 1.000"): ("rate_per_1000", 1),
    }
    missing = [
        formats.HIDDEN if hidden else tr(formats.NO_DATA) for hidden in rows["is_suppressed"]
    ]
    return {
        label: [
            formats.number(value, decimals, text)
            for value, text in zip(rows[name], missing, strict=True)
        ]
        for label, (name, decimals) in columns.items()
    } | {
        tr("95%-interval"): [
            formats.interval(low, high, 1, text)
            for low, high, text in zip(
                rows["adjusted_lower_95_per_1000"],
                rows["adjusted_upper_95_per_1000"],
                missing,
                strict=True,
            )
        ]
    }


def _first(frame: pd.DataFrame, column: str) -> float:
    return float(frame[column].iloc[0]) if len(frame) else math.nan


def _value(value: object) -> float:
    return math.nan if value is None or pd.isna(value) else float(value)  # type: ignore[call-overload,arg-type]


def _text(value: object) -> str:
    return formats.plain(value) if isinstance(value, str) else tr(formats.NO_DATA)


def _day(value: object) -> str:
    known = not (value is None or pd.isna(value))  # type: ignore[call-overload]
    return formats.day(pd.Timestamp(value) if known else None)  # type: ignore[arg-type]
