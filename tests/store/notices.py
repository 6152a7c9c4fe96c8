"""The State Council's holiday notices for 2025 and 2026, written down day by day from their text."""

from __future__ import annotations

from datetime import date, timedelta

OFF_SPANS = {
    2025: (
        ("01-01", "01-01"),  # 元旦
        ("01-28", "02-04"),  # 春节
        ("04-04", "04-06"),  # 清明节
        ("05-01", "05-05"),  # 劳动节
        ("05-31", "06-02"),  # 端午节
        ("10-01", "10-08"),  # 国庆节、中秋节
    ),
    2026: (
        ("01-01", "01-03"),  # 元旦
        ("02-15", "02-23"),  # 春节
        ("04-04", "04-06"),  # 清明节
        ("05-01", "05-05"),  # 劳动节
        ("06-19", "06-21"),  # 端午节
        ("09-25", "09-27"),  # 中秋节
        ("10-01", "10-07"),  # 国庆节
    ),
}
WORKED = {
    2025: ("01-26", "02-08", "04-27", "09-28", "10-11"),
    2026: ("01-04", "02-14", "02-28", "05-09", "09-20", "10-10"),
}


def days_of(year: int) -> list[date]:
    """All days of a year."""
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def works(day: date) -> bool:
    """Whether the notice of its year says that a day is worked."""
    if day.isoformat()[5:] in WORKED[day.year]:
        return True
    spans = ((date.fromisoformat(f"{day.year}-{a}"), date.fromisoformat(f"{day.year}-{b}"))
             for a, b in OFF_SPANS[day.year])  # fmt: skip
    return day.weekday() < 5 and not any(first <= day <= last for first, last in spans)
