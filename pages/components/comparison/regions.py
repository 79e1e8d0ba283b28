"""The partnerships on both sides: which of them registered later, and which changed."""

import pandas as pd
import streamlit as st

from language import mark, ntr, tr
from pages.components import formats
from pages.components.comparison import totals, words
from pages.components.comparison.differences import COUNTRY, FLOWS, do_overlap, is_told_by_after
from pages.components.comparison.sides import Side
from pages.components.file_names import in_words
from pages.components.name_lists import name_list
from warehouse.kept import kept

PARTS = ["correction", "in_time"]
INTERVAL = mark("Verandering in de tijd (95%)")
ONE_RELEASE = mark(
    "Beide kanten zijn uit één uitgave, die deze aantallen naast elkaar publiceert; daarom staat "
    "ook een klein verschil er."
)
OTHER_LAYOUT = mark("andere gemeenten: niet vergeleken")
LEFT_OUT = {
    "in_time": mark("minder dan {n} in de tijd"),
    "correction": mark("minder dan {n} nagekomen of hersteld"),
}


def show(
    found: pd.DataFrame, before: Side, after: Side, measure: str, other_layouts: set[str]
) -> None:
    """Show a row per partnership: the largest correction first or, in one release, change."""
    if measure not in FLOWS:
        st.info(tr("Wat er liep is er alleen voor Nederland. Kies gestart of afgerond."))
        return
    rows = found[(found["measure"] == measure) & (found["area_code"] != COUNTRY)]
    if rows.empty:
        st.info(tr("Geen van beide kanten heeft cijfers per RSV over 12 maanden."))
        return
    rows = rows.assign(is_other=rows["area_code"].isin(other_layouts))
    is_one = before.release_id == after.release_id
    rows = rows.sort_values(
        "in_time" if is_one else "correction", key=lambda value: value.abs(), ascending=False
    )
    smallest = max(before.facts.smallest_count, after.facts.smallest_count)
    reading = (change_finding if is_one else finding)(rows, measure, smallest)
    st.markdown(f"**{formats.plain(reading)}**")
    withheld = "before" if is_told_by_after(before, after) else "after"
    table = regions_table(
        rows,
        smallest,
        is_overlap=do_overlap(before, after),
        withheld=None if is_one else withheld,
    )
    words.show_long(table, alt=reading)
    words.download(table, before, after, name=f"rsv-{in_words(measure)}", finding=reading)
    explanation = tr(
        "Trajecten over de 12 maanden tot en met de peildatum. {x}: {meaning}; dan is er ook geen "
        "verschil."
    ).format(x=formats.HIDDEN, meaning=tr(formats.HIDDEN_MEANING))
    left_out = tr(ONE_RELEASE) if is_one else _left_out(withheld, smallest)
    st.caption(f"{explanation} {left_out} {words.source(before, after)}")


def _left_out(withheld: str, smallest: int) -> str:
    """Say which numbers of two releases are left out, and where the rest still is."""
    return tr(
        "Een deel van een verschil van minder dan {n} trajecten staat er niet, en het andere deel "
        "ook niet. Is het hele verschil zo klein, dan staan ook het verschil en '{column}' er "
        "niet: samen zouden zij het deel verraden."
    ).format(n=smallest, column=tr(words.COLUMNS[withheld]))


@kept
def finding(rows: pd.DataFrame, measure: str, smallest: int) -> str:
    """Say which partnerships registered or corrected most afterwards."""
    compared = rows[~rows["is_other"] & rows["correction"].notna()]
    title = words.measure_title(measure).lower()
    if compared.empty:
        return tr("Bij geen enkel RSV is te scheiden wat er aan {title} is nagekomen.").format(
            title=title
        )
    is_small = _small_parts(compared, smallest).any(axis=1)
    later = compared[~is_small & (compared["correction"] != 0)]
    total = formats.count_of(len(compared), "vergeleken RSV", "vergeleken RSV's")
    if later.empty:
        return tr(
            "Van {total} heeft geen enkele {smallest} of meer {title} nagekomen of hersteld."
        ).format(total=total, smallest=smallest, title=title)
    names = [
        f"{row['area_name']} ({formats.signed(row['correction'])})"
        for row in later.to_dict("records")
    ]
    return ntr(
        "Van {total} heeft er {n} ten minste {smallest} {title} nagekomen of hersteld: {names}.",
        "Van {total} hebben er {n} ten minste {smallest} {title} nagekomen of hersteld: {names}.",
        len(later),
    ).format(total=total, n=len(later), smallest=smallest, title=title, names=name_list(names))


