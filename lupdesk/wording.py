"""All text for people: window, command line and documents, in bokmål and English.

Strings are English literals in the code, their translations stand in ``resources/i18n/*.po``.
``tools/catalogue.py`` holds the two together. No Qt here.
"""

from __future__ import annotations

import gettext
import hashlib
import io
import locale
import os
import struct
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from string import Formatter
from typing import Any, ClassVar, Final
from zoneinfo import ZoneInfo

from lupdesk.domain.kinds import InputKind, InputType
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.paths import cache_folder, resources
from lupdesk.problems import Problem
from lupdesk.wording_marks import N_, NN_
from lupdesk.wording_phrases import PHRASES
from lupdesk.wording_problems import PROBLEMS

__all__ = ["LANGUAGES", "LOCAL_ZONE", "NN_", "N_", "PSEUDO", "Wording", "system_language"]

LOCAL_ZONE: Final = ZoneInfo("Europe/Oslo")
LANGUAGES: Final = ("nb", "en")
PSEUDO: Final = "qps"
"""A language that wraps every string, so that raw text shows."""

_LOCALES: Final = {"nb": "nb_NO", "en": "en_GB", PSEUDO: "en_GB"}
_HARD: Final = "\u00a0"
_MINUS: Final = "\u2212"

Day = date
"""``Wording.date`` hides the type inside the class."""


