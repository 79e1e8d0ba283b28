"""Look-alikes of municipalities and partnerships, on the variables that the reference data name."""

from typing import Any

import numpy as np
import pandas as pd

from methods.peers import nearest, standardise


def build_peers(values: pd.DataFrame, choices: list[dict[str, Any]]) -> pd.DataFrame:
    """Return the look-alikes: area_kind, area_code, rank (from 1), peer_code, distance.

    `values` is long: area_kind, area_code, variable, value; `choices` is peer_variables.yaml.
    Distance is in standard deviations. An area that lacks a variable has no look-alikes.
    """
    found = []
    for choice in choices:
        wide = _wide(values, choice)
        peers, distance = nearest(_compared(wide, choice).to_numpy(), choice["number"])
        codes = wide.index.to_numpy(str)
        found.append(
            pd.DataFrame(
                {
                    "area_kind": choice["area_kind"],
                    "area_code": np.repeat(codes, peers.shape[1]),
                    "rank": np.tile(np.arange(1, peers.shape[1] + 1), len(codes)),
                    "peer_code": codes[peers].ravel(),
                    "distance": distance.ravel(),
                }
            )
        )
    return pd.concat(found, ignore_index=True)


def build_peer_variables(values: pd.DataFrame, choices: list[dict[str, Any]]) -> pd.DataFrame:
    """Return per area and variable: sort_order, label, unit, decimals, value, standardised."""
    found = []
    for choice in choices:
        wide = _wide(values, choice)
        scaled = standardise(_compared(wide, choice).to_numpy())
        for order, described in enumerate(choice["variables"]):
            name = described["variable"]
            found.append(
                pd.DataFrame(
                    {
                        "area_kind": choice["area_kind"],
                        "area_code": wide.index.to_numpy(str),
                        "variable": name,
                        "label": described["label"],
                        "unit": described["unit"],
                        "decimals": described["decimals"],
                        "sort_order": order,
                        "value": wide[name].to_numpy(),
                        "standardised": scaled[:, order],
                    }
                )
            )
    return pd.concat(found, ignore_index=True)


def _wide(values: pd.DataFrame, choice: dict[str, Any]) -> pd.DataFrame:
    """Areas by variable; areas that lack one, or have no logarithm, are left out."""
    names = [described["variable"] for described in choice["variables"]]
    of_kind = values[(values["area_kind"] == choice["area_kind"]) & values["variable"].isin(names)]
    wide = of_kind.pivot_table(index="area_code", columns="variable", values="value")
    wide = wide.reindex(columns=names).sort_index()
    return wide[~np.isinf(_compared(wide, choice)).any(axis=1)].dropna()


def _compared(wide: pd.DataFrame, choice: dict[str, Any]) -> pd.DataFrame:
    with np.errstate(divide="ignore"):
        return wide.assign(
            **{
                described["variable"]: np.log(wide[described["variable"]])
                for described in choice["variables"]
                if described["logarithm"]
            }
        )
