"""What a code of the capture line means, in a word or two."""

from __future__ import annotations

from lupdesk.domain.capture_codes import Code, Meaning
from lupdesk.domain.kinds import InputKind, InputType, Secrecy, Voice
from lupdesk.domain.phrases import Phrase
from lupdesk.wording import Wording


def meaning_of(code: Code, wording: Wording) -> str:
    return meaning_in_words(code.meaning, wording)


def meaning_in_words(meaning: Meaning, wording: Wording) -> str:
    match meaning:
        case InputKind():
            return wording.phrase(Phrase(f"kind.{meaning}"))
        case InputType():
            return wording.phrase(Phrase(f"type-short.{meaning}"))
        case Voice():
            return wording.phrase(Phrase(f"voice.{meaning}"))
        case Secrecy():
            return wording.phrase(Phrase(f"secrecy.{meaning}"))
