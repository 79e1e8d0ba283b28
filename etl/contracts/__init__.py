"""The ten input contracts, in the order in which they are read.

Partnerships come first: the other files are held against their codes.
"""

from etl.contracts import (
    aanbod,
    bevolking,
    bijeenkomsten,
    deelname,
    facilitatoren,
    groeiambitie,
    partners,
    rsv,
    rsv_gemeenten,
    werkagenda,
)
from etl.contracts.contract import Column, Contract, RowRule

CONTRACTS: dict[str, Contract] = {
    module.CONTRACT.name: module.CONTRACT
    for module in (
        rsv,
        rsv_gemeenten,
        deelname,
        aanbod,
        partners,
        facilitatoren,
        groeiambitie,
        werkagenda,
        bijeenkomsten,
        bevolking,
    )
}

__all__ = ["CONTRACTS", "Column", "Contract", "RowRule"]
