"""We heard, we do, why (not): the main findings, each on the statements that it rests on.

For everybody a finding is in the buyer's words, which the screen looks through, and its count is of
the suppliers whose statements everybody may read. One that rests on no such statement is not told:
its words can only come from what may not go out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import Block, Facts, Heading, HeldBack, Noted, Paragraph
from lupdesk.domain.composition.findings import guarded_counts
from lupdesk.domain.composition.hidden_remarks import NO_VOICES
from lupdesk.domain.composition.parts import label_of, supplier_of
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.kinds import Disposition, Secrecy
from lupdesk.domain.own_figures import internal_amounts, own_figure_in
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.results import Insight
from lupdesk.domain.things import Input
from lupdesk.domain.voices import Bases, Voices

OWN_FIGURE: Final = "own-figure"
_SHORT: Final = 60


@dataclass(frozen=True, slots=True)
class Told:
    """A finding that everybody reads, and the statements behind it that everybody reads too."""

    insight: Insight
    said: tuple[Input, ...]


@dataclass(frozen=True)
class Insights:
    """The findings of a case, told from those that are held back. ``shown`` are the statements that
    stand in the paper.
    """

    case: Case
    shown: Sequence[Input]
    screen: Screen

    @cached_property
    def voices(self) -> Mapping[UUID, Voices]:
        bases = Bases(self.case.inputs, self.case.ties)
        return {one.id: bases.voices(one.id) for one in self.case.insights}

    @cached_property
    def held(self) -> Mapping[UUID, str]:
        """Code of why not, as ``held.<reason>``, by finding."""
        internal = internal_amounts(self.case)
        return {
            one.id: reason
            for one in self.case.insights
            if (reason := self._reason(one, internal)) is not None
        }

    def _reason(self, one: Insight, internal: frozenset[str]) -> str | None:
        if not self._behind(one):
            return NO_VOICES
        for text in (*public_texts(one), one.theme):
            if reason := self.screen.reason(text):
                return reason
            if own_figure_in(text, internal):
                return OWN_FIGURE
        return None

    @cached_property
    def _readable(self) -> frozenset[UUID]:
        return frozenset(said.id for said in self.shown)

    def _behind(self, one: Insight) -> tuple[Input, ...]:
        return tuple(said for said in self.voices[one.id].behind if said.id in self._readable)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        return tuple(
            Told(one, self._behind(one)) for one in self.case.insights if one.id not in self.held
        )

    @cached_property
    def above(self) -> Mapping[UUID, tuple[Insight, ...]]:
        """Statements that findings tell already, each with those that do."""
        found: dict[UUID, tuple[Insight, ...]] = {}
        for one in self.told:
            for said in one.said:
                found[said.id] = (*found.get(said.id, ()), one.insight)
        return found

    def answers_already(self, said: Input) -> bool:
        """Whether a finding gives the very answer and reason that the statement got."""
        reason = said.disposition_reason.strip()
        return any(
            one.answer is said.disposition and reason in ("", one.why.strip(), one.does.strip())
            for one in self.above.get(said.id, ())
        )

    def blocks(self, suppliers: int, floor: int) -> Iterator[Block]:
        if not self.told:
            return
        counts = guarded_counts(
            {one.insight.id: list(one.said) for one in self.told}, suppliers, floor
        )
        yield Heading(2, Phrase("doc.summary.insights"))
        for number, one in enumerate(self.told, start=1):
            yield Heading(3, headed(one.insight, number))
            yield _heard(one.insight, counts[one.insight.id])
            yield Facts(tuple(_done(one.insight)))

    def held_back(self) -> Iterator[HeldBack]:
        for number, one in enumerate(self.case.insights, start=1):
            if one.id in self.held:
                yield HeldBack(one.id, label(number), Secrecy.UNASSESSED, self.held[one.id])


def public_texts(one: Insight) -> tuple[str, ...]:
    """What everybody reads of it, as it was typed."""
    return tuple(filter(None, (one.heard, one.disagreement, one.does, one.why)))


def in_short(text: str) -> str:
    """On one line, cut on a word: by which the team knows it in a sentence."""
    line = " ".join(text.split())
    if len(line) <= _SHORT:
        return line
    return f"{line[:_SHORT].rpartition(' ')[0] or line[:_SHORT]} …"


def label(number: int) -> str:
    return f"H{number:02d}"


def headed(one: Insight, number: int) -> Phrase:
    """By its theme; its number alone where it has none."""
    theme = one.theme.strip()
    if not theme:
        return Phrase.of("doc.summary.insight-untitled", number=number)
    return Phrase.of("doc.summary.insight", number=number, theme=f"{theme[0].upper()}{theme[1:]}")


def _heard(one: Insight, behind: int | None) -> Noted:
    if not behind:
        return Noted((one.heard.strip(),))
    return Noted(
        (one.heard.strip(),),
        count=Phrase.of("doc.number", number=behind),
        notes=(Phrase("doc.summary.suppliers-say"),),
    )


def _done(one: Insight) -> Iterator[tuple[Text, Text]]:
    if one.disagreement.strip():
        yield Phrase("doc.insight.disagree"), one.disagreement.strip()
    yield Phrase("doc.insight.we-do"), _answer(one)
    if one.why.strip():
        refused = one.answer is Disposition.NOT_ACCEPTED
        yield Phrase("doc.insight.why-not" if refused else "doc.insight.why"), one.why.strip()


def _answer(one: Insight) -> Text:
    does = one.does.strip()
    if one.answer is None:
        return does or Phrase("doc.insight.no-answer")
    word = Phrase(f"disposition.{one.answer}")
    return Phrase.of("doc.insight.answer-does", answer=word, does=does) if does else word


# -- for the team, with names -------------------------------------------------------------------------


def internal_insights(case: Case, held: Mapping[UUID, str]) -> Iterator[Block]:
    """Every finding with whose voices it rests on; ``held`` are those that the summary leaves out."""
    if not case.insights:
        return
    bases = Bases(case.inputs, case.ties)
    yield Heading(2, Phrase("doc.internal.insights"))
    for number, one in enumerate(case.insights, start=1):
        voices = bases.voices(one.id)
        yield Heading(3, headed(one, number))
        yield Noted(
            (one.heard,),
            detail=tuple(_behind(case, voices)),
            notes=(label(number),),
        )
        yield Facts(tuple(_done(one)))
        if one.id in held:
            why = Phrase(f"held.{held[one.id]}")
            yield Paragraph(Phrase.of("doc.internal.insight-unseen", why=why), muted=True)


def _behind(case: Case, voices: Voices) -> Iterator[Text]:
    if not voices.behind:
        yield Phrase("doc.internal.no-voices")
    else:
        n = len(voices.suppliers)
        yield Phrase.of("doc.internal.voices", n=n, who=_named(case, voices.behind))
    if voices.against:
        yield Phrase.of("doc.internal.opposed", who=_named(case, voices.against))


def _named(case: Case, said: Iterable[Input]) -> str:
    """``I06 Heimkontakt AS, I22 Heimkontakt AS``."""
    named = []
    for one in said:
        who = supplier_of(case, one.supplier).name if one.supplier is not None else ""
        named.append(f"{label_of(one)} {who}".strip())
    return ", ".join(named)
