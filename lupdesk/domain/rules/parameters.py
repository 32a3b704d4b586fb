"""The rules' numbers: each with its default, its unit and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from lupdesk.domain.treatment import RuleSetting


@dataclass(frozen=True, slots=True)
class Parameter:
    """Worded as ``parameter.<name>``."""

    name: str
    default: int
    unit: str
    """``days``, ``percent``, ``suppliers`` or ``words``; worded as ``unit.<unit>``."""
    least: int
    most: int
    source: str
    rules: tuple[str, ...]


PARAMETERS: Final[Mapping[str, Parameter]] = {
    one.name: one
    for one in (
        Parameter("notice-days", 14, "days", 0, 120, "D", ("R-DATE-3",)),
        Parameter("length-tolerance", 25, "percent", 0, 100, "D", ("R-EQ-5",)),
        Parameter("answer-days", 3, "days", 0, 60, "D", ("R-EQ-8",)),
        Parameter("same-batch-minutes", 60, "minutes", 1, 1440, "D", ("R-EQ-7",)),
        Parameter("group-floor", 2, "suppliers", 2, 10, "D", ("R-SEC-5",)),
        Parameter("minutes-days", 3, "days", 0, 60, "D", ("R-DOC-1",)),
        Parameter("comment-days", 5, "days", 0, 60, "D", ("R-DOC-1",)),
        Parameter("silence-approves", 0, "yes-no", 0, 1, "D", ("R-DOC-1",)),
        Parameter("diet-days", 14, "days", 0, 120, "GDPR art. 5(1)(c)", ("R-GDPR-1",)),
        Parameter("sign-up-days", 30, "days", 0, 365, "D", ("R-GDPR-2",)),
        Parameter("keep-years", 3, "years", 1, 30, "FOA § 7-1", ("R-DOC-4",)),
        Parameter("sentence-words", 30, "words", 10, 80, "klarspråk", ("R-UU-2",)),
    )
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The parameters as they hold for one procurement."""

    own: Mapping[str, int]

    def __getitem__(self, name: str) -> int:
        """KeyError for a name that is no parameter."""
        return self.own.get(name, PARAMETERS[name].default)


def settings_of(rows: Iterable[RuleSetting]) -> Settings:
    """What the procurement sets otherwise; what is no number within its bounds is passed over."""
    own: dict[str, int] = {}
    for one in rows:
        known = PARAMETERS.get(one.name)
        if known is None or not one.value.strip().isdigit():
            continue
        value = int(one.value)
        if known.least <= value <= known.most:
            own[one.name] = value
    return Settings(own)
