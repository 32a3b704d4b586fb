"""Acts of the synthesis: what was heard, what the buyer does, and the statements that it rests on."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from lupdesk.desk.input_table import (
    TableQuestion,
    Tally,
    first_numbers,
    inputs_at,
    tally,
    themes_of,
)
from lupdesk.desk.ordering import put_at
from lupdesk.desk.session import Desk
from lupdesk.desk.ties import drop_ties, set_bases, statements_behind
from lupdesk.domain.acts import Act
from lupdesk.domain.filters import InputFilter, InputOrder
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.results import Insight, Tie
from lupdesk.domain.secrecy import public_text
from lupdesk.domain.things import Input
from lupdesk.domain.vocabulary import theme_key
from lupdesk.domain.voices import Bases, Voices
from lupdesk.problems import Problem

_MOST: Final = 50
"""Statements that are suggested at once."""
_EVERY: Final = 1 << 40


@dataclass(frozen=True, slots=True)
class Answered:
    """How many of the statements were told what became of them."""

    decided: int
    whole: int

    @property
    def left(self) -> int:
        return self.whole - self.decided


@dataclass(frozen=True, slots=True)
class Synthesis:
    """The findings in the buyer's order, each with its voices and its own ties."""

    insights: tuple[Insight, ...]
    voices: dict[UUID, Voices]
    ties: dict[UUID, tuple[Tie, ...]]
    answered: Answered

    @property
    def behind_any(self) -> frozenset[UUID]:
        """Statements that some finding rests on, for or against."""
        return frozenset(
            one.id for some in self.voices.values() for one in (*some.behind, *some.against)
        )


def answered(counted: Tally) -> Answered:
    return Answered(counted.total - counted.undecided, counted.total)


NOTHING: Final = Synthesis((), {}, {}, Answered(0, 0))


def read_synthesis(desk: Desk, procurement: UUID, so_far: Answered | None = None) -> Synthesis:
    """Reads the statements that something rests on, and no others; without ``so_far`` all are
    counted.
    """
    insights = tuple(desk.all(Insight, procurement=procurement))
    ties = desk.all(Tie, procurement=procurement)
    bases = Bases(statements_behind(desk, procurement, ties), ties)
    return Synthesis(
        insights,
        {one.id: bases.voices(one.id) for one in insights},
        {one.id: bases.bases(one.id) for one in insights},
        so_far or answered(tally(desk, procurement)),
    )


def add_insight(
    desk: Desk,
    procurement: UUID,
    *,
    heard: str,
    behind: Iterable[UUID] = (),
    against: Iterable[UUID] = (),
    **fields: Any,
) -> UUID:
    """A finding at the end of the list. Problem ``text-wanted`` without words."""
    if not heard.strip():
        raise Problem("text-wanted")
    last = max((one.position for one in desk.all(Insight, procurement=procurement)), default=0.0)
    with desk.act(Act.ADD_INSIGHT) as act:
        made = act.add(
            Insight, procurement=procurement, heard=heard.strip(), position=last + 1, **fields
        )
        set_bases(desk, act, procurement, made, behind, against=against)
    return made


def insight_from(desk: Desk, procurement: UUID, ids: Sequence[UUID], *, heard: str = "") -> UUID:
    """A finding that rests on chosen statements, in words of its own or else in ``heard_in``. Its
    theme is theirs, where all share one. Problem ``voices-wanted`` for no statement.
    """
    said = [desk.the(Input, id) for id in dict.fromkeys(ids)]
    if not said:
        raise Problem("voices-wanted")
    return add_insight(
        desk,
        procurement,
        heard=heard.strip() or heard_in(desk, ids),
        behind=[one.id for one in said],
        theme=_shared_theme(said),
    )


def heard_in(desk: Desk, ids: Sequence[UUID]) -> str:
    """The words of the first statement that everybody may read: what may not go out lends none.
    Problem ``own-words-wanted`` where no statement lends any.
    """
    said = (desk.the(Input, id) for id in ids)
    words = next(filter(None, map(public_text, said)), "").strip()
    if not words:
        raise Problem("own-words-wanted")
    return words


def _shared_theme(said: Sequence[Input]) -> str:
    for name in said[0].themes:
        if all(theme_key(name) in map(theme_key, one.themes) for one in said):
            return name
    return ""


