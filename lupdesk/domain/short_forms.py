"""Short forms of capitals: which ones a text explains, and which nobody explained (R-UU-2)."""

from __future__ import annotations

import re
from typing import Final

EVERYDAY: Final = frozenset((
    "AS", "ASA", "SA", "ANS", "DA", "BA", "KF", "IKS", "HF", "RHF", "AB", "OY", "LTD", "PLC", "INC",
    "EU", "EØS", "EEA", "FN", "UN", "NATO", "WHO", "USA", "UK", "NOK", "EUR", "MVA", "VAT",
    "NAV", "NRK", "NHO", "KS", "DFØ", "SSB", "NTNU",
    "IT", "IKT", "ICT", "KI", "AI", "TV", "PC", "PDF", "SMS", "GPS", "USB", "CD", "DVD", "ID",
    "GDPR", "ISO", "CE", "HMS", "OK", "AM", "PM", "CEO", "HR",
))  # fmt: skip
"""Read without a thought. Our own choice (domain notes, section 3: D)."""
OF_THE_TRADE: Final = frozenset(("TRL", "IPR", "SMB", "SME", "CPV", "NUTS", "TED", "RFI", "LUP"))
"""Of the glossary of the domain notes, section 7, and of the notice."""

_KNOWN: Final = EVERYDAY | OF_THE_TRADE
_TOGETHER: Final = re.compile(r"[A-ZÆØÅ][A-ZÆØÅ]")
_SHORT: Final = re.compile(r"(?<![\w.@/-])[A-ZÆØÅ]{2,6}(?![\w@/]|\.\w)")
_ROMAN: Final = re.compile(r"[IVX]+")
_BEFORE: Final = re.compile(r"[a-zæøå]\w*[ \u00a0]+\(([A-ZÆØÅ]{2,6})\)")
_AFTER: Final = re.compile(
    r"\b([A-ZÆØÅ]{2,6})(?: \([a-zæøåA-ZÆØÅ]\w+|[ ]*=|,? (?:som )?(?:står for|betyr|stands for|means)\b)"
)


def explained_in(text: str) -> frozenset[str]:
    """``elektronisk pasientjournal (EPJ)``, ``EPJ (elektronisk …)``, ``EPJ = …``, ``EPJ står for …``."""
    if not _has_capitals(text):
        return frozenset()
    return frozenset(_BEFORE.findall(text)) | frozenset(_AFTER.findall(text))


def unexplained(text: str, explained: frozenset[str]) -> str:
    """The first short form that is neither everybody's nor explained; nothing where none is."""
    if not _has_capitals(text):
        return ""
    found = (one for one in _SHORT.findall(text) if not _ROMAN.fullmatch(one))
    return next((one for one in found if one not in _KNOWN and one not in explained), "")


def _has_capitals(text: str) -> bool:
    """Two together; where all is in capitals, nothing is short for anything."""
    if text[1:].islower():
        return False
    return _TOGETHER.search(text) is not None and not text.isupper()
