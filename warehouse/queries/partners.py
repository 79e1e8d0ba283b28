"""Partners of the partnerships, on one day and over time.

Names are compared without capitals, accents, spaces and punctuation; the newest spelling is shown.
"""

from datetime import date

import pandas as pd

from warehouse.queries.run import run_query

ALL_SECTORS = "all"


def partners(release_id: str, *, rsv_code: str | None, reference_date: date) -> pd.DataFrame:
    """Organisations on one day, once per partnership and sector; None is the whole country.

    Columns: rsv_code, rsv_name, sector, sector_label, organisation_key, organisation, member_from,
    member_to (NaT without an end); memberships that follow each other without a gap are one.
    """
    return run_query(release_id, "partners", rsv_code=rsv_code, reference_date=reference_date)


def partner_sectors(release_id: str, *, reference_date: date) -> pd.DataFrame:
    """Number of organisations on one day per partnership and sector of the vijfhoek.

    Columns: rsv_code, rsv_name, has_ended, sector, sector_label, partners (NaN where no partner was
    ever delivered). The sector 'all' counts an organisation in two sectors once.
    """
    return run_query(release_id, "partner_sectors", reference_date=reference_date)


def partner_changes(
    release_id: str, *, rsv_code: str | None, reference_date: date, months: int
) -> pd.DataFrame:
    """Memberships that began and ended per step of 1 or 3 months, at most three years back.

    Columns: first_day, last_day, joined, ended, joined_names, ended_names (None without any). Empty
    without a partner.
    """
    return run_query(
        release_id,
        "partner_changes",
        rsv_code=rsv_code,
        reference_date=reference_date,
        months=months,
    )


def shared_partners(release_id: str, *, reference_date: date) -> pd.DataFrame:
    """Organisations in more than one partnership on one day, most partnerships first.

    Columns: organisation_key, organisation, spellings, spelling_count, sectors, rsv_count,
    rsv_names, rsv_codes.
    """
    return run_query(release_id, "shared_partners", reference_date=reference_date)
