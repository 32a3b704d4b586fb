"""What a dialogue begins with: questions, programmes, themes and invitation, in versions.

The program's own lie in ``resources/templates``, the office's in the desk; both are ``Contents``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.results import DialogueTemplate, Theme
from lupdesk.problems import Problem

UNDER: Final = " / "
"""Between a theme and the one under it."""
_CODE: Final = re.compile(r"[a-z0-9æøå]+(-[a-z0-9æøå]+)*")
_METHOD: Final = re.compile(r"(\S+) (\d+)")
_GAPS: Final = re.compile(r"[^a-z0-9æøå]+")


@dataclass(frozen=True, slots=True)
class TemplateQuestion:
    text: str
    short_name: str = ""
    core: bool = False


@dataclass(frozen=True, slots=True)
class ProgrammePoint:
    """A point of the programme of all meetings of a kind; ``start`` is ``HH:MM`` or empty."""

    title: str
    minutes: int = 0
    start: str = ""
    kind: MeetingKind = MeetingKind.CONFERENCE
    meeting: str = ""
    """The title of a meeting that is made for it."""


class Part(StrEnum):
    """What a dialogue can begin with; worded as ``template-part.<value>``."""

    GUIDE = "guide"
    PROGRAMME = "programme"
    THEMES = "themes"
    INVITATION = "invitation"
    SUPPLIERS = "suppliers"


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """``path`` is the name with those over it, parted by ``UNDER``."""

    path: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a procurement is to get, from a template or from an earlier one."""

    questions: tuple[TemplateQuestion, ...] = ()
    programme: tuple[ProgrammePoint, ...] = ()
    themes: tuple[ThemeLine, ...] = ()
    invitation: str = ""
    suppliers: tuple[UUID, ...] = ()
    method: str = ""

    def of(self, parts: Collection[Part]) -> Beginning:
        """With these parts and no others."""
        return Beginning(
            self.questions if Part.GUIDE in parts else (),
            self.programme if Part.PROGRAMME in parts else (),
            self.themes if Part.THEMES in parts else (),
            self.invitation if Part.INVITATION in parts else "",
            self.suppliers if Part.SUPPLIERS in parts else (),
            self.method,
        )

    @property
    def counts(self) -> Mapping[Part, int]:
        """How much there is of each part that has anything."""
        found = {
            Part.GUIDE: len(self.questions),
            Part.PROGRAMME: len(self.programme),
            Part.THEMES: len(self.themes),
            Part.INVITATION: int(bool(self.invitation)),
            Part.SUPPLIERS: len(self.suppliers),
        }
        return {part: count for part, count in found.items() if count}


@dataclass(frozen=True, slots=True)
class Contents:
    code: str
    name: str
    version: int = 1
    language: str = "nb"
    questions: tuple[TemplateQuestion, ...] = ()
    programme: tuple[ProgrammePoint, ...] = ()
    themes: tuple[str, ...] = ()
    invitation: str = ""
    changes: str = ""
    own: bool = False
    """The office's own, not one of the program."""
    made_on: date | None = None

    @property
    def method(self) -> str:
        """As a procurement remembers it."""
        return f"{self.code} {self.version}"

    @property
    def beginning(self) -> Beginning:
        return Beginning(
            questions=self.questions,
            programme=self.programme,
            themes=tuple(map(ThemeLine, self.themes)),
            invitation=self.invitation,
            method=self.method,
        )

    def programme_of(self, kind: MeetingKind) -> tuple[ProgrammePoint, ...]:
        return tuple(one for one in self.programme if one.kind is kind)


# -- as it is kept ----------------------------------------------------------------------------------


def read_template(kept: DialogueTemplate) -> Contents:
    """A point or question that is no JSON object of ours is left out: a joined desk may be newer."""
    questions = [
        TemplateQuestion(str(one["text"]), str(one.get("short_name", "")), bool(one.get("core")))
        for one in _objects(kept.questions)
        if one.get("text")
    ]
    programme = [_point(one) for one in _objects(kept.programme) if one.get("title")]
    return Contents(
        code=kept.code,
        name=kept.name,
        version=kept.version,
        language=kept.language,
        questions=tuple(questions),
        programme=tuple(programme),
        themes=kept.themes,
        invitation=kept.invitation,
        changes=kept.changes,
        own=True,
        made_on=kept.made_on,
    )


