"""The package of a REFI-QDA project: which of its files hold which text. Nothing is unpacked onto
the disk, and no path leads out of the package.
"""

from __future__ import annotations

import codecs
import io
import zipfile
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from lupdesk.importers.files import check_size
from lupdesk.importers.limits import MAX_CODING_BYTES, MAX_FILE_BYTES
from lupdesk.importers.packages import DAMAGE, check_parts
from lupdesk.problems import Problem

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_INTERNAL: Final = "internal://"
_SOURCES: Final = "sources/"
_PROJECT: Final = "project.qde"
_ENDING: Final = ".qde"
_SHADOWS: Final = ("__macosx/", "._")
"""What a Mac lays beside the files of a package that is packed by hand."""
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Texts:
    """The file in hand. ``project`` is its XML, the file itself where that is no package."""

    def __init__(self, data: bytes, file: str) -> None:
        self._file = file
        self._package: zipfile.ZipFile | None = None
        self._parts: dict[str, zipfile.ZipInfo] = {}
        self._read: dict[str, str] = {}
        self._folder = ""
        self._bytes = 0
        self.project = self._opened(data) if data.startswith(_ZIP) else data

    def _opened(self, data: bytes) -> bytes:
        try:
            self._package = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as error:
            raise Problem("qda-damaged", file=self._file) from error
        parts = self._package.infolist()
        check_parts(parts, self._file, "qda")
        # Programs differ in the case of the folder's name, and in the stroke.
        self._parts = {part.filename.replace("\\", "/").casefold(): part for part in parts}
        project = self._project()
        self._folder = project[: -len(PurePosixPath(project).name)]
        return self._part(project, MAX_CODING_BYTES)

    def _project(self) -> str:
        """As the standard calls it, or the only one: ATLAS.ti may call it after the project, and
        who packs by hand packs a folder.
        """
        if _PROJECT in self._parts:
            return _PROJECT
        found = [
            path
            for path in self._parts
            if path.endswith(_ENDING)
            and not path.startswith(_SHADOWS[0])
            and not PurePosixPath(path).name.startswith(_SHADOWS[1])
        ]
        if len(found) != 1:
            raise Problem("qda-no-project", file=self._file)
        return found[0]

    def _part(self, path: str, limit: int) -> bytes:
        assert self._package is not None
        part = self._parts[path]
        if part.file_size > limit:
            raise Problem("import-file-too-large", file=part.filename, megabytes=limit // 1_000_000)
        try:
            data = self._package.read(part)
        except DAMAGE as error:
            raise Problem("qda-damaged", file=self._file) from error
        check_size(data, part.filename, limit)
        return data

    def of(self, path: str, source: str) -> str:
        """The text of a source. Problem ``qda-source-missing`` where it lies outside of the
        package or nowhere, ``qda-not-text``, ``qda-too-much-text``.
        """
        if path not in self._read:
            self._read[path] = self._text(path, source)
        return self._read[path]

    def _inside(self, path: str) -> str | None:
        """Some programs leave out where the path begins, write signs as a web address does, or lay
        the texts beside the project.
        """
        name = path.removeprefix(_INTERNAL)
        if "://" in name:
            return None
        bare = name[len(_SOURCES) :] if name.casefold().startswith(_SOURCES) else name
        wanted = (f"{_SOURCES}{name}", f"{_SOURCES}{bare}", f"{_SOURCES}{unquote(bare)}", bare)
        paths = (f"{self._folder}{one}".casefold() for one in wanted)
        return next((one for one in paths if one in self._parts), None)

    def _text(self, path: str, source: str) -> str:
        inside = self._inside(path)
        if inside is None or inside.endswith("/"):
            raise Problem("qda-source-missing", file=self._file, source=source, path=path[:200])
        self._bytes += self._parts[inside].file_size
        if self._bytes > MAX_FILE_BYTES:
            limit = MAX_FILE_BYTES // 1_000_000
            raise Problem("qda-too-much-text", file=self._file, megabytes=limit)
        data = self._part(inside, MAX_FILE_BYTES)
        mark, codec = next((one for one in _MARKS if data.startswith(one[0])), (b"", "utf-8"))
        try:
            return data[len(mark) :].decode(codec)
        except UnicodeDecodeError as error:
            raise Problem("qda-not-text", file=self._file, source=source) from error
