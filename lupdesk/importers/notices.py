"""An eForms notice: what a new procurement can be started from, and what the notice lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from lxml import etree
from stdnum.no import orgnr

from lupdesk.domain.kinds import Milestone
from lupdesk.domain.phrases import Phrase
from lupdesk.importers import notice_fields as field
from lupdesk.importers import notice_xml
from lupdesk.importers.notice_fields import FieldState, Finding, NoticeField
from lupdesk.importers.notice_paths import (
    ANSWER_PERIODS,
    BUYER_REFERENCES,
    CPV_CODES,
    LEGAL_BASES,
    LOT_PROJECTS,
    LOTS,
    NAMESPACES,
    ORGANISATIONS,
    PLACES,
    QUESTION_PERIODS,
    ROOT,
)
from lupdesk.problems import Problem

_LANGUAGES: Final = {"NOR": "nb", "NOB": "nb", "NNO": "nb", "ENG": "en"}
_FALLBACK: Final = ("NOR", "NOB", "NNO", "ENG")
_NATIONAL: Final = ":national-e"
_NUTS: Final = re.compile(r"[A-Z]{2}[A-Z0-9]{0,3}")
_YEARS: Final = range(1990, 2100)
_UNSEEN: Final = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Signs that show nothing and can turn the order of a whole line."""
_CPV: Final = re.compile(r"\d{8}")


@dataclass(frozen=True, slots=True)
class NoticeBuyer:
    name: str
    organisation_number: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """``on`` is the day as the sender writes it; ``at`` the instant in UTC, where a time is given."""

    field: NoticeField
    milestone: Milestone
    on: date
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    subtype: str
    notice_id: str
    language: str
    """``nb`` or ``en``; empty where the notice does not say, or says another."""
    title: str
    need: str
    reference: str
    buyers: tuple[NoticeBuyer, ...]
    cpv: tuple[str, ...]
    nuts: tuple[str, ...]
    regions: tuple[str, ...]
    """Places that are no NUTS code, such as ``anyw-eea``."""
    deadlines: tuple[Deadline, ...]
    findings: tuple[Finding, ...]
    """One for each of ``NOTICE_FIELDS``, in their order."""

    def finding(self, of: NoticeField) -> Finding:
        return next(each for each in self.findings if each.field == of)

    def lacking(self) -> tuple[Finding, ...]:
        """What must be there and is not, or cannot be used."""
        return tuple(
            each
            for each in self.findings
            if each.state is FieldState.REFUSED
            or (each.needed and each.state is FieldState.MISSING)
        )


def read_notice(data: bytes, name: str) -> Notice:
    """Raises ``Problem`` for anything but a prior information notice of eForms that says something."""
    root = notice_xml.parse(data, name)
    if root.tag != ROOT:
        local = etree.QName(root).localname[:60]
        other = local.endswith("Notice") and "urn:oasis:names" in root.tag
        raise Problem("notice-other-kind" if other else "notice-other-xml", file=name, root=local)
    notice = _Reader(root).read()
    if not any(each.state is FieldState.FOUND for each in notice.findings):
        raise Problem("notice-says-nothing", file=name)
    return notice


