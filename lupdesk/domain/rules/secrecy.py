"""Secrecy: assessed by its two steps, statement by statement, and not repeated (R-SEC-1 … 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final
from uuid import UUID

from lupdesk.domain.benefits import is_told
from lupdesk.domain.composition.insights import in_short, public_texts
from lupdesk.domain.kinds import InputKind, Secrecy
from lupdesk.domain.own_figures import own_figure_in
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding, Holds, Rule, Severity
from lupdesk.domain.secrecy import public_text
from lupdesk.domain.things import Input, Thing

_ALL_AT_ONCE: Final = 3
"""So many statements of one meeting, all secret and for the same words, were not weighed one by one."""
_SAID: Final = (InputKind.INPUT, InputKind.GIVEN)
"""What goes into the summary where it may."""


def _not_to_go_out(said: Input, _facts: Facts) -> Iterator[Finding]:
    """Not assessed yet; or worded for everybody although it is not for everybody."""
    if said.kind not in _SAID:
        return
    if said.secrecy is Secrecy.UNASSESSED:
        yield SEC_1.found("unassessed", said, number=said.number)
    elif said.secrecy in (Secrecy.SECRET, Secrecy.INTERNAL) and said.public_wording.strip():
        yield SEC_1.found("worded", said, number=said.number)


def _half_assessed(said: Input, _facts: Facts) -> Iterator[Finding]:
    if said.secrecy is not Secrecy.SECRET:
        return
    wanting = (
        not said.secrecy_kind,
        said.harmful is None,
        not said.secrecy_harm.strip(),
        not said.decided_by.strip() or said.decided_on is None,
        said.review_on is None,
    )
    names = ("kind", "harmful", "harm", "decided", "review")
    for name, missing in zip(names, wanting, strict=True):
        if missing:
            yield SEC_2.found(name, said, number=said.number)
            return
    if said.harmful is False:
        yield SEC_2.found("no-harm", said, number=said.number)


def _all_at_once(facts: Facts) -> Iterator[Finding]:
    for id, meeting in facts.meetings.items():
        heard = [one for one in facts.said_in.get(id, ()) if one.kind is InputKind.INPUT]
        if len(heard) < _ALL_AT_ONCE or any(one.secrecy is not Secrecy.SECRET for one in heard):
            continue
        same = {(one.secrecy_kind, one.secrecy_harm.strip(), one.decided_on) for one in heard}
        if len(same) == 1:
            yield SEC_3.found("", meeting, n=len(heard), supplier=facts.firms(id))


def _gives_away(said: Input, facts: Facts) -> Iterator[Finding]:
    """What everybody will read of it names somebody or repeats a secret."""
    shown = public_text(said)
    if not shown or said.kind not in _SAID:
        return
    if any(part in shown for part in said.secret_parts):
        yield SEC_4.found("part", said, number=said.number)
        return
    words = facts.given_away(shown)
    if words:
        yield SEC_4.found("words", said, number=said.number, words=words)
        return
    amount = facts.secret_amount(shown)
    if amount:
        yield SEC_4.found("amount", said, number=said.number, words=amount)


def _own_words(facts: Facts) -> Iterator[Finding]:
    """What the buyer writes for everybody itself: its need, its notice, its targets and questions."""
    one = facts.case.procurement
    written: list[tuple[str, Thing, str]] = [
        ("text", one, text)
        for text in (one.reference, one.title, one.effect, one.for_whom, one.notice_text)
    ]
    for target in filter(is_told, facts.case.targets):
        written += [
            ("target", target, text) for text in (target.what, target.baseline, target.target)
        ]
    for question in facts.asked_next:
        written += [("question", question, text) for text in (question.text, question.short_name)]
    for what, thing, text in written:
        found = facts.own_screen.finds(text) or facts.public_screen.finds(text)
        words = facts.secret_amount(text) if found is None else found.text
        if words:
            yield SEC_4_OF_OWN.found(what, thing, words=words)


def _given_by_insight(facts: Facts) -> Iterator[Finding]:
    """Likewise what it writes of what it heard, and does."""
    for one in facts.case.insights:
        for text in (*public_texts(one), one.theme):
            words = facts.given_away_by(one, text) or facts.secret_amount(text)
            if words:
                yield SEC_4.found("insight", one, heard=in_short(one.heard), words=words)
                break


def _by_own_words(facts: Facts) -> Iterator[Finding]:
    yield from _own_words(facts)
    yield from _given_by_insight(facts)


def _few(facts: Facts) -> Iterator[Finding]:
    yield from _few_behind(facts)
    yield from _few_behind_insight(facts)


def _few_behind_insight(facts: Facts) -> Iterator[Finding]:
    """It rests on fewer than the floor, and not on what they said openly: its words may point at
    them. What they said openly everybody reads anyway.
    """
    floor = facts.settings["group-floor"]
    for one in facts.case.insights:
        voices = facts.bases.voices(one.id)
        n = len(voices.suppliers)
        if 0 < n < floor and any(said.secrecy is not Secrecy.OPEN for said in voices.behind):
            yield SEC_5.found("insight", one, heard=in_short(one.heard), n=n, floor=floor)


def _few_behind(facts: Facts) -> Iterator[Finding]:
    """To be anonymised, made by fewer than the floor, and not worded for everybody yet."""
    floor = facts.settings["group-floor"]
    behind: defaultdict[str, set[UUID]] = defaultdict(set)
    alone: list[Input] = []
    for said in facts.case.inputs:
        if said.kind is not InputKind.INPUT or said.supplier is None:
            continue
        for theme in said.themes:
            behind[theme].add(said.supplier)
        if said.secrecy is Secrecy.ANONYMISE and not said.public_wording.strip():
            alone.append(said)
    for said in alone:
        n = max((len(behind[theme]) for theme in said.themes), default=1)
        if n < floor:
            yield SEC_5.found("", said, number=said.number, n=n, floor=floor)


def _hidden_in_files(facts: Facts) -> Iterator[Finding]:
    for paper in facts.case.papers:
        for code in paper.wanting:
            if code.startswith("hidden-"):
                yield SEC_6.found(code, file=paper.named, sum=paper.sha256[:12])


def _own_secret(facts: Facts) -> Iterator[Finding]:
    """The buyer's own: an amount or a sentence of what is internal, or its budget, in its public words."""
    one = facts.case.procurement
    for name, text in (
        ("need", one.effect),
        ("for-whom", one.for_whom),
        ("notice", one.notice_text),
    ):
        word = own_figure_in(text, facts.internal_amounts)
        if word:
            yield SEC_7.found(name, one, words=word)
    for answer in facts.case.answers:
        word = (
            ""
            if answer.exempt_reason.strip()
            else own_figure_in(answer.answer, facts.internal_amounts)
        )
        if word:
            yield SEC_7.found("answer", answer, number=answer.number, words=word)
    for insight in facts.case.insights:
        found = (own_figure_in(text, facts.internal_amounts) for text in public_texts(insight))
        word = next(filter(None, found), "")
        if word:
            yield SEC_7.found("insight", insight, heard=in_short(insight.heard), words=word)


