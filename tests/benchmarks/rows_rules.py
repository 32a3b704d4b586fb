"""What concerns the rules: a large procurement judged whole, and one statement as it is typed."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import InputType, MeetingKind, Secrecy
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.register import judge, judge_statement
from lupdesk.domain.things import (
    Asked,
    Contact,
    Guide,
    Input,
    Meeting,
    MeetingSupplier,
    Participation,
    Procurement,
    Question,
    Supplier,
)
from tests.benchmarks.desks import Desks
from tests.benchmarks.table import Row, milliseconds, seconds, share
from tests.benchmarks.words import Speech

_SUPPLIERS = 200
_INPUTS = 10_000
_QUESTIONS = 16
_START = datetime(2027, 3, 1, 8, tzinfo=UTC)
_LEVELS = (Secrecy.OPEN, Secrecy.OPEN, Secrecy.ANONYMISE, Secrecy.SECRET, Secrecy.UNASSESSED)


def measure(desks: Desks) -> Iterator[Row]:
    case = _case()
    spent = [seconds(lambda: judge(Facts(case))) for _ in range(5)]
    whole = share(spent, 50)
    yield Row(
        "all rules over 10 000 inputs and 200 suppliers (median of 5)",
        "1 s",
        f"{whole:.2f} s (most {max(spent):.2f} s)",
        whole <= 1.0,
    )
    facts = Facts(case)
    judge(facts)
    typed = [
        seconds(partial(judge_statement, facts, replace(one, text=f"{one.text} nå")))
        for one in case.inputs[:300]
    ]
    yield Row(
        "findings for one changed statement, p95",
        "50 ms",
        milliseconds(share(typed, 95)),
        share(typed, 95) <= 0.05,
    )


def _case() -> Case:
    chance, speech = random.Random(3), Speech(9)
    ids = (uuid.UUID(int=chance.getrandbits(128)) for _ in iter(int, 1))
    one = Procurement(id=next(ids), reference="M-1", title="Måling", effect="Tryggere hverdag")
    guide = Guide(id=next(ids), procurement=one.id)
    questions = tuple(
        Question(id=next(ids), guide=guide.id, text=speech.statement(), position=float(n))
        for n in range(_QUESTIONS)
    )
    firms = tuple(Supplier(id=next(ids), name=f"Leverandør{n} AS") for n in range(_SUPPLIERS))
    meetings = tuple(
        Meeting(
            id=next(ids),
            procurement=one.id,
            kind=MeetingKind.ONE_TO_ONE,
            guide=guide.id,
            actual_start=_START + timedelta(hours=n),
            actual_end=_START + timedelta(hours=n, minutes=45),
        )
        for n in range(_SUPPLIERS)
    )
    inputs = tuple(
        Input(
            id=next(ids),
            procurement=one.id,
            number=n,
            text=speech.statement(),
            type=chance.choice(list(InputType)),
            meeting=meetings[n % _SUPPLIERS].id,
            supplier=firms[n % _SUPPLIERS].id,
            secrecy=chance.choice(_LEVELS),
            themes=(chance.choice(("drift", "pris", "krav")),),
            said_at=meetings[n % _SUPPLIERS].actual_start,
        )
        for n in range(_INPUTS)
    )
    return Case(
        procurement=one,
        today=date(2027, 3, 20),
        suppliers=firms,
        contacts=tuple(
            Contact(id=next(ids), supplier=firm.id, name=f"Ola Nr{n}", email=f"ola@l{n}.example")
            for n, firm in enumerate(firms)
        ),
        participations=tuple(
            Participation(id=next(ids), procurement=one.id, supplier=firm.id) for firm in firms
        ),
        guides=(guide,),
        questions=questions,
        meetings=meetings,
        meeting_suppliers=tuple(
            MeetingSupplier(id=next(ids), meeting=meeting.id, supplier=firm.id)
            for meeting, firm in zip(meetings, firms, strict=True)
        ),
        asked=tuple(
            Asked(id=next(ids), meeting=meeting.id, question=question.id)
            for meeting in meetings
            for question in questions
        ),
        inputs=inputs,
    )
