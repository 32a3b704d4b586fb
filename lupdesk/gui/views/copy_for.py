"""Copying statements: for an audience that one chooses, or as the team's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from lupdesk.desk.copying import ForClipboard, copy_for
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, BuyerTeam, Participant, Public
from lupdesk.domain.composition.document import HeldBack
from lupdesk.domain.things import Input
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.choose import Choosable, ChooseDialog
from lupdesk.gui.widgets.clipboard import put_on_clipboard
from lupdesk.problems import Problem

_NAMED: Final = 4
"""Of what is kept back; the rest is a number."""


class Copying:
    """``chosen`` gives the statements; ``over`` is the page that dialogs stand over."""

    def __init__(
        self,
        context: PageContext,
        procurement: UUID,
        chosen: Callable[[], Sequence[Input]],
        over: QWidget,
    ) -> None:
        self._context = context
        self._wording = context.wording
        self._procurement = procurement
        self._chosen = chosen
        self._over = over

    def for_team(self) -> None:
        """Ctrl+C in the team's own table: everything, and it is said what one has there."""
        if self._chosen():
            self._copy(BUYER_TEAM, "")

    def ask(self) -> None:
        say, many = self._wording.say, len(self._chosen())
        if not many:
            self._context.tell(say("Select the inputs first. Ctrl+A selects them all."), "accent")
            return
        dialog = ChooseDialog(
            say("Copy for"),
            say("Copy"),
            self._wording.count(
                "One input is selected. Whoever it is for gets what that reader may read, and no more.",
                "{n} inputs are selected. Whoever they are for gets what that reader may read, and no more.",
                many,
            ),
            self._readers(),
            self._wording,
            self._over,
        )
        if dialog.exec() and dialog.chosen is not None:
            audience, name = dialog.chosen
            self._copy(audience, name)
        dialog.deleteLater()

    def _readers(self) -> list[Choosable]:
        say = self._wording.say
        found = [
            Choosable(
                say("Everybody"), say("What is open, and wordings for everybody"), (PUBLIC, "")
            )
        ]
        found += [
            Choosable(
                say("Only for {supplier}", supplier=firm.name),
                say("What it said itself, and what is common to all"),
                (Participant(firm.id), firm.name),
            )
            for _, firm in suppliers_of(self._context.desk, self._procurement)
        ]
        team = say("Everything, with supplier and secrecy")
        return [*found, Choosable(say("The team"), team, (BUYER_TEAM, ""))]

    def _copy(self, audience: Audience, name: str) -> None:
        chosen = self._chosen()
        try:
            made = copy_for(
                self._context.desk, self._procurement, {one.id for one in chosen}, audience
            )
        except Problem as problem:
            self._context.problem(problem)
            return
        if made.rows:
            put_on_clipboard(made.words.plain, made.words.html)
        self._context.tell(
            " ".join((self._copied(made, audience, name), *self._kept_back(made.held_back))),
            "warn" if made.held_back or not made.rows else "ok",
        )

    def _copied(self, made: ForClipboard, audience: Audience, name: str) -> str:
        count = self._wording.count
        match audience:
            case _ if not made.rows:
                return self._wording.say("Nothing was copied: none of it is for this reader.")
            case BuyerTeam():
                return count(
                    "Copied as the team sees it, secrets and names too: {n} input. Not to be sent on.",
                    "Copied as the team sees it, secrets and names too: {n} inputs. Not to be sent on.",
                    made.rows,
                )
            case Public():
                return count(
                    "Copied for everybody: {n} input.",
                    "Copied for everybody: {n} inputs.",
                    made.rows,
                )
            case _:
                return count(
                    "Copied for {supplier} alone: {n} input.",
                    "Copied for {supplier} alone: {n} inputs.",
                    made.rows,
                    supplier=name,
                )

    def _kept_back(self, held: Sequence[HeldBack]) -> list[str]:
        """How many, and of the first ones why."""
        if not held:
            return []
        reasons = [
            f"{one.label} {self._wording.code(f'held.{one.reason}')}" for one in held[:_NAMED]
        ]
        if len(held) > _NAMED:
            reasons.append(self._wording.say("and {n} more", n=len(held) - _NAMED))
        return [
            self._wording.count(
                "{n} kept back: {reasons}.",
                "{n} kept back: {reasons}.",
                len(held),
                reasons=", ".join(reasons),
            )
        ]
