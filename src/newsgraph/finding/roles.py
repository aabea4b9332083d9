"""Doc ► roles of people and whom they work for: titles, appositions, predicates, relative clauses."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsgraph.finding.attribute import Attribute, said
from newsgraph.finding.mentions import Form, Kind, Mention, Mentions
from newsgraph.finding.syntax import child, children, is_negated, preposition, relative_antecedent, with_conjuncts
from newsgraph.finding.wordlists import words

_MEMBER_WORDS = frozenset(
    ("mp", "mps", "senator", "congressman", "congresswoman", "candidate", "member", "leader", "councillor", "lawmaker", "politician", "deputy")
)
_PLAYER_WORDS = frozenset(
    (
        "striker",
        "midfielder",
        "defender",
        "goalkeeper",
        "forward",
        "winger",
        "captain",
        "coach",
        "manager",
        "quarterback",
        "player",
        "pitcher",
        "batsman",
        "bowler",
    )
)


def role(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """Job titles as stated, and the organisations that they are in."""
    if mention.form is not Form.NAME:
        return
    for start, end, head in _role_phrases(mention, doc, mentions):
        text = " ".join(doc[start:end].text.split())
        if not text or len(text) > 90:
            continue
        yield said(mention, "schema:jobTitle", text, doc)
        yield from _employer(mention, head, start, doc, mentions)
    yield from _membership(mention, doc, mentions)


def _role_phrases(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[tuple[int, int, Token]]:
    """(start, end, head) of the phrases that say what a person is: before the name, in apposition, or as a predicate."""
    before = _title_before(mention, doc, mentions)
    if before is not None:
        yield before
    token = doc[mention.head]
    candidates = [c for c in children(token, "appos") if c.i > token.i]
    if token.dep_ == "appos":
        candidates.append(token.head)
    if token.dep_ == "nsubj" and child(token.head, "cop") is not None and not is_negated(token.head):
        candidates.append(token.head)
    for relative in children(token, "acl:relcl"):
        if (
            child(relative, "cop") is not None
            and not is_negated(relative)
            and (s := child(relative, "nsubj")) is not None
            and relative_antecedent(s) is not None
        ):
            candidates.append(relative)
    for c in candidates:
        for one in with_conjuncts(c):
            if is_role(one) and mentions_name(mentions, one) is None:
                yield (*_role_span(one), one)


def mentions_name(mentions: Mentions, token: Token) -> Mention | None:
    """The name that a token heads, if it does."""
    found = mentions.at(token.i)
    return found if found is not None and found.form is Form.NAME else None


def is_role(token: Token) -> bool:
    """Whether a noun names an occupation or office."""
    return token.pos_ in ("NOUN", "PROPN") and (token.lemma_.lower() in words("occupations") or token.lower_ in words("occupations"))


def _role_span(head: Token) -> tuple[int, int]:
    """The role as stated: its noun with modifiers and "of", "for", "at" phrases, without the article and without clauses."""
    skip = {
        "det",
        "acl:relcl",
        "appos",
        "punct",
        "cc",
        "conj",
        "cop",
        "nsubj",
        "advmod",
        "parataxis",
        "nmod:poss",
        "acl",
        "aux",
        "advcl",
        "obl",
        "mark",
        "ccomp",
    }
    inside = {head.i}
    for c in head.children:
        if c.dep_ in skip or (c.dep_.startswith("nmod") and (c.i < head.i or preposition(c) not in ("of", "for", "at", "in", "to"))):
            continue
        if c.dep_.startswith("nmod"):
            inside.update(t.i for t in c.subtree if t.dep_ not in ("acl:relcl",) and t.i - head.i < 12)
        elif c.dep_ in ("compound", "amod", "flat", "nummod", "nmod:desc", "fixed"):
            inside.update(t.i for t in c.subtree)
    start = head.i
    while start - 1 in inside:
        start -= 1
    end = head.i + 1
    while end in inside:
        end += 1
    while end > head.i + 1 and (head.doc[end - 1].is_punct or head.doc[end - 1].is_space):
        end -= 1
    while start < head.i and (head.doc[start].is_punct or head.doc[start].lower_ in ("then", "former", "ex", "old") or head.doc[start].text.isdigit()):
        start += 1
    return start, end


def _title_before(mention: Mention, doc: Doc, mentions: Mentions) -> tuple[int, int, Token] | None:
    """“Assistant Chief Constable Chris Haward”, “US singer Ariana Grande”, “Prime Minister, Theresa May” (not across a comma)."""
    i = mention.start - 1
    sentence = doc[mention.head].sent
    while i >= sentence.start and doc[i].lower_.rstrip(".") in words("honorifics") and doc[i].lower_.rstrip(".") not in words("occupations"):
        i -= 1
    if i < sentence.start:
        return None
    last = doc[i]
    if not (is_role(last) or last.lower_.rstrip(".") in words("ranks")):
        return None
    start = i
    while start - 1 >= sentence.start and i - start < 6:
        word = doc[start - 1]
        if word.pos_ in ("DET", "ADP", "VERB", "AUX", "PRON", "CCONJ", "SCONJ", "NUM", "SPACE") or (word.is_punct and word.text not in ("-",)):
            break
        if mentions_name(mentions, word) is not None or word.lower_ in ("'s", "’s") or word.lower_ in ("then", "former", "ex", "old", "late"):
            break
        if word.pos_ == "ADJ" and word.text[:1].isupper() and not is_role(doc[start]):
            break
        if not (word.head.i >= start and word.head.i <= mention.end) and word.pos_ != "PROPN":
            break
        start -= 1
    return start, i + 1, last


def _employer(mention: Mention, role: Token, start: int, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """The organisation that a role is in: "of the X", "at X", "X's", or a name right before the role."""
    found: list[Mention] = []
    queue = [role]
    for head in queue[:4]:
        for c in head.children:
            if c.dep_.startswith("nmod") and c.dep_ != "nmod:unmarked":
                for one in with_conjuncts(c):
                    name = mentions.at(one.i)
                    if name is not None and name.form is Form.NAME and name.kind is Kind.ORGANIZATION:
                        found.append(name)
                    elif len(queue) < 4:
                        queue.append(one)
            elif c.dep_ in ("compound", "nmod:desc") and (name := mentions.at(c.i)) is not None and name.kind is Kind.ORGANIZATION and name.form is Form.NAME:
                found.append(name)
    before = mentions.at(start - 1) if start > 0 else None
    if before is None and start > 1 and doc[start - 1].lower_ in ("'s", "’s"):
        before = mentions.at(start - 2)
    if before is not None and before.form is Form.NAME and before.kind is Kind.ORGANIZATION and before.end in (start, start - 1):
        found.append(before)
    word = role.lemma_.lower()
    property_ = "schema:memberOf" if word in _MEMBER_WORDS | _PLAYER_WORDS else "schema:worksFor"
    for name in found:
        yield said(mention, property_, name.index, doc)


def _membership(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """“of X” and “from X” right behind a name, where X is an organisation; “who works for X”."""
    token = doc[mention.head]
    for c in children(token, "nmod"):
        name = mentions.at(c.i)
        if name is not None and name.kind is Kind.ORGANIZATION and name.form is Form.NAME and preposition(c) in ("of", "from", "with", "at") and c.i > token.i:
            yield said(mention, "schema:affiliation", name.index, doc)
    for verb in (*children(token, "acl:relcl", "acl"), token.head if token.dep_ == "nsubj" else token):
        if (
            verb.pos_ == "VERB"
            and verb.lemma_ in ("work", "join", "lead", "head", "chair", "run", "found", "manage", "captain", "coach", "represent")
            and not is_negated(verb)
        ):
            for c in (*children(verb, "obj"), *(o for o in children(verb, "obl") if preposition(o) in ("for", "at", "with"))):
                name = mentions.at(c.i)
                if name is not None and name.kind is Kind.ORGANIZATION and name.form is Form.NAME:
                    yield said(mention, "schema:worksFor", name.index, doc)
