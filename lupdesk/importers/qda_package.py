"""The package of a REFI-QDA project: which of its files hold which text. Nothing is unpacked onto
the disk, and no path leads out of the package.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from typing import Final

from lupdesk.importers.files import check_size
from lupdesk.importers.limits import MAX_CODING_BYTES, MAX_FILE_BYTES
from lupdesk.importers.packages import DAMAGE, check_parts
from lupdesk.problems import Problem

ONE_SIGN: Final = re.compile("\r\n|\r")
"""Line breaks that are one sign here."""
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_INTERNAL: Final = "internal://"
_PROJECT: Final = "project.qde"
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
        self._bytes = 0
        self.project = self._opened(data) if data.startswith(_ZIP) else data

    def _opened(self, data: bytes) -> bytes:
        try:
            self._package = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as error:
            raise Problem("qda-damaged", file=self._file) from error
        parts = self._package.infolist()
        check_parts(parts, self._file, "qda")
        # Programs differ in the case of the folder's name.
        self._parts = {part.filename.casefold(): part for part in parts}
        if _PROJECT not in self._parts:
            raise Problem("qda-no-project", file=self._file)
        return self._part(_PROJECT, MAX_CODING_BYTES)

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

    def _text(self, path: str, source: str) -> str:
        inside = f"sources/{path.removeprefix(_INTERNAL)}".casefold()
        if not path.startswith(_INTERNAL) or inside not in self._parts:
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
