"""A statement, or the line that is being typed, as chips in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from lupdesk.domain.anonymising import Hit
from lupdesk.domain.capture import Captured
from lupdesk.domain.kinds import InputKind, Secrecy, Voice
from lupdesk.domain.personal_data import personal_data
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.rules.finding import Finding
from lupdesk.domain.things import Input
from lupdesk.domain.vocabulary import Who, short_firm
from lupdesk.gui.chips import KIND_ICONS, SECRECY_ICONS, TYPE_ICONS, Tone, secrecy_tone
from lupdesk.gui.widgets.finding_block import SIGNS
from lupdesk.wording import Wording

VOICE_ICONS: Final = {Voice.QUOTE: "quote", Voice.READING: "ear", Voice.OWN: "user"}


class SaidChip(NamedTuple):
    text: str
    icon: str
    tone: Tone = Tone.NEUTRAL


def late_chip(wording: Wording) -> SaidChip:
    """What came after the competition was announced."""
    return SaidChip(wording.say("Late"), "calendar-clock", Tone.WARN)


def withdrawn_chip(wording: Wording) -> SaidChip:
    """What the supplier said holds no more."""
    return SaidChip(wording.say("Withdrawn"), "rotate-ccw", Tone.WARN)


def chips_of_input(said: Input, wording: Wording, *, late: bool = False) -> Iterator[SaidChip]:
    """Type and secrecy; late, withdrawn, whose voice and parked only where they say something."""
    if late:
        yield late_chip(wording)
    if said.withdrawn_on is not None:
        yield withdrawn_chip(wording)
    if said.kind != InputKind.INPUT:
        yield _kind(said.kind, wording)
    if said.type is not None:
        yield SaidChip(wording.phrase(Phrase(f"type-short.{said.type}")), TYPE_ICONS[said.type])
    if said.voice != Voice.OWN:
        yield _voice(said.voice, wording)
    if said.parked:
        yield SaidChip(wording.say("Parked"), "circle-parking")
    yield _secrecy(said.secrecy, wording)


def chips_of_line(
    captured: Captured,
    wording: Wording,
    *,
    speaker: Who | None,
    question: str,
    asks_who: bool,
) -> Iterator[SaidChip]:
    """What the line would become; ``speaker`` and ``question`` count where it says none.

    ``asks_who``: somebody must be named, or nobody will have said it.
    """
    if captured.kind != InputKind.INPUT:
        yield _kind(captured.kind, wording)
    if captured.type is not None:
        name = wording.phrase(Phrase(f"type-short.{captured.type}"))
        yield SaidChip(name, TYPE_ICONS[captured.type])
    who = captured.who or speaker
    if captured.owner or who is not None:
        yield SaidChip(captured.owner or _name(who), "user")
    elif asks_who and captured.kind == InputKind.INPUT:
        yield SaidChip(wording.say("Who?"), "user", Tone.BARE)
    if captured.due is not None:
        day = wording.say("due {day}", day=wording.short_date(captured.due))
        yield SaidChip(day, "calendar")
    if captured.question is not None:
        question = wording.say("Question {number}", number=captured.question)
    if question:
        yield SaidChip(question, "list-checks")
    for theme in captured.themes:
        yield SaidChip(theme, "tag")
    if captured.voice is not None and captured.voice != Voice.OWN:
        yield _voice(captured.voice, wording)
    yield _secrecy(captured.secrecy or Secrecy.UNASSESSED, wording)


def personal_chips(text: str, wording: Wording) -> Iterator[SaidChip]:
    """What of a person stands in a text that is being written."""
    for kind in dict.fromkeys(hit.kind for hit in personal_data(text)):
        yield SaidChip(wording.code(f"personal.{kind}"), "triangle-alert", Tone.WARN)


def as_edited(said: Input, captured: Captured) -> Input:
    """The statement as it would be after the edit, for its chips."""
    return replace(
        said,
        text=captured.text,
        kind=captured.kind if captured.kind != InputKind.INPUT else said.kind,
        type=captured.type or said.type,
        voice=captured.voice or said.voice,
        secrecy=captured.secrecy or said.secrecy,
    )


def found_chip(found: Sequence[Finding], wording: Wording) -> SaidChip:
    """The gravest of what the rules found in a statement."""
    severity = found[0].severity
    icon, tone = SIGNS[severity]
    return SaidChip(wording.code(f"severity.{severity}"), icon, Tone(tone))


def found_sentences(found: Sequence[Finding], wording: Wording) -> str:
    """One line for each: what rule, and what it found."""
    return "\n".join(
        f"{wording.code(f'rule.{one.rule}')}: {wording.phrase(one.what)}" for one in found
    )


def name_chips(text: str, named: Iterable[Hit], wording: Wording) -> Iterator[SaidChip]:
    """Of whom a line speaks that is not in the meeting."""
    for name in dict.fromkeys(text[one.start : one.end] for one in named):
        # Gives way where room is short: the name itself is underlined.
        yield SaidChip(wording.say("Names {name}", name=name), "triangle-alert", Tone.BARE)


def _name(who: Who | None) -> str:
    if who is None:
        return ""
    return who.name if who.person else short_firm(who.name)


def _kind(kind: InputKind, wording: Wording) -> SaidChip:
    tone = Tone.ACCENT if kind == InputKind.GIVEN else Tone.NEUTRAL
    return SaidChip(wording.phrase(Phrase(f"kind.{kind}")), KIND_ICONS[kind], tone)


def _voice(voice: Voice, wording: Wording) -> SaidChip:
    return SaidChip(wording.phrase(Phrase(f"voice.{voice}")), VOICE_ICONS[voice], Tone.BARE)


def _secrecy(level: Secrecy, wording: Wording) -> SaidChip:
    name = wording.phrase(Phrase(f"secrecy.{level}"))
    return SaidChip(name, SECRECY_ICONS[level], secrecy_tone(level))
