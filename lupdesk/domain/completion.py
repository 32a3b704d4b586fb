"""What Tab offers in the capture line: names, themes, levels, questions, codes, standard phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from lupdesk.domain.capture_codes import (
    ALL_CODES,
    SECRECY_SHORT,
    SECRECY_WORDS,
    Meaning,
)
from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.vocabulary import KnownQuestion, KnownTheme, Vocabulary, Who, theme_key

MOST_OPTIONS: Final = 8


@dataclass(frozen=True, slots=True)
class NewTheme:
    """A theme that nothing carries yet."""

    name: str


@dataclass(frozen=True, slots=True)
class StandardText:
    shortcut: str
    text: str


OptionMeaning = Meaning | Who | KnownTheme | NewTheme | KnownQuestion | StandardText


@dataclass(frozen=True, slots=True)
class Option:
    """``insert`` replaces ``line[start:end]`` of the completion."""

    insert: str
    meaning: OptionMeaning


@dataclass(frozen=True, slots=True)
class Completion:
    start: int
    end: int
    options: tuple[Option, ...]


def complete(line: str, cursor: int, context: Vocabulary) -> Completion:
    """What can stand in place of the token that the cursor stands in or after."""
    start, end = _token_at(line, cursor)
    written = line[start:cursor]
    offered = _offered(written[:1], written[1:], context) if written else iter(())
    options = tuple(islice(offered, MOST_OPTIONS))
    if len(options) == 1 and _is_there(options[0], line[start:end]):
        options = ()
    return Completion(start, end, options)


def _is_there(option: Option, written: str) -> bool:
    """A theme that is new must be chosen, though its letters stand there."""
    return option.insert == written and not isinstance(option.meaning, NewTheme)


def _token_at(line: str, cursor: int) -> tuple[int, int]:
    start = end = max(0, min(cursor, len(line)))
    while start > 0 and not line[start - 1].isspace():
        start -= 1
    while end < len(line) and not line[end].isspace():
        end += 1
    return start, end


def _offered(sign: str, written: str, context: Vocabulary) -> Iterator[Option]:
    match sign:
        case "@":
            return _people(written, context)
        case "#":
            return _themes(written, context)
        case "§":
            return _levels(written)
        case "?":
            return _questions(written, context)
        case "!":
            return _codes(written)
        case "/":
            return _phrases(written, context)
    return iter(())


def _people(written: str, context: Vocabulary) -> Iterator[Option]:
    for who in context.starting(written):
        yield Option(f"@{context.handle(who)}", who)


def _themes(written: str, context: Vocabulary) -> Iterator[Option]:
    key = theme_key(written)
    begins = [t for t in context.themes if theme_key(t.name).startswith(key)]
    for theme in sorted(begins, key=lambda t: (-t.count, theme_key(t.name)))[: MOST_OPTIONS - 1]:
        yield Option(f"#{theme_key(theme.name)}", theme)
    if key and context.theme(written) is None and any(letter.isalpha() for letter in key):
        yield Option(f"#{written}", NewTheme(written))


def _levels(written: str) -> Iterator[Option]:
    key = written.casefold()
    order: Iterable[Secrecy] = SECRECY_SHORT
    for level in order:
        if any(word.startswith(key) for word in SECRECY_WORDS[level]):
            yield Option(SECRECY_SHORT[level], level)


def _questions(written: str, context: Vocabulary) -> Iterator[Option]:
    key = written.casefold()
    for question in context.questions:
        if str(question.number).startswith(key) or (
            len(key) > 1 and question.short_name.casefold().startswith(key)
        ):
            yield Option(f"?{question.number}", question)


def _codes(written: str) -> Iterator[Option]:
    key = written.casefold().rstrip("!")
    for code in ALL_CODES:
        if code.short and any(word.startswith(key) for word in (code.short, *code.words)):
            yield Option(f"{code.short}!", code.meaning)


def _phrases(written: str, context: Vocabulary) -> Iterator[Option]:
    key = written.casefold()
    for shortcut, text in context.phrases:
        if shortcut.casefold().startswith(key):
            yield Option(text, StandardText(shortcut, text))
