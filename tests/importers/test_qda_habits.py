"""What programs are known for, in files that we wrote ourselves: each has its own way of counting,
of naming and of packing.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from itertools import accumulate
from typing import Final
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.importers.qda import read_coding
from lupdesk.importers.qda_counting import CountedText, Counting, Selected
from lupdesk.importers.qda_found import FoundCoding, Left
from lupdesk.problems import Problem

TEXT: Final = "Første linje.\nAndre 🐕 linje, æøå.\n\nTredje linje er en lang setning om pris.\n"
WORDS: Final = ("Andre 🐕 linje, æøå.", "Tredje linje er en lang setning om pris.")
CODE, SOURCE, CASE, INNER = (UUID(int=n) for n in range(1, 5))
PRICE = f'<Code guid="{CODE}" name="Pris" isCodable="true"/>'


def id(n: int) -> UUID:
    return UUID(int=1000 + n)


def selected(
    text: str, *words: str, named: str = "", halves: bool = False, last: bool = False
) -> str:
    """``named``: how a selection is called after its words."""
    made = []
    for n, one in enumerate(words):
        start = text.index(one)
        end = start + len(one)
        if halves:
            start, end = (len(text[:at].encode("utf-16-le")) // 2 for at in (start, end))
        made.append(
            f'<PlainTextSelection guid="{id(n)}" name="{named.format(one)}" startPosition="{start}" '
            f'endPosition="{end - last}"><Coding guid="{id(n)}"><CodeRef targetGUID="{CODE}"/>'
            "</Coding></PlainTextSelection>"
        )
    return "".join(made)


def project(
    origin: str, sources: str, *, codes: str = PRICE, before: str = "", after: str = ""
) -> str:
    return (
        f'<Project xmlns="urn:QDA-XML:project:1.0" name="P" origin="{origin}"><CodeBook><Codes>{codes}'
        f"</Codes></CodeBook>{before}<Sources>{sources}</Sources>{after}</Project>"
    )


def source(inside: str, more: str = "") -> str:
    return (
        f'<TextSource guid="{SOURCE}" name="Samtale" plainTextPath="internal://en.txt" {more}>'
        f"{inside}</TextSource>"
    )


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def read(parts: Mapping[str, bytes | str]) -> FoundCoding:
    return read_coding(packed(parts), "fremmed.qdpx")


def words(found: FoundCoding) -> list[str]:
    return [one.text for each in found.sources for one in each.passages if one.codes]


WINDOWS = TEXT.replace("\n", "\r\n")
DOUBLED = TEXT.replace("\n", "\r\r\n")


@pytest.mark.parametrize(
    ("origin", "in_file", "counted", "named", "halves", "last"),
    [
        # The standard, and who follows it.
        ("MAXQDA 2022", WINDOWS, WINDOWS, "", False, False),
        ("", TEXT, TEXT, "{}", False, False),
        # Holds and counts one sign, but Windows writes two, or three where two were asked for.
        ("QualCoder 3.8", "\ufeff" + WINDOWS, TEXT, "", False, False),
        ("QualCoder 3.8", "\ufeff" + WINDOWS, TEXT, "{}", False, False),
        ("QualCoder 3.8", "\ufeff" + DOUBLED, TEXT, "{}", False, False),
        ("QualCoder 3.8", "\ufeff" + TEXT, TEXT, "{}", False, False),
        ("ATLAS.ti Windows", WINDOWS, TEXT, "Sitat", False, False),
        # Counts as Windows and Java do.
        ("NVivo for Windows 12.6", WINDOWS, WINDOWS, "", True, False),
        # Goes by the letter of the standard.
        ("Potato", TEXT, TEXT, "", False, True),
        ("Potato", TEXT, TEXT, "{}", False, False),
        # Of nobody known: the names of the selections tell.
        ("Ukjent", WINDOWS, TEXT, "{}", False, False),
        ("Ukjent", WINDOWS, WINDOWS, "{}", False, False),
        ("Ukjent", WINDOWS, WINDOWS, "{}", True, False),
        ("Ukjent", TEXT, TEXT, "{}", True, False),
        ("Ukjent", TEXT, TEXT, "{}", False, True),
        ("Ukjent", WINDOWS, TEXT, "{}", True, True),
        ("Ukjent", WINDOWS, TEXT, "{:.12}...", False, False),
        ("Ukjent", WINDOWS, TEXT, "{:.12}…", True, False),
        # A name that is none of the words says nothing.
        ("Ukjent", TEXT, TEXT, "Et viktig sitat", False, False),
    ],
)  # fmt: skip
def test_places_are_read_as_they_were_counted(
    origin: str, in_file: str, counted: str, named: str, halves: bool, last: bool
) -> None:
    inside = selected(counted, *WORDS, named=named, halves=halves, last=last)
    found = read({"project.qde": project(origin, source(inside)), "sources/en.txt": in_file})
    assert words(found) == list(WORDS)
    (one,) = found.sources
    assert one.text == TEXT
    assert [one.text[each.start : each.end] for each in one.passages] == list(WORDS)


SIGNS = st.lists(st.sampled_from(["a", "æ", "\r\n", "\n", "\r", "🐕", "\r\r\n"]), max_size=12)


@given(SIGNS, st.booleans(), st.booleans(), st.booleans())
def test_each_sign_has_its_place_under_each_way_of_counting(
    signs: list[str], one_sign: bool, halves: bool, to_last: bool
) -> None:
    apart: list[str] = []
    for sign in signs:
        if not (apart and apart[-1] == "\r" and sign[0] in "\r\n"):  # would be one with it
            apart.append(sign)

    def width(sign: str) -> int:
        if sign[0] == "\r":
            return 1 if one_sign else len(sign)
        return 2 if halves and sign == "🐕" else 1

    counted = CountedText("".join(apart), Counting(one_sign, halves, to_last))
    begins = [0, *accumulate(map(width, apart))]
    assert len(counted.text) == len(apart)
    for start in range(len(apart)):
        for end in range(start + 1, len(apart) + 1):
            written = Selected(begins[start], begins[end] - to_last)
            assert counted.place(written) == (start, end)
    assert counted.place(Selected(0, begins[-1] + 1 - to_last)) is None


def test_a_place_within_a_sign_is_that_of_the_sign_and_none_lies_outside() -> None:
    counted = CountedText("a\r\n🐕b", Counting(halves=True))
    ends = [counted.place(Selected(0, end)) for end in range(8)]
    assert ends == [(0, 0), (0, 1), (0, 1), (0, 2), (0, 2), (0, 3), (0, 4), None]
    assert counted.place(Selected(-1, 2)) is None
    assert counted.place(Selected(2, 1)) is None


@pytest.mark.parametrize(
    ("qde", "text", "path"),
    [
        ("project.qde", "Sources/en.txt", "internal://en.txt"),
        ("PROJECT.QDE", "SOURCES/EN.TXT", "internal://en.txt"),
        ("Dialog runde 1.qde", "sources/en.txt", "internal://en.txt"),
        ("dialog/project.qde", "dialog/sources/en.txt", "internal://en.txt"),
        ("project.qde", "sources\\en.txt", "internal://en.txt"),
        ("project.qde", "sources/en.txt", "en.txt"),
        ("project.qde", "sources/en.txt", "sources/en.txt"),
        ("project.qde", "sources/en.txt", "internal://sources/en.txt"),
        ("project.qde", "sources/en nå.txt", "internal://en%20n%C3%A5.txt"),
        ("project.qde", "en.txt", "internal://en.txt"),
    ],
)
def test_a_package_is_packed_in_many_ways(qde: str, text: str, path: str) -> None:
    sources = source(selected(TEXT, *WORDS)).replace("internal://en.txt", path)
    parts: dict[str, bytes | str] = {
        qde: project("X", sources),
        text: TEXT,
        "__MACOSX/._project.qde": b"\0",
        "._x.qde": b"\0",
    }
    assert words(read(parts)) == list(WORDS)


def test_which_of_two_projects_is_meant_is_not_guessed() -> None:
    one = project("X", source(""))
    with pytest.raises(Problem, match="qda-no-project"):
        read({"a.qde": one, "b.qde": one})


class Stream(io.RawIOBase):
    """Cannot be gone back in, so that sizes stand after the files."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.data += data
        return len(data)


