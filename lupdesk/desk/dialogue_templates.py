"""The templates of the program and of the office: which there are, and what is newer."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, Final
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.domain.dialogue_templates import (
    Contents,
    ProgrammePoint,
    TemplateQuestion,
    newer_than,
    newest,
    read_method,
    read_template,
    template_named,
)
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.results import DialogueTemplate
from lupdesk.domain.things import Procurement
from lupdesk.paths import resources
from lupdesk.problems import Problem

_LANGUAGES: Final = ("nb", "en")


@cache
def shipped() -> tuple[Contents, ...]:
    """The program's own, each in every language that it has."""
    found = []
    for file in sorted((resources() / "templates").glob("*.toml")):
        told = tomllib.loads(file.read_text("utf-8"))
        found += [_contents(told, language) for language in _LANGUAGES if language in told]
    return tuple(found)


def _contents(told: Mapping[str, Any], language: str) -> Contents:
    words = told[language]
    return Contents(
        code=told["code"],
        name=words["name"],
        version=told["version"],
        language=language,
        questions=tuple(TemplateQuestion(**one) for one in words["questions"]),
        programme=tuple(_point(one, words["conference"]) for one in words["programme"]),
        themes=tuple(words["themes"]),
        invitation=words["invitation"].strip(),
        changes=words["changes"],
    )


def _point(told: Mapping[str, Any], conference: str) -> ProgrammePoint:
    kind = MeetingKind(told["kind"])
    return ProgrammePoint(
        told["title"],
        told["minutes"],
        told.get("start", ""),
        kind,
        conference if kind is MeetingKind.CONFERENCE else "",
    )


def every_version(desk: Desk) -> list[Contents]:
    return [*shipped(), *map(read_template, desk.all(DialogueTemplate))]


def templates(desk: Desk) -> list[Contents]:
    """What one can begin with: of each template the newest version, by name."""
    return newest(every_version(desk))


def template(desk: Desk, code: str, language: str) -> Contents:
    """By code, or by ``code version``. Problem ``template-unknown``."""
    return template_named(every_version(desk), code, language)


def names_of_method(desk: Desk, method: str) -> tuple[tuple[str, str], ...]:
    """(language, name) of the template by each language that it has; none where it is unknown."""
    if read_method(method) is None:
        return ()
    known = [one for one in every_version(desk) if one.method == method]
    return tuple((one.language, one.name) for one in known)


def newer_template(desk: Desk, procurement: UUID) -> Contents | None:
    """A newer version of what the procurement's dialogue began with."""
    of = desk.the(Procurement, procurement)
    found = newer_than(of.method, every_version(desk)) if of.method else None
    return template(desk, found.method, of.language) if found else None


def programme_for(desk: Desk, procurement: UUID, kind: MeetingKind) -> tuple[ProgrammePoint, ...]:
    """The programme of a new meeting, by the template that the dialogue began with."""
    of = desk.get(Procurement, procurement)
    if of is None or read_method(of.method) is None:
        return ()
    try:
        return template(desk, of.method, of.language).programme_of(kind)
    except Problem:
        return ()
