"""Secrecy by its two steps, one statement at a time, and the passages that may not go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lupdesk.desk.inputs import decided
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import Secrecy, SecretKind
from lupdesk.domain.things import Input
from lupdesk.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the buyer found of one statement; what is not said here is empty afterwards."""

    level: Secrecy
    kind: SecretKind | None = None
    """First step: what kind of information it is."""
    harmful: bool | None = None
    """Second step: whether competition makes it matter."""
    harm: str = ""
    legal_basis: str = ""
    review_on: date | None = None
    access_considered_on: date | None = None
    public_wording: str | None = None
    """None: it stays as it is; empty: there is none."""
    by: str = ""
    """Empty: who is at the desk."""
    on: date | None = None


def assess(desk: Desk, id: UUID, verdict: Verdict) -> None:
    """The buyer's verdict. The supplier's claim is another field and stays."""
    desk.the(Input, id)
    wording = {} if verdict.public_wording is None else {"public_wording": verdict.public_wording}
    with desk.act(Act.ASSESS_INPUT) as act:
        act.set(
            Input,
            id,
            secrecy=verdict.level,
            secrecy_kind=verdict.kind.value if verdict.kind else "",
            harmful=verdict.harmful,
            secrecy_harm=verdict.harm.strip(),
            legal_basis=verdict.legal_basis,
            review_on=verdict.review_on,
            access_considered_on=verdict.access_considered_on,
            **decided(desk, verdict.level, by=verdict.by, on=verdict.on),
            **wording,
        )


def set_claim(desk: Desk, id: UUID, claim: Secrecy | None, reason: str = "") -> None:
    """What the supplier asks for, and why; the verdict stays."""
    desk.the(Input, id)
    with desk.act(Act.SET_CLAIM) as act:
        act.set(Input, id, claim=claim, claim_reason=reason.strip() if claim else "")


def mark_parts(desk: Desk, id: UUID, parts: Sequence[str]) -> None:
    """The passages that may not go on, in the order of the text; none takes the marks away.

    Problem ``part-not-there`` for words that do not stand so in the text.
    """
    text = desk.the(Input, id).text
    marked = dict.fromkeys(part.strip() for part in parts if part.strip())
    for part in marked:
        if part not in text:
            raise Problem("part-not-there", part=part)
    with desk.act(Act.MARK_PARTS) as act:
        act.set(Input, id, secret_parts=tuple(sorted(marked, key=text.index)))
