"""The buyer's own figures, which suppliers must not learn: its budget, and amounts marked internal."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from lupdesk.domain.amounts import amounts
from lupdesk.domain.case import Case
from lupdesk.domain.kinds import Secrecy

_BUDGET: Final = re.compile(
    r"\b(?:budsjett\w*|kostnadsramme\w*|prisanslag\w*|budget\w*)", re.IGNORECASE
)


def internal_amounts(case: Case) -> frozenset[str]:
    """In what is the buyer's own."""
    texts = [one.text for one in case.inputs if one.secrecy is Secrecy.INTERNAL]
    return frozenset().union(*map(amounts, (*texts, case.procurement.note)))


def own_figure_in(text: str, internal: Collection[str]) -> str:
    """The figure that gives away the buyer's own, or nothing: one of ``internal``, or any amount
    in a text that speaks of a budget.
    """
    told = amounts(text)
    shared = told & frozenset(internal)
    if shared:
        return min(shared)
    return min(told, default="") if _BUDGET.search(text) else ""
