"""Frames on the layout of the country and on the time the decisions hold."""

from warehouse.frames.check import MET, NOT_MET, UNDETERMINED, Check, Facts
from warehouse.frames.rules import Frame


def national_coverage(facts: Facts, _: Frame) -> list[Check]:
    """Every municipality belongs to exactly one partnership on the day."""
    if _before_layout(facts):
        return [_no_layout(facts)]
    found = facts.municipalities
    rsvs = found.groupby("municipality_code")["rsv_code"].transform("nunique")
    checks = [
        Check(
            NOT_MET,
            "none" if count == 0 else "several",
            rsv_code=rsv_code if count else None,
            subject=name,
            value=count,
        )
        for name, rsv_code, count in zip(
            found["municipality_name"], found["rsv_code"], rsvs, strict=True
        )
        if count != 1
    ]
    return checks or [Check(MET, "all", value=found["municipality_code"].nunique())]


def rsv_per_province(facts: Facts, frame: Frame) -> list[Check]:
    """Every province has a partnership with at least one of its municipalities."""
    if _before_layout(facts):
        return [_no_layout(facts)]
    counts = facts.municipalities.groupby("province_name")["rsv_code"].nunique()
    return [
        Check(
            MET if count >= frame.minimum else NOT_MET,
            "enough" if count >= frame.minimum else "too_few",
            subject=str(name),
            value=count,
            limit=frame.minimum,
        )
        for name, count in counts.items()
    ]


def number_of_rsvs(facts: Facts, frame: Frame) -> list[Check]:
    """There are at most so many partnerships with a municipality."""
    count = len(facts.first_days)
    if count == 0:
        return [_no_layout(facts)]
    is_within = count <= frame.maximum
    idle = facts.rsvs.loc[facts.rsvs["municipalities"] == 0, "rsv_code"]
    return [
        Check(
            MET if is_within else NOT_MET,
            "within" if is_within else "too_many",
            value=count,
            limit=frame.maximum,
        ),
        *(Check(MET, "not_active", rsv_code=code, is_remark=True) for code in idle),
    ]


def decisions_valid(facts: Facts, frame: Frame) -> list[Check]:
    """The decisions still hold on the day."""
    if facts.day < frame.until:
        return [Check(MET, "valid", last_day=frame.until)]
    return [Check(NOT_MET, "expired", last_day=frame.until)]


def _before_layout(facts: Facts) -> bool:
    return facts.layout_from is None or facts.day < facts.layout_from


def _no_layout(facts: Facts) -> Check:
    return Check(UNDETERMINED, "no_layout", first_day=facts.layout_from)