def test_a_package_that_was_streamed_in_utf_16_is_read() -> None:
    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        qde = '<?xml version="1.0" encoding="utf-16"?>' + project(
            "X", source(selected(TEXT, *WORDS))
        )
        package.writestr("project.qde", qde.encode("utf-16"))
        package.writestr("sources/en.txt", TEXT.encode("utf-16"))
    assert stream.data[6] & 8  # a descriptor follows
    assert words(read_coding(bytes(stream.data), "fremmed.qdpx")) == list(WORDS)


@pytest.mark.parametrize("version", ["1.0", "1:0", "0:4"])
def test_a_codebook_of_any_version_is_read_with_its_groups(version: str) -> None:
    book = (
        f'<CodeBook xmlns="urn:QDA-XML:codebook:{version}" origin="ATLAS.ti Win 23"><Codes>'
        f'<Code guid="{{{str(CODE).upper()}}}" name="Pris" isCodable="true" color="#f00"><Code '
        f'guid="{str(CASE).upper()}" name="Høy" isCodable="true"><Description>Over budsjett'
        f'</Description></Code></Code></Codes><Sets><Set guid="{INNER}" name="Gruppe">'
        f'<MemberCode guid="{CODE}"/></Set></Sets></CodeBook>'
    )
    found = read_coding(b"\xef\xbb\xbf" + book.encode(), "bok.qdc")
    assert [(one.id, one.path, one.meaning) for one in found.codes] == [
        (CODE, ("Pris",), ""),
        (CASE, ("Pris", "Høy"), "Over budsjett"),
    ]
    assert found.left == ((Left.SET, 1), (Left.COLOUR, 1))


