"""Beginning a dialogue with what is there already: a template, or an earlier procurement."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from lupdesk.desk.guides import is_used, latest_guide, questions_of
from lupdesk.desk.meetings import add_meeting_in, add_points_in
from lupdesk.desk.session import Desk, OpenAct
from lupdesk.desk.suppliers import join_in
from lupdesk.domain.acts import Act
from lupdesk.domain.dialogue_templates import (
    UNDER,
    Beginning,
    Contents,
    Part,
    ProgrammePoint,
    TemplateQuestion,
    ThemeLine,
)
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.results import Theme
from lupdesk.domain.short_names import short_name_of
from lupdesk.domain.things import (
    AgendaItem,
    Guide,
    Meeting,
    Participation,
    Procurement,
    Question,
)

ALL: tuple[Part, ...] = tuple(Part)


@dataclass(slots=True)
class Begun:
    """How much was made of each part, and which parts stand as they were."""

    made: dict[Part, int] = field(default_factory=dict)
    kept: list[Part] = field(default_factory=list)


def begin_from_template(
    desk: Desk,
    procurement: UUID,
    contents: Contents,
    *,
    parts: Collection[Part] = ALL,
    replace: bool = False,
) -> Begun:
    """As one act. What is there stays, unless ``replace`` says otherwise."""
    wanted = contents.beginning.of(parts)
    with desk.act(Act.BEGIN_FROM_TEMPLATE) as act:
        return begin_in(desk, act, procurement, wanted, replace=replace)


def present(desk: Desk, procurement: UUID) -> list[Part]:
    """The parts that a beginning would meet and could only replace; themes and suppliers are
    added to those that are there.
    """
    found = []
    guide = latest_guide(desk, procurement)
    if guide is not None and questions_of(desk, guide.id):
        found.append(Part.GUIDE)
    if any(desk.count(AgendaItem, meeting=one.id) for one in _planned(desk, procurement)):
        found.append(Part.PROGRAMME)
    if desk.the(Procurement, procurement).notice_text.strip():
        found.append(Part.INVITATION)
    return found


def _planned(desk: Desk, procurement: UUID) -> list[Meeting]:
    kinds = (MeetingKind.CONFERENCE, MeetingKind.ONE_TO_ONE)
    meetings = desk.all(Meeting, procurement=procurement, kind=kinds)
    return [one for one in meetings if one.actual_start is None]


def begin_in(
    desk: Desk, act: OpenAct, procurement: UUID, wanted: Beginning, *, replace: bool = False
) -> Begun:
    """Within an act that is under way."""
    begun = Begun()
    _guide_in(desk, act, procurement, wanted.questions, replace, begun)
    for kind in (MeetingKind.CONFERENCE, MeetingKind.ONE_TO_ONE):
        points = [one for one in wanted.programme if one.kind is kind]
        if points:
            _programme_in(desk, act, procurement, kind, points, replace, begun)
    _themes_in(desk, act, procurement, wanted.themes, begun)
    _suppliers_in(desk, act, procurement, wanted.suppliers, begun)
    if wanted.invitation:
        stands = desk.the(Procurement, procurement).notice_text.strip()
        if stands and not replace:
            begun.kept.append(Part.INVITATION)
        elif act.set(Procurement, procurement, notice_text=wanted.invitation):
            begun.made[Part.INVITATION] = 1
    if wanted.method and begun.made.keys() & {Part.GUIDE, Part.PROGRAMME}:
        act.set(Procurement, procurement, method=wanted.method)
    return begun


def _guide_in(
    desk: Desk,
    act: OpenAct,
    procurement: UUID,
    questions: Sequence[TemplateQuestion],
    replace: bool,
    begun: Begun,
) -> None:
    if not questions:
        return
    latest = latest_guide(desk, procurement)
    there = latest is not None and bool(questions_of(desk, latest.id))
    if there and not replace:
        begun.kept.append(Part.GUIDE)
        return
    if latest is None or there or is_used(desk, latest.id):
        guide = act.add(
            Guide, procurement=procurement, version=1 + (latest.version if latest else 0)
        )
        for meeting in desk.all(Meeting, guide=latest.id) if latest else []:
            if meeting.actual_start is None:
                act.set(Meeting, meeting.id, guide=guide)
    else:
        guide = latest.id
    for position, one in enumerate(questions, start=1):
        act.add(
            Question,
            guide=guide,
            position=float(position),
            text=one.text,
            short_name=one.short_name or short_name_of(one.text),
            core=one.core,
        )
    begun.made[Part.GUIDE] = len(questions)


def _programme_in(
    desk: Desk,
    act: OpenAct,
    procurement: UUID,
    kind: MeetingKind,
    points: Sequence[ProgrammePoint],
    replace: bool,
    begun: Begun,
) -> None:
    """Of the planned meetings of the kind; where there is no conference at all, one is made."""
    meetings = desk.all(Meeting, procurement=procurement, kind=kind)
    if not meetings and kind is MeetingKind.CONFERENCE:
        minutes = sum(one.minutes for one in points) or 180
        add_meeting_in(
            desk,
            act,
            procurement,
            kind=kind,
            title=points[0].meeting,
            minutes=minutes,
            programme=points,
        )
        begun.made[Part.PROGRAMME] = len(points)
        return
    for meeting in meetings:
        if meeting.actual_start is not None:
            continue
        there = desk.all(AgendaItem, meeting=meeting.id)
        if there and not replace:
            if Part.PROGRAMME not in begun.kept:
                begun.kept.append(Part.PROGRAMME)
            continue
        for item in there:
            act.remove(AgendaItem, item.id)
        add_points_in(act, meeting.id, points)
        begun.made[Part.PROGRAMME] = begun.made.get(Part.PROGRAMME, 0) + len(points)


def _themes_in(
    desk: Desk, act: OpenAct, procurement: UUID, lines: Sequence[ThemeLine], begun: Begun
) -> None:
    """Those that are not there yet: a name is one theme, wherever it stands in the tree."""
    known = {one.name.casefold(): one.id for one in desk.all(Theme, procurement=procurement)}
    place = float(len(known))
    for line in lines:
        above: UUID | None = None
        names = line.path.split(UNDER)
        for name in names:
            found = known.get(name.casefold())
            if found is None:
                place += 1
                meaning = line.meaning if name == names[-1] else ""
                found = known[name.casefold()] = act.add(
                    Theme,
                    procurement=procurement,
                    name=name,
                    parent=above,
                    position=place,
                    meaning=meaning,
                )
                begun.made[Part.THEMES] = begun.made.get(Part.THEMES, 0) + 1
            above = found


def _suppliers_in(
    desk: Desk, act: OpenAct, procurement: UUID, firms: Sequence[UUID], begun: Begun
) -> None:
    """As candidates: who is invited is noted when somebody invites them."""
    known = {one.supplier for one in desk.all(Participation, procurement=procurement)}
    for firm in firms:
        if firm not in known:
            join_in(desk, act, procurement, firm)
            begun.made[Part.SUPPLIERS] = begun.made.get(Part.SUPPLIERS, 0) + 1
