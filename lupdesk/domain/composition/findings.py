"""What the suppliers said, gathered by what it is about, and what the buyer does with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, TypeVar
from uuid import UUID

from lupdesk.domain.alphabet import sort_key
from lupdesk.domain.composition.document import (
    Bar,
    BarChart,
    Block,
    Cell,
    Heading,
    Noted,
    Paragraph,
    Row,
    Table,
)
from lupdesk.domain.composition.in_words import bars_in_words
from lupdesk.domain.composition.parts import stated
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.kinds import Disposition, InputType
from lupdesk.domain.names import words
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.secrecy import SMALLEST_COUNT, public_text, safe_count
from lupdesk.domain.small_numbers import guarded_row, points_at_one
from lupdesk.domain.things import Input
from lupdesk.domain.voices import suppliers_behind

Group = TypeVar("Group")

_BESIDE: Final = 2
"""Statements that stand beside the count, so that it does not push them apart."""


def findings(
    said: Sequence[Input], suppliers: int, floor: int, above: Collection[UUID] = ()
) -> Iterator[Block]:
    """By type, with how many suppliers stand behind where that points at nobody. The words of
    statements that a main finding tells ``above`` do not stand here again.
    """
    yield Heading(2, Phrase("doc.summary.findings"))
    if not said:
        yield Paragraph(Phrase("doc.summary.no-findings"), muted=True)
    if above:
        yield Paragraph(Phrase("doc.summary.the-rest"), muted=True)
    counts = guarded_counts(_by_type(said), suppliers, floor)
    for kind, inside in _by_type(said).items():
        behind = counts[kind]
        texts = _withvoices(inside, behind, suppliers, floor, above)
        if not (behind or texts):
            continue
        yield Heading(3, Phrase(f"type.{kind}") if kind else Phrase("doc.summary.unsorted"))
        if above and any(one.id in above for one in inside):
            code = "more-in-the-main" if texts else "in-the-main"
            texts = [Phrase(f"doc.summary.{code}"), *texts]
        beside: list[Text] = []
        if behind:
            beside = texts[:_BESIDE]
            yield Noted(
                tuple(beside),
                count=Phrase.of("doc.number", number=behind),
                notes=(Phrase("doc.summary.suppliers-say"),),
            )
        yield from map(Paragraph, texts[len(beside) :])


def in_public(said: Sequence[Input]) -> list[str]:
    """The texts for everybody, each once however many said it.

    By alphabet: the order in which they were said is the order of the meetings.
    """
    return list(_by_text(said))


def _by_text(said: Sequence[Input]) -> Mapping[str, list[Input]]:
    """Each text for everybody with the statements that say just that, whatever the signs."""
    texts: dict[str, str] = {}
    found: dict[str, list[Input]] = {}
    for text, one in sorted(
        ((public_text(one) or "", one) for one in said), key=lambda pair: sort_key(pair[0])
    ):
        shown = texts.setdefault(" ".join(words(text)) or text, text)
        found.setdefault(shown, []).append(one)
    return found


def _withvoices(
    said: Sequence[Input],
    behind: int | None,
    suppliers: int,
    floor: int,
    above: Collection[UUID] = (),
) -> list[Text]:
    """The texts for everybody; one that several say, with how many. Where the type's own count is
    not told, or what is left of it would point at somebody, none is.
    """
    groups = _by_text(said)
    counts = {text: voices(some) for text, some in groups.items()}
    told = [text for text, n in counts.items() if n > 1 and not points_at_one(n, suppliers, floor)]
    rest = (behind or 0) - voices([one for text in told for one in groups[text]])
    if behind is None or points_at_one(rest, None, floor):
        told = []
    return [
        Phrase.of("doc.summary.said-by", text=text, n=counts[text]) if text in told else text
        for text, some in groups.items()
        if not all(one.id in above for one in some)
    ]


def _by_type(said: Sequence[Input]) -> Mapping[InputType | None, list[Input]]:
    groups = {kind: [one for one in said if one.type is kind] for kind in (*InputType, None)}
    return {kind: inside for kind, inside in groups.items() if inside}


def guarded_counts(
    groups: Mapping[Group, list[Input]], suppliers: int, floor: int
) -> Mapping[Group, int | None]:
    """How many suppliers stand behind each group, or None where it could be reckoned who.

    Where nobody stands behind two groups and all of those who took part behind one, the number of
    suppliers at the top of the paper is the sum, and one number less would be no secret.
    """
    counts = [voices(inside) for inside in groups.values()]
    adds_up = sum(counts) == suppliers == voices([one for some in groups.values() for one in some])
    told = guarded_row(counts, suppliers if adds_up else None, suppliers, floor)
    return dict(zip(groups, told, strict=True))


def voices(said: Sequence[Input]) -> int:
    """How many suppliers stand behind these statements."""
    return len(suppliers_behind(said))


# -- chart ------------------------------------------------------------------------------------------


def chart(said: Sequence[Input], suppliers: int, floor: int) -> Iterator[Block]:
    """Suppliers by type. Types of too few suppliers are merged, so that none points at one."""
    groups = {kind: inside for kind, inside in _by_type(said).items() if kind is not None}
    counts = guarded_counts(_by_type(said), suppliers, floor)
    large = [(n, kind) for kind in groups if (n := counts[kind])]
    large.sort(key=lambda pair: -pair[0])
    if len(large) < 2:
        return
    first = large[0][0] > large[1][0]
    bars = [
        Bar(Phrase(f"type-short.{kind}"), n, strong=first and place == 0)
        for place, (n, kind) in enumerate(large)
    ]
    small = [kind for kind in groups if not counts[kind]]
    rest = safe_count(voices([one for kind in small for one in groups[kind]]), suppliers, floor)
    if len(small) >= SMALLEST_COUNT and rest:
        bars.append(Bar(Phrase("doc.chart.rest"), rest))
    headline = (
        Phrase.of("doc.chart.most", type=Phrase(f"type-short.{large[0][1]}"))
        if first
        else Phrase("doc.chart.plain")
    )
    yield BarChart(headline, tuple(bars), bars_in_words(headline, bars))


# -- you said, we do --------------------------------------------------------------------------------


def answers(said: Sequence[Input], screen: Screen) -> Iterator[Block]:
    """What was decided and why; a reason that names somebody keeps its row out."""
    decided = [one for one in said if one.disposition and not screen.finds(one.disposition_reason)]
    if not decided:
        return
    order = list(Disposition)
    decided.sort(key=lambda one: sort_key(public_text(one) or ""))
    decided.sort(key=lambda one: order.index(one.disposition or order[-1]))
    rows = dict.fromkeys(_answer(one) for one in decided)
    yield Heading(2, Phrase("doc.summary.heard-done"), wide=True)
    yield Table(
        heads=(Phrase("doc.head.heard"), Phrase("doc.head.answer"), Phrase("doc.head.because")),
        rows=tuple(rows),
        widths=(2.0, 1.0, 1.6),
        wide=True,
    )


def _answer(one: Input) -> Row:
    return Row(
        (
            Cell(public_text(one) or ""),
            Cell(Phrase(f"disposition.{one.disposition}")),
            Cell(stated(one.disposition_reason)),
        )
    )