def test_a_project_that_calls_itself_a_codebook_is_none() -> None:
    for root, kind in (("Project", "codebook"), ("CodeBook", "project"), ("Project", "graph")):
        with pytest.raises(Problem, match="qda-other-xml"):
            read_coding(f'<{root} xmlns="urn:QDA-XML:{kind}:1.0"/>'.encode(), "a.qde")


def inside(tag: str, text_tag: str, selections: str, beside: str = "") -> str:
    return (
        f'<{tag} guid="{SOURCE}" name="Møte 1" path="internal://en.bin">{beside}<{text_tag} '
        f'guid="{INNER}" plainTextPath="internal://en.txt">{selections}</{text_tag}></{tag}>'
    )


CODED_HERE = f'<Coding guid="{id(7)}"><CodeRef targetGUID="{CODE}"/></Coding>'


@pytest.mark.parametrize(
    ("tag", "text_tag", "beside", "left"),
    [
        ("PDFSource", "Representation", "", {}),
        (
            "PDFSource", "Representation",
            (
                f'<PDFSelection guid="{id(8)}" page="0" firstX="0" firstY="0" secondX="1" '
                f'secondY="1">{CODED_HERE}</PDFSelection>'
            ),
            {Left.PDF: 1},
        ),
        ("PictureSource", "TextDescription", "", {}),
        ("AudioSource", "Transcript", "", {}),
        (
            "VideoSource", "Transcript",
            f'<VideoSelection guid="{id(8)}" begin="0" end="9">{CODED_HERE}</VideoSelection>',
            {Left.VIDEO: 1},
        ),
    ],
)  # fmt: skip
def test_the_text_of_a_page_a_picture_and_a_recording_is_read(
    tag: str, text_tag: str, beside: str, left: dict[Left, int]
) -> None:
    sources = inside(tag, text_tag, selected(TEXT, *WORDS), beside)
    found = read({"project.qde": project("X", sources), "sources/en.txt": TEXT})
    assert words(found) == list(WORDS)
    assert [(one.id, one.name) for one in found.sources] == [(INNER, "Møte 1")]
    assert dict(found.left) == left


