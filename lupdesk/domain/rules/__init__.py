"""The rules of a fair and discreet dialogue (domain notes, section 3), one file per family."""
