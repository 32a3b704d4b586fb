"""Work beside the window: delivered on the window's thread, stopped when asked, waited for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from lupdesk.gui.dialogs.waiting import WaitingDialog
from lupdesk.gui.jobs import Jobs, Progress
from lupdesk.gui.widgets.progress_line import ProgressLine
from lupdesk.problems import Problem
from lupdesk.wording import Wording

pytestmark = pytest.mark.usefixtures("themed")


@pytest.fixture
def failed() -> list[BaseException]:
    return []


@pytest.fixture
def jobs(failed: list[BaseException], qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs(failed.append)
    yield jobs
    jobs.close()


class Gate:
    """Work that goes on until it is let through, or stopped."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.began = threading.Event()

    def __call__(self, progress: Progress) -> str:
        self.began.set()
        while not self.open.wait(0.005):
            progress.step(1, 4)
        return "ferdig"


def test_answers_come_on_the_windows_thread(qtbot: QtBot, jobs: Jobs) -> None:
    threads: list[tuple[str, int]] = []

    def work(progress: Progress) -> int:
        threads.append(("work", threading.get_ident()))
        return 42

    def done(answer: int) -> None:
        threads.append((str(answer), threading.get_ident()))

    jobs.run(work, done)
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[1] == ("42", threading.get_ident())
    assert threads[0][1] != threading.get_ident()
    assert not jobs.busy


def test_an_error_is_told_to_who_asked_or_else_to_all(
    qtbot: QtBot, jobs: Jobs, failed: list[BaseException]
) -> None:
    mine: list[BaseException] = []

    def work(progress: Progress) -> None:
        raise Problem("disk-full")

    jobs.run(work, lambda _: None, mine.append)
    jobs.run(work, lambda _: None)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert [type(error) for error in (*mine, *failed)] == [Problem, Problem]


def test_work_is_done_one_after_the_other(qtbot: QtBot, jobs: Jobs) -> None:
    order: list[int] = []

    def numbered(n: int) -> Callable[[Progress], None]:
        return lambda _: order.append(n)

    for n in range(20):
        jobs.run(numbered(n), lambda _: None)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert order == list(range(20))


def test_patient_work_keeps_nothing_waiting_and_is_not_waited_for(
    qtbot: QtBot, jobs: Jobs, failed: list[BaseException]
) -> None:
    gate = Gate()
    answers: list[str] = []
    jobs.run(gate, lambda _: answers.append("patient"), patient=True)
    gate.began.wait(5)
    jobs.run(lambda _: "quick", answers.append)
    qtbot.waitUntil(lambda: answers == ["quick"])
    assert jobs.busy
    assert jobs.settles(5), "it was stopped"
    qtbot.waitUntil(lambda: not jobs.busy)
    assert answers == ["quick"]
    assert failed == []


def test_stopping_raises_in_the_work_and_is_told(
    qtbot: QtBot, jobs: Jobs, failed: list[BaseException]
) -> None:
    gate = Gate()
    jobs.run(gate, lambda _: None)
    gate.began.wait(5)
    jobs.stop()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert [error.code for error in failed if isinstance(error, Problem)] == ["cancelled"]


def test_a_dropped_answer_is_told_nobody(qtbot: QtBot, jobs: Jobs) -> None:
    gate = Gate()
    said: list[str] = []
    job = jobs.run(gate, said.append)
    gate.began.wait(5)
    job.drop()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert said == []


class Page(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel()

    def show_answer(self, text: str) -> None:
        self.label.setText(text)


def test_an_answer_to_a_widget_that_is_gone_is_dropped(
    qtbot: QtBot, jobs: Jobs, failed: list[BaseException]
) -> None:
    gate, page = Gate(), Page()
    jobs.run(gate, page.show_answer)
    gate.began.wait(5)
    delete(page.label)
    delete(page)
    gate.open.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert failed == []


@pytest.mark.expects_log
def test_a_bug_that_nobody_waits_for_is_in_the_log(
    qtbot: QtBot, jobs: Jobs, caplog: pytest.LogCaptureFixture
) -> None:
    gate = threading.Event()

    def work(progress: Progress) -> None:
        gate.wait(5)
        raise KeyError("hemmelig")

    jobs.run(work, lambda _: None).drop()
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert len(caplog.records) == 1


def test_closing_waits_for_what_runs_and_leaves_no_thread(qtbot: QtBot) -> None:
    others = threading.enumerate()
    jobs = Jobs(lambda _: None)
    written: list[str] = []

    def work(progress: Progress) -> None:
        try:
            while True:
                progress.step(0, 1)
        finally:
            written.append("rulled back")

    begun = Gate()
    jobs.run(work, lambda _: None)
    jobs.run(begun, lambda _: None)
    jobs.close()
    assert written == ["rulled back"]
    assert not begun.began.is_set(), "what had not begun is not begun"
    assert [one for one in threading.enumerate() if one not in others] == []


def test_a_step_for_each_row_does_not_flood_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    heard: list[int] = []
    jobs.progressed.connect(lambda _job, at, _of: heard.append(at))

    def work(progress: Progress) -> None:
        for at in range(1, 100_001):
            progress.step(at, 100_000)

    jobs.run(work, lambda _: None)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=10_000)
    assert heard[-1] == 100_000
    assert len(heard) < 200


def test_long_work_shows_itself_and_can_be_stopped(
    qtbot: QtBot, jobs: Jobs, failed: list[BaseException]
) -> None:
    line = ProgressLine(jobs, Wording("nb"))
    line._wait.setInterval(30)
    qtbot.addWidget(line)
    quick = Gate()
    quick.open.set()
    jobs.run(quick, lambda _: None, title="Straks")
    qtbot.waitUntil(lambda: not jobs.busy)
    qtbot.wait(50)
    assert line.isHidden(), "what is done at once shows nothing"

    gate = Gate()
    jobs.run(gate, lambda _: None, title="Henter leverandører")
    qtbot.waitUntil(line.isVisible)
    assert line.words.text() == "Henter leverandører"
    qtbot.waitUntil(lambda: line.bar.value() == 250)
    line.cancel.click()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert line.isHidden()
    assert len(failed) == 1


def test_work_without_a_title_shows_nothing(qtbot: QtBot, jobs: Jobs) -> None:
    line = ProgressLine(jobs, Wording("nb"))
    line._wait.setInterval(1)
    qtbot.addWidget(line)
    gate = Gate()
    jobs.run(gate, lambda _: None)
    qtbot.wait(30)
    assert line.isHidden()
    gate.open.set()
    qtbot.waitUntil(lambda: not jobs.busy)


def test_closing_can_wait_for_the_end(qtbot: QtBot, jobs: Jobs) -> None:
    gate = Gate()
    jobs.run(gate, lambda _: None, title="Henter leverandører")
    assert not jobs.settles(0.01)
    dialog = WaitingDialog(jobs, Wording("nb"))
    qtbot.addWidget(dialog)
    assert "Henter leverandører" in dialog.sentence.text()
    gate.open.set()
    assert dialog.exec() == WaitingDialog.DialogCode.Accepted
    assert jobs.settles(1)


def test_closing_can_be_thought_better_of(qtbot: QtBot, jobs: Jobs) -> None:
    gate = Gate()
    jobs.run(gate, lambda _: None)
    dialog = WaitingDialog(jobs, Wording("nb"))
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.no.click()
    assert dialog.result() == WaitingDialog.DialogCode.Rejected
    gate.open.set()
    qtbot.waitUntil(lambda: not jobs.busy)
