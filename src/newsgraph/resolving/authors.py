"""Who is called an author of a study is an author of the one that the article tells of: "study co-author Ann Roe said"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newsgraph.finding.arguments import Argument
from newsgraph.finding.attribute import Attribute
from newsgraph.namespaces import NG
from newsgraph.resolving.scene import Happening, Scene

_AUTHOR = re.compile(
    r"(?:(?:study|lead|senior|first|corresponding|co-lead) (?:co-)?author|co-?author)"
    r"(?: and .*| of (?:the|a|an|this) (?:new )?(?:study|paper|report|research))?",
    re.IGNORECASE,
)
AUTHOR = NG + "author"


def name_authors(known: Sequence[Happening], attributes: Sequence[Attribute], scene: Scene) -> None:
    """Give them their part in the study, in place: the first whose authors are told, else the first."""
    studies = [h for h in known if NG + "Study" in h.classes]
    if not studies:
        return
    study = min(studies, key=lambda h: (not h.filling((AUTHOR,)), h.first))
    first = min(study.tellings, key=lambda t: t.head)
    for told in attributes:
        if told.property == "schema:jobTitle" and isinstance(told.value, str) and _AUTHOR.fullmatch(told.value):
            mention = scene.mentions.all[told.subject]
            if (who := scene.entities.at(mention)) is not None:
                here = replace(first, head=mention.head, start=mention.start, end=mention.end, arguments=(Argument(AUTHOR, mention.head),))
                study.roles.setdefault((AUTHOR, who.index), here)
