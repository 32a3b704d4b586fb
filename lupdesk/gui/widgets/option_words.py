"""A suggestion in words: what it is, and a note at the right."""

from __future__ import annotations

from lupdesk.domain.completion import NewTheme, Option, StandardText
from lupdesk.domain.kinds import InputKind, InputType, Secrecy, Voice
from lupdesk.domain.vocabulary import KnownQuestion, KnownTheme, Who, short_firm
from lupdesk.gui.widgets.code_words import meaning_in_words
from lupdesk.wording import Wording


def option_words(option: Option, wording: Wording) -> tuple[str, str]:
    match option.meaning:
        case Who() as who:
            return who.name, short_firm(who.supplier_name) if who.person else option.insert
        case KnownTheme(count=count):
            return option.insert, wording.count("{n} input", "{n} inputs", count) if count else ""
        case NewTheme(name=name):
            return wording.say("New theme «{name}»", name=name), ""
        case KnownQuestion(number=number, short_name=name):
            return f"?{number}  {name}", ""
        case StandardText(shortcut=shortcut, text=text):
            return text, f"/{shortcut}"
        case InputKind() | InputType() | Voice() | Secrecy() as meaning:
            return meaning_in_words(meaning, wording), option.insert