def test_what_is_said_in_a_transcript_lies_between_its_points() -> None:
    start = TEXT.index(WORDS[1])
    said = (
        f'<SyncPoint guid="{{{id(1)}}}" timeStamp="10" position="{start}"/>'
        f'<SyncPoint guid="{id(2)}" timeStamp="20" position="{start + len(WORDS[1])}"/>'
        f'<SyncPoint guid="{id(3)}" timeStamp="30"/>'
        f'<TranscriptSelection guid="{id(4)}" fromSyncPoint="{id(1)}" toSyncPoint="{id(2)}">'
        f"{CODED_HERE}</TranscriptSelection>"
    )
    timed = (
        f'<TranscriptSelection guid="{id(5)}" fromSyncPoint="{id(1)}" toSyncPoint="{id(3)}">'
        f"{CODED_HERE}</TranscriptSelection>"
    )
    for more, left in (("", ()), (timed, ((Left.AUDIO, 1),))):
        sources = inside("AudioSource", "Transcript", said + more)
        found = read({"project.qde": project("X", sources), "sources/en.txt": TEXT})
        assert words(found) == [WORDS[1]]
        assert found.left == left


@pytest.mark.parametrize("whole", ["selection", "source"])
def test_who_spoke_is_a_code_that_all_of_the_text_has(whole: str) -> None:
    """NVivo codes all that somebody said at the case, and has the cases in its codebook."""
    coding = f'<Coding guid="{id(9)}"><CodeRef targetGUID="{CASE}"/></Coding>'
    all_of_it = (
        f'<PlainTextSelection guid="{id(8)}" name="" startPosition="0" endPosition="{len(TEXT)}">'
        f"{coding}</PlainTextSelection>"
    )
    around = all_of_it if whole == "selection" else ""
    sources = source(around + selected(TEXT, *WORDS) + ("" if around else coding))
    codes = PRICE + f'<Code guid="{CASE}" name="Heimkontakt AS" isCodable="true"/>'
    cases = f'<Cases><Case guid="{CASE}" name="Heimkontakt AS"/><Case guid="{id(99)}"/></Cases>'
    text = project("X", sources, codes=codes, before=cases)
    found = read({"project.qde": text, "sources/en.txt": TEXT})
    assert {one.cases for each in found.sources for one in each.passages} == {("Heimkontakt AS",)}
    assert [one.path for one in found.codes] == [("Pris",)]
    assert found.left == ()


def test_words_of_two_who_spoke_by_turns_are_each_their_own() -> None:
    first, second = TEXT.index("Andre"), TEXT.index("Tredje")
    cases = "<Cases>" + "".join(
        f'<Case guid="{id(20 + n)}" name="{name}"><SelectionRef targetGUID="{id(30 + n)}"/></Case>'
        for n, name in enumerate(("A", "B"))
    ) + "</Cases>"  # fmt: skip
    turns = "".join(
        f'<PlainTextSelection guid="{id(30 + n)}" startPosition="{start}" endPosition="{end}"/>'
        for n, (start, end) in enumerate(((first, second), (second, len(TEXT))))
    )
    over = f'<PlainTextSelection guid="{id(40)}" startPosition="{first + 1}" endPosition="{second + 1}">{CODED_HERE}</PlainTextSelection>'
    sources = source(selected(TEXT, *WORDS) + turns + over)
    found = read({"project.qde": project("X", sources, before=cases), "sources/en.txt": TEXT})
    coded = [one for each in found.sources for one in each.passages if one.codes]
    assert [one.cases for one in coded] == [("A",), ("B",), ()]


