"""A sentence is followed back to the statements behind it, and to no others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.kinds import Disposition, Secrecy
from lupdesk.domain.results import Insight, Tie
from lupdesk.domain.things import Input
from lupdesk.domain.tracing import Origin, Traced, sentences, traced, with_words
from tests.domain.small_case import HEIM, OMSYN, SANS, P, said, uid

DEAR = said(1, HEIM, "Lukkede grensesnitt er dyre", Secrecy.OPEN)
SAME = said(
    2, SANS, "Dyre grensesnitt", Secrecy.OPEN, public_wording="Lukkede grensesnitt er dyre!"
)
FINE = said(3, OMSYN, "De er gode nok", Secrecy.OPEN, disposition=Disposition.CARRIED,
            disposition_reason="Vi venter med det")  # fmt: skip
HEARD = Insight(
    id=uid(7000), procurement=P, heard="Grensesnitt fordyrer. De låser oss også.",
    does="Vi venter med det", why="Det haster ikke",
)  # fmt: skip
TIES = (
    Tie(id=uid(1), procurement=P, of=HEARD.id, basis=DEAR.id),
    Tie(id=uid(2), procurement=P, of=HEARD.id, basis=FINE.id, against=True),
)


def found(text: str, *inputs: Input) -> Traced:
    every = traced([HEARD], inputs or (DEAR, SAME, FINE), TIES)
    return next(one for one in every if one.text == text)


def test_each_sentence_of_a_finding_leads_to_its_voices() -> None:
    for text in ("Grensesnitt fordyrer.", "De låser oss også.", "Det haster ikke"):
        one = found(text)
        assert (one.origin, one.insight) == (Origin.INSIGHT, HEARD.id)
        assert (one.voices.behind, one.voices.against) == ((DEAR,), (FINE,))


def test_a_printed_statement_leads_to_all_that_say_just_that() -> None:
    one = found("Lukkede grensesnitt er dyre")
    assert one.origin is Origin.STATEMENT
    assert one.voices.suppliers == {HEIM, SANS}
    assert found("Lukkede grensesnitt er dyre!", SAME).voices.behind == (SAME,)


def test_what_a_finding_says_comes_before_the_same_words_as_a_reason() -> None:
    assert found("Vi venter med det").origin is Origin.INSIGHT
    bare = traced([], (FINE,), ())
    assert [(one.text, one.origin) for one in bare] == [
        ("De er gode nok", Origin.STATEMENT), ("Vi venter med det", Origin.REASON),
    ]  # fmt: skip


def test_words_in_a_row_are_found_before_words_apart() -> None:
    every = traced([HEARD], (DEAR, SAME, FINE), TIES)
    assert [one.text for one in with_words(every, "låser OSS")] == ["De låser oss også."]
    assert [one.text for one in with_words(every, "dyre lukkede")][:1] == [DEAR.text]
    assert with_words(every, "finnes ikke") == []
    assert with_words(every, " . ") == []


@given(st.lists(st.text("ab .!?", max_size=8), max_size=5))
def test_no_word_is_lost_between_sentences(parts: list[str]) -> None:
    text = " ".join(parts)
    assert " ".join(sentences(text)).split() == text.split()
