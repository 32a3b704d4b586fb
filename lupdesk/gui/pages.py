"""The pages of the window: their keys, where they stand in the work, and who makes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from lupdesk.gui.rail import RailPage, RailStep
from lupdesk.wording import N_, Wording

if TYPE_CHECKING:
    from lupdesk.gui.context import PageContext

Make = Callable[["PageContext", Any], QWidget]
"""With the procurement; None where the page belongs to none and none is open."""


@dataclass(frozen=True, slots=True)
class PageKind:
    key: str
    step: str
    words: str
    icon: str
    make: Make


STEPS: Final = (
    ("prepare", N_("Prepare"), "clipboard-list"),
    ("run", N_("Run"), "messages-square"),
    ("work-up", N_("Work up"), "file-pen-line"),
    ("share", N_("Share"), "share-2"),
    ("follow-up", N_("Follow up"), "target"),
)


def _procurement(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.procurement import ProcurementPage

    return ProcurementPage(context, procurement)


def _phases(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.phases import PhasesPage

    return PhasesPage(context, procurement)


def _suppliers(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.suppliers import SuppliersPage

    return SuppliersPage(context, procurement)


def _questions(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.questions import QuestionsPage

    return QuestionsPage(context, procurement)


def _timetable(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.timetable import TimetablePage

    return TimetablePage(context, procurement)


def _room(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.meeting_room import MeetingRoomPage

    return MeetingRoomPage(context, procurement)


def _inputs(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.inputs import InputsPage

    return InputsPage(context, procurement)


def _pictures(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.pictures import PicturesPage

    return PicturesPage(context, procurement)


def _themes(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.themes import ThemesPage

    return ThemesPage(context, procurement)


def _minutes(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.minutes import MinutesPage

    return MinutesPage(context, procurement)


def _synthesis(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.synthesis import SynthesisPage

    return SynthesisPage(context, procurement)


def _treatment(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.treatment import TreatmentPage

    return TreatmentPage(context, procurement)


def _summary(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.publishing import PublishingPage

    return PublishingPage(context, procurement)


def _measures(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.measures import MeasuresPage

    return MeasuresPage(context, procurement)


def _follow_up(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.follow_up import FollowUpPage

    return FollowUpPage(context, procurement)


def _lessons(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.lessons import LessonsPage

    return LessonsPage(context, procurement)


def _risks(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.risks import RisksPage

    return RisksPage(context, procurement)


def _benefits(context: PageContext, procurement: UUID) -> QWidget:
    from lupdesk.gui.views.benefits import BenefitsPage

    return BenefitsPage(context, procurement)


# A page is imported when it is first shown: the window stands before its pages are read.
PAGES: Final = (
    PageKind("procurement", "prepare", N_("Case"), "landmark", _procurement),
    PageKind("phases", "prepare", N_("Phases"), "workflow", _phases),
    PageKind("suppliers", "prepare", N_("Suppliers"), "building-2", _suppliers),
    PageKind("questions", "prepare", N_("Questions"), "list-checks", _questions),
    PageKind("timetable", "prepare", N_("Timetable"), "calendar", _timetable),
    PageKind("room", "run", N_("Meeting room"), "messages-square", _room),
    PageKind("inputs", "work-up", N_("Inputs"), "message-square-text", _inputs),
    PageKind("themes", "work-up", N_("Themes"), "tag", _themes),
    PageKind("pictures", "work-up", N_("Pictures"), "grid-3x3", _pictures),
    PageKind("minutes", "work-up", N_("Meeting minutes"), "file-text", _minutes),
    PageKind("synthesis", "work-up", N_("Synthesis"), "lightbulb", _synthesis),
    PageKind("treatment", "share", N_("Equal treatment"), "scale", _treatment),
    PageKind("summary", "share", N_("Summary"), "send", _summary),
    PageKind("measures", "follow-up", N_("Measures"), "hand-coins", _measures),
    PageKind("risks", "follow-up", N_("Risk"), "cloud-lightning", _risks),
    PageKind("benefits", "follow-up", N_("Benefits"), "trending-up", _benefits),
    PageKind("follow-up", "follow-up", N_("Actions"), "target", _follow_up),
    PageKind("lessons", "follow-up", N_("Lessons"), "graduation-cap", _lessons),
)


def _portfolio(context: PageContext, procurement: UUID | None) -> QWidget:
    from lupdesk.gui.views.portfolio import PortfolioPage

    return PortfolioPage(context, procurement)


PORTFOLIO: Final = PageKind("portfolio", "", N_("All procurements"), "layout-list", _portfolio)
"""Stands in no step of the work: it is over all of them."""

DAILY: Final = frozenset((
    "procurement", "suppliers", "questions", "timetable", "room", "inputs", "minutes",
    "treatment", "summary", "follow-up",
))  # fmt: skip
"""The ten that have a number on the keyboard, from the top."""


def rail_steps(kinds: Sequence[PageKind], wording: Wording) -> list[RailStep]:
    """The steps of the work that have pages, with their pages, in the words of the reader."""
    word = wording.constant
    return [
        RailStep(
            icon,
            word(words),
            tuple(RailPage(page.key, word(page.words)) for page in kinds if page.step == step),
        )
        for step, words, icon in STEPS
        if any(page.step == step for page in kinds)
    ]
