"""Every act that a person can do, by name: what stands in the journal and in the undo menu.

``undoable`` acts go with Ctrl+Z. The others told somebody something or locked something: each
names its counter-act. ``docs/acts.md`` is this list in words, and a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class ActKind:
    code: str
    undoable: bool = True
    counter: str = ""


class Act(Enum):
    """The journal stores ``value.code``; the menu says ``act.<code>`` from the catalogue."""

    ADD_PROCUREMENT = ActKind("add-procurement")
    EDIT_PROCUREMENT = ActKind("edit-procurement")
    REMOVE_PROCUREMENT = ActKind("remove-procurement")
    MOVE_PHASE = ActKind("move-phase")
    EDIT_TEAM = ActKind("edit-team")
    EDIT_TIMELINE = ActKind("edit-timeline")
    IMPORT_NOTICE = ActKind("import-notice")
    ADD_SUPPLIER = ActKind("add-supplier")
    EDIT_SUPPLIER = ActKind("edit-supplier")
    REMOVE_SUPPLIER = ActKind("remove-supplier")
    SET_PARTICIPATION = ActKind("set-participation")
    IMPORT_SUPPLIERS = ActKind("import-suppliers")
    ADD_QUESTION = ActKind("add-question")
    EDIT_QUESTION = ActKind("edit-question")
    MARK_CORE = ActKind("mark-core")
    MOVE_QUESTION = ActKind("move-question")
    REMOVE_QUESTION = ActKind("remove-question")
    NEW_GUIDE_VERSION = ActKind("new-guide-version")
    IMPORT_QUESTIONS = ActKind("import-questions")
    ADD_MEETING = ActKind("add-meeting")
    EDIT_MEETING = ActKind("edit-meeting")
    REMOVE_MEETING = ActKind("remove-meeting")
    IMPORT_SLOTS = ActKind("import-slots")
    EDIT_AGENDA = ActKind("edit-agenda")
    START_MEETING = ActKind("start-meeting")
    PAUSE_MEETING = ActKind("pause-meeting")
    RESUME_MEETING = ActKind("resume-meeting")
    END_MEETING = ActKind("end-meeting")
    GO_TO_QUESTION = ActKind("go-to-question")
    TICK_QUESTION = ActKind("tick-question")
    SET_ATTENDANCE = ActKind("set-attendance")
    WRITE_INPUT = ActKind("write-input")
    EDIT_INPUT = ActKind("edit-input")
    EDIT_INPUTS = ActKind("edit-inputs")
    ONE_WORDING = ActKind("one-wording")
    MOVE_INPUT = ActKind("move-input")
    SPLIT_INPUT = ActKind("split-input")
    JOIN_INPUTS = ActKind("join-inputs")
    PARK_INPUT = ActKind("park-input")
    REMOVE_INPUT = ActKind("remove-input")
    SET_SECRECY = ActKind("set-secrecy")
    ASSESS_INPUT = ActKind("assess-input")
    SET_CLAIM = ActKind("set-claim")
    MARK_PARTS = ActKind("mark-parts")
    SET_DISPOSITION = ActKind("set-disposition")
    ADD_INSIGHT = ActKind("add-insight")
    EDIT_INSIGHT = ActKind("edit-insight")
    MOVE_INSIGHT = ActKind("move-insight")
    REMOVE_INSIGHT = ActKind("remove-insight")
    SET_VOICES = ActKind("set-voices")
    IMPORT_INPUTS = ActKind("import-inputs")
    SET_FOLLOW_UP = ActKind("set-follow-up")
    ADD_FILE = ActKind("add-file")
    EDIT_FILE = ActKind("edit-file")
    REMOVE_FILE = ActKind("remove-file")
    EDIT_PHRASES = ActKind("edit-phrases")
    WRITE_GIVEN = ActKind("write-given")
    LINK_PUBLICATION = ActKind("link-publication")
    EXPLAIN_UNPUBLISHED = ActKind("explain-unpublished")
    ADD_ANSWER = ActKind("add-answer")
    EDIT_ANSWER = ActKind("edit-answer")
    REMOVE_ANSWER = ActKind("remove-answer")
    SET_GAP = ActKind("set-gap")
    ADD_ADVISER = ActKind("add-adviser")
    EDIT_ADVISER = ActKind("edit-adviser")
    REMOVE_ADVISER = ActKind("remove-adviser")
    CONFIRM_IMPARTIALITY = ActKind("confirm-impartiality")
    NOTE_CONSENT = ActKind("note-consent")
    SET_SIGN_UP = ActKind("set-sign-up")
    SET_PARAMETER = ActKind("set-parameter")
    SET_OFFICE = ActKind("set-office")
    SET_TEMPLATE = ActKind("set-template")
    GIVE_REASON = ActKind("give-reason")
    TAKE_BACK_REASON = ActKind("take-back-reason")
    DRAFT_MINUTES = ActKind("draft-minutes")
    SEND_MINUTES = ActKind("send-minutes", undoable=False, counter="withdraw-minutes")
    WITHDRAW_MINUTES = ActKind("withdraw-minutes", undoable=False, counter="send-minutes")
    APPROVE_MINUTES = ActKind("approve-minutes", undoable=False, counter="reopen-minutes")
    REOPEN_MINUTES = ActKind("reopen-minutes", undoable=False, counter="approve-minutes")
    RECORD_RESPONSE = ActKind("record-response")
    MAKE_FORM = ActKind("make-form", undoable=False, counter="withdraw-document")
    RECEIVE_ANSWER = ActKind("receive-answer")
    NOTE_REMARK = ActKind("note-remark")
    REMOVE_REMARK = ActKind("remove-remark")
    JUDGE_REMARK = ActKind("judge-remark")
    APPROVE_STATEMENTS = ActKind("approve-statements")
    NOTE_SILENCE = ActKind("note-silence")
    EXPORT_DOCUMENT = ActKind("export-document", undoable=False, counter="withdraw-document")
    PRINT_DOCUMENT = ActKind("print-document", undoable=False, counter="withdraw-document")
    WITHDRAW_DOCUMENT = ActKind("withdraw-document", undoable=False, counter="export-document")
    PUBLISH = ActKind("publish", undoable=False, counter="withdraw-publication")
    WITHDRAW_PUBLICATION = ActKind("withdraw-publication", undoable=False, counter="publish")
    RECORD_DISPATCH = ActKind("record-dispatch", undoable=False, counter="withdraw-dispatch")
    WITHDRAW_DISPATCH = ActKind("withdraw-dispatch", undoable=False, counter="record-dispatch")
    PURGE_INPUT = ActKind("purge-input", undoable=False, counter="restore-desk")
    PURGE_FILE = ActKind("purge-file", undoable=False, counter="restore-desk")
    JOIN_PARCEL = ActKind("join-parcel", undoable=False, counter="restore-desk")
    SETTLE_DIFFERENCE = ActKind("settle-difference")
    RESTORE_DESK = ActKind("restore-desk", undoable=False, counter="restore-desk")

    @property
    def code(self) -> str:
        return self.value.code

    @property
    def undoable(self) -> bool:
        return self.value.undoable