def test_all_that_has_no_place_here_is_counted() -> None:
    selections = (
        f'<PlainTextSelection guid="{id(1)}" startPosition="0" endPosition="5"><Description>Viktig'
        f'</Description>{CODED_HERE}<NoteRef targetGUID="{id(50)}"/></PlainTextSelection>'
        f'<PlainTextSelection guid="{id(2)}" startPosition="0" endPosition="4"/>'
    )
    users = "".join(f'<User guid="{id(60 + n)}" name="U{n}"/>' for n in range(3))
    before = (
        f'<Variables><Variable guid="{id(51)}" name="Alder" typeOfVariable="Integer"/></Variables>'
    )
    after = (
        f'<Notes><Note guid="{id(50)}"><PlainTextContent>Memo</PlainTextContent></Note></Notes>'
        f'<Links><Link guid="{id(52)}" name="fører til"/></Links>'
        f'<Sets><Set guid="{id(53)}" name="S"/></Sets><Graphs><Graph guid="{id(54)}"/></Graphs>'
    )
    sources = source(selections + CODED_HERE) + f'<AudioSource guid="{id(55)}" name="Opptak"/>'
    text = project(
        "X", sources, codes=PRICE.replace("/>", ' color="#ff0000"/>'), before=before, after=after
    ).replace("<CodeBook>", f"<Users>{users}</Users><CodeBook>")
    found = read({"project.qde": text, "sources/en.txt": TEXT})
    assert dict(found.left) == {
        Left.AUDIO: 1, Left.NOTE: 1, Left.COMMENT: 1, Left.UNCODED: 1, Left.WHOLE: 1, Left.SET: 1,
        Left.VARIABLE: 1, Left.LINK: 1, Left.GRAPH: 1, Left.CODER: 3, Left.COLOUR: 1,
    }  # fmt: skip


@pytest.mark.parametrize("names", [1, 3000])
@pytest.mark.parametrize("nested", [True, False])
def test_many_who_speak_over_each_other_take_no_time(names: int, nested: bool) -> None:
    many = 3000
    text = "a" * (2 * many)
    places = [(n, 2 * many - n) if nested else (n, n + many) for n in range(many)]
    turns = "".join(
        f'<PlainTextSelection guid="{id(n)}" startPosition="{start}" endPosition="{end}"/>'
        for n, (start, end) in enumerate(places)
    )
    whose: list[list[int]] = [[] for _ in range(names)]
    for n in range(many):
        whose[n % names].append(n)
    cases = "".join(
        f'<Case guid="{id(9000 + at)}" name="N{at}">'
        + "".join(f'<SelectionRef targetGUID="{id(n)}"/>' for n in some)
        + "</Case>"
        for at, some in enumerate(whose)
    )
    parts = {
        "project.qde": project("X", source(turns), before=f"<Cases>{cases}</Cases>"),
        "sources/en.txt": text,
    }
    if nested and names > 1:
        with pytest.raises(Problem, match="qda-too-many-cases"):
            read(parts)
        return
    (one,) = read(parts).sources
    assert {len(each.cases) for each in one.passages} == {1}


