"""The typeface in which programs show what somebody types into a form.

They ask for a font of one byte to a letter. Windows-1252 lacks letters of the Sámi languages, so
they take the places of signs that nobody misses.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from reportlab.pdfbase.ttfonts import TTFontFile, TTFontMaker, TTFontParser

from lupdesk.paths import resources

ALIAS: Final = "LUP"
_FACE: Final = "SourceSans3_400Regular.ttf"
_NAME: Final = "LUPFLD+SourceSans3-Regular"
_FIRST: Final = 32
_LENT: Final[Mapping[int, tuple[str, str]]] = {
    0x81: ("Č", "Ccaron"),
    0x8D: ("č", "ccaron"),
    0x8F: ("Đ", "Dcroat"),
    0x90: ("đ", "dcroat"),
    0x9D: ("Ŋ", "Eng"),
    0xA4: ("ŋ", "eng"),
    0xA6: ("Ŧ", "Tbar"),
    0xAC: ("ŧ", "tbar"),
    0xAF: ("Ń", "Nacute"),
    0xB8: ("ń", "nacute"),
}
"""Code, letter, and what the list of glyph names calls it."""


def field_font(pdf: Pdf) -> pikepdf.Object:
    """A font of the file, embedded with all its letters."""
    data, face = _subset()
    program = pdf.make_stream(data)
    program.Length1 = len(data)
    about = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{_NAME}"),
        Flags=32,
        FontBBox=Array([round(one) for one in face.bbox]),
        ItalicAngle=0,
        Ascent=round(face.ascent),
        Descent=round(face.descent),
        CapHeight=round(face.capHeight),
        StemV=round(face.stemV),
        FontFile2=program,
    )
    letters = _letters()
    widths = [
        round(face.charWidths[ord(letters[code])]) if code in letters else 0
        for code in range(_FIRST, 256)
    ]
    encoding = Dictionary(Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding)
    encoding.Differences = Array(list(_differences()))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name(f"/{_NAME}"),
            FirstChar=_FIRST,
            LastChar=255,
            Widths=Array(widths),
            Encoding=encoding,
            FontDescriptor=pdf.make_indirect(about),
            ToUnicode=pdf.make_stream(_to_unicode()),
        )
    )


@cache
def _letters() -> Mapping[int, str]:
    """Each code and its letter."""
    found = {code: bytes([code]).decode("cp1252", "ignore") for code in range(_FIRST, 256)}
    found |= {code: letter for code, (letter, _) in _LENT.items()}
    return {code: letter for code, letter in found.items() if letter and letter != "\x7f"}


def _differences() -> Iterator[int | Name]:
    for code, (_, name) in _LENT.items():
        yield code
        yield Name(f"/{name}")


def _to_unicode() -> bytes:
    pairs = [f"<{code:02X}> <{ord(letter):04X}>" for code, letter in _letters().items()]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    mapped = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return f"{_CMAP_HEAD}{mapped}\n{_CMAP_FOOT}".encode("ascii")


_CMAP_HEAD: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /LUP-Fields def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
"""
_CMAP_FOOT: Final = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


@cache
def _subset() -> tuple[bytes, TTFontFile]:
    """Of the face the letters that a field can show, with the table of letters that a font of one
    byte needs: ReportLab's own subsets number them by themselves.
    """
    face = TTFontFile(str(resources() / "fonts" / _FACE))
    codes = sorted(ord(letter) for letter in _letters().values())
    made = TTFontParser(io.BytesIO(face.makeSubset(codes)))
    table: Callable[[str], bytes] = made.get_table
    glyphs = struct.unpack_from(f">{len(codes)}H", table("cmap"), 22)
    whole = TTFontMaker()
    for tag in made.table:
        whole.add(tag, table(tag))
    whole.tables["cmap"] = _cmap(list(zip(codes, glyphs, strict=True)))
    return bytes(whole.makeStream()), face


def _cmap(pairs: list[tuple[int, int]]) -> bytes:
    """Format 4, for Windows and Unicode: a segment for each run of letters."""
    runs: list[list[tuple[int, int]]] = []
    for code, glyph in pairs:
        if runs and runs[-1][-1] == (code - 1, glyph - 1):
            runs[-1].append((code, glyph))
        else:
            runs.append([(code, glyph)])
    ends = [run[-1][0] for run in runs] + [0xFFFF]
    starts = [run[0][0] for run in runs] + [0xFFFF]
    deltas = [(run[0][1] - run[0][0]) & 0xFFFF for run in runs] + [1]
    count = len(ends)
    power = 1 << (count.bit_length() - 1)
    head = (count * 2, power * 2, power.bit_length() - 1, (count - power) * 2)
    body = (*ends, 0, *starts, *deltas, *([0] * count))
    words = (4, 14 + len(body) * 2, 0, *head, *body)
    return struct.pack(">HHHHL", 0, 1, 3, 1, 12) + struct.pack(f">{len(words)}H", *words)
