from __future__ import annotations

import re
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.pseudonyms import pseudonyms

KEY = bytes(range(32))
HERE, NEXT = UUID(int=1), UUID(int=2)
suppliers = st.lists(st.uuids(), max_size=30, unique=True)


@given(suppliers, suppliers)
def test_whoever_comes_later_changes_nobodys_code(first: list[UUID], later: list[UUID]) -> None:
    before = pseudonyms(KEY, HERE, first)
    after = pseudonyms(KEY, HERE, [*first, *later])
    assert {one: after[one] for one in first} == dict(before)
    assert len(set(after.values())) == len(after)


def test_a_code_is_short_and_no_word() -> None:
    for code in pseudonyms(KEY, HERE, [UUID(int=n) for n in range(50)]).values():
        assert re.fullmatch("[B-DF-HJ-NP-TV-XZ]{2}[2-79]", code)


def test_another_procurement_or_another_desk_gives_other_codes() -> None:
    some = [UUID(int=n) for n in range(40)]
    here = pseudonyms(KEY, HERE, some)
    for other in (pseudonyms(KEY, NEXT, some), pseudonyms(KEY[::-1], HERE, some)):
        assert sum(here[one] == other[one] for one in some) < 3


def test_more_suppliers_than_short_codes() -> None:
    codes = pseudonyms(KEY, HERE, (UUID(int=n) for n in range(3000)))
    assert len(set(codes.values())) == 3000
    assert {len(code) for code in codes.values()} == {3, 4}
