"""The keys of a paper that is shown, with what they do."""

from __future__ import annotations

from lupdesk.gui.views.meeting_keys import Key
from lupdesk.wording import Wording


def paper_keys(wording: Wording) -> tuple[Key, ...]:
    say = wording.say
    return (
        Key("PgDown", say("on, or to the next page")),
        Key("PgUp", say("back, or to the page before")),
        Key("Home", say("the first page")),
        Key("End", say("the last page")),
        Key("Ctrl+G", say("to a page by its number")),
        Key("Ctrl++", say("larger")),
        Key("Ctrl+-", say("smaller")),
        Key("Ctrl+0", say("automatic, the whole page, the whole width")),
        Key("Ctrl+F", say("find words in it")),
        Key("F3", say("the next hit")),
        Key("Shift+F3", say("the hit before")),
        Key("Ctrl+Down", say("the next sentence with voices behind it; Ctrl+Up the one before")),
        Key("Return", say("who stands behind the sentence; Enter again goes to what was said")),
        Key("Ctrl+P", say("print it")),
        Key("Ctrl+A", say("select everything")),
        Key("Ctrl+C", say("copy what is selected or found, as plain text")),
    )