def test_a_project_is_read_as_qualcoder_writes_it() -> None:
    """By what its export was seen to write: a mark before each text, CRLF from Windows, categories,
    ids of users that are empty, a note that lies in a text, a case that has a whole text, the text
    of a PDF, and a transcript with points at the ends of each passage.
    """

    def selection(n: int, words: str) -> str:
        start = TEXT.index(words)
        return (
            f'<PlainTextSelection guid="{id(n)}" startPosition="{start}" '
            f'endPosition="{start + len(words)}" name="{words}" creatingUser="{id(90)}" '
            f'creationDateTime="2026-11-30T12:00:00Z">\n<Coding guid="{id(n + 1)}" creatingUser='
            f'"{id(90)}" >\n<CodeRef targetGUID="{CODE}" />\n</Coding>\n</PlainTextSelection>\n'
        )

    start = TEXT.index(WORDS[0])
    qde = f"""<?xml version="1.0" encoding="utf-8"?>
<Project xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="dialog.qda" origin="QualCoder 3.8.2" creatingUserGUID="{id(91)}" creationDateTime="2026-11-30T12:00:00Z" xmlns="urn:QDA-XML:project:1.0">
<Users>
<User guid="{id(90)}" name="Anne" />
</Users>
<CodeBook>
<Codes>
<Code guid="{id(70)}" name="Alene" isCodable="true" color="#CD853F" />
<Code guid="{id(71)}" name="Økonomi" isCodable="false">
<Description>Kategori</Description>
<Code guid="{CODE}" name="Pris" isCodable="true" color="#F781F3">
<Code guid="{id(72)}" name="Rabatt" isCodable="true" color="#F781F3" />
</Code>
</Code>
</Codes>
</CodeBook>
<Variables>
<Variable guid="{id(73)}" name="År" typeOfVariable="Float" >
<Description />
</Variable>
</Variables>
<Cases>
<Case guid="{CASE}" name="Heimkontakt AS">
<Description />
<VariableValue>
<VariableRef targetGUID="" />
</VariableValue>
<SourceRef targetGUID="{SOURCE}"/>
</Case>
</Cases>
<Sources>
<TextSource plainTextPath="internal://{id(80)}.txt" creatingUser="" creationDateTime="2026-11-30T12:00:00Z" guid="{SOURCE}" name="samtale.txt">
<Description>Notat</Description>
{selection(1, WORDS[0])}{selection(3, WORDS[1])}<NoteRef targetGUID="{id(95)}" />
</TextSource>
<PDFSource path="internal://{id(81)}.pdf" creatingUser="{id(90)}" guid="{id(82)}" name="brev.pdf">
<Representation guid="{id(83)}" plainTextPath="internal://{id(84)}.txt" creatingUser="{id(90)}" name="brev.pdf">
{selection(5, WORDS[0])}</Representation></PDFSource>
<AudioSource creatingUser="{id(90)}" path="internal://{id(85)}.mp3" guid="{id(86)}" name="opptak.mp3" >
<Transcript plainTextPath="internal://{id(87)}.txt" guid="{id(88)}" name="opptak.mp3.transcribed" >
<SyncPoint guid="{id(96)}" position="0" timeStamp="0" />
<SyncPoint guid="{id(97)}" position="{start}" timeStamp="100" />
<SyncPoint guid="{id(98)}" position="{start + len(WORDS[0])}" timeStamp="200" />
<TranscriptSelection guid="{id(99)}" name="opptak.mp3.transcribed" fromSyncPoint="{id(97)}" toSyncPoint="{id(98)}">
<Coding guid="{id(100)}" >
<CodeRef targetGUID="{id(70)}" />
</Coding>
</TranscriptSelection>
</Transcript>
</AudioSource>
</Sources>
<Notes>
<Note guid="{id(94)}" creatingUser="" creationDateTime="2026-11-30T12:00:00Z" name="Dagbok"  plainTextPath="internal://{id(94)}.txt" >
<Description /></Note>
<Note guid="{id(95)}" creatingUser="{id(90)}" creationDateTime="2026-11-30T12:00:00Z" >
<PlainTextContent>Husk</PlainTextContent>
<PlainTextSelection guid="{id(93)}" startPosition="0" endPosition="6" />
</Note>
</Notes>
<Description>None</Description>
</Project>"""
    for origin in ("QualCoder 3.8.2", "4.0"):
        parts: dict[str, bytes | str] = {"project.qde": qde.replace("QualCoder 3.8.2", origin)}
        parts |= {f"sources/{id(n)}.txt": "\ufeff" + WINDOWS for n in (80, 84, 87, 94)}
        found = read(parts)
        codes = {one.id: one.path for one in found.codes}
        assert list(codes.values()) == [
            ("Alene",),
            ("Økonomi",),
            ("Økonomi", "Pris"),
            ("Økonomi", "Pris", "Rabatt"),
        ]
        read_of = {
            one.name: [(each.text, codes[each.codes[0]][-1], each.cases) for each in one.passages]
            for one in found.sources
        }
        heim = ("Heimkontakt AS",)
        assert read_of == {
            "samtale.txt": [(WORDS[0], "Pris", heim), (WORDS[1], "Pris", heim)],
            "brev.pdf": [(WORDS[0], "Pris", ())],
            "opptak.mp3": [(WORDS[0], "Alene", ())],
        }
        assert dict(found.left) == {Left.NOTE: 2, Left.VARIABLE: 1, Left.COLOUR: 3}
