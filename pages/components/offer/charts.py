"""Charts of offer: who has choice within reach, and what one more offer adds."""

import pandas as pd
import plotly.graph_objects as go

from language import tr
from pages.components import formats
from pages.components.charts import OTHERS, base_layout, count_axis, wrapped
from pages.components.texts import ACCENT, PRIMARY
from warehouse.kept import kept

ROW_HEIGHT_PX = 38


@kept
def choice_bars(
    summary: pd.DataFrame, *, national_share: float, rsv_code: str | None, unit: str
) -> go.Figure:
    """Plot the share of young people with enough choice for each partnership, least on top."""
    rows = summary.dropna(subset=["share_at_least"]).sort_values("share_at_least", ascending=False)
    in_focus = rows["area_code"] == rsv_code if rsv_code else rows["area_code"].notna()
    names = [wrapped(name) for name in rows["area_name"]]
    shares = (rows["share_at_least"] * 100).round(1)
    figure = go.Figure(layout={**base_layout(unit, ""), "height": 90 + ROW_HEIGHT_PX * len(rows)})
    figure.add_bar(
        x=shares,
        y=names,
        orientation="h",
        text=[formats.percentage(share) for share in shares],
        textposition="inside",
        insidetextanchor="start",
        textangle=0,
        marker={"color": [PRIMARY if focus else OTHERS for focus in in_focus]},
        name="RSV",
        showlegend=False,
        hovertemplate="%{y}: %{x:.1f}%<extra></extra>",
    )
    figure.add_scatter(
        x=[national_share * 100] * len(names),
        y=names,
        mode="lines",
        line={"color": ACCENT, "width": 2.5},
        name=tr("Nederland {share}").format(share=formats.percentage(national_share * 100)),
        showlegend=True,
        hoverinfo="skip",
    )
    figure.update_xaxes(range=[0, 100])
    figure.update_yaxes(tickformat="")
    return figure


@kept
def covered_by_number(plans: pd.DataFrame, number: int) -> go.Figure:
    """Plot what the best 1, 2, 3 … offers bring within reach; the chosen number stands out."""
    best = plans.drop_duplicates("number").sort_values("number")
    figure = go.Figure(layout=base_layout(tr("Jongeren erbij, per aantal extra"), ""))
    figure.add_bar(
        x=best["number"],
        y=best["covered"].round(),
        text=[formats.number(value) for value in best["covered"]],
        textposition="outside",
        cliponaxis=False,
        marker={"color": [ACCENT if one == number else OTHERS for one in best["number"]]},
        hovertemplate=tr("%{x} extra: %{y:,.0f} jongeren") + "<extra></extra>",
        showlegend=False,
    )
    figure.update_xaxes(dtick=1)
    figure.update_yaxes(count_axis(best["covered"].max()))
    figure.update_layout(margin={"l": 8, "r": 8, "t": 28, "b": 8})
    return figure
