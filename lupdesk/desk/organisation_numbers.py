"""Checking an organisation number as a person types it."""

from __future__ import annotations

import re

from lupdesk.problems import Problem


def checked_number(text: str, country: str = "NO") -> str:
    """The nine digits; another country's number as it stands, empty where there is none.

    Problem ``organisation-number-wrong`` for a Norwegian one that fails its control digit.
    """
    # Read when a number is first checked: it takes a tenth of what the start may take.
    from stdnum.exceptions import ValidationError  # noqa: PLC0415
    from stdnum.no import orgnr  # noqa: PLC0415

    compact = re.sub(r"[\s.\u2013-]", "", text).upper()
    if country != "NO" or not compact:
        return text.strip() if country != "NO" else compact
    compact = compact.removeprefix("NO").removesuffix("MVA")
    try:
        return str(orgnr.validate(compact)) if compact.isascii() else _refused(text)
    except ValidationError:
        return _refused(text)


def _refused(text: str) -> str:
    raise Problem("organisation-number-wrong", value=" ".join(text.split())[:60])
