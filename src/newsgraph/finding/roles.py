"""Doc ► roles of people: titles, appositions, predicates, relative clauses, “served as”, “elected leader”."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.attribute import Attribute, said
from newsgraph.finding.demonyms import DEMONYMS
from newsgraph.finding.employers import employers, memberships
from newsgraph.finding.mention import Form, Kind, Mention, Mentions
from newsgraph.finding.syntax import (
    child,
    children,
    direct_object,
    first_of,
    is_apposed,
    is_headline,
    is_negated,
    obliques,
    preposition,
    relative_antecedent,
    relative_clauses,
    surface_subject,
    with_conjuncts,
)
from newsgraph.finding.wordlists import words

_OF_RANK = frozenset(("managing", "acting", "founding", "presiding", "sitting"))
_PAST = frozenset(("then", "former", "ex"))
_NOT_OF_THE_ROLE = frozenset(
    ("det", "acl:relcl", "appos", "punct", "cc", "conj", "cop", "nsubj", "advmod", "parataxis", "nmod:poss", "acl", "aux", "advcl", "obl", "mark", "ccomp")
)
_SERVING = frozenset(
    ("serve", "work", "act", "continue", "resign", "retire", "train", "begin", "start", "join", "step", "quit", "leave", "return", "stand", "qualify",
     "practise", "practice", "double", "enlist", "play", "spend")
)  # fmt: skip
_TAKING = frozenset(("become", "remain"))
_APPOINTING = frozenset(
    ("elect", "re-elect", "appoint", "name", "nominate", "choose", "select", "hire", "succeed", "replace", "install", "confirm", "swear", "inaugurate",
     "ordain", "reappoint", "employ", "recruit", "designate", "promote", "oust", "remove", "dismiss", "sack", "fire", "suspend", "retain")
)  # fmt: skip
_HOLDING = frozenset(("hold", "resume", "take", "assume", "fill", "occupy", "accept", "leave", "resign"))
_POSTS = frozenset(("post", "position", "office", "role", "job", "title"))
_SERVICE = _POSTS | {"career", "time", "tenure", "work", "stint", "appointment", "years", "term", "departure", "resignation", "capacity", "employment"}
_TO_WHOM = frozenset(("ambassador", "envoy", "adviser", "advisor", "consul", "representative", "emissary", "counsel"))
_OF_OFFICES = frozenset(("police", "fire", "district"))  # "Tarn Police | Chief" is a police chief
_OF_ONE_WORD = frozenset(("county", "state", "parish"))  # "Tarn County | Sheriff"
_ORDINALS = frozenset(("first", "second", "third", "fourth", "last", "only"))
_PASSING = frozenset(("year", "old", "late", "current", "time", "times", "fellow", "different", "various", "several"))
_VIEWS = frozenset(("champion", "critic", "supporter", "opponent", "fan"))  # what somebody thinks, where it is of something
_SUPPOSED = frozenset(("will", "'ll", "’ll", "would", "could", "should", "may", "might", "can"))
_LONGEST = 90  # characters
_IN_BRACKETS = 8  # tokens of what is explained in them


def role(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """Job titles as stated, and the organisations that they are in."""
    if mention.form is Form.NOMINAL:
        return
    for start, end, head in _phrases(mention, doc, mentions):
        start, end = _without_half_a_name(_without_adverbs(start, head), head, mentions), _without_circumstances(head, end, mentions)
        start = _with_first_half(start, head)
        if _is_none(start, end, head, mentions) or _is_first_half(head, end):
            continue
        text = " ".join(doc[start:end].text.split())
        if head.tag_ in ("NNS", "NNPS"):  # "actors Jo Roe and Al Poe", "the two mayors, Jo Roe and Al Poe"
            if head.i == mention.start - 1 and not (mention.end < len(doc) and doc[mention.end].lower_ in (",", "and", "&")):
                continue
            text = " ".join([*text.split()[:-1], head.lemma_]) if end == head.i + 1 else text
        if text and len(text) <= _LONGEST and not text.endswith((" of", " for")):
            yield said(mention, "schema:jobTitle", text, doc)
            yield from employers(mention, head, start, doc, mentions)
    yield from memberships(mention, doc, mentions)


def _without_adverbs(start: int, head: Token) -> int:
    """Where a role begins without "currently", "recently", "and", "stated"."""
    doc = head.doc
    while start < head.i and (
        doc[start].is_punct or doc[start].pos_ in ("ADV", "NUM", "PART", "CCONJ") or _is_clause_verb(doc[start]) or doc[start].lower_ in _PASSING
    ):
        start += 1
    return start


def _with_first_half(start: int, head: Token) -> int:
    """Where “Director General” begins, and “president” of “a third president, Ann Roe, stayed on”."""
    doc = head.doc
    if start == head.i and head.lower_ == "general" and start and doc[start - 1].text.istitle() and is_role(doc[start - 1]):
        return start - 1
    counted = doc[start].lower_ in _ORDINALS and start < head.i and start > 0 and doc[start - 1].lower_ in ("a", "another") and doc[start + 1].lower_ != "year"
    return start + counted


def _is_first_half(head: Token, end: int) -> bool:
    """“Director” of “Director General”."""
    return end == head.i + 1 < len(head.doc) and head.doc[end].text == "General" and head.text.istitle()


def _without_half_a_name(start: int, head: Token, mentions: Mentions) -> int:
    """Where a role begins behind the half of a name, “Grateful | Dead | drummer”, and behind a quotation mark."""
    doc = head.doc
    start = max((i + 1 for i in range(start, head.i) if doc[i].is_quote), default=start)
    within = mentions.at(start)
    if within is not None and within.form is Form.NAME and within.start < start and within.end <= head.i:
        return start if doc[start].lower_ in _OF_OFFICES | _OF_ONE_WORD and within.end == start + 1 else within.end
    before = doc[start - 1] if start else None
    ended = before is not None and (found := mentions.at(before.i)) is not None and found.end == start
    if before is None or ended or before.pos_ not in ("PROPN", "ADJ") or (before.pos_ == "ADJ" and before.is_sent_start):
        return start
    if not before.text.istitle() or before.lower_ in DEMONYMS or is_role(before):
        return start
    while start < head.i and doc[start].text.istitle() and not is_role(doc[start]):
        start += 1
    return start


def _without_circumstances(head: Token, end: int, mentions: Mentions) -> int:
    """Where a role ends before a quotation mark, “, in Qatar”, “in 2017”, and before another person: “governor of Ohio and Ann Roe”."""
    doc = head.doc
    office = mentions.at(end + 1) if end == head.i + 1 and end + 1 < len(doc) and doc[end].lower_ in ("of", "for") else None
    if office is not None and office.start == end + 1 and office.form is Form.NAME and doc[office.head].head.i < head.i:
        end = office.end  # "Asif Khan, MP for Norby East": the parse hangs the place on him
    for i in range(head.i + 1, end):
        after = doc[i + 1] if i + 1 < end else None
        in_a_year = doc[i].lower_ in ("in", "from", "until", "since") and after is not None and after.is_digit
        further = after is not None and doc[i].text in (",", "and") and (after.pos_ == "ADP" or _is_person(mentions.at(after.i)))
        if doc[i].is_quote or doc[i].text == "(" or in_a_year or further:
            return i
    return end


def _is_person(mention: Mention | None) -> bool:
    return mention is not None and mention.kind is Kind.PERSON and mention.form is Form.NAME


def _is_clause_verb(token: Token) -> bool:
    return token.pos_ == "VERB" and token.text.islower() and token.lower_ not in _OF_RANK


def _is_none(start: int, end: int, head: Token, mentions: Mentions) -> bool:
    """“Justice takes time” is nobody's role, nor “the first president to refuse”, nor a title of somebody named in it."""
    if (head.text == "justice" and end - start == 1) or head.doc[start].lower_ == "best":  # "won Best Actor"
        return True
    if head.doc[start].lower_ in _ORDINALS and any(c.tag_ == "VB" or child(c, "mark") is not None for c in children(head, "acl")):
        return True
    if head.lower_ in _VIEWS and head.i + 1 < end and head.doc[head.i + 1].lower_ == "of":
        return True  # "a harsh critic of the plan"
    after = mentions.at(head.i + 1) if head.i + 1 < end else None
    return after is not None and after.kind is Kind.PERSON and after.form is Form.NAME


