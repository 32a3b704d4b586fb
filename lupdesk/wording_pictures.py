"""Words of the pictures: their names, heads and what each shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from lupdesk.domain.pictures import Head, Picture, PictureKind
from lupdesk.wording_marks import N_, NN_

if TYPE_CHECKING:
    from lupdesk.wording import Wording

PICTURE_PHRASES: Final[Mapping[str, str | tuple[str, str]]] = {
    "picture.themes": N_("Themes and suppliers"),
    "picture.questions": N_("Questions and suppliers"),
    "picture.phases": N_("Barriers and opportunities"),
    "picture.rounds": N_("Between the rounds"),
    "picture.tab.themes": N_("Themes"),
    "picture.tab.questions": N_("Questions"),
    "picture.tab.phases": N_("Barriers and opportunities"),
    "picture.tab.rounds": N_("Between the rounds"),
    "picture.head.themes": N_("Theme"),
    "picture.head.questions": N_("Question"),
    "picture.head.phases": N_("Phase"),
    "picture.head.rounds": N_("Point of view"),
    "picture.head.suppliers": N_("Suppliers"),
    "picture.question": N_("{number} {name}"),
    "picture.themes.nothing": N_("No statement carries a theme yet."),
    "picture.themes.most": N_("Most suppliers speak of “{name}”: {n} of {whole}."),
    "picture.themes.two": N_(
        "“{name}” and “{other}” are spoken of by most suppliers: {n} of {whole} each."
    ),
    "picture.themes.even": N_(
        "No theme stands out: {count} are spoken of by {n} of {whole} suppliers each."
    ),
    "picture.themes.nobody": N_("No supplier has spoken of “{name}”."),
    "picture.themes.nobody-of": NN_(
        "No supplier has spoken of “{name}” and {n} theme more.",
        "No supplier has spoken of “{name}” and {n} themes more.",
    ),
    "picture.themes.alone": NN_(
        "{n} theme is spoken of by one supplier alone.",
        "{n} themes are each spoken of by one supplier alone.",
    ),
    "picture.themes.without": NN_(
        "{n} statement has no theme yet.", "{n} statements have no theme yet."
    ),
    "picture.questions.nothing": N_("No statement answers a question of the guide yet."),
    "picture.questions.most": N_("Most suppliers have answered “{name}”: {n} of {whole}."),
    "picture.questions.two": N_(
        "“{name}” and “{other}” are answered by most suppliers: {n} of {whole} each."
    ),
    "picture.questions.even": N_(
        "No question stands out: {count} are answered by {n} of {whole} suppliers each."
    ),
    "picture.questions.nobody": N_("No supplier has answered “{name}”."),
    "picture.questions.nobody-of": NN_(
        "No supplier has answered “{name}” and {n} question more.",
        "No supplier has answered “{name}” and {n} questions more.",
    ),
    "picture.questions.fewest": N_("Fewest have answered “{name}”: {n}."),
    "picture.phases.nothing": N_("No barrier and no opportunity is written down yet."),
    "picture.phases.BAR.supplier": N_(
        "The suppliers' barriers are most in the phase “{phase}”: {n} say so."
    ),
    "picture.phases.BAR.supplier.two": N_(
        "The suppliers' barriers are most in the phases “{phase}” and “{other}”: {n} say so of each."
    ),
    "picture.phases.BAR.supplier.even": N_(
        "The suppliers' barriers are spread: as many say so of each of {count} phases."
    ),
    "picture.phases.BAR.buyer": N_(
        "The buyer's barriers are most in the phase “{phase}”: {n} say so."
    ),
    "picture.phases.BAR.buyer.two": N_(
        "The buyer's barriers are most in the phases “{phase}” and “{other}”: {n} say so of each."
    ),
    "picture.phases.BAR.buyer.even": N_(
        "The buyer's barriers are spread: as many say so of each of {count} phases."
    ),
    "picture.phases.OPP": N_("Most see opportunities in the phase “{phase}”: {n}."),
    "picture.phases.OPP.two": N_(
        "Most see opportunities in the phases “{phase}” and “{other}”: {n} in each."
    ),
    "picture.phases.OPP.even": N_(
        "Opportunities are spread: as many see them in each of {count} phases."
    ),
    "picture.half.buyer.BAR": N_("The buyer's barriers"),
    "picture.half.buyer.OPP": N_("The buyer's opportunities"),
    "picture.half.supplier.BAR": N_("The suppliers' barriers"),
    "picture.half.supplier.OPP": N_("The suppliers' opportunities"),
    "picture.half.BAR": N_("Barriers"),
    "picture.half.OPP": N_("Opportunities"),
    "picture.rounds.nothing": N_("Nothing has been said in any round yet."),
    "picture.rounds.one": NN_(
        "{n} point of view, all from one round: there is nothing to hold it against yet.",
        "{n} points of view, all from one round: there is nothing to hold them against yet.",
    ),
    "picture.rounds.since-workshop": N_(
        "Since the need workshop: {new} new, {confirmed} confirmed, {withdrawn} withdrawn."
    ),
    "picture.rounds.since-conference": N_(
        "Since the conference: {new} new, {confirmed} confirmed, {withdrawn} withdrawn."
    ),
    "picture.rounds.since-written": N_(
        "Since the written round: {new} new, {confirmed} confirmed, {withdrawn} withdrawn."
    ),
    "picture.rounds.open": N_("Points of view that are new and that came again, by round"),
    "picture.phases.open-most": N_("Most suppliers see barriers in the phase “{phase}”: {n}"),
    "picture.phases.open": N_("How many suppliers see barriers and opportunities in each phase"),
    "picture.round.workshop": N_("Workshop"),
    "picture.round.conference": N_("Conference"),
    "picture.round.written": N_("In writing"),
    "picture.round.one-to-one": N_("One-to-one"),
    "picture.fate.new": N_("New points"),
    "picture.fate.confirmed": N_("Confirmed"),
    "picture.fate.withdrawn": N_("Taken back"),
    "picture.value": N_("{row}, {column}: {n}"),
    "picture.sentences": N_("{first} {then}"),
    "picture.under": N_("– {name}"),
    "picture.head.statements": N_("Statements"),
    "picture.head.whole": N_("In all"),
    "picture.key": N_("{short}\u00a0{name}"),
    "picture.keys": N_("{first} · {then}"),
    "picture.held": N_("–"),
    "picture.held-note": N_("– stands for a number that would point at one supplier."),
}


def finding_words(picture: Picture, wording: Wording) -> str:
    """What the picture shows, as one line."""
    return " ".join(map(wording.phrase, picture.finding))


def table_of(picture: Picture, wording: Wording) -> list[list[str]]:
    """The numbers as a table of texts with its heads, for a spreadsheet or a terminal. Of suppliers
    the last column tells how many; nought stands as nothing, so that a gap is seen.
    """
    counted = picture.suppliers > 0
    head = [wording.code(f"picture.head.{picture.kind}")]
    head += [_short(one, picture, wording) for one in picture.columns]
    rows = [head + [wording.code("picture.head.suppliers")] * counted]
    for one, cells in zip(picture.rows, picture.cells, strict=True):
        name = "  " * one.level + row_words(one, wording)
        numbers = [str(cell.n) if cell.n else "" for cell in cells]
        rows.append([name, *numbers] + [str(one.suppliers)] * counted)
    return rows


def row_words(head: Head, wording: Wording) -> str:
    """The row's name where room is scarce: a question by its short name."""
    return wording.text(head.short or head.name)


def _short(head: Head, picture: Picture, wording: Wording) -> str:
    if picture.kind is PictureKind.PHASES:
        return wording.text(head.name)
    return wording.text(head.short or head.name)
