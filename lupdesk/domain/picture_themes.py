"""Theme × supplier, and question × supplier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from lupdesk.domain.alphabet import sort_key
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.pictures import Count, Firm, Head, Picture, PictureKind, by_firm
from lupdesk.domain.question_matrix import roots_of
from lupdesk.domain.results import Theme
from lupdesk.domain.said_columns import Joined
from lupdesk.domain.theming import Tree, carried_alike, tree_of
from lupdesk.domain.things import Guide, Question
from lupdesk.domain.vocabulary import theme_key


class ThemeTally(NamedTuple):
    """So many statements of a supplier carry just these themes."""

    themes: tuple[str, ...]
    supplier: UUID | None
    n: int
    alike: tuple[str, ...] = ()
    """What only others carry that say the same: it is counted too, as in the tree of themes."""


class QuestionTally(NamedTuple):
    question: UUID | None
    supplier: UUID | None
    n: int


def with_alike(tallies: Iterable[ThemeTally], joined: Sequence[Joined]) -> list[ThemeTally]:
    """The tallies of a procurement, where those that are ``joined`` also count for the themes of
    what says the same.
    """
    alike = carried_alike(joined)
    counted = Counter({(one.themes, one.supplier): one.n for one in tallies})
    moved: Counter[tuple[tuple[str, ...], UUID | None, tuple[str, ...]]] = Counter()
    for one in joined:
        if one.id in alike:
            counted[one.themes, one.supplier] -= 1
            moved[one.themes, one.supplier, alike[one.id]] += 1
    found = [ThemeTally(themes, who, n) for (themes, who), n in counted.items() if n > 0]
    return [
        *found,
        *(ThemeTally(themes, who, n, other) for (themes, who, other), n in moved.items()),
    ]


def themes_picture(
    tallies: Iterable[ThemeTally], themes: Iterable[Theme], firms: Sequence[Firm]
) -> Picture:
    """A theme counts what is said of those under it, each statement once."""
    tree = tree_of(themes)
    counts: dict[str, Count] = {one.key: Count() for one in tree.places}
    cells: dict[str, Counter[UUID]] = {}
    written: dict[str, Counter[str]] = {}
    spoken: Counter[UUID] = Counter()
    without = 0
    for names, supplier, n, alike in tallies:
        if supplier is None:
            continue
        keys = {theme_key(name): name.strip() for name in (*names, *alike) if name.strip()}
        without += 0 if any(map(str.strip, names)) else n
        spoken[supplier] += n if keys else 0
        for key, name in keys.items():
            written.setdefault(key, Counter())[name] += n
        for key in {one for carried in keys for one in tree.line(carried)}:
            counts.setdefault(key, Count()).add(supplier, n)
            cells.setdefault(key, Counter())[supplier] += n
    known = {key: _mostly(names) for key, names in written.items()}
    known |= {one.key: one.name for one in tree.places}
    rows = list(_in_tree(tree, counts, known))
    finding = [*_of_themes(rows, len(firms)), *_without(without)]
    return by_firm(PictureKind.THEMES, rows, cells, firms, spoken, finding)


def _mostly(names: Mapping[str, int]) -> str:
    """As it is mostly written."""
    return min(names.items(), key=lambda pair: (-pair[1], pair[0]))[0]


def _in_tree(tree: Tree, counts: Mapping[str, Count], names: Mapping[str, str]) -> Iterator[Head]:
    """The most spoken of first, each followed by those under it."""
    children: dict[str | None, list[str]] = {}
    for key in sorted(counts, key=lambda key: (counts[key].order, sort_key(names[key]))):
        children.setdefault(tree.above(key), []).append(key)

    def walk(above: str | None, level: int) -> Iterator[Head]:
        for key in children.get(above, ()):
            one = counts[key]
            yield Head(key, names[key], "", level, one.suppliers, one.statements)
            yield from walk(key, level + 1)

    return walk(None, 0)


def _of_themes(rows: Sequence[Head], whole: int) -> Iterator[Phrase]:
    if not rows:
        yield Phrase("picture.themes.nothing")
        return
    yield from _most("themes", [one for one in rows if not one.level], whole)
    alone = sum(one.suppliers == 1 for one in rows)
    if alone:
        yield Phrase.of("picture.themes.alone", n=alone)
    yield from _nobody("themes", [one for one in rows if not one.suppliers])


def _most(what: str, rows: Sequence[Head], whole: int) -> Iterator[Phrase]:
    """What most speak of; where several are even, how many those are."""
    most = max((one.suppliers for one in rows), default=0)
    first = [one for one in rows if one.suppliers == most]
    if not most:
        return
    if len(first) == 1:
        yield Phrase.of(f"picture.{what}.most", name=first[0].name, n=most, whole=whole)
    elif len(first) == 2:
        one, other = (row.name for row in first)
        yield Phrase.of(f"picture.{what}.two", name=one, other=other, n=most, whole=whole)
    else:
        yield Phrase.of(f"picture.{what}.even", count=len(first), n=most, whole=whole)


def _nobody(what: str, silent: Sequence[Head]) -> Iterator[Phrase]:
    if len(silent) == 1:
        yield Phrase.of(f"picture.{what}.nobody", name=silent[0].name)
    elif silent:
        more = len(silent) - 1
        yield Phrase.of(f"picture.{what}.nobody-of", name=silent[0].name, n=more)


def _without(n: int) -> Iterator[Phrase]:
    if n:
        yield Phrase.of("picture.themes.without", n=n)


# -- questions --------------------------------------------------------------------------------------


def wordings(questions: Iterable[Question], guides: Iterable[Guide]) -> Mapping[UUID, Question]:
    """By the oldest question that it was copied from, each in its latest wording, in the order of
    the latest version of the guide; what stands in older versions alone comes after.
    """
    known = list(questions)
    roots = roots_of(known)
    versions = sorted(guides, key=lambda one: one.version, reverse=True)
    found: dict[UUID, Question] = {}
    for guide in versions:
        for one in sorted(known, key=lambda one: one.position):
            if one.guide == guide.id:
                found.setdefault(roots[one.id], one)
    return found


def questions_picture(
    tallies: Iterable[QuestionTally],
    questions: Sequence[Question],
    guides: Sequence[Guide],
    firms: Sequence[Firm],
) -> Picture:
    roots, latest = roots_of(questions), wordings(questions, guides)
    newest = max(guides, key=lambda one: one.version, default=None)
    counts = {
        root: Count()
        for root, one in latest.items()
        if newest is not None and one.guide == newest.id
    }
    cells: dict[str, Counter[UUID]] = {}
    spoken: Counter[UUID] = Counter()
    for question, supplier, n in tallies:
        root = roots.get(question) if question is not None else None
        if supplier is None or root is None or root not in latest:
            continue
        spoken[supplier] += n
        counts.setdefault(root, Count()).add(supplier, n)
        cells.setdefault(str(root), Counter())[supplier] += n
    place = {root: number for number, root in enumerate(latest, start=1)}
    order = sorted(counts, key=lambda root: (counts[root].order, place[root]))
    rows = [
        Head(
            str(root),
            latest[root].text,
            _short(latest[root], place[root]),
            0,
            counts[root].suppliers,
            counts[root].statements,
        )
        for root in order
    ]
    finding = list(_of_questions(rows, len(firms)))
    return by_firm(PictureKind.QUESTIONS, rows, cells, firms, spoken, finding)


def _short(question: Question, number: int) -> Text:
    return Phrase.of("picture.question", number=number, name=question.short_name or question.text)


def _of_questions(rows: Sequence[Head], whole: int) -> Iterator[Phrase]:
    if not any(one.suppliers for one in rows):
        yield Phrase("picture.questions.nothing")
        return
    named = [Head(one.key, one.short, "", 0, one.suppliers, one.statements) for one in rows]
    yield from _most("questions", named, whole)
    silent = [one for one in named if not one.suppliers]
    yield from _nobody("questions", silent)
    last = named[-1]
    if not silent and last.suppliers < named[0].suppliers:
        yield Phrase.of("picture.questions.fewest", name=last.name, n=last.suppliers)
