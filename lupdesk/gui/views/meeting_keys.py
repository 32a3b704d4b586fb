"""Every key of the meeting room with what it does: the help reads it, and a test presses each."""

from __future__ import annotations

from dataclasses import dataclass

from lupdesk.domain.capture_codes import KIND_CODES, SECRECY_SHORT, TYPE_CODES, VOICE_CODES
from lupdesk.domain.phrases import Phrase
from lupdesk.gui.widgets.code_words import meaning_of
from lupdesk.wording import Wording


@dataclass(frozen=True, slots=True)
class Key:
    """``written`` as Qt writes it; ``does`` in the reader's language."""

    written: str
    does: str


def line_keys(wording: Wording) -> tuple[Key, ...]:
    say = wording.say
    return (
        Key("Return", say("save")),
        Key("Ctrl+Return", say("save and go to the next question")),
        Key("Tab", say("complete")),
        Key("Backspace", say("right after a code: make it text again")),
        Key("Up", say("in an empty line: select the last statement")),
        Key("Ctrl+D", say("save what stands before the cursor")),
        Key("Ctrl+J", say("save as part of the last statement")),
        Key("Ctrl+M", say("save in the parking lot")),
        Key("Esc", say("close the suggestions, or this help")),
    )


def room_keys(wording: Wording) -> tuple[Key, ...]:
    say = wording.say
    return (
        Key("Ctrl+Down", say("next question")),
        Key("Ctrl+Up", say("previous question")),
        Key("Ctrl+PgDown", say("next point of the agenda")),
        Key("Ctrl+PgUp", say("previous point of the agenda")),
        Key("Ctrl+T", say("tick the question as asked, or not")),
        Key("F3", say("what the rules found in this meeting")),
        Key("F5", say("start, pause, go on")),
        Key("F6", say("end the meeting")),
        Key("Alt+1", say("the first person is here or not (to Alt+9: the ninth)")),
        Key("F7", say("all who are expected: arrows and space")),
        Key("F8", say("somebody else came")),
        Key("F9", say("the standard phrases")),
        Key("F11", say("the window for the wall")),
        Key("Ctrl+Shift+W", say("the window for the wall")),
        Key("F4", say("all meetings")),
        Key("F1", say("keys and codes")),
    )


def statement_keys(wording: Wording) -> tuple[Key, ...]:
    say = wording.say
    return (
        Key("Return", say("edit")),
        Key("F2", say("edit")),
        Key("Ctrl+D", say("while editing: split at the cursor")),
        Key("Ctrl+J", say("join with the one before")),
        Key("Ctrl+Shift+Up", say("move up")),
        Key("Ctrl+Shift+Down", say("move down")),
        Key("Ctrl+Shift+Right", say("to the next question")),
        Key("Ctrl+Shift+Left", say("to the previous question")),
        Key("Ctrl+M", say("to the parking lot, or back")),
        Key("Del", say("remove")),
        Key("Ctrl+H", say("its history; in an empty line, that of the last one")),
        Key("Esc", say("back to the line")),
    )


def type_codes(wording: Wording) -> tuple[Key, ...]:
    return tuple(Key(code.shown, meaning_of(code, wording)) for code in TYPE_CODES)


def other_codes(wording: Wording) -> tuple[Key, ...]:
    """Kinds, voices, secrecy and the signs."""
    told = [Key(code.shown, meaning_of(code, wording)) for code in (*KIND_CODES, *VOICE_CODES)]
    told += [
        Key(short, wording.phrase(Phrase(f"secrecy.{level}")))
        for level, short in SECRECY_SHORT.items()
    ]
    return (*told, *_signs(wording))


def _signs(wording: Wording) -> tuple[Key, ...]:
    say = wording.say
    return (
        Key("@", say("who said it; for an action, who does it")),
        Key("#", say("theme")),
        Key("?7", say("answers question 7")),
        Key(">24.3", say("due day of an action")),
        Key("/", say("standard phrase, then Tab")),
        Key("!", say("find a code by its name")),
    )
