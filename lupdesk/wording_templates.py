"""Words of templates, of reuse and of what stays behind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lupdesk.wording_marks import N_

TEMPLATE_PHRASES: Final[Mapping[str, str]] = {
    "template-part.guide": N_("Question guide"),
    "template-part.programme": N_("Programme of the meetings"),
    "template-part.themes": N_("Themes"),
    "template-part.invitation": N_("Text of the invitation"),
    "template-part.suppliers": N_("Suppliers, as candidates"),
    "held.only-not-open": N_("only statements that are not open carry it"),
    "held.under-held": N_("stands under a theme that is not copied"),
    "act.begin-from-template": N_("Begin from a template"),
    "act.reuse-procurement": N_("Take over from an earlier procurement"),
    "act.save-dialogue-template": N_("Save as a template"),
}
TEMPLATE_PROBLEMS: Final[Mapping[str, str]] = {
    "template-unknown": N_("There is no template “{template}”. List the templates to see which."),
    "template-name-wanted": N_("The template needs a name with letters or figures in it."),
    "template-empty": N_(
        "There is nothing to save yet: no questions, no programme, no themes and no invitation that may be copied."
    ),
    "template-name-tells": N_(
        "The name “{name}” tells something that another procurement may not know. Choose another name."
    ),
    "reuse-itself": N_("A procurement cannot take over from itself. Choose an earlier one."),
}
