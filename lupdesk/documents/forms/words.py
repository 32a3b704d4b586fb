"""What a form says besides its lines: the same on paper, in a page and aloud."""

from __future__ import annotations

from dataclasses import dataclass

from lupdesk.domain.composition.document import ClassMark
from lupdesk.domain.form_fields import LONGEST, OFFERED
from lupdesk.domain.form_lines import FormSheet
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.review import FormKind, Stance
from lupdesk.wording import Wording


@dataclass(frozen=True, slots=True)
class FormWords:
    kicker: str
    title: str
    subtitle: str
    class_mark: ClassMark
    class_word: str
    version: str
    key_facts: tuple[tuple[str, str], ...]
    """By when, to whom: label and value."""
    intro: str
    how: str
    steps: tuple[str, ...]
    silence: str
    lines: str
    """Over the statements or the questions."""
    choices: tuple[tuple[Stance, str], ...]
    """Of minutes; of a guide none."""
    words: str
    answer: str
    secret: str
    reason: str
    whole: str
    """Over what concerns all of it."""
    remarks: str
    name: str
    organisation: str
    date: str

    @property
    def is_minutes(self) -> bool:
        return bool(self.choices)


def words_of(sheet: FormSheet, wording: Wording, *, page: bool) -> FormWords:
    """``page``: for an HTML page, which saves its answers by a button of its own."""
    say = wording.say
    minutes = sheet.kind == FormKind.MINUTES
    mark = ClassMark.PARTICIPANT if sheet.who else ClassMark.PUBLIC
    return FormWords(
        kicker=say("Review of minutes") if minutes else say("Written answers"),
        title=wording.text(sheet.title),
        subtitle=_subtitle(sheet, wording, minutes=minutes),
        class_mark=mark,
        class_word=wording.phrase(
            Phrase.of("doc.class.participant", supplier=sheet.who)
            if sheet.who
            else Phrase("doc.class.public")
        ),
        version=wording.phrase(Phrase.of("doc.version", version=sheet.version)),
        key_facts=tuple(_key_facts(sheet, wording)),
        intro=say(
            "This is what you said, as we wrote it down. Read each statement, and tell us whether it is right."
        )
        if minutes
        else say(
            "These are the questions that we put to everybody. Answer those you want to, in your own words."
        ),
        how=say("How to answer"),
        steps=_steps(sheet, wording, minutes=minutes, page=page),
        silence=wording.text(sheet.silence),
        lines=say("What you said") if minutes else say("Questions"),
        choices=_choices(wording) if minutes else (),
        words=say("New words, or the reason"),
        answer=say("Answer"),
        secret=say("This answer is secret"),
        reason=say("Why it is secret"),
        whole=say("At the end"),
        remarks=say("Other remarks"),
        name=say("Name"),
        organisation=say("Organisation"),
        date=say("Date"),
    )


def _subtitle(sheet: FormSheet, wording: Wording, *, minutes: bool) -> str:
    """``Onsdag 16. mars 2027 · 6 utsagn``."""
    many = len(sheet.lines)
    counted = (
        wording.count("{n} statement", "{n} statements", many)
        if minutes
        else wording.count("{n} question", "{n} questions", many)
    )
    about = wording.text(sheet.about)
    return f"{about[:1].upper()}{about[1:]} · {counted}" if about else counted


def _key_facts(sheet: FormSheet, wording: Wording) -> list[tuple[str, str]]:
    found = []
    if sheet.due:
        found.append((wording.say("Answer by"), wording.fact(sheet.due, "full")))
    if sheet.reply_to:
        found.append((wording.say("Send it to"), sheet.reply_to))
    if sheet.who:
        found.append((wording.say("Answer from"), sheet.who))
    return found


def _choices(wording: Wording) -> tuple[tuple[Stance, str], ...]:
    said = (
        wording.say("We agree"),
        wording.say("Change to …"),
        wording.say("Remove, because …"),
        wording.say("Secret, because …"),
    )
    return tuple(zip(OFFERED, said, strict=True))


def _steps(sheet: FormSheet, wording: Wording, *, minutes: bool, page: bool) -> tuple[str, ...]:
    say = wording.say
    first = (
        (
            say(
                "Choose one answer for each statement: that you agree, that it should read otherwise, that it should go, or that it is secret."
            ),
            say("Write the new words or the reason in the box below."),
        )
        if minutes
        else (say("Tick what is secret, and say why."),)
    )
    room = (
        say("A box takes up to {most} characters.", most=LONGEST)
        if page
        else say("A box holds more than it shows: up to {most} characters.", most=LONGEST)
    )
    if page:
        last = (
            say(
                "Press “Save answers”, and send the file that you then get to {to}.",
                to=sheet.reply_to,
            )
            if sheet.reply_to
            else say("Press “Save answers”, and send us the file that you then get.")
        )
    elif sheet.reply_to:
        last = say("Save this file, and send it to {to}.", to=sheet.reply_to)
    else:
        last = say("Save this file, and send it back to us.")
    return (*first, room, last)