class _Reader:
    """Goes through one notice and keeps account of what it met."""

    def __init__(self, root: etree._Element) -> None:
        self._root: Final = root
        self._findings: Final[dict[NoticeField, Finding]] = {}
        self._subtype: Final = self._one(".//efac:NoticeSubType/cbc:SubTypeCode")
        self._code: Final = self._one("cbc:NoticeLanguageCode").upper()

    def read(self) -> Notice:
        notice_id = self._one("cbc:ID")
        self._text(field.NOTICE_ID, notice_id)
        self._say(field.SUBTYPE, self._subtype, self._subtype_fault())
        language = _LANGUAGES.get(self._code, "")
        fault = None if language or not self._code else _fault("language", value=self._code)
        self._say(field.LANGUAGE, self._code, fault)
        self._legal_basis()
        title = self._wording(field.TITLE, "cbc:Name")
        need = self._wording(field.NEED, "cbc:Description")
        reference = self._one("cac:ProcurementProject/cbc:ID")
        self._text(field.REFERENCE, reference)
        parts = tuple(_text(each) for each in self._all(LOTS) if _text(each))
        self._text(field.PARTS, ", ".join(parts))
        nuts, regions = self._places()
        return Notice(
            subtype=self._subtype,
            notice_id=notice_id,
            language=language,
            title=title,
            need=need,
            reference=reference,
            buyers=self._buyers(),
            cpv=self._cpv(),
            nuts=nuts,
            regions=regions,
            deadlines=self._deadlines(),
            findings=tuple(self._findings[each] for each in field.NOTICE_FIELDS),
        )

    def _subtype_fault(self) -> Phrase | None:
        known = not self._subtype or self._subtype in field.DIALOGUE_SUBTYPES
        return None if known else _fault("subtype", value=self._subtype)

    def _legal_basis(self) -> None:
        """The Norwegian national forms name their legal basis by its address (ELI)."""
        domain = self._one("cbc:RegulatoryDomain")
        references = self._all(LEGAL_BASES)
        ids = [_text(each) for each in references]
        national = self._one("cbc:CustomizationID").endswith(_NATIONAL)
        eli = any(each.get("schemeName") == "ELI" for each in references)
        said = ", ".join(each for each in (domain, *ids) if each)
        fault = _fault("legal-basis") if national and references and not eli else None
        self._say(field.LEGAL_BASIS, said, fault)

    def _wording(self, of: NoticeField, path: str) -> str:
        """The procedure's own words, else those of its first lot or part, in the best language."""
        for project in ("cac:ProcurementProject", LOT_PROJECTS):
            for each in self._all(project):
                found = self._best(each.findall(path, NAMESPACES))
                if found:
                    found = " ".join(found.split()) if of is field.TITLE else found
                    self._text(of, found)
                    return found
        self._text(of, "")
        return ""

    def _best(self, elements: Iterable[etree._Element]) -> str:
        """The notice's language, then Norwegian, then English, then what there is."""
        by_language: dict[str, str] = {}
        for each in elements:
            if _text(each):
                by_language.setdefault((each.get("languageID") or "").upper(), _text(each))
        for code in (self._code, *_FALLBACK):
            if code in by_language:
                return by_language[code]
        return next(iter(by_language.values()), "")

    def _buyers(self) -> tuple[NoticeBuyer, ...]:
        """A buyer is named by reference; its name and number stand with the organisations."""
        companies = {
            _text(each.find("cac:PartyIdentification/cbc:ID", NAMESPACES)): each
            for each in self._all(ORGANISATIONS)
        }
        found: list[NoticeBuyer] = []
        refused: list[str] = []
        named = [reference for each in self._all(BUYER_REFERENCES) if (reference := _text(each))]
        for reference in dict.fromkeys(named):
            company = companies.get(reference)
            name = self._company_name(company)
            number, valid = _company_number(company)
            if not valid:
                refused.append(number)
            if name:
                found.append(NoticeBuyer(name, number if valid else ""))
        self._buyer_findings(named, found, refused)
        return tuple(found)

    def _company_name(self, company: etree._Element | None) -> str:
        if company is None:
            return ""
        return " ".join(self._best(company.findall("cac:PartyName/cbc:Name", NAMESPACES)).split())

    def _buyer_findings(
        self, named: list[str], found: list[NoticeBuyer], refused: list[str]
    ) -> None:
        lost = _fault("buyer", value=", ".join(named)) if named and not found else None
        shown = ", ".join(buyer.name for buyer in found) or ", ".join(named)
        self._say(field.BUYER, shown, lost)
        numbers = ", ".join(each.organisation_number for each in found if each.organisation_number)
        wrong = ", ".join(refused)
        fault = _fault("buyer-number", value=wrong) if wrong else None
        self._say(field.BUYER_NUMBER, wrong or numbers, fault)

    def _cpv(self) -> tuple[str, ...]:
        """Codes have eight digits; the check digit of the paper form is left out."""
        written = [_text(each) for each in self._all(CPV_CODES)]
        codes = [re.sub(r"-\d$", "", code) for code in written if code]
        good = tuple(dict.fromkeys(code for code in codes if _CPV.fullmatch(code)))
        wrong = ", ".join(code for code in codes if not _CPV.fullmatch(code))
        fault = _fault("cpv", value=wrong) if wrong else None
        self._say(field.CPV, ", ".join(good) or wrong, fault)
        return good

    def _places(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        nuts: dict[str, None] = {}
        regions: dict[str, None] = {}
        wrong: list[str] = []
        for address in self._all(PLACES):
            code = _text(address.find("cbc:CountrySubentityCode", NAMESPACES))
            region = _text(address.find("cbc:Region", NAMESPACES))
            if code and _NUTS.fullmatch(code):
                nuts[code] = None
            elif code:
                wrong.append(code)
            if region:
                regions[region] = None
        fault = _fault("places", value=", ".join(wrong)) if wrong else None
        self._say(field.PLACES, ", ".join([*nuts, *regions]) or ", ".join(wrong), fault)
        return tuple(nuts), tuple(regions)

    def _deadlines(self) -> tuple[Deadline, ...]:
        dispatch = [(self._one("cbc:IssueDate"), self._one("cbc:IssueTime"))]
        planned = [(self._one("cbc:PlannedDate"), "")]
        found = (
            self._deadline(field.DISPATCH, Milestone.NOTICE, dispatch),
            self._deadline(field.QUESTIONS, Milestone.OTHER, self._ends(QUESTION_PERIODS)),
            self._deadline(field.ANSWERS, Milestone.WRITTEN_INPUT, self._ends(ANSWER_PERIODS)),
            self._deadline(field.FUTURE_NOTICE, Milestone.COMPETITION, planned),
        )
        return tuple(each for each in found if each)

    def _ends(self, path: str) -> list[tuple[str, str]]:
        return [
            (
                _text(period.find("cbc:EndDate", NAMESPACES)),
                _text(period.find("cbc:EndTime", NAMESPACES)),
            )
            for period in self._all(path)
        ]

    def _deadline(
        self, of: NoticeField, milestone: Milestone, written: list[tuple[str, str]]
    ) -> Deadline | None:
        """Of several lots, the earliest: what is in time for that is in time for all."""
        said = " ".join(part for pair in written for part in pair if part)
        read = [_moment(day, clock) for day, clock in written if day]
        good = sorted((each for each in read if each), key=lambda each: each[0])
        fault = _fault("date", value=said) if said and (len(good) < len(read) or not good) else None
        if not good or fault:
            self._say(of, said, fault)
            return None
        on, at = good[0]
        self._say(of, at.isoformat(" ", "minutes") if at else f"{on}", None)
        return Deadline(of, milestone, on, at.astimezone(UTC) if at else None)

    def _text(self, of: NoticeField, value: str) -> None:
        self._say(of, value, None)

    def _say(self, of: NoticeField, value: str, fault: Phrase | None) -> None:
        state = FieldState.FOUND if value else FieldState.MISSING
        if fault:
            state = FieldState.REFUSED
        dialogue = self._subtype in field.DIALOGUE_SUBTYPES
        needed = (self._subtype if dialogue else "E1") in of.needed_in
        self._findings[of] = Finding(of, state, needed, value, fault)

    def _one(self, path: str) -> str:
        return _text(self._root.find(path, NAMESPACES))

    def _all(self, path: str) -> list[etree._Element]:
        return self._root.findall(path, NAMESPACES)


def _text(element: etree._Element | None) -> str:
    return "" if element is None else _UNSEEN.sub("", element.text or "").strip()


def _company_number(company: etree._Element | None) -> tuple[str, bool]:
    """The number, and whether it can be used; only a Norwegian one can be checked."""
    if company is None:
        return "", True
    number = _text(company.find("cac:PartyLegalEntity/cbc:CompanyID", NAMESPACES))
    country = _text(
        company.find("cac:PostalAddress/cac:Country/cbc:IdentificationCode", NAMESPACES)
    )
    compact = re.sub(r"\s", "", number)
    if country != "NOR" or not number:
        return number, True
    return (compact, True) if orgnr.is_valid(compact) else (number, False)


def _moment(day: str, clock: str) -> tuple[date, datetime | None] | None:
    """``2025-06-01+02:00`` and ``12:00:00+02:00``; None if it is no date."""
    found = re.fullmatch(r"(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})?", day)
    if not found:
        return None
    zone = found[2] or ""
    time = re.fullmatch(r"(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?", clock)
    try:
        on = date.fromisoformat(found[1])
        if not clock:
            return on, None
        if not time:
            return None
        offset = time[2] or zone
        at = datetime.fromisoformat(f"{found[1]}T{time[1]}{offset}") if offset else None
    except ValueError:
        return None
    return (on, at) if on.year in _YEARS else None


def _fault(code: str, **facts: str) -> Phrase:
    return Phrase.of(f"notice-fault.{code}", **facts)
