"""A picture as a block of a paper: its numbers, and over them what they show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

from lupdesk.domain.composition.document import Block, Matrix, MatrixCell, MatrixRow
from lupdesk.domain.composition.in_words import in_words
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.pictures import Head, Picture


def team_matrix(picture: Picture) -> Iterator[Block]:
    """With who the columns are, for the team alone; nothing where nothing is counted."""
    if picture.empty:
        return
    headline = in_one(picture.finding)
    whole = bool(picture.suppliers)
    heads = tuple(one.short or one.name for one in picture.columns)
    rows = tuple(
        MatrixRow(
            _under(one) if one.level else one.short or one.name,
            (
                *(MatrixCell(number(cell.n), picture.level(cell)) for cell in cells),
                *([MatrixCell(number(one.suppliers))] if whole else []),
            ),
        )
        for one, cells in zip(picture.rows, picture.cells, strict=True)
    )
    names = [one.name for one in picture.columns]
    values = [
        Phrase.of("picture.value", row=one.short or one.name, column=name, n=cell.n)
        for one, cells in zip(picture.rows, picture.cells, strict=True)
        for name, cell in zip(names, cells, strict=True)
        if cell.n
    ]
    yield Matrix(
        headline=headline,
        corner=Phrase(f"picture.head.{picture.kind}"),
        heads=(*heads, *([Phrase("picture.head.whole")] if whole else [])),
        rows=rows,
        alternative=in_words(headline, values),
        notes=tuple(_keys(picture.columns)),
    )


def in_one(sentences: Sequence[Phrase]) -> Phrase:
    return reduce(lambda a, b: Phrase.of("picture.sentences", first=a, then=b), sentences)


def number(n: int) -> Text:
    """Nought stands as nothing, so that a gap is seen."""
    return Phrase.of("doc.number", number=n) if n else ""


def _under(one: Head) -> Phrase:
    return Phrase.of("picture.under", name=one.short or one.name)


def _keys(columns: Sequence[Head]) -> Iterator[Text]:
    """What the codes stand for, where they are codes."""
    told = [
        Phrase.of("picture.key", short=one.short, name=one.name)
        for one in columns
        if one.short and isinstance(one.short, str) and not str(one.name).startswith(one.short)
    ]
    if told:
        yield _listed(told)


def _listed(some: Sequence[Phrase]) -> Phrase:
    """By halves, as many lie no deeper in each other than their wording can follow."""
    if len(some) == 1:
        return some[0]
    middle = len(some) // 2
    return Phrase.of("picture.keys", first=_listed(some[:middle]), then=_listed(some[middle:]))
