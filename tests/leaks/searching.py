"""Composes every paper of a made-up procurement for every reader, and searches each for secrets."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from unittest.mock import patch
from uuid import UUID

import pikepdf
import pypdfium2

from lupdesk.desk.publishing import minutes_name
from lupdesk.documents import papers as naming
from lupdesk.documents.papers import proven
from lupdesk.domain.audience import PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition import compose as gate
from lupdesk.domain.composition.compose import compose, proved_for
from lupdesk.domain.composition.document import Document
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.kinds import DocumentKind
from lupdesk.problems import Problem
from lupdesk.wording import Wording
from tests.domain.small_case import strings
from tests.leaks.disguises import digits_of, levelled
from tests.leaks.made_up import MadeUp, Secret, made_up

_OPEN_KINDS = (
    DocumentKind.SUMMARY,
    DocumentKind.GUIDE,
    DocumentKind.ANSWERS,
    DocumentKind.OWED,
    DocumentKind.INVITATION,
    DocumentKind.ROADMAP,
    DocumentKind.LESSONS,
)


@dataclass(frozen=True, slots=True)
class Leak:
    number: int
    """Of the made-up procurement."""
    kind: DocumentKind
    audience: Audience
    secret: Secret
    text: str


@dataclass(slots=True)
class Searched:
    procurements: int = 0
    files: int = 0
    stopped: int = 0
    """Files that the proof refused."""
    leaks: int = 0
    first: str = ""

    def add(self, other: Searched) -> None:
        self.procurements += other.procurements
        self.files += other.files
        self.stopped += other.stopped
        self.leaks += other.leaks
        self.first = self.first or other.first


def papers(case: Case) -> Iterator[tuple[Audience, Document, str]]:
    """Every paper, with the name of its file where the program gives it one."""
    with reckoned_once():
        yield from _papers(case)


@contextmanager
def reckoned_once() -> Iterator[None]:
    """What a reader must not see is asked for anew for each paper of a case, and is the same."""
    kept: dict[Audience, tuple[Forbidden, ...]] = {}
    screens: dict[int, Screen] = {}
    reckon = forbidden_for
    made: Callable[[Iterable[Forbidden]], Screen] = vars(gate)["screen_of"]

    def once(case: Case, audience: Audience) -> tuple[Forbidden, ...]:
        if audience not in kept:
            kept[audience] = reckon(case, audience)
        return kept[audience]

    def screen_once(forbidden: tuple[Forbidden, ...]) -> Screen:
        if id(forbidden) not in screens:
            screens[id(forbidden)] = made(forbidden)
        return screens[id(forbidden)]

    with (
        patch.object(gate, "forbidden_for", once),
        patch.object(gate, "screen_of", screen_once),
        patch.object(naming, "Wording", _wording),
    ):
        yield


@cache
def _wording(language: str) -> Wording:
    """Its catalogue takes longer to read than a paper to compose."""
    return Wording(language)


def _papers(case: Case) -> Iterator[tuple[Audience, Document, str]]:
    for kind in _OPEN_KINDS:
        made = compose(case, kind, PUBLIC)
        yield PUBLIC, made, ""
    for meeting in case.meetings:
        made = compose(case, DocumentKind.ACCESS, PUBLIC, meeting=meeting.id)
        yield PUBLIC, made, ""
    for link in case.meeting_suppliers:
        reader = Participant(link.supplier)
        made = compose(case, DocumentKind.MINUTES, reader, meeting=link.meeting)
        of = next(one for one in case.meetings if one.id == link.meeting)
        yield reader, made, minutes_name(case, of, reader, made.language)
    for firm in case.suppliers:
        reader = Participant(firm.id)
        for kind in (
            DocumentKind.TIMETABLE,
            DocumentKind.GUIDE,
            DocumentKind.INVITATION,
            DocumentKind.ROADMAP,
        ):
            try:
                yield reader, compose(case, kind, reader), ""
            except Problem as problem:
                if problem.code != "no-slot":
                    raise


def leaks_in(made: MadeUp, number: int) -> Iterator[Leak]:
    for audience, paper, name in papers(made.case):
        for secret, text in in_texts([*strings(paper), name], made, audience):
            yield Leak(number, paper.kind, audience, secret, text)


def in_texts(texts: list[str], made: MadeUp, audience: Audience) -> Iterator[tuple[Secret, str]]:
    reader = audience.supplier if isinstance(audience, Participant) else None
    row = levelled("".join(texts))
    numbers = [digits for one in texts if len(digits := digits_of(one)) >= 8]
    for secret in made.secrets:
        where = numbers if secret.number else [row]
        there = next((one for one in where if secret.row in one), None)
        if there is not None and not may_have(secret, made, reader):
            at = there.index(secret.row)
            yield secret, there[max(0, at - 40) : at + 60]


def may_have(secret: Secret, made: MadeUp, reader: UUID | None) -> bool:
    """It said or got the same row somewhere else."""
    return reader is not None and any(
        reader in other.readers for other in made.secrets if secret.row in other.row
    )


def in_file(made: MadeUp, number: int, folder: Path) -> tuple[list[Leak], bool]:
    """One paper of the procurement, written and proved, and read back by other means; and whether
    the proof let it through.
    """
    audience, paper, _ = Random(number).choice(list(papers(made.case)))
    path = folder / "paper.pdf"
    path.unlink(missing_ok=True)
    forbidden = forbidden_for(made.case, proved_for(paper.kind, audience))
    try:
        with reckoned_once(), proven(paper, path, forbidden):
            pass
    except Problem as problem:
        if path.exists() or problem.code not in ("proof-found", "proof-found-hidden"):
            raise
        return [], False
    found = in_texts(list(texts_of(path.read_bytes())), made, audience)
    return [Leak(number, paper.kind, audience, *one) for one in found], True


def texts_of(data: bytes) -> Iterator[str]:
    with pypdfium2.PdfDocument(data) as pdf:
        for number in range(len(pdf)):
            yield pdf[number].get_textpage().get_text_range()
    with pikepdf.open(io.BytesIO(data)) as tree:
        for item in tree.objects:
            if isinstance(item, pikepdf.Dictionary):
                for value in item.values():
                    if isinstance(value, pikepdf.String):
                        yield str(value)
            elif isinstance(item, pikepdf.Stream) and item.get("/Type") == pikepdf.Name.Metadata:
                yield item.read_bytes().decode("utf-8", "replace")


def search(numbers: Iterable[int], folder: Path, file_each: int) -> Searched:
    """Every paper of each procurement; one of each ``file_each``-th, if any, as a file too."""
    found = Searched()
    for number in numbers:
        made = made_up(number)
        leaks = list(leaks_in(made, number))
        if file_each and found.procurements % file_each == 0:
            more, written = in_file(made, number, folder)
            leaks += more
            found.files += 1
            found.stopped += not written
        found.procurements += 1
        found.leaks += len(leaks)
        if leaks and not found.first:
            found.first = repr(leaks[0])
    return found
