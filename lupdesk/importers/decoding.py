"""Bytes to text, for files that say nothing about their encoding."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from lupdesk.domain.phrases import Phrase
from lupdesk.problems import Problem

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
_WINDOWS: Final = "cp1252"
_MACINTOSH: Final = "mac_roman"
_MACINTOSH_LETTERS: Final = re.compile(
    rb"[A-Za-z][\x8c\xbe\xbf]|[\x8c\xbe\xbf\x81\xae\xaf][a-z]|[\x81\xae\xaf][A-Z]"
)
_WINDOWS_LETTERS: Final = re.compile(rb"[A-Za-z][\xc0-\xff]|[\xc0-\xff][A-Za-z]")
_ESCAPED: Final = range(0xDC80, 0xDD00)
"""What ``surrogateescape`` makes of the bytes that are not UTF-8."""


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str
    warnings: tuple[Phrase, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Raises ``Problem`` for bytes that are no text in any encoding that people use here."""
    decoded = _decode(data, name)
    zeros = decoded.text.count("\0")
    if not zeros:
        return decoded
    if zeros * 20 > len(decoded.text):
        raise Problem("table-not-text", file=name)
    warning = Phrase.of("table.zeros-left-out", count=zeros)
    text = decoded.text.replace("\0", "")
    return Decoded(text, decoded.encoding, (*decoded.warnings, warning))


def _decode(data: bytes, name: str) -> Decoded:
    for mark, label, codec in _MARKS:
        if data.startswith(mark):
            if codec == "utf-8":
                return _eight_bit(data[len(mark) :], name, label)
            return Decoded(_strictly(data[len(mark) :], codec, name), label)
    wide = _wide_without_mark(data)
    if wide:
        return Decoded(_strictly(data, wide, name), wide)
    return _eight_bit(data, name, "utf-8")


def _wide_without_mark(data: bytes) -> str:
    """UTF-16 shows itself in Latin text: every second byte is zero."""
    sample = data[:4096]
    if len(sample) < 4 or len(data) % 2:
        return ""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    return ""


def _eight_bit(data: bytes, name: str, label: str) -> Decoded:
    """UTF-8, Windows-1252, or UTF-8 into which somebody pasted Windows-1252."""
    text = data.decode("utf-8", "surrogateescape")
    broken = sorted({ord(letter) for letter in text if ord(letter) in _ESCAPED})
    if not broken:
        return Decoded(text, label)
    strays = sum(text.count(chr(code)) for code in broken)
    whole = sum(1 for letter in text if ord(letter) > 0x7F) - strays
    if whole <= 2 * strays and label == "utf-8":
        codec = _MACINTOSH if _from_macintosh(data) else _WINDOWS
        return Decoded(_strictly(data, codec, name), codec)
    repaired = {code: _strictly(bytes([code - 0xDC00]), _WINDOWS, name) for code in broken}
    warning = Phrase.of("table.mixed-encodings", count=strays)
    return Decoded(text.translate(repaired), label, (warning,))


def _from_macintosh(data: bytes) -> bool:
    """Æ, ø and å of the old Macintosh are signs in Windows-1252 that do not stand in words."""
    letters = len(_MACINTOSH_LETTERS.findall(data))
    return letters > len(_WINDOWS_LETTERS.findall(data))


def _strictly(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise Problem("table-not-text", file=name) from error
