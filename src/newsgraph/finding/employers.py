"""Doc ► the organisations that people work for, lead or belong to, and the teams, parties and bodies that a role is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.attribute import Attribute, said
from newsgraph.finding.demonyms import COUNTRIES, DEMONYMS
from newsgraph.finding.mention import Form, Kind, Mention, Mentions
from newsgraph.finding.syntax import child, children, first_of, is_negated, preposition, relative_clauses, surface_subject, with_conjuncts
from newsgraph.finding.wordlists import words

_WORKING = frozenset(("work", "join", "lead", "head", "chair", "run", "found", "manage", "captain", "coach", "represent", "direct", "edit", "own"))
_SEEKING = frozenset(("candidate", "nominee", "contender"))
_NATIONS = frozenset(c.lower() for c in COUNTRIES) | DEMONYMS.keys()
_NEAR = 5  # words before a name
_OWN = frozenset(("party", "union", "employer", "firm", "company"))
_POSTS = frozenset(("leadership", "membership", "chairmanship", "presidency", "captaincy", "directorship"))


def employers(mention: Mention, role: Token, start: int, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """The organisations that a role is in: "of the X", "at X", "X's", or a name right before the role, which begins at `start`."""
    found: list[Mention] = []
    queue = [role]
    for head in queue[:4]:
        for c in head.children:
            if head is role and preposition(c) == "for" and role.lemma_.lower() in _SEEKING:
                continue  # "a candidate for Congress" is not of it
            if c.dep_.startswith("nmod") and c.dep_ != "nmod:unmarked":
                for one in with_conjuncts(c):
                    where = mentions.at(one.i)
                    if _is_body(where):
                        found.append(where)
                    elif len(queue) < 4:
                        queue.append(one)
            elif c.dep_ in ("compound", "nmod:desc", "amod") and _is_body(name := mentions.at(c.i)):
                found.append(name)
    if (body := _untitled(role, start, doc, mentions)) is not None:
        found.append(body)
    if (body := _governed(role, doc, mentions)) is not None:
        found.append(body)
    before = mentions.at(start - 1) if start > 0 else None
    if before is None and start > 1 and doc[start - 1].lower_ in ("'s", "’s"):
        before = mentions.at(start - 2)
    if _is_body(before) and before.end in (start, start - 1, start + 1):
        found.append(before)
    for k in range(start, role.i):
        if _is_body(name := mentions.at(k)) and name.end <= role.i:
            found.append(name)
    property_ = "schema:memberOf" if role.lemma_.lower() in words("member-nouns") else "schema:worksFor"
    for name in dict.fromkeys(found):
        yield said(mention, property_, name.index, doc)


def _governed(role: Token, doc: Doc, mentions: Mentions) -> Mention | None:
    """“The director of X”, whatever the parse hangs X on."""
    case = doc[role.i + 1].lower_ if role.i + 3 < len(doc) else ""
    if case not in ("of", "at", "for") or (case == "for" and role.lemma_.lower() in _SEEKING):
        return None
    begin = role.i + 2 + (doc[role.i + 2].lower_ == "the")
    name = mentions.at(begin)
    if name is None or name.start != begin or name.form is not Form.NAME or name.kind is not Kind.ORGANIZATION:
        return None
    return name if name.end == len(doc) or doc[name.end].lower_ not in ("'s", "’s") else None


def party(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """“Socialist leader Ann Roe”, “Ann Roe, a Democrat”: of the one party or body of followers of that word which the article names."""
    token = doc[mention.head]
    if mention.form is not Form.NAME:
        return
    start = mention.start
    while start > 0 and mention.start - start < _NEAR and (doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ") and not doc[start - 1].is_punct):
        start -= 1
    beside = [*doc[start : mention.start], *(c for c in token.children if c.dep_ == "appos" and c.i > token.i)]
    if token.dep_ == "nsubj" and child(token.head, "cop") is not None and not is_negated(token.head):
        beside.append(token.head)
    for word in beside:
        if word.tag_ in ("NNS", "NNPS") or word.lower_ not in words("adherents", "party-adjectives"):
            continue
        between = (mentions.at(i) for i in range(word.i + 1, mention.start))
        if any(m is not None and m.form is Form.NAME and m.kind is Kind.PERSON for m in between):
            continue
        stem = word.lower_.removesuffix("ic").removesuffix("t") if word.lower_ == "democratic" else word.lower_
        named = [m for m in mentions.all if m.form is Form.NAME and m.kind is Kind.ORGANIZATION and _is_party(m.text.lower().split(), stem)]
        if named:
            yield said(mention, "schema:memberOf", named[0].index, doc)
            return


def _is_party(name: Sequence[str], stem: str) -> bool:
    """“Democrats”, “US Democratic Party”; not a state's."""
    if name[-1] == "party":
        return len(name) > 1 and name[-2].startswith(stem) and (len(name) == 2 or " ".join(name[:-2]) in _NATIONS)
    return name in ([stem], [f"{stem}s"])


