"""Whatever the importers say has words, in Norwegian and English; our own words are read back."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

import pytest

import lupdesk.importers
from lupdesk.domain.kinds import (
    PHASES,
    Disposition,
    InputKind,
    InputType,
    Side,
    SignUpChannel,
    SupplierKind,
    Voice,
)
from lupdesk.importers import words
from lupdesk.importers.fields import FIELDS
from lupdesk.importers.notice_fields import NOTICE_FIELDS, FieldState
from lupdesk.wording import Wording
from lupdesk.wording_forms import FORM_PHRASES, FORM_PROBLEMS
from lupdesk.wording_imports import IMPORT_PHRASES, IMPORT_PROBLEMS
from lupdesk.wording_notices import _LEGAL_BASES, _PLACES, _SUBTYPES
from lupdesk.wording_phrases import PHRASES
from lupdesk.wording_problems import PROBLEMS

FAULTS = {
    "Refused": 0,
    "_problem": 0,
    "refuse": 1,
    "remark": 1,
    "_fault": 0,
    "_find": 2,
    "_repeats": 2,
}


def said() -> Iterator[tuple[str, str]]:
    """Function and code of every call that words something, read from the source."""
    for path in Path(lupdesk.importers.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            place = FAULTS.get(name, 0)
            if len(node.args) > place:
                code = node.args[place]
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    yield name, code.value


def codes() -> set[str]:
    prefixes = {
        "Refused": "import-fault.", "refuse": "import-fault.", "_find": "import-fault.",
        "remark": "import-note.", "_fault": "notice-fault.", "_repeats": "import-same.",
        "of": "",
    }  # fmt: skip
    found = {prefixes[name] + code for name, code in said() if name in prefixes}
    found |= {f"import-same.{way}-in-desk" for way in ("number", "name", "earlier-name")}
    found |= {f"import-field.{kind}.{each.name}" for kind in FIELDS for each in FIELDS[kind]}
    found |= {f"notice-field.{each.name}" for each in NOTICE_FIELDS}
    for prefix, coded in (
        ("subtype", _SUBTYPES),
        ("legal-basis", _LEGAL_BASES),
        ("place", _PLACES),
    ):
        found |= {f"notice-{prefix}.{word}" for word in coded.values()}
    return found | {f"notice-state.{state}" for state in FieldState}


def test_every_phrase_has_words_and_no_words_are_idle() -> None:
    assert codes() == IMPORT_PHRASES.keys() | FORM_PHRASES.keys()
    assert codes() <= PHRASES.keys()


def test_every_problem_has_a_sentence() -> None:
    raised = {code for name, code in said() if name in ("Problem", "_problem")}
    raised -= {"lesson-columns"}  # worded with the lessons
    raised |= {
        "import-suppliers-needs-name", "import-questions-needs-text",
        "import-slots-needs-start", "import-inputs-needs-text", "notice-other-kind",
        "notice-other-xml",
    }  # fmt: skip
    for what in ("notice", "qda"):
        raised |= {f"{what}-{code}" for code in ("not-xml", "has-doctype", "too-deep")}
    for what in ("table", "qda"):
        raised |= {
            f"{what}-{code}" for code in ("encrypted", "too-many-parts", "too-large-unpacked")
        }
    assert raised <= PROBLEMS.keys()
    assert (
        raised - {"file-missing", "no-permission"} == IMPORT_PROBLEMS.keys() | FORM_PROBLEMS.keys()
    )


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize(
    ("parse", "prefix", "kinds"),
    [
        (words.input_type, "type", InputType),
        (words.input_type, "type-short", InputType),
        (words.supplier_kind, "supplier-kind", SupplierKind),
        (words.input_kind, "kind", InputKind),
        (words.side, "side", Side),
        (words.voice, "voice", Voice),
        (words.disposition, "disposition", Disposition),
    ],
)
def test_our_own_words_are_read_back(
    language: str, parse: Callable[[str], StrEnum], prefix: str, kinds: type[StrEnum]
) -> None:
    wording = Wording(language)
    for kind in kinds:
        assert parse(wording.code(f"{prefix}.{kind}")) is kind


@pytest.mark.parametrize("language", ["nb", "en"])
def test_our_own_words_for_signing_up_are_read_back(language: str) -> None:
    wording = Wording(language)
    for way in SignUpChannel:
        assert words.sign_up_channel(wording.code(f"sign-up-channel.{way}")) is way


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("prefix", ["phase", "phase-short"])
def test_our_own_names_of_phases_are_read_back(language: str, prefix: str) -> None:
    wording = Wording(language)
    for number in PHASES:
        assert words.phase(wording.code(f"{prefix}.{number}")) == number
