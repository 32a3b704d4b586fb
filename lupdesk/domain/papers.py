"""What the proof saw when it read a finished file back: what the rules want to know about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from lupdesk.domain.formats import Format, format_of
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.things import Sending

PUBLIC_PAPERS: Final = "public"
"""What a ``Sending`` says of a document that is the same for everybody."""
PAPER_CODES: Final = (
    "hidden-text", "hidden-file", "hidden-author",
    "access-tags", "access-language", "access-title", "access-headings", "access-tables",
    "access-alt", "access-bookmarks", "access-fonts",
    "archive-format",
    "person-shown",
)  # fmt: skip
"""By their beginnings of R-SEC-6, R-UU-1, R-ARK-1 and R-GDPR-4."""

_ARCHIVE: Final = "archive-format"

TAGGED, PDF_A, PDF_UA = "tagged", "PDF/A", "PDF/UA"
"""How a file's claims begin: ``PDF/A-2a``."""


@dataclass(frozen=True, slots=True)
class Unshown:
    """A letter that no font has: its number stands there instead."""

    letter: str
    page: int
    """The first on which it stands, counted from 1; 0 where it is on none."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished file, and what its readers would miss or should not find. The proof had let it
    through: where it does not, there is no file.
    """

    sha256: str
    wanting: tuple[str, ...] = ()
    """Of ``PAPER_CODES``."""
    pages: int = 0
    size: int = 0
    """Bytes."""
    language: str = ""
    """As the file itself says it."""
    claims: tuple[str, ...] = ()
    file: str = ""
    kind: str = ""
    public: bool = True
    unshown: tuple[Unshown, ...] = ()

    def of(self, sending: Sending) -> Paper:
        return replace(
            self,
            sha256=sending.sha256,
            file=sending.file_name,
            kind=sending.kind,
            public=sending.audience == PUBLIC_PAPERS,
        )

    @property
    def named(self) -> str:
        """By its file's name; where none is known, by the beginning of its checksum."""
        return self.file or self.sha256[:12]

    @property
    def names_by_role(self) -> bool:
        """Whether people of the buyer's side belong in it, each with a role: also whom to write to,
        whose address often tells a name.
        """
        return self.kind in (DocumentKind.ACCESS, DocumentKind.INVITATION, DocumentKind.ROADMAP)


def seen(paper: Paper) -> str:
    """One line for the journal: ``pages=3 bytes=48211 language=nb-NO claims=tagged wanting=``."""
    return " ".join(
        (
            f"pages={paper.pages}",
            f"bytes={paper.size}",
            f"language={paper.language}",
            f"claims={','.join(paper.claims)}",
            f"wanting={','.join(paper.wanting)}",
        )
    )


def as_seen(line: str, sending: Sending) -> Paper | None:
    """The paper of a document as the journal's line has it; None where nothing was noted of it."""
    facts = dict(part.split("=", 1) for part in line.split(" ") if "=" in part)
    if not {"pages", "bytes", "wanting"} <= facts.keys():
        return None
    return Paper(
        "",
        tuple(code for code in facts["wanting"].split(",") if code in PAPER_CODES),
        pages=_number(facts["pages"]),
        size=_number(facts["bytes"]),
        language=facts.get("language", ""),
        claims=tuple(one for one in facts.get("claims", "").split(",") if one),
    ).of(sending)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def that_hold(sendings: Iterable[Sending]) -> tuple[Sending, ...]:
    """Of each paper for each reader, in each format, the one that was written last, unless it was
    withdrawn. What was printed has no name of a file, and is a PDF on paper.
    """
    newest = {(_paper(one), format_of(one.file_name) or Format.PDF): one for one in sendings}
    return tuple(one for one in newest.values() if one.withdrawn_on is None)


def archived(papers: Iterable[tuple[Sending, Paper]]) -> Iterator[Paper]:
    """A copy in Word is no want of the archive's where the same paper holds in its format too."""
    every = tuple(papers)
    kept = {_paper(sending) for sending, paper in every if _ARCHIVE not in paper.wanting}
    for sending, paper in every:
        if _paper(sending) in kept:
            yield replace(paper, wanting=tuple(one for one in paper.wanting if one != _ARCHIVE))
        else:
            yield paper


def _paper(one: Sending) -> tuple[object, ...]:
    return one.kind, one.meeting, one.audience, one.supplier, one.language
