"""The words of the formats themselves, which every file of ours has: ``center``, ``Table Text``,
the addresses of standards. A supplier that is called so does not hold up each file.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from lupdesk.documents.forms.page import form_page
from lupdesk.documents.markup import Word, parsed, read_markup
from lupdesk.documents.package import opened
from lupdesk.documents.page_read import words_in
from lupdesk.documents.sheets import sheet_bytes
from lupdesk.documents.word import word_bytes
from lupdesk.domain.composition.document import ClassMark
from lupdesk.domain.composition.specimen import specimen, specimen_forms, specimen_workbook
from lupdesk.domain.house import Look
from lupdesk.wording import LANGUAGES, Wording

_DOT: Final = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
)
_LONG: Final = "– " * 40


@cache
def words_of_word() -> frozenset[Word]:
    found: set[Word] = set()
    for mark, office in zip(ClassMark, ("", "–", _LONG), strict=True):
        for language in LANGUAGES:
            made = replace(specimen(language, mark, office), look=Look(logo=_DOT))
            found |= _words(word_bytes(made, Wording(language)))
    return frozenset(found)


@cache
def words_of_workbooks() -> frozenset[Word]:
    found: set[Word] = set()
    for language in LANGUAGES:
        found |= _words(sheet_bytes(specimen_workbook(language), Wording(language)))
    return frozenset(found)


@cache
def words_of_pages() -> frozenset[Word]:
    found: set[Word] = set()
    for language in LANGUAGES:
        for form in specimen_forms(language):
            found |= words_in(form_page(form).data)
    return frozenset(found)


def _words(data: bytes) -> set[Word]:
    package = opened(data)
    found = {("part", name) for name in package.parts}
    for name, part in package.parts.items():
        if not name.endswith(".png"):
            found |= read_markup(parsed(part)).words.keys()
    return found