def is_role(token: Token) -> bool:
    """Whether a noun names an occupation or office."""
    return token.pos_ in ("NOUN", "PROPN") and (token.lemma_.lower() in words("occupations") or token.lower_ in words("occupations"))


def _phrases(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[tuple[int, int, Token]]:
    """(start, end, head) of the phrases that say what a person is."""
    token = doc[mention.head]
    if mention.form is Form.NAME:
        yield from titles_before(mention, doc, mentions)
    candidates = [*_predicates(token), *_held(token)]
    if mention.form is Form.NAME:
        candidates += _appositions(token)
    joined = ((c, x) for c in candidates for x in (with_conjuncts(c) if c.pos_ in ("NOUN", "PROPN") else (c,)))
    for one in dict.fromkeys(x for c, x in joined if not _is_beyond(x, c, mention, mentions)):
        if is_role(one) and one.tag_ not in ("NNS", "NNPS") and not mentions.is_named(one.i):
            start, end = _span(one)
            if not (_before_another(mention, end, mentions, doc) or _is_subject(mention, start, one)):
                yield start, end, one
    many = _many(mention, doc, mentions) if mention.form is Form.NAME else None
    if many is not None:
        yield _span(many)[0], many.i + 1, many


def _many(mention: Mention, doc: Doc, mentions: Mentions) -> Token | None:
    """“Two presidents, Jo Roe and Al Poe”, “officers Jo Roe and Al Poe”: the plural role that the names of a list are of."""
    noun = first_of(doc[mention.head], "conj")
    joined = child(noun, "conj") or child(noun.head, "conj")  # the parse may hang the second name on the role
    if noun.dep_ == "appos" and (noun.i != mention.head or joined is not None):
        noun = noun.head
    elif noun.i != mention.head and (first := mentions.at(noun.i)) is not None and first.start > 0:
        noun = doc[first.start - 1]  # whatever the parse has it for
    if not is_role(noun) or noun.tag_ not in ("NNS", "NNPS") or noun.i >= mention.start:
        return None
    return noun if _is_person(mentions.at(noun.i + 1 + (doc[noun.i + 1].text in (",", ":")))) else None


def _is_beyond(role: Token, first: Token, mention: Mention, mentions: Mentions) -> bool:
    """Whether another person is named between the first role and a further one: a list of people, not of one's roles."""
    between = range(min(role.i, first.i), max(role.i, first.i))
    return any((m := mentions.at(i)) is not None and m.form is Form.NAME and m.kind is Kind.PERSON and m.index != mention.index for i in between)


def _appositions(token: Token) -> Iterator[Token]:
    """“Smith, the mayor and a lawyer”, “the mayor, Smith”, “a student named Smith”, “Smith, a friend and employee of Roe”."""
    if token.dep_ == "xcomp" and token.head.dep_ == "acl" and token.head.lower_ in ("named", "called"):
        yield token.head.head
    for c in children(token, "appos"):
        if c.i > token.i:
            yield c
            yield from (deeper for deeper in children(c, "appos") if deeper.i > c.i)
    if token.dep_ == "appos":
        yield token.head
    yield from (c for c in token.head.children if is_apposed(c, token))
    yield from (c for c in children(token, "nmod:desc") if c.i < token.i and token.doc[c.i + 1].text == ",")  # "said the union's secretary, Jo Roe"
    if child(token, "appos") is not None:
        yield from (c for c in children(token, "conj") if c.tag_ == "NN" and child(c, "det", "nmod:poss") is None)


def _predicates(token: Token) -> Iterator[Token]:
    """“Smith is the mayor”, “Smith, who was a teacher”."""
    supposed = any(c.lower_ in _SUPPOSED for c in children(token.head, "aux"))  # "I will be governor if they let me"
    if token.dep_ == "nsubj" and child(token.head, "cop") is not None and not is_negated(token.head) and not supposed:
        yield token.head
    for relative in relative_clauses(token):
        who = child(relative, "nsubj")
        if child(relative, "cop") is not None and not is_negated(relative) and who is not None and relative_antecedent(who) is not None:
            yield relative


def _held(token: Token) -> Iterator[Token]:
    """“Smith served as mayor”, “ruled it, serving as president”, “was elected president”, “held the post of mayor”, “his time as mayor”, “As mayor, Smith”."""
    if token.dep_ == "nmod:poss" and (token.head.lemma_ in _SERVICE or token.head.lower_ in _SERVICE):
        yield from (o for case, o in obliques(token.head) if case == "as")
    if token.dep_ == "nsubj" and not is_negated(token.head):
        yield from (o for case, o in obliques(token.head) if case == "as" and o.i < token.i and o.left_edge.is_sent_start)
    verbs = [token.head] if token.dep_ in ("nsubj", "nsubj:pass", "obj") else []
    verbs += [*relative_clauses(token), *(c for c in children(token, "acl") if c.dep_ == "acl")]
    for first in verbs:
        for verb in (first, *(c for c in children(first, "conj", "xcomp", "advcl") if c.pos_ == "VERB" and child(c, "nsubj", "nsubj:pass") is None)):
            lemma = verb.lemma_.lower()
            post = child(verb, "obj") if lemma in _HOLDING and verb.tag_ not in ("VB", "VBG") else None
            if post is not None and post.lemma_ in _POSTS and _is_holder(token, verb):
                yield from (o for case, o in obliques(post) if case in ("of", "as"))
                continue
            if verb.pos_ != "VERB" or is_negated(verb) or (verb.dep_ == "advcl" and verb is not first and verb.tag_ != "VBG"):
                continue
            if lemma in _APPOINTING:
                holder = direct_object(verb) if lemma not in ("succeed", "replace") else surface_subject(verb)
            elif lemma in _SERVING | _TAKING:
                holder = surface_subject(verb)
            else:
                continue
            if holder is None or holder.i != token.i:
                continue
            yield from (o for case, o in obliques(verb) if case == "as")
            if lemma in _TAKING or lemma in _APPOINTING:
                yield from (c for c in children(verb, "xcomp", "obj") if c.pos_ in ("NOUN", "PROPN") and c.i != token.i)


def _is_holder(token: Token, verb: Token) -> bool:
    holder = surface_subject(verb)
    return holder is not None and holder.i == token.i and verb.pos_ == "VERB" and not is_negated(verb)


def _before_another(mention: Mention, end: int, mentions: Mentions, doc: Doc) -> bool:
    """Whether the phrase is somebody else's title: “Smith, Labour MP (Member of Parliament) Jones”."""
    if end < len(doc) and doc[end].text == "(":
        end = next((i for i in range(end, min(end + _IN_BRACKETS, len(doc))) if doc[i].text == ")"), end)
    end += end < len(doc) and doc[end].text == ")"
    definite = end < len(doc) and doc[end].text == ","
    begin = end + definite
    while definite and begin < len(doc) and doc[begin].lower_.rstrip(".") in words("honorifics"):
        begin += 1  # "the chairman, Justice Errol Fontaine, said"
    after = mentions.at(begin) if begin < len(doc) else None
    if after is not None and definite and not (doc[after.head].dep_ == "appos" and after.end < len(doc) and doc[after.end].text == ","):
        return False
    return after is not None and after.start == begin and after.index != mention.index and after.form is Form.NAME and after.kind is Kind.PERSON


def _is_subject(mention: Mention, start: int, role: Token) -> bool:
    """“At the request of Ann Roe, the queen closed it”, “Governor Roe resigns, new governor sworn in”: no apposition, as no comma closes it."""
    doc, end = role.doc, role.i + 1
    beside = start in (mention.end + 1, mention.end + 2) and doc[mention.end].text == ","
    if not beside or end >= len(doc) or doc[end].pos_ not in ("VERB", "AUX"):
        return any(c.lower_ == "or" for t in (role, *children(role, "conj")) for c in children(t, "cc"))  # "by the king or queen"
    return doc[end].tag_ in ("VBD", "VBZ", "VBP") or (doc[end].tag_ == "VBN" and is_headline(role.sent))


def _span(head: Token) -> tuple[int, int]:
    """The role as stated: its noun with modifiers and "of", "for", "at" phrases, without the article and without clauses."""
    inside = {head.i}
    for c in head.children:
        if c.dep_ in _NOT_OF_THE_ROLE or (c.dep_.startswith("nmod") and (c.i < head.i or preposition(c) not in ("of", "for", "at", "in", "to"))):
            continue
        if c.dep_.startswith("nmod"):
            beside = (r for r in c.subtree if r.dep_ in ("acl:relcl", "acl") or (r.dep_ == "appos" and child(r, "det") is not None))
            clauses = {t.i for r in beside for t in r.subtree}
            inside.update(t.i for t in c.subtree if t.i not in clauses and t.i - head.i < 12)
        elif c.dep_ in ("compound", "flat", "nmod:desc", "fixed") or (c.dep_ in ("amod", "nummod") and c.i < head.i):
            inside.update(t.i for t in c.subtree)
    start = head.i
    while start - 1 in inside:
        start -= 1
    end = head.i + 1
    while end in inside:
        end += 1
    doc = head.doc
    while end > head.i + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return start, end


def titles_before(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[tuple[int, int, Token]]:
    """(start, end, head) of the title right before a name, and of those joined to it: “US singer, actor and campaigner Ann Roe”."""
    title = title_before(mention, doc, mentions)
    if title is None:
        return
    yield title
    i = title[0] - 1
    if i > (begin := doc[mention.head].sent.start) and doc[i].text == "," and (office := _title_with_of(i, mention, doc, mentions, begin)) is not None:
        yield office  # "the president of the Tarn Club, Professor Ann Roe,"
    if i >= begin and doc[i].text.islower() and is_role(doc[i]):
        yield _title_start(i, mention, doc, mentions), i + 1, doc[i]  # "army spokesman Brigadier General Roe"
    first = first_of(title[2], "conj")
    joined = [t for t in with_conjuncts(first) if t.i < title[2].i] if first != title[2] else []
    bare = all(is_role(t) and t.tag_ in ("NN", "NNP") and child(t, "det", "nmod:poss") is None for t in (*joined, title[2]))
    if bare and all(mentions.at(t.i + 1) is None for t in joined):
        for t in joined:
            yield (*_span(t), t)


def title_before(mention: Mention, doc: Doc, mentions: Mentions) -> tuple[int, int, Token] | None:
    """“Assistant Chief Constable Chris Haward”, “the Archbishop of Gdańsk, Ada Roe”, “Labour MP (Member of Parliament) Jo Roe”."""
    begin = doc[mention.head].sent.start
    i = mention.start - 1
    while i >= begin and doc[i].lower_.rstrip(".") in words("honorifics") and not _is_title(doc[i]):
        i -= 1
    if i > begin and doc[i].text == ")":
        i = next((k - 1 for k in range(i - 1, max(begin, i - 7), -1) if doc[k].text == "("), i)
    if i < begin:
        return None
    of_office = i - 2 >= begin and doc[i - 1].lower_ in ("of", "for") and is_role(doc[i - 2])  # "Secretary of Justice Ann Roe"
    adjective = doc[i].pos_ == "ADJ" and doc[i].lower_ in words("occupations")  # "Chief Executive Ann Roe"
    if not of_office and (_is_title(doc[i]) or adjective):
        return _title_start(i, mention, doc, mentions), i + 1, doc[i]
    return _title_with_of(i, mention, doc, mentions, begin)


def _is_title(token: Token) -> bool:
    """A role, or the abbreviation of one: “Lt.”, “Rep.”."""
    return is_role(token) or (token.lower_.rstrip(".") in words("ranks") and token.text[:1].isupper())


def _title_with_of(i: int, mention: Mention, doc: Doc, mentions: Mentions, begin: int) -> tuple[int, int, Token] | None:
    """“First Minister of Scotland Ada Roe”; over a comma only with an article: “the Archbishop of Gdańsk, Ada Roe, …”."""
    comma = doc[i].text == ","
    end = i if comma else i + 1
    if doc[end - 1].pos_ == "DET":
        return None
    if doc[end - 1].text == ")" and end - 3 > begin and doc[end - 3].text == "(":
        end -= 3  # "the president of the Tarn Club (TC), Ann Roe,"
    named = mentions.at(end - 1)
    named = named if named is not None and named.form is Form.NAME and named.end == end and named.kind in (Kind.PLACE, Kind.ORGANIZATION) else None
    last = end - 1 if named is None else max(named.start, begin + 1)  # however long the name is
    for k in range(last, max(begin, last - 6), -1):
        to = doc[k].lower_ == "to" and doc[k - 1].lemma_.lower() in _TO_WHOM
        if (to or doc[k].lower_ in ("of", "for")) and k > begin and is_role(doc[k - 1]) and doc[k - 1].tag_ not in ("NNS", "NNPS"):
            head = doc[k - 1]
            start = k - 1
            while start > begin and doc[start - 1].dep_ in ("amod", "compound") and doc[start - 1].head.i == head.i:
                start -= 1
            article = start > begin and doc[start - 1].lower_ in ("the", "a", "an", "its", "their", "'s", "’s")
            after = doc[mention.end] if mention.end < len(doc) else None
            if comma and not (article and after is not None and (after.text in (",", "(", ".", "—", "–") or after.pos_ in ("VERB", "AUX"))):
                return None
            sure = named is not None or head.dep_ in ("nmod:desc", "compound", "flat", "appos")
            if not comma and (article or not head.text[:1].isupper()) and not sure:
                return None
            return start, end, head
        if doc[k].pos_ not in ("PROPN", "NOUN", "ADJ", "DET", "CCONJ", "ADP") or doc[k].is_punct:
            break
    return None


def _title_start(i: int, mention: Mention, doc: Doc, mentions: Mentions) -> int:
    begin = doc[mention.head].sent.start
    start = i
    while start - 1 >= begin and i - start < 6:
        word = doc[start - 1]
        if word.text == "-" and start - 2 >= begin and not doc[start - 2].whitespace_:
            start -= 2  # "prime-minister"
            continue
        if word.lower_ in _PAST or word.lower_.startswith("ex-"):
            return start - 1
        if word.pos_ in ("DET", "ADP", "VERB", "AUX", "PRON", "CCONJ", "SCONJ", "NUM", "SPACE") or (word.is_punct and word.text not in ("-",)):
            break
        if mentions.is_named(word.i):
            whole = word.lower_ in _OF_OFFICES or (word.lower_ in _OF_ONE_WORD and start == i)
            return start - (whole and mentions.at(word.i) != mentions.at(start))
        if word.lower_ in ("'s", "’s", "old", "late"):
            break
        if word.pos_ == "ADJ" and word.text[:1].isupper() and not is_role(doc[start]) and word.lower_ not in words("ranking-words"):
            break
        if word.text.islower() and is_role(word) and _is_title(doc[start]) and doc[start].text[:1].isupper():
            break  # two titles
        capital = word.pos_ == "NOUN" and word.text.istitle() and doc[start].text.istitle()  # "Attorney General"
        if not (word.head.i >= start and word.head.i <= mention.end) and word.pos_ != "PROPN" and not capital:
            break
        start -= 1
    while start < i and doc[start].is_punct:
        start += 1
    return start