def system_language() -> str:
    """``nb`` for any Norwegian, ``en`` for the rest."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    chosen = next((name for name in names if name), "") or (locale.getlocale()[0] or "")
    return "nb" if chosen[:2].lower() in ("nb", "no", "nn") else "en"


class _Pseudo(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


def _catalogue(language: str) -> gettext.NullTranslations:
    """The .po, compiled once and kept in the cache, for reading it takes its time."""
    if language == PSEUDO:
        return _Pseudo()
    source = (resources() / "i18n" / f"{language}.po").read_bytes()
    name = f"{language}-{hashlib.sha256(source).hexdigest()[:16]}.mo"
    cached = cache_folder() / name
    try:
        return gettext.GNUTranslations(io.BytesIO(cached.read_bytes()))
    except (OSError, ValueError, struct.error):
        compiled = _compiled(source)
    _keep(cached, compiled, language)
    return gettext.GNUTranslations(io.BytesIO(compiled))


def _compiled(source: bytes) -> bytes:
    # Needed after a change of the catalogue only, and half the time of a start.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    out = io.BytesIO()
    write_mo(out, read_po(io.BytesIO(source)))
    return out.getvalue()


def _keep(cached: Path, compiled: bytes, language: str) -> None:
    """Where the cache cannot be written to, the next start is slower and nothing else."""
    part = cached.with_suffix(f".{os.getpid()}.part")
    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(compiled)
        part.replace(cached)
        for old in cached.parent.glob(f"{language}-*.mo"):
            if old != cached:
                old.unlink(missing_ok=True)
    except OSError:
        return


def _begins_with_own(said: str, phrase: Phrase) -> bool:
    return any(
        _begins_with_own(said, fact)
        if isinstance(fact, Phrase)
        else isinstance(fact, str) and fact != "" and said.startswith(fact)
        for _, fact in phrase.facts
    )


class _Fact:
    """A fact on its way into a sentence; the place in the sentence may say how it is worded."""

    __slots__ = ("_value", "_wording")

    def __init__(self, value: Any, wording: Wording) -> None:
        self._value = value
        self._wording = wording

    def __format__(self, how: str) -> str:
        return self._wording.fact(self._value, how)


class Wording:
    """Says everything in one language: ``nb``, ``en`` or the pseudo-language ``qps``."""

    def __init__(self, language: str) -> None:
        self.language: Final = language if language in (*LANGUAGES, PSEUDO) else "en"
        self._texts = _catalogue(self.language)
        self._locale = _LOCALES[self.language]
        self._english = self.language != "nb"

    # -- strings --------------------------------------------------------------------------------

    def say(self, text: str, /, **facts: Any) -> str:
        """The literal in this language, filled with facts. Facts are data: never formatted again.

        A place may say how its fact is worded: ``{limit:size}``, ``{start:time}`` (see ``fact``).
        """
        said = self._texts.gettext(text)
        return self._filled(said, facts) if facts else said

    def constant(self, text: str) -> str:
        """A string that was marked with ``N_`` where it stands."""
        return self._texts.gettext(text) if text else ""

    def count(self, one: str, many: str, n: int, /, **facts: Any) -> str:
        """The plural that fits ``n``; the templates may use ``{n}``."""
        return self._filled(self._texts.ngettext(one, many, n), {"n": n, **facts})

    def phrase(self, phrase: Phrase) -> str:
        """Words for a code of the domain; KeyError for a code without words is our bug."""
        template = PHRASES[phrase.code]
        facts: dict[str, Any] = dict(phrase.facts)
        if isinstance(template, str):
            return self.say(template, **facts)
        return self.count(*template, int(facts.pop("n")), **facts)

    def text(self, text: Text) -> str:
        """Somebody's own words as they are, ours in this language."""
        return self.phrase(text) if isinstance(text, Phrase) else text

    def code(self, code: str) -> str:
        """Words for a code without facts, e.g. ``secrecy.open``."""
        return self.phrase(Phrase(code))

    def problem(self, problem: Problem) -> str:
        """One plain sentence and what to do; KeyError for a code without one is our bug."""
        return self.say(PROBLEMS[problem.code], **problem.facts)

    def _filled(self, template: str, facts: dict[str, Any]) -> str:
        words = {name: _Fact(value, self) for name, value in facts.items()}
        if not any(isinstance(value, date) for value in facts.values()):
            return template.format(**words)
        made = ""
        for literal, name, how, _ in Formatter().parse(template):
            # ``13. nov.`` at the end of a sentence has its full stop.
            made += literal.removeprefix(".") if made.endswith(".") else literal
            made += format(words[name], how or "") if name is not None else ""
        return made

    def fact(self, value: Any, how: str = "") -> str:
        """A phrase, day, moment or number in words; text stays as it is.

        ``how``: ``size`` of bytes · ``percent`` · ``time`` and ``short`` of a moment or day ·
        ``weekday`` and ``full`` of a day ·
        ``minutes`` of a number · ``moment`` of ISO 8601 text · ``plain`` for a number that is a name, as a year ·
        ``codes`` of codes with blanks between them, each in words ·
        ``begun`` of a phrase that stands by itself, with a capital letter.
        """
        way = self._ways.get(how)
        if way is None:
            raise ValueError(f"no way to word a fact: {how!r}")
        return way(self, value)

    def codes(self, codes: str) -> str:
        """Codes with blanks between them, as words with commas."""
        return ", ".join(map(self.code, codes.split()))

    def _begun(self, phrase: Phrase) -> str:
        """Unless it begins with somebody's own words, as a name that is written small."""
        said = self.phrase(phrase)
        return said if _begins_with_own(said, phrase) else said[:1].upper() + said[1:]

    def _worded(self, value: Any) -> str:
        if isinstance(value, Phrase):
            return self.phrase(value)
        if isinstance(value, datetime):
            return self.date_time(value)
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self.number(value)
        return str(value)

    def _moment(self, text: Any) -> str:
        try:
            return self.date_time(datetime.fromisoformat(text))
        except ValueError:
            return str(text)

    # -- things of the field --------------------------------------------------------------------

    def type_word(self, kind: InputKind, type: InputType | None) -> str:
        """Short word of a chip: the type, or what else the line is."""
        if kind is not InputKind.INPUT:
            return self.code(f"kind.{kind}")
        return self.code(f"type-short.{type}") if type else self.say("Not sorted")

    def input_label(self, kind: InputKind, number: int) -> str:
        """``I07``; what the buyer told is ``N``, an action ``A``, a decision ``D``."""
        letters = {InputKind.INPUT: "I", InputKind.GIVEN: "N", InputKind.ACTION: "A"}
        return f"{letters.get(kind, 'D')}{number:02d}"

    # -- days and times ---------------------------------------------------------------------------

    def _days(self, day: Day, pattern: str) -> str:
        # Start is not to wait for the names of months; the first date does.
        from babel.dates import format_date

        local = _local(day).date() if isinstance(day, datetime) else day
        return format_date(local, pattern, locale=self._locale).replace(" ", _HARD)

    def read_days(self) -> None:
        """Read the names of days and months now, so that the first date need not wait."""
        self._days(date(2027, 3, 16), "EEEE d MMM MMMM y")

    def date(self, day: Day) -> str:
        """``16. mars 2027``, ``16 March 2027``; of a moment the local day."""
        return self._days(day, "d MMMM y" if self._english else "d. MMMM y")

    def short_date(self, day: Day) -> str:
        """``16. mars``."""
        return self._days(day, "d MMM" if self._english else "d. MMM")

    def weekday_date(self, day: Day) -> str:
        """``tirsdag 16. mars 2027``."""
        return self._days(day, "EEEE d MMMM y" if self._english else "EEEE d. MMMM y")

    def weekday(self, day: Day) -> str:
        """``tirsdag 16. mars``."""
        return self._days(day, "EEEE d MMMM" if self._english else "EEEE d. MMMM")

    def time(self, at: datetime) -> str:
        """Local clock time: ``10.02`` in Norwegian, ``10:02`` in English."""
        local = _local(at)
        return f"{local:%H:%M}" if self._english else f"{local:%H.%M}"

    def clock_span(self, start: datetime, end: datetime) -> str:
        """``kl. 10.00–10.45``."""
        span = f"{self.time(start)}–{self.time(end)}"
        return span if self._english else f"kl.{_HARD}{span}"

    def date_time(self, at: datetime) -> str:
        """``16. mars 2027 kl. 10.02``."""
        between = f",{_HARD}" if self._english else f"{_HARD}kl.{_HARD}"
        return f"{self.date(at)}{between}{self.time(at)}"

    def duration_clock(self, seconds: float) -> str:
        """``13:48``, ``1:02:00``; a minus before what is over."""
        whole = round(abs(seconds))
        hours, rest = divmod(whole, 3600)
        minutes, left = divmod(rest, 60)
        text = f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"
        return f"{_MINUS}{text}" if seconds < 0 and whole else text

    def minutes(self, n: int) -> str:
        return self.count("{n} minute", "{n} minutes", n)

    # -- numbers ----------------------------------------------------------------------------------

    def number(self, value: float) -> str:
        """``1 034,5`` with a no-break space, ``1,034.5`` in English; six decimals at most."""
        text = f"{value:,}" if isinstance(value, int) else f"{value:,.6f}".rstrip("0").rstrip(".")
        text = text.replace("-", _MINUS)
        if self._english:
            return text
        return text.replace(",", "\0").replace(".", ",").replace("\0", _HARD)

    def percent(self, value: float) -> str:
        return f"{self.number(value)}{'' if self._english else _HARD}%"

    def size(self, size: int) -> str:
        """Bytes as kB or MB, of a thousand each."""
        if size < 1000:
            return f"{self.number(size)}{_HARD}B"
        if size < 999_500:
            return f"{self.number(round(size / 1000))}{_HARD}kB"
        return f"{self.number(round(size / 1_000_000, 1))}{_HARD}MB"

    _ways: ClassVar[Mapping[str, Callable[[Wording, Any], str]]] = {
        "": _worded,
        "size": lambda words, value: words.size(int(value)),
        "percent": percent,
        "time": time,
        "short": short_date,
        "weekday": weekday,
        "full": weekday_date,
        "minutes": lambda words, value: words.minutes(int(value)),
        "moment": _moment,
        "plain": lambda _, value: str(value),
        "codes": lambda words, value: words.codes(str(value)),
        "begun": _begun,
    }


def _local(at: datetime) -> datetime:
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(LOCAL_ZONE)
