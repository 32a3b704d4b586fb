"""The catalogue of policy instruments: the shipped one, and what the office knows itself."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from typing import Any, Final
from uuid import UUID, uuid5

from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.instruments import KnownInstrument, catalogue
from lupdesk.domain.result_kinds import Barrier
from lupdesk.domain.results import Instrument
from lupdesk.paths import resources
from lupdesk.problems import Problem

CATALOGUES: Final = ("nb", "en")
"""Its languages."""
_SHIPPED: Final = UUID("6f1d2a52-6a3e-4b0e-9a57-0d7f3a9b1c44")
_USUAL: Final = CATALOGUES[0]


@cache
def shipped(language: str) -> tuple[KnownInstrument, ...]:
    """What comes with the program, in words of the language."""
    text = (resources() / "instruments" / "catalogue.toml").read_text("utf-8")
    return tuple(_read(one, language) for one in tomllib.loads(text)["instrument"])


def _read(one: dict[str, Any], language: str) -> KnownInstrument:
    def words(name: str) -> str:
        both = one.get(name, {})
        usual = str(both.get(_USUAL, ""))
        # Any other language is the one that shows which words are whose.
        return str(both[language]) if language in both else f"⟦{usual}⟧" if usual else ""

    first, last = one.get("from_year"), one.get("to_year")
    return KnownInstrument(
        code=one["code"],
        name=words("name"),
        agency=words("agency"),
        relieves=words("relieves"),
        note=words("note"),
        barriers=tuple(Barrier(code) for code in one.get("barriers", ())),
        phases=tuple(one.get("phases", ())),
        valid_from=date(first, 1, 1) if first else None,
        valid_to=date(last, 12, 31) if last else None,
        whole_years=bool(first or last),
        sources=tuple(one["sources"]),
        to_verify=one["verify"],
    )


def known_instruments(desk: Desk, language: str) -> tuple[KnownInstrument, ...]:
    """The shipped ones with the office's own in their place and beside them."""
    return catalogue(shipped(language), desk.all(Instrument))


def id_of(code: str) -> UUID:
    """One that comes with the program has no row: this tells it apart where an id is wanted."""
    return uuid5(_SHIPPED, code)


def own_instruments(desk: Desk) -> list[Instrument]:
    """The office's entries, those that stand in the place of shipped ones too."""
    return desk.all(Instrument)


def known_instrument(desk: Desk, code: str, language: str = _USUAL) -> KnownInstrument:
    """Problem ``instrument-unknown`` for a code that neither the catalogue nor the office has."""
    for one in known_instruments(desk, language):
        if one.code == code:
            return one
    raise Problem("instrument-unknown", instrument=code)


def add_instrument(desk: Desk, *, name: str, code: str = "", **fields: Any) -> UUID:
    """An entry of the office's own. With the code of a known one it stands in its place.

    Problem ``instrument-name-wanted``; ``instrument-days`` where it would end before it begins;
    ``instrument-there`` where the office has an entry with the code already.
    """
    _check({"name": name, **fields})
    wanted = code.strip() or _code_of(desk, name)
    if desk.all(Instrument, code=wanted):
        raise Problem("instrument-there", instrument=wanted)
    with desk.act(Act.SET_INSTRUMENT) as act:
        return act.add(Instrument, code=wanted, name=name.strip(), **_stored(fields))


def edit_instrument(desk: Desk, code: str, *, language: str = _USUAL, **fields: Any) -> UUID:
    """Change the office's entry; of a shipped one an own entry is made that says the rest alike.

    ``language`` is that in which the shipped words are taken over.
    """
    known = known_instrument(desk, code, language)
    own = _own(desk, code)
    given = _stored(fields)
    whole = {**(_fields(own) if own is not None else _taken_over(known)), **given}
    _check(whole)
    with desk.act(Act.SET_INSTRUMENT) as act:
        if own is None:
            return act.add(Instrument, code=code, **whole)
        act.set(Instrument, own.id, **given)
        return own.id


def verify_instrument(desk: Desk, code: str, *, language: str = _USUAL) -> UUID:
    """Somebody asked the agency today, and it is as it stands here."""
    return edit_instrument(desk, code, language=language, verified_on=desk.today())


def remove_instrument(desk: Desk, code: str) -> None:
    """The office's own entry; a shipped one is as it was shipped again.

    Problem ``instrument-shipped`` where there is nothing of the office's own to take away.
    """
    own = desk.all(Instrument, code=code)
    if not own:
        known_instrument(desk, code)
        raise Problem("instrument-shipped")
    with desk.act(Act.REMOVE_INSTRUMENT) as act:
        for one in own:
            act.remove(Instrument, one.id)


def _own(desk: Desk, code: str) -> Instrument | None:
    return max(desk.all(Instrument, code=code), key=lambda one: one.id, default=None)


def _taken_over(known: KnownInstrument) -> dict[str, Any]:
    return {
        "name": known.name,
        "owner": known.agency,
        "relieves": known.relieves,
        "barriers": tuple(one.value for one in known.barriers),
        "phases": tuple(str(phase) for phase in known.phases),
        "valid_from": known.valid_from,
        "valid_to": known.valid_to,
        "note": known.note,
    }


def _fields(own: Instrument) -> dict[str, Any]:
    return {"name": own.name, "valid_from": own.valid_from, "valid_to": own.valid_to}


def _stored(fields: dict[str, Any]) -> dict[str, Any]:
    """Barriers and phases lie in the desk as text."""
    found = dict(fields)
    if "barriers" in found:
        found["barriers"] = tuple(Barrier(one).value for one in found["barriers"])
    if "phases" in found:
        found["phases"] = tuple(str(int(phase)) for phase in found["phases"])
    return found


def _check(fields: dict[str, Any]) -> None:
    if not str(fields["name"]).strip():
        raise Problem("instrument-name-wanted")
    first, last = fields.get("valid_from"), fields.get("valid_to")
    if first is not None and last is not None and last < first:
        raise Problem("instrument-days")


def _code_of(desk: Desk, name: str) -> str:
    """Of the letters of its name, unlike any that is there."""
    letters = "".join(sign if sign.isalnum() else "-" for sign in name.casefold()).strip("-")
    taken = {one.code for one in known_instruments(desk, _USUAL)}
    code, number = letters, 2
    while code in taken:
        code, number = f"{letters}-{number}", number + 1
    return code
