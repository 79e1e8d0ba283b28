"""Memberships without a gap, against the days they consist of."""

from datetime import date, timedelta
from itertools import pairwise

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.models import model_sql

FIRST = date(2023, 1, 1)
HORIZON = 40
# partnership, organisation, first day, number of days (None: no end)
ROWS = st.lists(
    st.tuples(
        st.sampled_from("AB"),
        st.sampled_from("xy"),
        st.integers(0, 30),
        st.one_of(st.none(), st.integers(1, 8)),
    ),
    min_size=1,
    max_size=8,
)


def days_of(begin: int, length: int | None) -> set[int]:
    return set(range(begin, HORIZON if length is None else begin + length))


@settings(max_examples=150, deadline=None, database=None, derandomize=True)
@given(ROWS)
def test_spans_hold_the_same_days_and_never_touch(rows: list[tuple]) -> None:
    with duckdb.connect() as connection:
        connection.execute("attach ':memory:' as release; create schema release.mart")
        connection.execute(
            "create schema staging; create table staging.partner (rsv_code text, organisation text,"
            " organisation_key text, sector text, member_from date, member_to date)"
        )
        connection.executemany(
            "insert into staging.partner values (?, ?, ?, 'fondsen', ?, ?)",
            [
                (
                    rsv, name.upper(), name, FIRST + timedelta(begin),
                    None if length is None else FIRST + timedelta(begin + length - 1),
                )
                for rsv, name, begin, length in rows
            ],
        )  # fmt: skip
        connection.execute(model_sql("mart/partner_span"))
        spans = connection.execute(
            "select rsv_code, organisation_key, member_from, member_to "
            "from release.mart.partner_span order by all"
        ).fetchall()
    for member in {row[:2] for row in rows}:
        expected = set().union(*(days_of(*row[2:]) for row in rows if row[:2] == member))
        own = [
            ((begin - FIRST).days, HORIZON - 1 if end is None else (end - FIRST).days)
            for *key, begin, end in spans
            if tuple(key) == member
        ]
        assert set().union(*(range(begin, end + 1) for begin, end in own)) == expected
        assert all(later[0] > earlier[1] + 1 for earlier, later in pairwise(own))