def edit_insight(desk: Desk, id: UUID, **fields: Any) -> None:
    """Problem ``text-wanted`` where the words of what was heard are taken away."""
    if "heard" in fields and not str(fields["heard"]).strip():
        raise Problem("text-wanted")
    desk.the(Insight, id)
    with desk.act(Act.EDIT_INSIGHT) as act:
        act.set(Insight, id, **fields)


def move_insight(desk: Desk, id: UUID, step: int) -> None:
    """Up (-1) or down (1) in the buyer's order; at an end it stays."""
    one = desk.the(Insight, id)
    order = [other.id for other in desk.all(Insight, procurement=one.procurement)]
    with desk.act(Act.MOVE_INSIGHT) as act:
        put_at(act, Insight, order, id, order.index(id) + step)


def remove_insight(desk: Desk, id: UUID) -> None:
    """With its ties; the statements stay, and what was decided on them."""
    desk.the(Insight, id)
    with desk.act(Act.REMOVE_INSIGHT) as act:
        drop_ties(desk, act, id)
        act.remove(Insight, id)


# -- what it rests on ---------------------------------------------------------------------------------


def set_voices(desk: Desk, id: UUID, behind: Iterable[UUID], against: Iterable[UUID] = ()) -> None:
    """Make the finding rest on these statements and no others."""
    one = desk.the(Insight, id)
    with desk.act(Act.SET_VOICES) as act:
        set_bases(desk, act, one.procurement, id, behind, against=against)


def add_voices(desk: Desk, id: UUID, inputs: Iterable[UUID], *, against: bool = False) -> None:
    """More statements; one that is there already changes sides."""
    told = {one.basis: one.against for one in desk.all(Tie, of=id)}
    told |= dict.fromkeys(inputs, against)
    _set(desk, id, told)


def drop_voice(desk: Desk, id: UUID, input: UUID) -> None:
    told = {one.basis: one.against for one in desk.all(Tie, of=id) if one.basis != input}
    _set(desk, id, told)


def turn_voice(desk: Desk, id: UUID, input: UUID) -> None:
    """From for to against, and back."""
    told = {one.basis: one.against for one in desk.all(Tie, of=id)}
    if input in told:
        told[input] = not told[input]
    _set(desk, id, told)


def _set(desk: Desk, id: UUID, told: dict[UUID, bool]) -> None:
    set_voices(
        desk,
        id,
        [basis for basis, against in told.items() if not against],
        [basis for basis, against in told.items() if against],
    )


def suggested(desk: Desk, found: Synthesis, insight: Insight) -> list[Input]:
    """Statements of its theme, however that is spelled, that are behind no finding yet; none for a
    finding without a theme.
    """
    theme, taken = theme_key(insight.theme), found.behind_any
    if not theme:
        return []
    names = [name for name in themes_of(desk, insight.procurement) if theme_key(name) == theme]
    numbers = {
        number: None
        for name in names
        for number in _numbers(desk, insight.procurement, themes=(name,))
    }
    said = (one for _, one in inputs_at(desk, list(numbers)[: _MOST + len(taken)]))
    return [one for one in said if one.id not in taken][:_MOST]


def _numbers(desk: Desk, procurement: UUID, **wanted: Any) -> array[int]:
    """Row numbers of what suppliers said, in the order of the statements' own numbers."""
    only = InputFilter(procurement=procurement, kinds=(InputKind.INPUT,), **wanted)
    question = TableQuestion(desk.working_path, only, InputOrder.NUMBER, descending=False)
    return first_numbers(desk, question, _EVERY)


# -- what became of the statements --------------------------------------------------------------------


def answer_voices(desk: Desk, id: UUID, *, every: bool = False) -> int:
    """Tell each statement behind the finding its answer and why; how many were told. One that has a
    disposition keeps it, unless ``every``. Those that say otherwise are not told: the answer is not
    theirs. Problem ``answer-wanted`` for a finding that has none.
    """
    one = desk.the(Insight, id)
    if one.answer is None:
        raise Problem("answer-wanted")
    behind = read_synthesis(desk, one.procurement).voices[id].behind
    reason = one.why.strip() or one.does.strip()
    with desk.act(Act.SET_DISPOSITION) as act:
        return sum(
            act.set(Input, said.id, disposition=one.answer, disposition_reason=reason)
            for said in behind
            if said.kind is InputKind.INPUT and (every or said.disposition is None)
        )


def undecided(desk: Desk, procurement: UUID) -> array[int]:
    """Row numbers of what suppliers said and nobody has answered, for ``inputs_at``."""
    return _numbers(desk, procurement, dispositions=(None,))
