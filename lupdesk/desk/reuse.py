"""Taking what was learnt from one procurement to another, and to a template, with no secret of it.

What is copied is the buyer's own words, and each of them goes through the screen of everybody: a
text that names a supplier or repeats what is not open stays where it is, and is told.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from lupdesk.desk.beginning import Begun, begin_in
from lupdesk.desk.cases import read_case
from lupdesk.desk.dialogue_templates import every_version
from lupdesk.desk.guides import latest_guide, questions_of
from lupdesk.desk.session import Clock, Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.case import Case
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.insights import OWN_FIGURE
from lupdesk.domain.composition.lessons import open_changes
from lupdesk.domain.composition.screen import Screen, screen_of
from lupdesk.domain.dialogue_templates import (
    UNDER,
    Beginning,
    Contents,
    Part,
    ProgrammePoint,
    TemplateQuestion,
    ThemeLine,
    code_of,
    kept_fields,
    next_version,
    theme_lines,
)
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.lessons import buyers_changes
from lupdesk.domain.own_figures import internal_amounts, own_figure_in
from lupdesk.domain.results import DialogueTemplate, Theme
from lupdesk.domain.secrecy import public_text
from lupdesk.domain.things import AgendaItem, Meeting, Participation, Procurement, Supplier
from lupdesk.problems import Problem
from lupdesk.store import database
from lupdesk.store.database import Mode

REUSED: tuple[Part, ...] = (Part.GUIDE, Part.THEMES, Part.SUPPLIERS)


@dataclass(frozen=True, slots=True)
class Held:
    """A text that is not copied, with the code of why as ``held.<reason>``."""

    part: Part
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reusable:
    """``gate`` looks through what is typed in beside it, such as what is new in a template; what comes
    of a template has none.
    """

    beginning: Beginning
    held: tuple[Held, ...] = ()
    gate: _Gate | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Reused:
    begun: Begun
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    id: UUID
    contents: Contents
    held: tuple[Held, ...]


def reusable(desk: Desk, source: UUID) -> Reusable:
    """All that another procurement may get of this one, and what is held back."""
    gate = _Gate(read_case(desk, source))
    return Reusable(
        Beginning(
            questions=tuple(_questions(desk, source, gate)),
            programme=tuple(_programme(desk, source, gate)),
            themes=tuple(_themes(desk, source, gate)),
            invitation=gate.passed(Part.INVITATION, desk.the(Procurement, source).notice_text),
            suppliers=_firms(desk, source),
        ),
        tuple(gate.held),
        gate,
    )


def reusable_beside(path: Path, source: UUID, clock: Clock) -> Reusable:
    """The same on a reading connection, for a worker: a large case takes its time."""
    with database.told(path):
        db = database.connect(path, Mode.READ)
        with closing(Desk(path, db, author="", clock=clock, replica_number=None)) as desk:
            return reusable(desk, source)


def reuse(
    desk: Desk,
    source: UUID,
    target: UUID,
    *,
    parts: Collection[Part] = REUSED,
    replace: bool = False,
    found: Reusable | None = None,
) -> Reused:
    """As one act. Of the suppliers only that they may be invited goes along: no code, no day, no
    note, nothing that they said or asked for. ``found`` where somebody has looked already.

    Problem ``reuse-itself``.
    """
    if source == target:
        raise Problem("reuse-itself")
    found = found or reusable(desk, source)
    with desk.act(Act.REUSE_PROCUREMENT) as act:
        begun = begin_in(desk, act, target, found.beginning.of(parts), replace=replace)
    return Reused(begun, tuple(one for one in found.held if one.part in parts))


def save_template(
    desk: Desk,
    source: UUID,
    *,
    name: str,
    code: str = "",
    changes: str = "",
    found: Reusable | None = None,
) -> Saved:
    """The procurement's guide, programme, themes and invitation as a version of a template: the
    first of a new ``code``, else the next.

    Of what is new in it a line that would tell something of the procurement is held back as well.
    Problem ``template-name-wanted``, ``template-empty``; ``template-name-tells`` for such a name.
    """
    code = code_of(code or name)
    known = every_version(desk)
    found = found or reusable(desk, source)
    what = found.beginning
    if not (what.questions or what.programme or what.themes or what.invitation):
        raise Problem("template-empty")
    gate = found.gate or _Gate(read_case(desk, source))
    if gate.reason(name) is not None:
        raise Problem("template-name-tells", name=name.strip())
    lines = [line.strip() for line in changes.splitlines() if line.strip()]
    stopped = {line: reason for line in lines if (reason := gate.reason(line)) is not None}
    contents = Contents(
        code=code,
        name=name.strip() or code,
        version=next_version(code, known),
        language=desk.the(Procurement, source).language,
        questions=what.questions,
        programme=what.programme,
        themes=tuple(one.path for one in what.themes),
        invitation=what.invitation,
        changes="\n".join(line for line in lines if line not in stopped),
        own=True,
        made_on=desk.today(),
    )
    with desk.act(Act.SAVE_DIALOGUE_TEMPLATE) as act:
        id = act.add(DialogueTemplate, **kept_fields(contents), made_on=contents.made_on)
    held = [one for one in found.held if one.part is not Part.SUPPLIERS]
    held += [Held(Part.GUIDE, line, reason) for line, reason in stopped.items()]
    return Saved(id, contents, tuple(held))


def proposed_changes(desk: Desk, source: UUID) -> str:
    """What the retrospective of the dialogue says should be done otherwise the next time, in the
    buyer's own words: what a supplier answered stays with who got it.
    """
    case = read_case(desk, source)
    gate = _Gate(case)
    lines = open_changes(case, buyers_changes(case.lessons))
    return "\n".join(filter(None, (gate.passed(Part.GUIDE, line) for line in lines)))


class _Gate:
    """What of a case may go on, and what was stopped."""

    def __init__(self, case: Case) -> None:
        # A name or a passage is no less secret where the buyer has written it into a question or
        # the need of the case itself: another procurement has other readers.
        own = replace(case.procurement, title="", effect="", for_whom="", office="", reference="")
        bare = replace(case, procurement=own, questions=(), targets=(), buyers=())
        self._screen: Screen = screen_of(forbidden_for(bare, PUBLIC))
        self._internal = internal_amounts(case)
        self.held: list[Held] = []

    def passed(self, part: Part, *texts: str) -> str:
        """The first of the texts, or nothing where any of them may not go on."""
        for text in texts:
            reason = self.reason(text)
            if reason is not None:
                self.held.append(Held(part, text, reason))
                return ""
        return texts[0].strip()

    def reason(self, text: str) -> str | None:
        """Code of why it may not go on; None where it may."""
        reason = self._screen.reason(text) if text.strip() else None
        if reason is None and own_figure_in(text, self._internal):
            return OWN_FIGURE
        return reason


def _questions(desk: Desk, source: UUID, gate: _Gate) -> list[TemplateQuestion]:
    guide = latest_guide(desk, source)
    return [
        TemplateQuestion(one.text, one.short_name, one.core)
        for one in (questions_of(desk, guide.id) if guide else [])
        if gate.passed(Part.GUIDE, one.text, one.short_name)
    ]


def _programme(desk: Desk, source: UUID, gate: _Gate) -> list[ProgrammePoint]:
    """Of the first meeting of each kind that has one."""
    found: list[ProgrammePoint] = []
    for kind in (MeetingKind.CONFERENCE, MeetingKind.ONE_TO_ONE):
        for meeting in desk.all(Meeting, procurement=source, kind=kind):
            items = desk.all(AgendaItem, meeting=meeting.id)
            if items:
                title = gate.passed(Part.PROGRAMME, meeting.title) if _is_open(kind) else ""
                found += [
                    ProgrammePoint(one.title, one.minutes, one.start, kind, title)
                    for one in items
                    if gate.passed(Part.PROGRAMME, one.title)
                ]
                break
    return found


def _is_open(kind: MeetingKind) -> bool:
    """The title of a meeting with one supplier is about that supplier."""
    return kind is MeetingKind.CONFERENCE


def _themes(desk: Desk, source: UUID, gate: _Gate) -> list[ThemeLine]:
    """A branch is held back with its root. A name that none but statements which are not open carry
    says what they are about.
    """
    case = read_case(desk, source)
    carried: dict[str, bool] = {}
    for one in case.inputs:
        for name in one.themes:
            key = name.casefold()
            carried[key] = carried.get(key, False) or public_text(one) is not None
    lines = theme_lines(desk.all(Theme, procurement=source))
    known = {one.path.casefold() for one in lines}
    lines += [
        ThemeLine(name)
        for name in dict.fromkeys(name for one in case.inputs for name in one.themes)
        if name.casefold() not in known and not _ends_one(name, lines)
    ]
    found: list[ThemeLine] = []
    stopped: list[str] = []
    for line in lines:
        name = line.path.rpartition(UNDER)[2]
        if any(line.path.startswith(f"{one}{UNDER}") for one in stopped):
            gate.held.append(Held(Part.THEMES, line.path, "under-held"))
        elif not carried.get(name.casefold(), True):
            gate.held.append(Held(Part.THEMES, line.path, "only-not-open"))
            stopped.append(line.path)
        elif gate.passed(Part.THEMES, line.path, line.meaning):
            found.append(line)
        else:
            stopped.append(line.path)
    return found


def _ends_one(name: str, lines: list[ThemeLine]) -> bool:
    return any(one.path.casefold().endswith(f"{UNDER}{name.casefold()}") for one in lines)


def _firms(desk: Desk, source: UUID) -> tuple[UUID, ...]:
    """By name: the order of the codes is the order in which they came."""
    parts = desk.all(Participation, procurement=source)
    firms = desk.all(Supplier, id=tuple(one.supplier for one in parts)) if parts else []
    return tuple(one.id for one in sorted(firms, key=lambda one: one.name.casefold()))
