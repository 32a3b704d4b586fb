"""The catalogue of words: extract what the code says, write translations, hold the two together.

python tools/catalogue.py translate "English" "Norsk"
python tools/catalogue.py translate --plural "{n} input" "{n} inputs" "{n} innspill" "{n} innspill"
python tools/catalogue.py translate-many FILE.tsv      (English<TAB>Norsk; four columns: plural)
python tools/catalogue.py extract      adds new strings to both catalogues, drops dead ones
python tools/catalogue.py check        fails unless extracted == translated, nb and en
python tools/catalogue.py stats        how much is said, how much of it is translated
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

if sys.platform != "win32":
    import fcntl

ROOT: Final = Path(__file__).resolve().parent.parent
WORDS: Final = ROOT / "resources" / "i18n"
_PLACE: Final = re.compile(r"\{\w*[^{}]*\}")
_PLURALS: Final = "nplurals=2; plural=(n != 1);"

Id = str | tuple[str, str]


@contextmanager
def _locked() -> Iterator[None]:
    """One writer at a time, so that several people's scripts may run side by side."""
    if sys.platform == "win32":  # one person, one script
        yield
        return
    folder = os.open(WORDS, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def extracted() -> dict[Id, list[str]]:
    """Every string that the code says, with the files that say it.

    Read from the syntax tree, since ``count`` is also what strings and lists are asked for.
    """
    found: dict[Id, list[str]] = {}
    for name, node in _calls():
        id = _said(node)
        if id:
            found.setdefault(id, []).append(name)
    return found


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted((ROOT / "lupdesk").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield name, node


def _called(node: ast.Call) -> str:
    called = node.func
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _said(node: ast.Call) -> Id | None:
    words = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
    match _called(node), words:
        case (("say" | "N_"), [str(text), *_]):
            return text
        case (("count" | "NN_"), [str(one), str(many), *_]):
            return (one, many)
    return None


def _unreadable() -> list[str]:
    """Marks round something else than a literal: it would never be found in the catalogue."""
    found = []
    for name, node in _calls():
        first = node.args[0] if node.args else None
        pieces = isinstance(first, ast.JoinedStr | ast.BinOp)
        marked = _called(node) in {"N_", "NN_"} and not isinstance(first, ast.Constant)
        if marked or (pieces and _called(node) in {"say", "count"}):
            found.append(f"no literal: {name}:{node.lineno}: {ast.unparse(node)}")
    return found


def _path(language: str) -> Path:
    return WORDS / f"{language}.po"


def _read(language: str) -> Catalog:
    path = _path(language)
    if not path.exists():
        catalog = Catalog(locale=language, project="LUPDesk", charset="utf-8")
    else:
        with path.open("rb") as file:
            catalog = read_po(file, locale=language)
    catalog.fuzzy = False
    return catalog


def _write(language: str, catalog: Catalog) -> None:
    lines = [
        "# LUPDesk. Words for window, command line and documents.",
        'msgid ""',
        'msgstr ""',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        f'"Language: {language}\\n"',
        f'"Plural-Forms: {_PLURALS}\\n"',
        "",
    ]
    body = Catalog(locale=language, charset="utf-8")
    for message in sorted((m for m in catalog if m.id), key=lambda m: _first(_id(m))):
        body.add(message.id, message.string, flags=[f for f in message.flags if f != "fuzzy"])
    part = _path(language).with_suffix(".part")
    with part.open("wb") as file:
        file.write("\n".join(lines).encode() + b"\n")
        write_po(file, body, width=0, omit_header=True, no_location=True)
    part.replace(_path(language))


def _first(id: Id) -> str:
    return id if isinstance(id, str) else id[0]


def _id(message: Message) -> Id:
    return message.id if isinstance(message.id, str) else (message.id[0], message.id[1])


def translate(pairs: Sequence[tuple[Id, str | tuple[str, str]]]) -> None:
    with _locked():
        catalog = _read("nb")
        english = _read("en")
        for id, words in pairs:
            catalog.delete(_first(id))
            catalog.add(id, words)
            english.delete(_first(id))
            english.add(id, id)
        _write("nb", catalog)
        _write("en", english)


def extract() -> None:
    """New strings are added (English to itself, Norwegian empty), dead ones dropped."""
    wanted = extracted()
    with _locked():
        for language in ("nb", "en"):
            old = _read(language)
            new = Catalog(locale=language, charset="utf-8")
            for id in wanted:
                known: Message | None = old.get(_first(id))
                empty: str | tuple[str, str] = "" if isinstance(id, str) else ("", "")
                string = known.string if known and _same_shape(id, known) else empty
                new.add(id, id if language == "en" else string)
            _write(language, new)


def _same_shape(id: Id, message: Message) -> bool:
    return isinstance(message.id, str) == isinstance(id, str)


def wrongs() -> list[str]:
    """What does not agree, one line each; empty is good."""
    wanted = extracted()
    found = _unreadable()
    for language in ("nb", "en"):
        catalog = _read(language)
        present = {_id(message): message for message in catalog if message.id}
        found += [
            f"{language}: not translated ({places[0]}): {id!r}"
            for id, places in wanted.items()
            if id not in present
        ]
        found += [f"{language}: said nowhere: {id!r}" for id in present if id not in wanted]
        for id, message in present.items():
            if id in wanted:
                found += [f"{language}: {wrong}: {id!r}" for wrong in _wrong(id, message)]
    return found


def _wrong(id: Id, message: Message) -> Iterator[str]:
    ids = (id,) if isinstance(id, str) else id
    string = message.string or ""
    strings = (string,) if isinstance(string, str) else tuple(string)
    if message.fuzzy:
        yield "uncertain (fuzzy)"
    if len(strings) != len(ids) or not all(strings):
        yield "empty or wanting a plural"
        return
    for one, said in zip(ids, strings, strict=True):
        if set(_PLACE.findall(one)) != set(_PLACE.findall(said)):
            yield f"other facts than the original: {said!r}"


def stats() -> str:
    wanted = extracted()
    lines = [
        f"{len(wanted)} strings in {len({name for names in wanted.values() for name in names})} files"
    ]
    for language in ("nb", "en"):
        done = {_id(m) for m in _read(language) if m.id and not any(_wrong(_id(m), m))}
        lines.append(f"{language}: {len(done & wanted.keys())} translated")
    return "\n".join(lines) + "\n"


def _pairs_of(lines: Sequence[str]) -> list[tuple[Id, str | tuple[str, str]]]:
    pairs: list[tuple[Id, str | tuple[str, str]]] = []
    for line in lines:
        parts = line.rstrip("\n").split("\t")
        if len(parts) == 2:
            pairs.append((parts[0], parts[1]))
        elif len(parts) == 4:
            pairs.append(((parts[0], parts[1]), (parts[2], parts[3])))
        elif line.strip():
            raise SystemExit(f"two or four columns wanted: {line!r}")
    return pairs


def main(arguments: Sequence[str]) -> int:
    match list(arguments):
        case ["translate", "--plural", one, many, en, flere]:
            translate([((one, many), (en, flere))])
        case ["translate", english, norsk]:
            translate([(english, norsk)])
        case ["translate-many", name]:
            translate(_pairs_of(Path(name).read_text("utf-8").splitlines()))
        case ["extract"]:
            extract()
        case ["check"]:
            found = wrongs()
            sys.stdout.write("".join(f"{line}\n" for line in found))
            sys.stdout.write(f"{len(extracted())} strings, {len(found)} wrong\n")
            return 1 if found else 0
        case ["stats"]:
            sys.stdout.write(stats())
        case _:
            sys.stderr.write(f"{__doc__}\n")
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
