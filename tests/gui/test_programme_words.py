"""Each word of the programme is found in the window by somebody who has no manual."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lupdesk.desk.session import Desk
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.main_window import MainWindow
from lupdesk.gui.page_acts import PAGE_ALSO
from lupdesk.gui.pages import PAGES
from lupdesk.settings import Settings
from lupdesk.wording import Wording

pytestmark = pytest.mark.usefixtures("themed")

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Open = Callable[[str], MainWindow]

WORDS = {
    "nb": {
        "faser": "phases",
        "barrierer": "measures",
        "mulighetsrom": "pictures",
        "barrierer og mulighetsrom": "pictures",
        "tiltak": "measures",
        "virkemidler": "measures",
        "tiltak og virkemidler": "measures",
        "gevinstrealisering": "benefits",
        "gevinstkart": "benefits",
        "nullpunkt": "benefits",
        "risikoavlastning": "risks",
        "metode- og verktøyutvikling": "lessons",
        "metodeutvikling": "lessons",
        "verktøyutvikling": "questions",
        "tilrettelegge": "room",
        "mobilisere": "suppliers",
        "veilede": "questions",
        "koordinert": "timetable",
        "forutsigbart": "phases",
        "forutsigbarhet": "phases",
        "sømløst": "phases",
        "forankring": "procurement",
        "disposisjon": "synthesis",
        "likebehandling": "treatment",
        "veikart": "phases",
        "spredning": "lessons",
        # The glossary of the programme, as somebody types it.
        "innovativ anskaffelse": "procurement",
        "behovseier": "procurement",
        "veiledende kunngjøring": "procurement",
        "tverrfaglig arbeidsgruppe": "procurement",
        "konkurransestrategi": "phases",
        "lovet og holdt": "phases",
        "innføring": "phases",
        "bransjeorganisasjon": "suppliers",
        "høring av konkurransegrunnlag": "questions",
        "leverandørtorg": "timetable",
        "omvendt markedsdialog": "room",
        "en-til-en-møte": "room",
        "innspillsnotat": "inputs",
        "skjerming": "inputs",
        "forretningshemmelighet": "inputs",
        "sier det samme": "inputs",
        "innsyn": "minutes",
        "godkjent av leverandør": "minutes",
        "delvis tatt til følge": "synthesis",
        "spørsmål og svar": "treatment",
        "etterprøvbarhet": "treatment",
        "tidligere involvert leverandør": "treatment",
        "virkemiddelaktør": "measures",
        "funksjonskrav": "measures",
        "fragmentering": "measures",
        "stegvis kontrakt": "risks",
        "volumgaranti": "risks",
        "gevinstansvarlig": "benefits",
        "gevinstrealiseringsplan": "benefits",
    },
    "en": {
        "phases": "phases",
        "barriers": "measures",
        "barriers and opportunities": "pictures",
        "room for opportunity": "pictures",
        "measures": "measures",
        "policy instruments": "measures",
        "benefits realisation": "benefits",
        "baseline": "benefits",
        "risk relief": "risks",
        "method development": "lessons",
        "tools": "questions",
        "facilitate": "room",
        "mobilise": "suppliers",
        "guide": "questions",
        "coordinated": "timetable",
        "predictable": "phases",
        "seamless": "phases",
        "anchoring": "procurement",
        "disposition": "synthesis",
        "equal treatment": "treatment",
        "dissemination": "lessons",
        "contracting authority": "procurement",
        "prior information notice": "procurement",
        "market dialogue": "room",
        "supplier marketplace": "timetable",
        "trade secret": "inputs",
        "redaction": "inputs",
        "access to documents": "minutes",
        "questions and answers": "treatment",
        "previously involved supplier": "treatment",
        "functional requirement": "measures",
        "support system": "measures",
        "volume guarantee": "risks",
        "baseline measurement": "benefits",
    },
}


@pytest.fixture
def open_in(desk: Desk, qtbot: QtBot) -> Iterator[Open]:
    def fail(error: BaseException) -> None:
        raise error

    jobs = Jobs(fail)
    windows: list[MainWindow] = []

    def made(language: str) -> MainWindow:
        settings = Settings(language=language)
        window = MainWindow(desk, settings, Wording(language), jobs, _ignore, lambda _: True)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield made
    for window in windows:
        window.part()
    jobs.close()


def _ignore(key: str) -> None:
    """No act is called here."""


@pytest.mark.parametrize("language", WORDS)
def test_each_word_of_the_programme_leads_to_its_page(
    open_in: Open, procurement: UUID, language: str
) -> None:
    window = open_in(language)
    group = Wording(language).say("Page")
    missing = []
    for typed, page in WORDS[language].items():
        window.go_to("procurement")
        for found in window._finder.find(typed):
            if found.group == group:
                found.go()
                if window.here == page:
                    break
        else:
            missing.append((typed, page))
    assert missing == []


def test_the_word_that_was_meant_stands_beside_the_page(open_in: Open, procurement: UUID) -> None:
    (found,) = open_in("nb")._finder.find("søml")
    assert (found.title, found.detail) == ("Faser", "sømløst")


def test_the_word_leads_by_keys_alone(open_in: Open, procurement: UUID) -> None:
    window = open_in("nb")
    QTest.keyClick(window.page.first, Key.Key_K, CONTROL)
    QTest.keyClicks(window.top.search, "risikoavlastning")
    QTest.keyClick(window.top.search, Key.Key_Return)
    assert window.here == "risks"


def test_a_page_is_that_of_the_newest_procurement_where_none_is_open(
    open_in: Open, procurement: UUID
) -> None:
    window = open_in("nb")
    window._show_start()
    window._finder.find("gevinstrealisering")[0].go()
    assert (window.here, window.procurement) == ("benefits", procurement)


def test_no_page_is_offered_where_there_is_no_procurement(open_in: Open) -> None:
    assert open_in("nb")._finder.find("gevinstrealisering") == []


def test_every_page_has_its_other_words() -> None:
    assert set(PAGE_ALSO) == {kind.key for kind in PAGES}


def test_every_page_is_reached_by_key_from_the_one_before(
    open_in: Open, procurement: UUID, qtbot: QtBot
) -> None:
    window = open_in("nb")
    there = []
    for _ in PAGES:
        QTest.keyClick(window, Key.Key_Tab, CONTROL)
        there.append(window.here)
    assert there == [*(kind.key for kind in PAGES[1:]), PAGES[0].key]
    QTest.keyClick(window, Key.Key_PageUp, ALT)
    assert window.here == PAGES[-1].key
    QTest.keyClick(window, Key.Key_Backtab, CONTROL | SHIFT)
    assert window.here == PAGES[-2].key
