"""What was told in confidence beside the statements: remarks on minutes, why a statement was taken
back, answers after the dialogue. Others than who said it find nothing of it in a paper.

The buyer's own remarks (``supplier`` None) reach nobody outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lupdesk.domain.audience import Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.lessons import suppliers_answers
from lupdesk.domain.review import Remark
from lupdesk.domain.secrecy import may_read, public_text, text_for
from lupdesk.domain.voices import Bases
from lupdesk.domain.word_difference import Change, difference

WHY: Final = "remark"
WITHDRAWN: Final = "withdrawn"
LESSON: Final = "lesson"
NO_VOICES: Final = "no-voices"
_SAID: Final = (InputKind.INPUT, InputKind.GIVEN)
_FEW: Final = 4
"""Fewer words say nothing by themselves: a date that was mended, a name that was spelled right."""


def is_own_remark(one: Remark, audience: Audience) -> bool:
    return isinstance(audience, Participant) and one.supplier == audience.supplier


def own_remarks(case: Case, audience: Audience) -> Iterator[str]:
    """What the reader itself wrote, and the words that it was about. What it was answered is not its
    own: a name or a secret in that sets nothing free.
    """
    for one in case.remarks:
        if is_own_remark(one, audience):
            yield from (one.reason, one.wording)
            if knows_about(case, one, audience):
                yield one.about


def knows_about(case: Case, one: Remark, audience: Audience) -> bool:
    """Whether the statement that a remark is about is one that the reader may read."""
    said = next((said for said in case.inputs if said.id == one.input), None)
    return said is None or may_read(said, audience)


def verdicts_given(case: Case, audience: Audience) -> Iterator[str]:
    """What the reader was answered: that another got the same answer is no leak."""
    for one in case.remarks:
        if is_own_remark(one, audience):
            yield from (one.verdict_reason, one.verdict_wording)


def others_remarks(case: Case, audience: Audience) -> Iterator[Forbidden]:
    """What is new in others' remarks against the statement that they are about."""
    theirs = [one for one in case.remarks if not is_own_remark(one, audience)]
    if not theirs:
        return
    standing = {one.id: one.text for one in case.inputs}
    shown = [text for one in case.inputs if (text := text_for(one, audience))]
    for one in theirs:
        now = standing.get(one.input, "") if one.input else ""
        for text in _new(one, now):
            if len(text.split()) >= _FEW and not any(text in other for other in shown):
                yield Forbidden(text, WHY)


def others_answers(case: Case, audience: Audience) -> Iterator[Forbidden]:
    """Why others took a statement back, and what they answered after the dialogue, but for what the
    reader reads in a statement anyway.
    """
    reader = audience.supplier if isinstance(audience, Participant) else None
    told = [
        (WITHDRAWN, one.withdrawn_reason, one.supplier)
        for one in case.inputs
        if one.withdrawn_reason
    ]
    told += [
        (LESSON, text, one.supplier)
        for one in suppliers_answers(case.lessons)
        for text in (one.text, one.change)
    ]
    if not told:
        return
    shown = [text for one in case.inputs if (text := text_for(one, audience))]
    for why, text, whose in told:
        others = reader is None or whose != reader
        if others and len(text.split()) >= _FEW and not any(text in other for other in shown):
            yield Forbidden(text, why)


def unvoiced_findings(case: Case, audience: Audience) -> Iterator[Forbidden]:
    """What main findings say was heard that rest on nothing which everybody may read: the words can
    only come from what may not go out, wherever else they are written.
    """
    if not case.insights:
        return
    open_to_all = {
        one.id
        for one in case.inputs
        if one.kind in _SAID and one.withdrawn_on is None and public_text(one)
    }
    direct = {tie.of for tie in case.ties if not tie.against and tie.basis in open_to_all}
    left = [one for one in case.insights if one.id not in direct]
    if not left:
        return
    bases = Bases(case.inputs, case.ties)
    shown = [text for one in case.inputs if (text := text_for(one, audience))]
    for one in left:
        if any(said.id in open_to_all for said in bases.voices(one.id).behind):
            continue
        for text in (one.heard, one.disagreement):
            if len(text.split()) >= _FEW and not any(text in other for other in shown):
                yield Forbidden(text, NO_VOICES)


def _new(one: Remark, now: str) -> Iterator[str]:
    yield from filter(None, (one.reason, one.verdict_reason))
    for wording in (one.wording, one.verdict_wording):
        if wording and wording != now:
            for piece in difference(one.about, wording):
                if piece.change is Change.NEW and piece.text.strip() not in now:
                    yield piece.text.strip()
