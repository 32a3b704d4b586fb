"""Words of the tree of themes, of statements that say the same, and of what was withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_

THEMING_PHRASES: Final[Mapping[str, str]] = {
    "held.withdrawn": N_("taken back by the supplier"),
    "held.lesson": N_("was answered in confidence after the dialogue"),
    "doc.withdrawn": N_("Withdrawn by the supplier on {day:full}"),
    "passage-state.new": N_("Becomes a statement"),
    "passage-state.themes": N_("Its statement gets"),
    "passage-state.known": N_("Here already"),
    "passage-state.left": N_("Left: no statement stands there"),
    "act.set-themes": N_("Themes of inputs"),
    "act.add-theme": N_("Add a theme to the tree"),
    "act.edit-theme": N_("Rename or explain a theme"),
    "act.move-theme": N_("Move a theme"),
    "act.merge-themes": N_("Merge themes"),
    "act.split-theme": N_("Split a theme"),
    "act.import-themes": N_("Take in themes from a codebook"),
    "act.remove-theme": N_("Remove a theme"),
    "act.say-the-same": N_("Join inputs that say the same"),
    "act.part-said": N_("Part joined inputs"),
    "act.set-barrier": N_("Kind of barrier"),
    "act.set-withdrawn": N_("Withdrawn by the supplier"),
}

THEMING_PROBLEMS: Final[Mapping[str, str]] = {
    "theme-name-wanted": N_("Write the name of the theme."),
    "theme-unknown": N_("There is no theme “{theme}” in this procurement. Look at the tree."),
    "theme-taken": N_(
        "The theme “{theme}” is there already. Choose another name, or merge the two."
    ),
    "theme-ring": N_(
        "“{theme}” cannot lie under itself or under what lies below it. Choose another place."
    ),
    "theme-too-deep": N_(
        "“{theme}” would lie too deep: at most {limit:plain} themes lie under one another."
    ),
    "theme-merge-itself": N_("Choose another theme than the one that goes."),
    "theme-split-nothing": N_(
        "None of the chosen inputs has the theme “{theme}”. Choose some that have."
    ),
    "theme-in-use": N_(
        "“{theme}” is on statements ({count:plain}). Say with --to which theme they get, or with --drop that they lose it."
    ),
    "said-by-several-kinds": N_(
        "Only what suppliers said can be joined: {label} is something else."
    ),
    "not-joined": N_("None of these inputs is joined with another."),
    "other-procurement": N_("These inputs belong to different procurements. Choose some of one."),
}