def _own_in_statement(said: Input, facts: Facts) -> Iterator[Finding]:
    wording = said.public_wording
    word = own_figure_in(wording, facts.internal_amounts) if wording.strip() else ""
    if word:
        yield SEC_7.found("wording", said, number=said.number, words=word)


SEC_1: Final = Rule(
    id="R-SEC-1",
    severity=Severity.STOP,
    sources=("S5",),
    holds=Holds.SUMMARY,
    statement=_not_to_go_out,
)
SEC_2: Final = Rule(
    id="R-SEC-2",
    severity=Severity.STOP,
    sources=("S5", "S68"),
    holds=Holds.SUMMARY,
    statement=_half_assessed,
)
SEC_3: Final = Rule(
    id="R-SEC-3", severity=Severity.STOP, sources=("S5",), holds=Holds.SUMMARY, case=_all_at_once
)
SEC_4: Final = Rule(
    id="R-SEC-4",
    severity=Severity.STOP,
    sources=("S5",),
    holds=Holds.SUMMARY,
    case=_by_own_words,
    statement=_gives_away,
)
SEC_4_OF_OWN: Final = Rule(
    id="R-SEC-4", severity=Severity.STOP, sources=("S5",), holds=Holds.NOTICE | Holds.SUMMARY
)
"""The need and the notice go out long before the summary."""
SEC_5: Final = Rule(
    id="R-SEC-5", severity=Severity.WARN, sources=("D",), holds=Holds.SUMMARY, case=_few
)
SEC_6: Final = Rule(
    id="R-SEC-6",
    severity=Severity.STOP,
    sources=("S5",),
    holds=Holds.TELLING,
    case=_hidden_in_files,
)
SEC_7: Final = Rule(
    id="R-SEC-7",
    severity=Severity.STOP,
    sources=("D",),
    case=_own_secret,
    statement=_own_in_statement,
)
RULES: Final = (SEC_1, SEC_2, SEC_3, SEC_4, SEC_5, SEC_6, SEC_7)
