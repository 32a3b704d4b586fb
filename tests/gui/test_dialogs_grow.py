"""A message in a dialog pushes nothing together: the dialog grows instead."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk import (
    backups,
    guides,
    inputs,
    lessons,
    meetings,
    minutes,
    parcels,
    suppliers,
    synthesis,
    tracing,
)
from lupdesk.desk.importing import TableKind
from lupdesk.desk.opening import open_desk
from lupdesk.desk.review_parcels import make_review
from lupdesk.domain.kinds import DocumentKind, InputType, MeetingKind, Secrecy, Side
from lupdesk.domain.result_kinds import Barrier, LessonQuestion
from lupdesk.domain.results import Insight
from lupdesk.domain.theming import Counted, Place
from lupdesk.domain.things import Input, Sending
from lupdesk.domain.treatment import Publication
from lupdesk.gui import dialogs
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.add_voices import AddVoicesDialog
from lupdesk.gui.dialogs.all_papers import AllPapersDialog
from lupdesk.gui.dialogs.assess import AssessDialog
from lupdesk.gui.dialogs.at_work import AtWorkDialog
from lupdesk.gui.dialogs.barrier import BarrierDialog
from lupdesk.gui.dialogs.begin_dialogue import BeginDialog
from lupdesk.gui.dialogs.choose import Choosable, ChooseDialog
from lupdesk.gui.dialogs.choose_statements import ChooseStatementsDialog
from lupdesk.gui.dialogs.decide import DecideDialog
from lupdesk.gui.dialogs.differences import DifferencesDialog
from lupdesk.gui.dialogs.file_dialog import FileDialog
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.dialogs.import_coding import ImportCodingDialog
from lupdesk.gui.dialogs.import_forms import ImportFormsDialog
from lupdesk.gui.dialogs.import_notice import ImportNoticeDialog
from lupdesk.gui.dialogs.import_table import ImportDialog
from lupdesk.gui.dialogs.join_parcel import JoinParcelDialog
from lupdesk.gui.dialogs.keys import KeysDialog
from lupdesk.gui.dialogs.make_parcel import MakeParcelDialog
from lupdesk.gui.dialogs.new_input import NewInputDialog
from lupdesk.gui.dialogs.new_meeting import NewMeetingDialog
from lupdesk.gui.dialogs.new_procurement import NewProcurementDialog
from lupdesk.gui.dialogs.new_remark import NewRemarkDialog
from lupdesk.gui.dialogs.new_supplier import NewSupplierDialog, RegisterDialog
from lupdesk.gui.dialogs.next_guide import NextGuideDialog
from lupdesk.gui.dialogs.office import OfficeDialog
from lupdesk.gui.dialogs.one_wording import OneWordingDialog
from lupdesk.gui.dialogs.passphrase import (
    ChangePassphraseDialog,
    ChosenDialog,
    RecoveryKeyDialog,
    RemovePassphraseDialog,
    SetPassphraseDialog,
    UnlockDialog,
)
from lupdesk.gui.dialogs.phrases import PhrasesDialog
from lupdesk.gui.dialogs.print_paper import PrintDialog
from lupdesk.gui.dialogs.pseudonyms import PseudonymsDialog
from lupdesk.gui.dialogs.purge import PurgeDialog
from lupdesk.gui.dialogs.read_answer import ReadAnswerDialog
from lupdesk.gui.dialogs.review import ReviewDialog
from lupdesk.gui.dialogs.review_parcel import OpenReviewDialog, ReviewParcelDialog
from lupdesk.gui.dialogs.save_template import SaveTemplateDialog
from lupdesk.gui.dialogs.send_form import SendFormDialog
from lupdesk.gui.dialogs.sent_papers import RecordDialog, TakeBackDialog, WithdrawDialog
from lupdesk.gui.dialogs.theme_acts import (
    MergeThemeDialog,
    RemoveThemeDialog,
    SplitThemeDialog,
    ThemeNameDialog,
)
from lupdesk.gui.dialogs.trail import TrailDialog
from lupdesk.gui.dialogs.voices import VoicesDialog
from lupdesk.gui.dialogs.waiting import WaitingDialog
from lupdesk.gui.dialogs.withdraw_publication import WithdrawPublicationDialog
from lupdesk.gui.theme import Theme, apply_theme
from lupdesk.gui.widgets.paper import Paper
from tests.gui.cut import cut, overlaps

LONG = "Dette gikk ikke, og det må sies hvorfor og hva som kan gjøres. " * 5

Make = Callable[[PageContext, UUID, QWidget], Dialog]


def begun(context: PageContext, case: UUID, over: QWidget) -> Dialog:
    guides.add_question(context.desk, case, LONG[:80])
    return BeginDialog(context, case, over)


def a_file(context: PageContext, case: UUID) -> Sending:
    return Sending(
        id=uuid4(),
        procurement=case,
        kind=DocumentKind.SUMMARY.value,
        audience="public",
        file_name="Oppsummering av markedsdialogen om trygghetsskapende løsninger versjon 2.pdf",
        sha256="1f" * 32,
    )


def assessing(context: PageContext, case: UUID, over: QWidget) -> Dialog:
    said = inputs.add_input(
        context.desk,
        case,
        text="Prisen er ikke for andre",
        type=InputType.COST,
        claim=Secrecy.SECRET,
    )
    return AssessDialog(context, [said], over)


def one_wording(context: PageContext, case: UUID, over: QWidget) -> Dialog:
    said = [
        inputs.add_input(context.desk, case, text=text, secrecy=Secrecy.OPEN)
        for text in ("Nettet på øya er for svakt", "Nettet på øya er svakt")
    ]
    return OneWordingDialog(context, [context.desk.the(Input, said[0])], over)


def more_voices(context: PageContext, case: UUID, over: QWidget) -> Dialog:
    inputs.add_input(context.desk, case, text=LONG)
    made = synthesis.add_insight(context.desk, case, heard=LONG)
    return AddVoicesDialog(context, case, context.desk.the(Insight, made), frozenset(), over)


def deciding(context: PageContext, case: UUID, over: QWidget) -> Dialog:
    said = inputs.add_input(context.desk, case, text=LONG)
    synthesis.add_insight(context.desk, case, heard=LONG, behind=[said])
    queue = synthesis.undecided(context.desk, case)
    return DecideDialog(context, case, queue, over)


def whose_voices(context: PageContext, case: UUID, over: QWidget) -> Dialog:
    said = inputs.add_input(context.desk, case, text=LONG)
    synthesis.add_insight(context.desk, case, heard=LONG, behind=[said])
    return VoicesDialog(tracing.traces(context.desk, case)[0], {}, context.wording, over)


def a_review(c: PageContext, case: UUID) -> Path:
    """A parcel for a reviewer, with nothing secret in it."""
    meeting = meetings.add_meeting(c.desk, case, kind=MeetingKind.INTERNAL)
    minutes.draft_minutes(c.desk, meeting)
    path = c.desk.path.with_suffix(".lupreview")
    make_review(c.desk, meeting, path)
    return path


def a_parcel(context: PageContext, case: UUID) -> Path:
    """From another laptop, which reworded what was reworded here; it is joined, too."""
    desk = context.desk
    said = inputs.add_input(desk, case, text=LONG)
    path = desk.path.with_name("annen.lupdesk")
    backups.copy_desk(desk.path, path)
    there = open_desk(path, author="Tor", clock=desk.clock)
    inputs.edit_input(there, said, text=f"{LONG} {LONG}")
    parcel = parcels.make_parcel(there, desk.path.with_name("annen.lupparcel")).path
    there.close()
    inputs.edit_input(desk, said, text=f"Nei. {LONG}")
    parcels.join_parcel(desk, parcel)
    return parcel


def parted(context: PageContext, case: UUID, over: QWidget) -> Dialog:
    a_parcel(context, case)
    return DifferencesDialog(context, over)


FILE = Path("Dokumenter", "Anskaffelser og innkjøp", "kontor.lupdesk")


def next_guide(context: PageContext, case: UUID, over: QWidget) -> NextGuideDialog:
    lessons.add_lesson(
        context.desk, case, Side.BUYER, LessonQuestion.TIME_USED, change="Færre spørsmål"
    )
    return NextGuideDialog(context, case, over)


PLACE = Place("drift", ("avtale", "drift"), None, None, Counted(2, 3), Counted(2, 3))
OTHERS = [("avtale / support og vakt gjennom natten", "support"), ("nett", "nett")]
MAKE: dict[type[Dialog], Make] = {
    BarrierDialog: lambda c, case, over: BarrierDialog(c, Barrier.VOLUME, over),
    ImportCodingDialog: lambda c, case, over: ImportCodingDialog(c, case, None, over),
    MergeThemeDialog: lambda c, case, over: MergeThemeDialog(c, case, PLACE, OTHERS, over),
    RemoveThemeDialog: lambda c, case, over: RemoveThemeDialog(c, case, PLACE, OTHERS, 3, over),
    SplitThemeDialog: lambda c, case, over: SplitThemeDialog(
        c, case, PLACE, [("I01  Nettet er for svakt på øya", uuid4())], over
    ),
    ThemeNameDialog: lambda c, case, over: ThemeNameDialog(c, case, PLACE, None, over),
    AddVoicesDialog: more_voices,
    AllPapersDialog: AllPapersDialog,
    AssessDialog: assessing,
    BeginDialog: begun,
    AtWorkDialog: lambda c, case, over: AtWorkDialog(LONG, c.wording, over),
    ChangePassphraseDialog: lambda c, case, over: ChangePassphraseDialog(
        FILE, (), c.wording, 15, over
    ),
    ChooseStatementsDialog: lambda c, case, over: ChooseStatementsDialog(c, case, (), over),
    ChooseDialog: lambda c, case, over: ChooseDialog(
        "Hvilken?", "Velg", LONG, [Choosable("A", "a", 1)], c.wording, over
    ),
    DecideDialog: deciding,
    DifferencesDialog: parted,
    ImportDialog: lambda c, case, over: ImportDialog(c, case, TableKind.SUPPLIERS, parent=over),
    ImportFormsDialog: lambda c, case, over: ImportFormsDialog(c, case, None, over),
    OpenReviewDialog: lambda c, case, over: OpenReviewDialog(
        a_review(c, case), FILE, c.wording, over
    ),
    ImportNoticeDialog: lambda c, case, over: ImportNoticeDialog(c, None, over),
    JoinParcelDialog: lambda c, case, over: JoinParcelDialog(c, a_parcel(c, case), over),
    KeysDialog: lambda c, case, over: KeysDialog(c.wording, over),
    MakeParcelDialog: lambda c, case, over: MakeParcelDialog(c, FILE, over),
    NewInputDialog: NewInputDialog,
    NextGuideDialog: next_guide,
    NewMeetingDialog: NewMeetingDialog,
    NewProcurementDialog: lambda c, case, over: NewProcurementDialog(c.desk, c.wording, over),
    NewSupplierDialog: NewSupplierDialog,
    OfficeDialog: lambda c, case, over: OfficeDialog(c.desk, DocumentKind.SUMMARY, c.wording, over),
    OneWordingDialog: one_wording,
    PhrasesDialog: lambda c, case, over: PhrasesDialog(c.desk, c.wording, over),
    PrintDialog: lambda c, case, over: PrintDialog(
        c, Paper("Referat", c.jobs, over), LONG, (), lambda _: QPrinter(), over
    ),
    PseudonymsDialog: PseudonymsDialog,
    PurgeDialog: lambda c, case, over: PurgeDialog(c, uuid4(), LONG, lambda id, paths: (), over),
    ReadAnswerDialog: lambda c, case, over: ReadAnswerDialog(c, case, None, over),
    ReviewParcelDialog: lambda c, case, over: ReviewParcelDialog(
        c, meetings.add_meeting(c.desk, case, kind=MeetingKind.INTERNAL), FILE, over
    ),
    SaveTemplateDialog: SaveTemplateDialog,
    SendFormDialog: lambda c, case, over: SendFormDialog(c, case, None, over),
    RecordDialog: lambda c, case, over: RecordDialog(c, a_file(c, case), LONG, over),
    RecoveryKeyDialog: lambda c, case, over: RecoveryKeyDialog(
        "ABCD-EFGH-IJKL-MNOP-QRS-TUVW-XYZA-BCDE-FGHI-JKL", FILE, (FILE,), tuple, c.wording, over
    ),
    NewRemarkDialog: lambda c, case, over: NewRemarkDialog(
        c, meetings.add_meeting(c.desk, case, kind=MeetingKind.INTERNAL), None, "", over
    ),
    ReviewDialog: lambda c, case, over: ReviewDialog(
        c, meetings.add_meeting(c.desk, case, kind=MeetingKind.INTERNAL), over
    ),
    RegisterDialog: RegisterDialog,
    RemovePassphraseDialog: lambda c, case, over: RemovePassphraseDialog(FILE, c.wording, over),
    SetPassphraseDialog: lambda c, case, over: SetPassphraseDialog(c.wording, 15, over),
    TakeBackDialog: lambda c, case, over: TakeBackDialog(c, a_file(c, case), over),
    TrailDialog: lambda c, case, over: TrailDialog(
        c, inputs.add_input(c.desk, case, text=LONG), over
    ),
    UnlockDialog: lambda c, case, over: UnlockDialog(FILE, c.wording, over),
    WaitingDialog: lambda c, case, over: WaitingDialog(c.jobs, c.wording),
    WithdrawDialog: lambda c, case, over: WithdrawDialog(c, a_file(c, case), LONG, over),
    WithdrawPublicationDialog: lambda c, case, over: WithdrawPublicationDialog(
        c, Publication(id=uuid4(), procurement=case, title=LONG), over
    ),
    VoicesDialog: whose_voices,
}


def every_kind(of: type[Dialog]) -> set[type[Dialog]]:
    return {of}.union(*(every_kind(one) for one in of.__subclasses__()))


def test_every_dialog_is_tried() -> None:
    for module in pkgutil.iter_modules(dialogs.__path__):
        importlib.import_module(f"{dialogs.__name__}.{module.name}")
    kinds = {one for one in every_kind(Dialog) if one.__module__.startswith("lupdesk.")}
    assert kinds - {Dialog, ChosenDialog, FileDialog} == set(MAKE)


@pytest.mark.parametrize("letters", [100, 130])
@pytest.mark.parametrize("kind", MAKE, ids=lambda one: one.__name__)
def test_a_long_message_cuts_and_covers_nothing(
    kind: type[Dialog],
    letters: int,
    context: PageContext,
    procurement: UUID,
    qtbot: QtBot,
    qapp: QApplication,
) -> None:
    apply_theme(qapp, Theme(scale=letters))
    suppliers.add_supplier(context.desk, name="Sansea AS", procurement=procurement)
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(1366, 768)
    dialog = MAKE[kind](context, procurement, over)
    dialog.show()
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(lambda: not context.jobs.busy)
    qtbot.wait(10)
    before = cut(dialog) | overlaps(dialog)
    dialog.message.show_message(LONG, "stop")
    qtbot.wait(30)
    found = cut(dialog) | overlaps(dialog)
    dialog.message.hide()
    dialog.hide()
    apply_theme(qapp, Theme())
    assert before == set()
    assert found == set()
