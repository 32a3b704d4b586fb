"""What a person types as a statement, in the capture line or in place: text, codes, given back."""

from __future__ import annotations

from lupdesk.domain.capture import Token, codes_in, parse
from lupdesk.domain.kept_codes import follow
from lupdesk.domain.vocabulary import KnownTheme, Vocabulary


class TypedLine:
    """The line as understood after each edit. No widget: both editors hold one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._told = vocabulary
        self._themes: tuple[str, ...] = ()
        self._kept: dict[int, str] = {}
        self._text = ""
        self.vocabulary = vocabulary
        self.captured = parse("", vocabulary)

    @property
    def text(self) -> str:
        return self._text

    @property
    def kept(self) -> frozenset[int]:
        return frozenset(self._kept)

    @property
    def themes(self) -> tuple[str, ...]:
        """Themes named here first."""
        return self._themes

    def know(self, vocabulary: Vocabulary) -> None:
        self._told = vocabulary
        self._themes = tuple(name for name in self._themes if vocabulary.theme(name) is None)
        self._understand_anew()

    def name_theme(self, name: str) -> None:
        if self.vocabulary.theme(name) is None:
            self._themes = (*self._themes, name)
            self._understand_anew()

    def begin(self, text: str, kept: frozenset[int] = frozenset()) -> None:
        """Start from a text; ``kept`` are the starts of words that are no codes."""
        self._text = text
        words = {start: text[start:].split(maxsplit=1) for start in kept}
        self._kept = {start: word[0] for start, word in words.items() if word}
        self._understand()

    def begin_plain(self, text: str) -> None:
        """Start from a finished statement: nothing in it is a code."""
        self.begin(text, codes_in(text, self.vocabulary))

    def change(self, text: str) -> None:
        self._kept = follow(self._kept, self._text, text) if self._kept else {}
        self._text = text
        self._understand()

    def code_ending_at(self, cursor: int) -> Token | None:
        return next((token for token in self.captured.tokens if token.end == cursor), None)

    def give_back(self, token: Token) -> None:
        self._kept[token.start] = self._text[token.start : token.end]
        self._understand()

    def _understand(self) -> None:
        self.captured = parse(self._text, self.vocabulary, self.kept)

    def _understand_anew(self) -> None:
        named = tuple(KnownTheme(name) for name in self._themes)
        told = self._told
        self.vocabulary = Vocabulary(
            told.today, told.who, told.themes + named, told.questions, told.phrases
        )
        self._understand()
