"""What in a requirement may fit one supplier alone."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from lupdesk.domain.rules.word_lists import brand_words, product_words
from lupdesk.domain.things import Input


def named_makes(text: str, products: Iterable[str]) -> tuple[str, ...]:
    """Words that point at a make, a patent, or a product of one of the suppliers."""
    return (*brand_words(text), *product_words(text, products))


def only_source(said: Iterable[Input]) -> UUID | None:
    """The one supplier behind all of it; None where there are several, where the buyer asked for it
    too, and where nothing that still holds stands behind it.
    """
    sources = {one.supplier for one in said if one.withdrawn_on is None}
    return sources.pop() if len(sources) == 1 else None
