"""Statements for the clipboard, for one audience: the same gate as for a paper."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from lupdesk.domain.alphabet import sort_key
from lupdesk.domain.audience import BUYER_TEAM, Audience, BuyerTeam, Public
from lupdesk.domain.case import Case
from lupdesk.domain.composition import minutes, summary
from lupdesk.domain.composition.compose import language_for
from lupdesk.domain.composition.document import HeldBack
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.parts import class_of, label_of
from lupdesk.domain.composition.screen import Screen, screen_of
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.secrecy import public_text, text_for
from lupdesk.domain.things import Input
from lupdesk.problems import Problem

_SEAL: Final = object()


@dataclass(frozen=True, slots=True)
class Copied:
    """What goes to the clipboard; made by ``copy_statements`` alone, as a ``Document`` by ``compose``."""

    audience: Audience
    language: str
    mark: Text | None
    """Over the table, where it is not for everybody."""
    heads: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    held_back: tuple[HeldBack, ...]
    """What the reader does not get, and why: for the team's eyes."""
    seal: object = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.seal is not _SEAL:
            raise TypeError("what is copied is made by copy_statements alone")


def copy_statements(case: Case, chosen: Collection[UUID], audience: Audience) -> Copied:
    """The statements as the audience may read them.

    Nobody outside learns in which order they came or how many said the same: rows stand by their
    words, each once, without a number. Problem ``copy-tells`` where the rows together say what
    none of them says alone.
    """
    said = [one for one in case.inputs if one.id in chosen]
    screen = screen_of(forbidden_for(case, audience))
    held = {one.id: why for one in said if (why := _held(one, audience, screen))}
    shown = [one for one in said if one.id not in held]
    inside = isinstance(audience, BuyerTeam)
    rows = _for_team(case, shown) if inside else _for_others(shown, audience)
    if screen.finds("\n".join(text for row in rows for text in row if isinstance(text, str))):
        raise Problem("copy-tells")
    return Copied(
        audience=audience,
        language=language_for(case, audience),
        mark=None if isinstance(audience, Public) else class_of(case, audience)[1],
        heads=_TEAM_HEADS if inside else _HEADS,
        rows=rows,
        held_back=tuple(
            HeldBack(one.id, label_of(one), one.secrecy, held[one.id])
            for one in said
            if one.id in held
        ),
        seal=_SEAL,
    )


_HEADS: Final = (Phrase("copied.type"), Phrase("copied.text"))
_TEAM_HEADS: Final = (
    Phrase("copied.label"),
    *_HEADS,
    Phrase("copied.supplier"),
    Phrase("copied.secrecy"),
)


def _held(said: Input, audience: Audience, screen: Screen) -> str | None:
    if isinstance(audience, Public):
        return summary.held_reason(said, screen)
    return minutes.held_reason(said, audience, screen)


def _type_of(said: Input) -> Text:
    if said.kind is InputKind.INPUT:
        return Phrase(f"type-short.{said.type}") if said.type is not None else ""
    return Phrase(f"kind.{said.kind}")


def _for_others(shown: Sequence[Input], audience: Audience) -> tuple[tuple[Text, ...], ...]:
    def words(one: Input) -> str:
        text = public_text(one) if isinstance(audience, Public) else text_for(one, audience)
        return text or ""

    rows = {(_type_of(one), words(one)): None for one in shown}
    return tuple(sorted(rows, key=lambda row: (sort_key(row[1]), str(row[0]))))


def _for_team(case: Case, shown: Sequence[Input]) -> tuple[tuple[Text, ...], ...]:
    names = {one.id: one.name for one in (*case.suppliers, *case.former)}
    return tuple(
        (
            label_of(one),
            _type_of(one),
            text_for(one, BUYER_TEAM) or "",
            names.get(one.supplier, "") if one.supplier else "",
            Phrase(f"secrecy.{one.secrecy}"),
        )
        for one in shown
    )