def _untitled(role: Token, start: int, doc: Doc, mentions: Mentions) -> Mention | None:
    """“Council leader Ann Roe” leads the one council that is named before her."""
    noun = next((t for t in doc[start : role.i] if t.lower_ in words("titled-bodies")), None)
    if noun is None or ((within := mentions.at(noun.i)) is not None and within.form is Form.NAME):
        return None
    named = [m for m in mentions.all if m.start < start and m.form is Form.NAME and m.kind is Kind.ORGANIZATION and noun.lower_ in m.text.lower().split()]
    return named[0] if len({m.text for m in named}) == 1 else None


def memberships(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """“Smith of Oxfam”, “Smith (Labour)”, “Smith, who works for Oxfam”, “the Oxfam team, led by Smith”, “Smith left leadership of X”, “his party, X”."""
    token = doc[mention.head]
    if mention.form is Form.PRONOUN and token.dep_ == "nmod:poss" and token.head.lemma_ in _OWN:
        for c in children(token.head, "appos", "flat"):
            if _is_body(name := mentions.at(c.i)):
                yield said(mention, "schema:memberOf" if token.head.lemma_ in ("party", "union") else "schema:worksFor", name.index, doc)
    if mention.form is Form.PRONOUN and token.dep_ == "nmod:poss" and (party := mentions.at(token.head.i)) is not None:
        if party.kind is Kind.ORGANIZATION and party.form is Form.NAME and token.head.lower_ == "party":
            yield said(mention, "schema:memberOf", party.index, doc)  # "Smith said his Labour Party was eager"
    if mention.form is Form.NAME and " " in mention.text and mention.start > 1 and doc[mention.start - 1].lower_ in ("'s", "’s", "'", "’"):
        if _is_body(name := mentions.at(mention.start - 2)) and name.form is Form.NAME and name.end == mention.start - 1:
            yield said(mention, "schema:affiliation", name.index, doc)  # "Reuters' Ann Roe"
    if mention.form is Form.NAME:
        for c in (*children(token, "nmod"), *(children(first_of(token, "conj"), "nmod") if token.dep_ == "conj" else ())):
            if c.i > token.i and preposition(c) in ("of", "from", "with", "at") and _is_body(name := mentions.at(c.i)):
                yield said(mention, "schema:affiliation", name.index, doc)
        for name in _bodies_after(mention, doc, mentions):
            yield said(mention, "schema:affiliation", name.index, doc)
        if mention.end + 1 < len(doc) and doc[mention.end].text == "(" and _is_body(name := mentions.at(mention.end + 1)):
            if name.end < len(doc) and doc[name.end].text == ")":
                yield said(mention, "schema:memberOf", name.index, doc)
    first = first_of(token, "conj") if mention.form is Form.NAME else token  # "Roe and Poe belong to the Greens"
    for verb in (*relative_clauses(token), *(c for c in children(token, "acl") if c.dep_ == "acl"), *([first.head] if first.dep_ == "nsubj" else [])):
        for one in (verb, *children(verb, "xcomp", "conj", "ccomp")):
            holder = surface_subject(one)
            if holder is not None and holder.i in (token.i, first.i) and not is_negated(one):
                yield from _of_clause(mention, one, doc, mentions)
    if token.dep_ == "obl:agent" and token.head.lemma_ in _WORKING and token.head.dep_ == "acl" and (team := _team(token.head.head, mentions)):
        yield said(mention, "schema:worksFor", team.index, doc)


def _bodies_after(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Mention]:
    """“Between Ann Roe of the Elm School at Wexby University and Al Poe of Halden”: what follows a full name, whatever the parse hangs it on."""
    end = mention.end if " " in mention.text else len(doc)
    while end + 2 < len(doc) and doc[end].lower_ in (("of",) if end == mention.end else ("of", "at")):
        begin = end + 1 + (doc[end + 1].lower_ == "the")
        name = mentions.at(begin)
        if name is None or name.form is not Form.NAME or name.kind is not Kind.ORGANIZATION or name.start != begin or doc[name.head].dep_ != "nmod":
            return
        yield name
        end = name.end


def _team(noun: Token, mentions: Mentions) -> Mention | None:
    """An organisation, or a team that bears a name: “the Montreal team”."""
    found = mentions.at(noun.i)
    named = found is not None and found.kind is Kind.ORGANIZATION and any(c.ent_type_ for c in children(noun, "compound"))
    return found if named or _is_body(found) else None


def in_the_only_force(doc: Doc, mentions: Mentions, attributes: Sequence[Attribute]) -> Iterator[Attribute]:
    """An officer of whom no force is told is, with less confidence, of the only police force or sheriff's office that the article names."""
    employed = {a.subject for a in attributes if a.property in ("schema:worksFor", "schema:memberOf", "schema:affiliation")}
    titled = [a for a in attributes if a.property == "schema:jobTitle" and a.subject not in employed and _is_officer(str(a.value))]
    named = [m for m in reversed(mentions.all) if m.form is Form.NAME and m.kind is Kind.ORGANIZATION and " " in m.text] if titled else []
    for a in titled:
        officer = mentions.all[a.subject]
        if officer.end < len(doc) and doc[officer.end].lower_ in ("of", "with", "from"):
            continue
        before = " ".join(t.lower_ for t in doc[max(0, officer.start - _NEAR) : officer.start])
        of_sheriff = "sheriff" in before or "deputy" in str(a.value).lower()
        forces = {m.text.lower().removesuffix(" department"): m for m in named if _is_force(m, of_sheriff)}
        places = [m.text.lower() for i in range(max(0, officer.start - _NEAR), officer.start) if (m := mentions.at(i)) is not None and m.kind is Kind.PLACE]
        if len(forces) == 1 and all(p in name for p in places for name in forces):
            yield Attribute(a.subject, "schema:worksFor", next(iter(forces.values())).index, a.start, a.end, 0.6)


def _is_officer(title: str) -> bool:
    """“Sgt.”, “police spokeswoman”; not “Fire Chief”, “Chief Executive Officer”, “Gunnery Sgt.”, “officer of the court”."""
    parts = title.lower().replace(".", "").split()
    police = parts[-1] in words("police-ranks") or ("police" in parts[:-1] and parts[-1].startswith("spokes"))
    return police and words("ranks-of-others").isdisjoint(parts)


def _is_force(mention: Mention, of_sheriff: bool) -> bool:
    ending = mention.text.lower().split()[-2:]
    return ending[0].startswith("sheriff") if of_sheriff else not words("police-nouns").isdisjoint(ending)


def _of_clause(mention: Mention, verb: Token, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    if verb.pos_ == "VERB" and verb.lemma_ in _WORKING:
        cases = ("for", "at", "with") if verb.lemma_ != "run" else ()  # "ran for Congress"
        for c in (*children(verb, "obj"), *(o for o in children(verb, "obl") if preposition(o) in cases)):
            if _is_body(name := mentions.at(c.i)):
                yield said(mention, "schema:worksFor", name.index, doc)
    elif verb.lemma_ == "belong" or (verb.lemma_ == "member" and verb.tag_ == "NNS" and child(verb, "cop") is not None):
        for c in (o for o in children(verb, "obl", "nmod") if preposition(o) in ("to", "of", None)):
            for one in with_conjuncts(c):
                if _is_body(name := mentions.at(one.i)):
                    yield said(mention, "schema:memberOf", name.index, doc)
    elif verb.lemma_ == "responsible" and child(verb, "cop") is not None:
        for c in children(verb, "obl"):
            if _is_body(name := mentions.at(c.i)):
                yield said(mention, "schema:worksFor", name.index, doc)
    elif verb.pos_ == "VERB":
        for post in children(verb, "obj"):
            if post.lemma_ in _POSTS:
                for c in children(post, "nmod"):
                    if preposition(c) == "of" and _is_body(name := mentions.at(c.i)):
                        yield said(mention, "schema:memberOf", name.index, doc)


def _is_body(found: Mention | None) -> TypeGuard[Mention]:
    """An organisation that is named, described by more than one word (“counter terror police”), or known (“the brewery”, “its”)."""
    if found is None or found.form is Form.PRONOUN:
        return found is not None and found.text.lower() in ("its", "their")
    if found.kind is Kind.PLACE:
        return found.text.split()[-1].lower() in words("staffed-places")
    return found.kind is Kind.ORGANIZATION and (found.form is Form.NAME or " " in found.text or found.definite)
