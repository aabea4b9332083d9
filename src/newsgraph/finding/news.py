"""The news of a report that the lexicon has no word for: what its first sentence says that somebody did, or said, on some day."""

from __future__ import annotations

from collections.abc import Collection

from newsgraph.annotation.tree import Token
from newsgraph.finding.mentions import Form
from newsgraph.finding.nominal_kinds import Reading, by_name
from newsgraph.finding.syntax import child, children, is_headline, is_passive, surface_subject
from newsgraph.finding.triggers import Trigger
from newsgraph.finding.wordlists import words
from newsgraph.namespaces import NG
from newsgraph.ontology import Frame

_SHORTEST = 8  # tokens of a sentence that tells news
_SPOKEN = Frame(name="spoken", classes=(NG + "Announcement",), positions={"subject": (NG + "speaker",), "object": (NG + "subject",), "for": (NG + "subject",)})
_DONE = Frame(name="done", classes=(NG + "Event",), positions={"subject": (NG + "agent",), "object": (NG + "subject",), "by": (NG + "agent",)})


def find_news(told: Collection[int], r: Reading) -> Trigger | None:
    """The verb of the first full sentence, where none of the tokens in `told` announces anything there and the verb has a named subject and a day."""
    first = next((s for s in r.doc.sents if len(s) >= _SHORTEST and not is_headline(s)), None)
    if first is None or any(first.start <= i < first.end for i in told):
        return None
    verb = next((t for t in first if t.head is t and not t.is_space), first[0])
    who = surface_subject(verb) if verb.pos_ == "VERB" and _is_past(verb) else None
    mention = r.mentions.at(by_name(who, r).i) if who is not None else None
    if mention is None or mention.form is not Form.NAME or not any(t.value for t in r.circumstances.times.get(verb.i, ())):
        return None
    speech = verb.lemma_.lower() in words("reporting-verbs", "speech-acts") and not is_passive(verb)
    return Trigger(verb.i, verb.i + 1, verb.i, _SPOKEN if speech else _DONE)


def _is_past(verb: Token) -> bool:
    """Whether it tells what happened: "renamed", "was renamed", "has renamed"; not "may rename"."""
    finite = child(verb, "aux") or verb
    return child(verb, "cop") is None and (finite.tag_ == "VBD" or (finite.lemma_ == "have" and not any(c.tag_ == "MD" for c in children(verb, "aux"))))