@kept
def change_finding(rows: pd.DataFrame, measure: str, smallest: int) -> str:
    """Say of two days in one release how many partnerships rose and fell, and which changed most.

    A change smaller than `smallest` trajectories is not named.
    """
    compared = rows[rows["in_time"].notna()]
    title = words.measure_title(measure).lower()
    if compared.empty:
        return tr("Van geen enkel RSV zijn {title} aan beide kanten bekend.").format(title=title)
    rising, falling = (int((compared["word"] == word).sum()) for word in ("rising", "falling"))
    total = formats.count_of(len(compared), "RSV", "RSV's")
    said = tr(
        "Bij {rising} van {total} zijn {title} aantoonbaar gestegen, bij {falling} gedaald"
    ).format(rising=rising, total=total, title=title, falling=falling)
    if compared["ratio"].isna().all():
        said = tr(
            "Of {title} aantoonbaar veranderden is niet te zeggen: de 12 maanden overlappen"
        ).format(title=title)
    largest = compared.iloc[0]
    if abs(largest["in_time"]) < smallest:
        return f"{said}."
    change = formats.signed(largest["in_time"])
    most = tr("de grootste verandering is die van {rsv} ({change}).")
    return f"{said}; {most.format(rsv=largest['area_name'], change=change)}"


@kept
def regions_table(
    rows: pd.DataFrame, smallest: int, *, is_overlap: bool, withheld: str | None
) -> pd.DataFrame:
    """Return the partnerships, numbers as numbers, with what is left out and why.

    Of two layouts no number is given. Of two releases a part of a difference that is small is not
    given, nor the other part, from which it would follow; when the difference is as small, it is
    left out with the number of the side `withheld` (before or after). None for one release: what
    it publishes side by side has no parts, and subtracting tells nothing new.
    """
    numbers = rows[list(words.COLUMNS)].where(~rows["is_other"])
    is_small = _small_parts(numbers, smallest) & (withheld is not None)
    has_small = is_small.any(axis=1)
    numbers[PARTS] = numbers[PARTS].where(~has_small, axis=0)
    is_withheld = has_small & numbers["difference"].abs().lt(smallest)
    if withheld is not None:
        numbers.loc[is_withheld, [withheld, "difference"]] = float("nan")
    remark = pd.Series("", index=rows.index)
    for name, what in LEFT_OUT.items():
        remark = remark.mask(is_small[name], tr(what).format(n=smallest))
    remark = remark.mask(is_small.all(axis=1), tr("beide minder dan {n}").format(n=smallest))
    is_given = numbers["in_time"].notna() & (not is_overlap)
    limits = [
        totals.change_text(row["measure"], row, is_overlap=False) if shown else ""
        for row, shown in zip(rows.to_dict("records"), is_given, strict=True)
    ]
    return (
        numbers.rename(columns=words.COLUMNS)
        .assign(
            **{INTERVAL: limits},
            Toelichting=remark.mask(rows["is_other"], tr(OTHER_LAYOUT)),
            Verborgen=(rows["is_hidden"] | is_withheld).map(
                {True: tr(formats.HIDDEN_REASON), False: ""}
            ),
        )
        .assign(RSV=rows["area_name"])[
            ["RSV", *words.COLUMNS.values(), INTERVAL, mark("Toelichting"), "Verborgen"]
        ]
        .reset_index(drop=True)
    )


def _small_parts(rows: pd.DataFrame, smallest: int) -> pd.DataFrame:
    """Say of both parts of each difference whether they are too small to give precisely."""
    parts = rows[PARTS].abs()
    return parts.gt(0) & parts.lt(smallest)
