"""Which sections a document has, in which order, and which of them may not be left out.

A section is a heading of the second level with all that follows up to the next one; what stands
before the first heading is the document's opening and always there. The office chooses among them
and changes their order (``arranged``); what the law or a rule demands comes all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lupdesk.domain.composition.document import Block, Heading
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.phrases import Phrase
from lupdesk.problems import Problem


@dataclass(frozen=True, slots=True)
class Section:
    """``heading`` is the code of the heading's phrase; ``rule`` the one that demands the section."""

    heading: str
    rule: str = ""
    implied: bool = False
    """It comes without being named, since what it tells is told nowhere else."""

    @property
    def name(self) -> str:
        """``need`` of ``doc.summary.need``: how the section is named in a call and in a template."""
        return self.heading.rpartition(".")[2]


def _sections(of: str, *named: str) -> tuple[Section, ...]:
    """``findings!R-SEC-1`` is demanded by that rule; with ``!!`` also where it is not named."""
    parts = (one.partition("!") for one in named)
    return tuple(
        Section(f"doc.{of}.{name}", rule.removeprefix("!"), rule.startswith("!"))
        for name, _, rule in parts
    )


SECTIONS: Final[Mapping[DocumentKind, tuple[Section, ...]]] = {
    DocumentKind.MINUTES: _sections(
        "minutes", "present!R-DOC-1", "said!R-DOC-1", "common!R-DOC-1", "observed",
        "given!R-EQ-2", "actions", "decisions", "remark!R-DOC-1", "how-to-remark",
        "after!R-DOC-1",
    ),
    DocumentKind.SUMMARY: _sections(
        "summary", "need", "timeline", "insights!!R-DATE-2", "findings!R-DATE-2", "numbers", "heard-done", "given!R-EQ-2", "next",
        "secrecy!R-SEC-1",
    ),
    DocumentKind.GUIDE: _sections("guide", "rules!R-GDPR-3", "questions!R-EQ-6"),
    DocumentKind.TIMETABLE: (
        *_sections("timetable", "roles", "others"), *_sections("slot", "use", "whom", "know"),
    ),
    DocumentKind.PROTOCOL: _sections(
        "protocol", "findings!R-DOC-3", "time-given!R-EQ-5", "conditions!R-EQ-6",
        "questions!R-EQ-6", "suppliers", "told!R-EQ-2", "sent!R-EQ-7", "reached!R-EQ-7",
        "responses", "people!R-HAB-1", "advisers!R-ADV-1",
    ),
    DocumentKind.INVITATION: (
        *_sections("invitation", "need!R-NOT-1", "is!R-NOT-1", "dates!R-PRED-1", "programme"),
        Section("milestone.one-to-one"),
        Section("milestone.written-input"),
        *_sections("invitation", "questions", "secrecy"),
        Section("doc.privacy", "R-GDPR-3"),
        *_sections("invitation", "contact"),
    ),
    DocumentKind.INTERNAL: (
        *_sections("internal", "open", "insights", "pictures", "said!R-DOC-1"),
        *_sections("minutes", "given!R-EQ-2", "actions", "decisions"),
        *_sections("internal", "measures"),
        *_sections("protocol", "time-given", "questions", "suppliers"),
    ),
    DocumentKind.PLAN: _sections("plan", "measures", "risks", "benefits", "map", "due"),
    DocumentKind.ROADMAP: _sections(
        "roadmap", "slot", "way", "phases", "dates!R-PRED-1", "own", "rules", "ahead",
    ),
    DocumentKind.LESSONS: _sections(
        "lessons", "worked", "scores", "change", "how", "answers",
    ),
    DocumentKind.ANSWERS: (),
    DocumentKind.OWED: (),
    DocumentKind.ACCESS: (),
    DocumentKind.PARTICIPANTS: (),
    DocumentKind.SIGN_IN: (),
}  # fmt: skip
"""In their usual order. A heading that is not listed, as those of the version for access, always
comes, after the one that it usually comes after.
"""

_THE_SAME: Final = {"you-said": "said", "you-got": "given", "your-remark": "remark"}
"""How a section of the minutes is headed for the supplier itself."""


def check_sections(kind: DocumentKind, wanted: Sequence[str]) -> None:
    """Problem ``section-unknown``, ``section-none`` where there is nothing to choose among, or
    ``section-demanded`` with the rule that demands it.
    """
    known = {one.name: one for one in SECTIONS[kind]}
    if not known:
        raise Problem("section-none")
    for name in wanted:
        if name not in known:
            raise Problem("section-unknown", section=name, known=", ".join(known))
    for one in SECTIONS[kind]:
        if one.rule and not one.implied and one.name not in wanted:
            raise Problem("section-demanded", section=one.name, rule=one.rule)


def arranged(
    kind: DocumentKind, blocks: Iterable[Block], wanted: Sequence[str]
) -> tuple[Block, ...]:
    """The opening, and the sections wanted, in that order."""
    opening, parts = _parted(blocks)
    chosen = set(wanted)
    optional = {one.name for one in SECTIONS[kind] if not one.rule}
    kept = [name for name in parts if name in chosen or name not in optional]
    order = [name for name in wanted if name in parts]
    for at, name in enumerate(kept):
        if name not in chosen:
            order.insert(order.index(kept[at - 1]) + 1 if at else 0, name)
    return (*opening, *(block for name in order for block in parts[name]))


def _parted(blocks: Iterable[Block]) -> tuple[list[Block], dict[str, list[Block]]]:
    opening: list[Block] = []
    parts: dict[str, list[Block]] = {}
    here = opening
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            here = parts.setdefault(_name_of(block), [])
        here.append(block)
    return opening, parts


def _name_of(heading: Heading) -> str:
    if not isinstance(heading.text, Phrase):
        return str(heading.text)
    name = heading.text.code.rpartition(".")[2]
    return _THE_SAME.get(name, name)
