"""Letters as a reader sees them: look-alikes of other scripts, invisible signs and loose marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_SHAPES: Final = (
    # Cyrillic, capitals and small
    ("АВЕКМНОРСТУХІЅЈԌԚԜҮаеорсухіѕјһкмтвнԁԛԝӏү", "ABEKMHOPCTYXISJGQWYaeopcyxisjhkmtbhdqwly"),
    ("ЁёЇї", "EeIi"),
    # Greek
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαενοριτκυχη", "ABEZHIKMNOPTYXaevopitkuxn"),
    # Latin that is written otherwise
    ("ıɑɡİꓲſ", "iagIIs"),
    ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz"),
)
LOOK_ALIKES: Final = {
    ord(a): b for there, here in _SHAPES for a, b in zip(there, here, strict=True)
}
_BLANK: Final = "\u115f\u1160\u3164\uffa0\u2800"
"""Signs of other scripts that show nothing, though they count as letters."""


class _Seen(dict[int, str]):
    """What is left of a character: nothing of invisible ones and of marks that stand by themselves."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        gone = char in _BLANK or unicodedata.category(char) in ("Cf", "Mn", "Me")
        seen = self[code] = "" if gone else LOOK_ALIKES.get(code, char)
        return seen


_SEEN: Final = _Seen()


_EVERYDAY: Final = re.compile("[\\x00-\\x7fæøåÆØÅäöÄÖéèêóòôüÉÜáÁčČđĐíÍŋŊńŃñÑšŠŧŦúÚžŽ«»–—“”’]*")
"""Most texts hold nothing else, and their small letters are all there is to do."""


def is_everyday(text: str) -> bool:
    """Whether every letter is what it looks like, so that its small letters are the text as seen."""
    return _EVERYDAY.fullmatch(text) is not None


def as_seen(text: str) -> str:
    """Compatibility forms, look-alikes and case levelled; what cannot be seen is gone."""
    if is_everyday(text):
        return text.lower()
    return unicodedata.normalize("NFKC", text).translate(_SEEN).casefold().translate(_SEEN)


@dataclass(frozen=True, slots=True)
class Spread:
    """A text as seen, and where each letter of it stands in the text itself."""

    seen: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The places in the text itself; signs that cannot be seen go with the letter before."""
        return self.at[start], self.at[end] if end < len(self.seen) else self.at[-1]


def spread(text: str) -> Spread:
    if text.isascii():
        return Spread(text.lower(), tuple(range(len(text) + 1)))
    seen: list[str] = []
    at: list[int] = []
    for start, cluster in _clusters(text):
        part = as_seen(cluster)
        seen.append(part)
        at += [start] * len(part)
    return Spread("".join(seen), (*at, len(text)))


_CLUSTER: Final = re.compile(r".[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe0f]*", re.DOTALL)


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Each letter with its marks and where it begins."""
    for match in _CLUSTER.finditer(text):
        yield match.start(), match.group()
