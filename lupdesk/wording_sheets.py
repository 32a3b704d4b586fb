"""English templates for the tables for a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_

SHEET_PHRASES: Final[Mapping[str, str]] = {
    "document.inputs": N_("Inputs"),
    "document.matrix": N_("Who was asked what"),
    "document.ledger": N_("Who was told what"),
    "sheet.about": N_("About"),
    "sheet.about.title": N_("Table"),
    "sheet.about.office": N_("Office"),
    "sheet.about.reference": N_("Procurement"),
    "sheet.about.class": N_("For whom"),
    "sheet.about.day": N_("As of"),
    "sheet.began": N_("Began"),
    "sheet.channel": N_("How"),
    "sheet.claim": N_("Supplier asks for"),
    "sheet.done": N_("Done"),
    "sheet.ended": N_("Ended"),
    "sheet.entry.answer": N_("Answer"),
    "sheet.entry.input": N_("New information"),
    "sheet.entry.publication": N_("Publication"),
    "sheet.entry.sending": N_("Document"),
    "sheet.follow-up": N_("Follow-up"),
    "sheet.from": N_("From"),
    "sheet.gaps": N_("Not asked"),
    "sheet.kind": N_("Kind"),
    "sheet.meeting": N_("Meeting"),
    "sheet.minutes": N_("Minutes planned"),
    "sheet.number": N_("No."),
    "sheet.public": N_("Wording for everybody"),
    "sheet.reflection": N_("Reflection"),
    "sheet.secrecy": N_("Secrecy"),
    "sheet.speaker": N_("Speaker"),
    "sheet.state": N_("State"),
    "sheet.state.ahead": N_("still to come"),
    "sheet.state.answered": N_("answered"),
    "sheet.state.asked": N_("asked"),
    "sheet.state.explained": N_("not asked, with a reason"),
    "sheet.state.follow-up": N_("will be followed up"),
    "sheet.state.gap": N_("not asked"),
    "sheet.statement": N_("Statement"),
    "sheet.themes": N_("Themes"),
    "sheet.to-all-at": N_("Told to all"),
    "sheet.type": N_("Type"),
    "sheet.until": N_("Until"),
    "sheet.why": N_("Reason"),
    "sheet.you-asked": N_("You ask for"),
    "sheet.too-long": N_("… (longer than a cell can hold)"),
}
