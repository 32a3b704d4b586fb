"""Qt's own few words in our language: Qt ships no bokmål."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTranslator

from lupdesk.wording import N_, Wording

_WORDS: Final = {
    "OK": N_("OK"),
    "&OK": N_("OK"),
    "Cancel": N_("Cancel"),
    "&Cancel": N_("Cancel"),
    "Open": N_("Open file"),
    "&Open": N_("Open file"),
    "Save": N_("Save"),
    "&Save": N_("Save"),
    "Close": N_("Close"),
    "&Close": N_("Close"),
    "&Yes": N_("Yes"),
    "&No": N_("No"),
    "&Undo": N_("Undo"),
    "&Redo": N_("Redo"),
    "Cu&t": N_("Cut"),
    "&Copy": N_("Copy"),
    "&Paste": N_("Paste"),
    "Delete": N_("Delete"),
    "Select All": N_("Select all"),
    "Look in:": N_("Folder:"),
    "&Look in:": N_("Folder:"),
    "File &name:": N_("File name:"),
    "Files of type:": N_("Kind of file:"),
    "Files of &type:": N_("Kind of file:"),
    "All Files (*)": N_("All files (*)"),
    "All files (*)": N_("All files (*)"),
    "Directory:": N_("Folder:"),
    "Save As": N_("Save as"),
    "Folder": N_("Folder"),
    "Drive": N_("Drive"),
    "Back": N_("Back"),
    "Go back": N_("Back"),
    "Go forward": N_("Forward"),
    "Go to the parent directory": N_("Folder above"),
    "Create a New Folder": N_("New folder"),
    "Change to list view mode": N_("List"),
    "Change to detail view mode": N_("Details"),
    "Sidebar": N_("Places"),
    "List of places and bookmarks": N_("Places"),
    "Forward": N_("Forward"),
    "Parent Directory": N_("Folder above"),
    "Create New Folder": N_("New folder"),
    "&New Folder": N_("New folder"),
    "New Folder": N_("New folder"),
    "List View": N_("List"),
    "Detail View": N_("Details"),
    "Name": N_("Name"),
    "Size": N_("Size"),
    "Type": N_("Kind"),
    "Kind": N_("Kind"),
    "Date Modified": N_("Changed"),
    "Computer": N_("Computer"),
    "My Computer": N_("Computer"),
    "&Rename": N_("Rename"),
    "&Delete": N_("Delete"),
    "Show &hidden files": N_("Show hidden files"),
    "&Choose": N_("Choose"),
    "Copy": N_("Copy"),
    "%1 already exists.\nDo you want to replace it?": N_(
        "%1 already exists.\nDo you want to replace it?"
    ),
    "%1\nFile not found.\nPlease verify the correct file name was given.": N_(
        "%1\nThe file was not found."
    ),
}


class QtWords(QTranslator):
    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wording = wording

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        known = _WORDS.get(sourceText)
        # None is Qt's "not mine"; an empty string would be taken for the translation.
        return self.wording.constant(known) if known else None  # type: ignore[return-value]