def _objects(lines: Iterable[str]) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    for line in lines:
        try:
            read = json.loads(line)
        except ValueError:
            continue
        if isinstance(read, dict):
            found.append(read)
    return found


def _point(one: Mapping[str, Any]) -> ProgrammePoint:
    minutes = one.get("minutes", 0)
    kind = one.get("kind", MeetingKind.CONFERENCE.value)
    known = kind in {each.value for each in MeetingKind}
    return ProgrammePoint(
        str(one["title"]),
        minutes if isinstance(minutes, int) and minutes > 0 else 0,
        str(one.get("start", "")),
        MeetingKind(kind) if known else MeetingKind.CONFERENCE,
        str(one.get("meeting", "")),
    )


def kept_fields(contents: Contents) -> dict[str, Any]:
    """The fields of a ``DialogueTemplate`` that holds it."""
    return {
        "code": contents.code,
        "name": contents.name,
        "version": contents.version,
        "language": contents.language,
        "questions": tuple(
            _line({"short_name": one.short_name, "text": one.text, "core": one.core})
            for one in contents.questions
        ),
        "programme": tuple(
            _line(
                {
                    "title": one.title,
                    "minutes": one.minutes,
                    "start": one.start,
                    "kind": one.kind.value,
                    "meeting": one.meeting,
                }
            )
            for one in contents.programme
        ),
        "themes": contents.themes,
        "invitation": contents.invitation,
        "changes": contents.changes,
    }


def _line(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False)


# -- versions ---------------------------------------------------------------------------------------


def newest(known: Iterable[Contents]) -> list[Contents]:
    """Of each code and language the newest version; of two alike the office's own. By name."""
    best: dict[tuple[str, str], Contents] = {}
    for one in known:
        before = best.get((one.code, one.language))
        if before is None or (one.version, one.own) >= (before.version, before.own):
            best[one.code, one.language] = one
    return sorted(best.values(), key=lambda one: (one.name.casefold(), one.language))


def template_named(known: Sequence[Contents], code: str, language: str) -> Contents:
    """The newest of a code, or the version of ``code version``, in the language where it has it.

    Problem ``template-unknown``.
    """
    wanted, version = read_method(code) or (code.strip(), None)
    found = [
        one for one in known if one.code == wanted.casefold() and version in (None, one.version)
    ]
    if not found:
        raise Problem("template-unknown", template=code)
    return max(found, key=lambda one: (one.language == language, one.version, one.own))


def read_method(method: str) -> tuple[str, int] | None:
    """Code and version of what a dialogue began with; None where it is no such thing."""
    found = _METHOD.fullmatch(method.strip())
    return (found[1], int(found[2])) if found else None


def newer_than(method: str, known: Iterable[Contents]) -> Contents | None:
    """The newest version of what a dialogue began with, where it began with an older one."""
    began = read_method(method)
    if began is None:
        return None
    code, version = began
    found = [one for one in known if one.code == code and one.version > version]
    return max(found, key=lambda one: (one.version, one.own), default=None)


def next_version(code: str, known: Iterable[Contents]) -> int:
    return 1 + max((one.version for one in known if one.code == code), default=0)


def code_of(name: str) -> str:
    """A code made of a name. Problem ``template-name-wanted`` where no letter is left."""
    code = _GAPS.sub("-", name.casefold()).strip("-")
    if not _CODE.fullmatch(code):
        raise Problem("template-name-wanted")
    return code


# -- themes -----------------------------------------------------------------------------------------


def theme_lines(themes: Sequence[Theme]) -> list[ThemeLine]:
    """The tree as paths, each branch after its root. One whose root is gone stands at the top, and so
    does a ring that two laptops have made.
    """
    known = {one.id for one in themes}
    under: dict[UUID | None, list[Theme]] = {}
    for one in themes:
        under.setdefault(one.parent if one.parent in known else None, []).append(one)
    found: list[ThemeLine] = []
    seen: set[UUID] = set()

    def walk(one: Theme, above: str) -> None:
        if one.id not in seen:
            seen.add(one.id)
            path = f"{above}{UNDER}{one.name}" if above else one.name
            found.append(ThemeLine(path, one.meaning))
            for each in under.get(one.id, ()):
                walk(each, path)

    for one in (*under.get(None, ()), *themes):
        walk(one, "")
    return found
