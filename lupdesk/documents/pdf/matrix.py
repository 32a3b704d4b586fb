"""A picture in rows and columns: a tagged table under what it shows."""

from __future__ import annotations

from lupdesk.documents.matrix import matrix_tables
from lupdesk.documents.pdf.flow import Group
from lupdesk.documents.pdf.strips import Cell, Row
from lupdesk.documents.pdf.styles import FULL
from lupdesk.documents.pdf.tables import table
from lupdesk.documents.pdf.typesetter import Typesetter
from lupdesk.domain.composition.document import Matrix


def matrix(block: Matrix, setter: Typesetter) -> list[Group]:
    headline = setter.pieces(block.headline, setter.sheet.h3, FULL, setter.root)
    groups = [Group([Row([Cell(0.0, FULL, headline)])], before=8.0, after=4.0, with_next=True)]
    for part in matrix_tables(block):
        groups += table(part, setter)
    for note in block.notes:
        pieces = setter.pieces(note, setter.sheet.note, FULL, setter.root)
        groups.append(Group([Row([Cell(0.0, FULL, pieces)])], after=4.0))
    groups[-1].after = 16.0
    return groups
