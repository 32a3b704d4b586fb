"""What the proof saw of a finished file is remembered, judged, and lapses with the file."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk import judging, telling
from lupdesk.desk.cases import read_case
from lupdesk.desk.opening import open_desk
from lupdesk.desk.publishing import export_document, withdraw_document
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC
from lupdesk.domain.kinds import DocumentKind, PublicationKind
from lupdesk.domain.papers import Paper
from lupdesk.domain.things import Procurement, Sending
from lupdesk.problems import Problem
from tests.documents.spoiling import spoil

OF_FILES = ("R-SEC-6", "R-UU-1", "R-ARK-1", "R-GDPR-4")


@pytest.fixture
def desk(told_case: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "case.lupdesk"
    shutil.copyfile(told_case, path)
    desk = open_desk(path, author="Selma Lie", clock=lambda: datetime(2027, 3, 31, 10, tzinfo=UTC))
    yield desk
    desk.close()


@pytest.fixture
def case(desk: Desk) -> UUID:
    return desk.all(Procurement)[0].id


def codes(desk: Desk, case: UUID) -> list[str]:
    return [
        one.what.code.removeprefix("finding.")
        for one in judging.findings(desk, case)
        if one.rule in OF_FILES and one.what.code != "finding.R-ARK-1.case"
    ]


def test_what_was_read_back_is_remembered_with_the_file(
    desk: Desk, case: UUID, tmp_path: Path
) -> None:
    out = tmp_path / "Oppsummering.pdf"
    made = export_document(desk, case, DocumentKind.SUMMARY, PUBLIC, out)
    data = out.read_bytes()
    assert read_case(desk, case).papers == (
        Paper(
            hashlib.sha256(data).hexdigest(),
            (),
            pages=made.pages,
            size=len(data),
            language="nb-NO",
            claims=("tagged", "PDF/A-2a", "PDF/UA-1"),
            file="Oppsummering.pdf",
            kind="summary",
            public=True,
        ),
    )
    (first, *_) = desk.history(made.sending)
    assert first.act == "export-document"
    assert first.at == datetime(2027, 3, 31, 10, tzinfo=UTC)
    assert codes(desk, case) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("hidden-text", "R-SEC-6.hidden-text"),
        ("hidden-author", "R-SEC-6.hidden-author"),
        ("access-tags", "R-UU-1.access-tags"),
        ("access-headings", "R-UU-1.access-headings"),
        ("archive-format", "R-ARK-1.format"),
    ],
)
def test_what_is_wanting_in_a_finished_file_is_found_until_it_is_written_anew(
    desk: Desk,
    case: UUID,
    tmp_path: Path,
    code: str,
    found: str,
) -> None:
    out = tmp_path / "Oppsummering.pdf"
    with pytest.MonkeyPatch.context() as monkeypatch:
        spoil(monkeypatch, code)
        export_document(desk, case, DocumentKind.SUMMARY, PUBLIC, out)
        assert codes(desk, case) == [found]
        with pytest.raises(Problem, match="findings-stop"):
            telling.publish(desk, case, PublicationKind.SUMMARY, place="www.trefjord.example")
    export_document(desk, case, DocumentKind.SUMMARY, PUBLIC, out)
    assert codes(desk, case) == []


def test_a_file_that_was_withdrawn_is_judged_no_more(
    desk: Desk, case: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(monkeypatch, "access-language")
    made = export_document(desk, case, DocumentKind.SUMMARY, PUBLIC, tmp_path / "en.pdf")
    assert codes(desk, case) == ["R-UU-1.access-language"]
    withdraw_document(desk, made.sending, "Feil språk")
    assert codes(desk, case) == []


def test_two_readers_have_two_files(
    desk: Desk, case: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export_document(desk, case, DocumentKind.GUIDE, PUBLIC, tmp_path / "alle.pdf")
    spoil(monkeypatch, "access-title")
    export_document(desk, case, DocumentKind.GUIDE, BUYER_TEAM, tmp_path / "teamet.pdf")
    (one,) = (one for one in judging.findings(desk, case) if one.rule == "R-UU-1")
    assert (one.severity, dict(one.what.facts)["file"]) == ("warn", "teamet.pdf")


def test_a_file_from_before_this_was_noted_is_not_judged(desk: Desk, case: UUID) -> None:
    with desk.act(Act.EXPORT_DOCUMENT) as act:
        act.add(Sending, procurement=case, kind="summary", audience="public", sha256="ab" * 32)
    assert read_case(desk, case).papers == ()
