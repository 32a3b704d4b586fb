"""Whatever the case: the finished files for everybody, read back, hold nothing that is forbidden."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings

from lupdesk.documents.papers import paper_bytes
from lupdesk.documents.proof import prove
from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.kinds import DocumentKind
from tests.domain.small_case import M2, M
from tests.domain.test_leaks_in_every_case import cases


@settings(max_examples=25, suppress_health_check=[HealthCheck.filter_too_much])
@given(cases())
def test_nothing_forbidden_is_read_back(case: Case) -> None:
    # The case's own title stands in every head, and may name somebody: then no file is written.
    assume(not case.procurement.title and not case.procurement.effect)
    forbidden = forbidden_for(case, PUBLIC)
    papers = [
        compose(case, DocumentKind.ACCESS, PUBLIC, meeting=M),
        compose(case, DocumentKind.ACCESS, PUBLIC, meeting=M2),
        compose(case, DocumentKind.ANSWERS, PUBLIC),
        compose(case, DocumentKind.OWED, PUBLIC),
        compose(case, DocumentKind.INVITATION, PUBLIC),
    ]
    with tempfile.TemporaryDirectory() as folder:
        for paper in papers:
            file = Path(folder) / f"{paper.kind}.pdf"
            file.write_bytes(paper_bytes(paper))
            assert prove(file, forbidden) == [], paper.kind
