"""A document on paper: it leaves the house as a file does, and is held, proved and remembered so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from lupdesk.desk import judging
from lupdesk.desk.cases import read_case
from lupdesk.desk.publishing import of_a_paper
from lupdesk.desk.session import Desk
from lupdesk.documents import papers
from lupdesk.domain.acts import Act
from lupdesk.domain.audience import Audience
from lupdesk.domain.composition.compose import compose, proved_for
from lupdesk.domain.composition.document import Document
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.consent import may_be_named
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.papers import Paper, seen
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.things import Sending


@dataclass(frozen=True, slots=True)
class ToPrint:
    """Composed, and not yet proved; a worker may have it."""

    document: Document
    procurement: UUID
    meeting: UUID | None
    forbidden: tuple[Forbidden, ...]
    people: tuple[str, ...]
    shown: Collection[str]
    """Those of them who may be named."""


@dataclass(frozen=True, slots=True)
class Proved:
    """The bytes that are printed, and what the proof saw of them."""

    data: bytes
    paper: Paper


def paper_to_print(
    desk: Desk,
    procurement: UUID,
    kind: DocumentKind,
    audience: Audience,
    *,
    meeting: UUID | None = None,
) -> ToPrint:
    """Problem ``findings-stop`` where a STOP holds it, ``desk-read-only``, and those of composition."""
    if desk.read_only_reason is not None:
        # What is printed is remembered, and nothing can be here.
        raise desk.read_only_reason
    judging.guard_paper(desk, procurement, kind, audience)
    case = read_case(desk, procurement)
    document = compose(case, kind, audience, meeting=meeting)
    forbidden = forbidden_for(case, proved_for(kind, audience))
    return ToPrint(
        document, procurement, meeting, forbidden, Facts(case).people, may_be_named(case)
    )


def proved(one: ToPrint) -> Proved:
    """Needs no desk, so a worker may do it. Problem ``proof-found`` and the others of the proof."""
    return Proved(*papers.proven_bytes(one.document, one.forbidden, one.people, one.shown))


def remember_printed(desk: Desk, one: ToPrint, paper: Paper, name: str) -> UUID:
    """It lies on the printer now; ``name`` is what it is called in the lists, as a file's name."""
    with desk.act(Act.PRINT_DOCUMENT, reason=seen(paper)) as act:
        return act.add(
            Sending,
            **of_a_paper(one.document, one.procurement, one.meeting),
            file_name=name,
            sha256=paper.sha256,
            sent_at=desk.now(),
        )
