"""The gate of the tables: a case, a kind of table and an audience become a Workbook, or nothing
does. It is the gate of the documents: the same rights, the same screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from lupdesk.domain.audience import Audience, BuyerTeam, Participant, Public
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import language_for
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.parts import class_of, office_of
from lupdesk.domain.composition.screen import Screen, screen_of
from lupdesk.domain.composition.sheet import _SEAL, Sheet, Workbook
from lupdesk.domain.composition.sheet_inputs import input_sheets
from lupdesk.domain.composition.sheet_ledger import ledger_sheets
from lupdesk.domain.composition.sheet_matrix import matrix_sheets
from lupdesk.domain.composition.sheet_plan import plan_sheets
from lupdesk.domain.composition.sheet_results import result_sheets
from lupdesk.domain.kinds import SheetKind
from lupdesk.domain.phrases import Phrase
from lupdesk.problems import Problem

SHEET_READERS: Final[Mapping[SheetKind, tuple[type[Audience], ...]]] = {
    SheetKind.INPUTS: (Public, Participant, BuyerTeam),
    SheetKind.MATRIX: (BuyerTeam,),
    SheetKind.LEDGER: (BuyerTeam,),
    SheetKind.TIMETABLE: (BuyerTeam, Participant),
    SheetKind.RESULTS: (BuyerTeam,),
}
"""Who may have which table."""

_SHEETS: Final[Mapping[SheetKind, Callable[[Case, Audience, Screen], tuple[Sheet, ...]]]] = {
    SheetKind.INPUTS: input_sheets,
    SheetKind.MATRIX: matrix_sheets,
    SheetKind.LEDGER: ledger_sheets,
    SheetKind.TIMETABLE: plan_sheets,
}


def compose_workbook(
    case: Case, kind: SheetKind, audience: Audience, *, language: str | None = None
) -> Workbook:
    """Tables for one audience. Without ``language``: as for a document.

    Problem ``audience-not-allowed``, ``gone``, ``no-slot``.
    """
    if not isinstance(audience, SHEET_READERS[kind]):
        raise Problem("audience-not-allowed", kind=kind.value)
    if isinstance(audience, Participant) and all(
        one.id != audience.supplier for one in case.suppliers
    ):
        raise Problem("gone")
    mark, word = class_of(case, audience)
    language = language or language_for(case, audience)
    return Workbook(
        kind=kind,
        language=language,
        audience=audience,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        title=Phrase(f"document.{kind}"),
        on=case.today,
        sheets=_sheets(case, kind, audience, language),
        seal=_SEAL,
    )


def _sheets(case: Case, kind: SheetKind, audience: Audience, language: str) -> tuple[Sheet, ...]:
    if kind is SheetKind.RESULTS:
        return result_sheets(case, language)
    return _SHEETS[kind](case, audience, screen_of(forbidden_for(case, audience)))
