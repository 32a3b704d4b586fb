"""The names of countries, in all languages that we speak."""

from __future__ import annotations

from collections.abc import Iterator


def country_names() -> Iterator[tuple[str, str]]:
    """Norwegian or English name and the two letters of ISO 3166, for every country."""
    from babel import Locale

    for language in ("en", "nb"):
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha():
                yield name, code
