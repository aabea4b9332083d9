"""Joins mentions by name: equal names, parts of names, short forms and acronyms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from newsgraph.finding import wordlists
from newsgraph.finding.attributes import Attribute
from newsgraph.finding.demonyms import COUNTRIES
from newsgraph.finding.mentions import Form, Kind, Mention
from newsgraph.resolving.entities import Cluster, State, key

_SHORTEST = 2  # letters; an acronym has more
_OF_A_STATE = frozenset(("court", "parliament", "senate", "congress"))
_NATIONS = frozenset(" ".join(key(c)) for c in COUNTRIES)


def join_names(state: State, same_place: Mapping[str, int]) -> None:
    """Join names of one kind: equal ones, then parts of names and short forms."""
    by_kind: dict[Kind, list[Mention]] = defaultdict(list)
    for mention in state.mentions.all:
        if mention.form is Form.NAME and mention.kind is not None and key(mention.text):
            by_kind[mention.kind].append(mention)
    for kind, found in by_kind.items():
        known: dict[object, Cluster] = {}
        full = _person_words if kind is Kind.PERSON else _organization_words if kind is Kind.ORGANIZATION else key
        shorter: list[Mention] = []
        generations: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for mention in found:
            generations[full(mention.text)] |= {g for g in [generation_of(mention.text)] if g}
        for mention in found:
            words = full(mention.text)
            if kind is Kind.PERSON and len(words) == 1:
                shorter.append(mention)
                continue
            place = same_place.get(mention.text) if kind is Kind.PLACE else None
            identity: object = ("geonames", place) if place else words
            if kind is Kind.PERSON and len(generations[words]) > 1:
                identity = (*words, generation_of(mention.text) or "sr")
            cluster = known.get(identity)
            if cluster is None:
                cluster = known[identity] = Cluster(kind)
            state.put(mention, cluster)
        if kind is Kind.PERSON:
            _join_part_names(state, known, shorter)
        elif kind is Kind.ORGANIZATION:
            _join_bracketed(state)
            _join_short_organizations(known, state)


def _organization_words(name: str) -> tuple[str, ...]:
    """“US Marines” and “United States Marines” are one name, and so are “Tarn PD” and “Tarn Police Department”, “Court of Tarn” and “Tarn Court”."""
    spelled = re.sub(r"\bU\.?S\.?(?=\s)", "United States", re.sub(r"\bU\.?K\.?(?=\s)", "United Kingdom", name))
    parts = key(spelled)
    if len(parts) > 1 and parts[-1] == "pd":
        return (*parts[:-1], "police")
    if len(parts) > 2 and parts[-2:] in (("police", "department"), ("police", "dept")):
        return parts[:-1]
    of = parts.index("of") if "of" in parts[1:] else 0
    return (*(w for w in parts[of + 1 :] if w != "the"), *parts[:of]) if of and parts[of - 1] in _OF_A_STATE else parts


def generation_of(name: str) -> str | None:
    """“jr” of “John Doe Jr.”."""
    return next((w for w in reversed(key(name)) if w in wordlists.words("generations")), None)


def _person_words(name: str) -> tuple[str, ...]:
    return tuple(w for w in key(name) if w not in wordlists.words("generations")) or key(name)


def _join_part_names(state: State, known: dict[object, Cluster], shorter: Sequence[Mention]) -> None:
    """“Salman Abedi” and “Abedi” to “Salman Ramadan Abedi”; a surname that two bear goes to whom the headline names or it meant before, else to the nearest."""
    fulls = [(words, c) for words, c in known.items() if isinstance(words, tuple)]
    fulls.sort(key=lambda f: -len(f[0]))
    for k, (words, cluster) in enumerate(fulls):
        longer = [c for w, c in fulls[:k] if c.mentions and len(w) > len(words) and _is_part(words, w) and not _is_relative(c, cluster, state)]
        if len(longer) == 1 and cluster.mentions:
            state.merge(longer[0], cluster)
    by_word: dict[str, list[tuple[tuple[str, ...], Cluster]]] = defaultdict(list)
    for words, cluster in fulls:
        if cluster.mentions:
            for w in dict.fromkeys((words[0], words[-1], *words[1:])):
                by_word[w].append((words, cluster))
    alone: dict[str, Cluster] = {}
    called: dict[str, Cluster] = {}
    opening = next(iter(state.doc.sents)).end  # "Ann Roe obituary": the article is about her, and not about Al Roe her father
    for mention in shorter:
        (word,) = _person_words(mention.text)
        young = bool(_suffix(mention.text) & {"jr", "sr"})  # "Queen Elizabeth II" is Queen Elizabeth
        options = [(w, c) for w, c in by_word.get(word, ()) if c.mentions and not state.told_apart(c, [mention])]
        options = [(w, c) for w, c in options if not young or any(_suffix(n.text) for n in c.names)]
        surnames = [(w, c) for w, c in options if w[-1] == word]
        chosen = [c for _, c in (surnames if surnames and (mention.title or len(surnames) == 1) else options)]
        before = [c for c in chosen if min(m.start for m in c.mentions) <= mention.start]
        if len(chosen) == 1:
            cluster = chosen[0]
        elif before:
            headed = [c for c in before if min(m.start for m in c.mentions) < opening]
            nearest = max(before, key=lambda c: max(m.start for m in c.mentions if m.start <= mention.start))
            cluster = headed[0] if len(headed) == 1 else called[word] if called.get(word) in before else nearest
        else:
            own = mention.text if young else word  # "his son, Walter Jr."
            cluster = _misspelt(word, by_word) or alone.setdefault(own, Cluster(Kind.PERSON))
        called[word] = cluster
        state.put(mention, cluster)


def _is_relative(longer: Cluster, shorter: Cluster, state: State) -> bool:
    """“Gloria Vane died. Her mother, Gloria Morgan Vane, …”: the longer name is of somebody's relation, told after the shorter."""
    first = min(longer.mentions, key=lambda m: m.start)
    kin = state.doc[max(0, first.start - 2) : first.start]
    relations = wordlists.words("male-nouns", "female-nouns")
    noun = next((t for t in kin if t.lemma_.lower() in relations and any(c.dep_ == "nmod:poss" for c in t.children)), None)
    return noun is not None and min(m.start for m in shorter.mentions) < first.start


def _suffix(name: str) -> frozenset[str]:
    return wordlists.words("generations") & frozenset(key(name))


def _misspelt(word: str, surnames: Mapping[str, Sequence[tuple[tuple[str, ...], Cluster]]]) -> Cluster | None:
    """Whose surname a word is with two neighbouring letters swapped: “Chriac” for “Chirac”."""
    for i in range(1, len(word) - 1):
        for words, cluster in surnames.get(word[:i] + word[i + 1] + word[i] + word[i + 2 :], ()):
            if words[-1] != word and len(word) > 4 and cluster.mentions:
                return cluster
    return None


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Same first and last word with the middle left out, or the last words of the long name ("Vázquez Garced")."""
    if len(short) < 2:
        return False
    return (short[0] == long[0] and short[-1] in long[1:]) or long[-len(short) :] == short


def _join_short_organizations(known: dict[object, Cluster], state: State) -> None:
    """“Hirtenberger” to “Hirtenberger Defence Group”, “NASA” to the name that it abbreviates; only where one fits."""
    fulls = [(w, c) for w, c in known.items() if isinstance(w, tuple)]
    by_last: dict[str, list[Cluster]] = defaultdict(list)
    by_first: dict[str, list[tuple[tuple[str, ...], Cluster]]] = defaultdict(list)
    by_initials: dict[str, list[tuple[tuple[str, ...], Cluster]]] = defaultdict(list)
    for words, cluster in fulls:
        if len(words) > 1:
            by_first[words[0]].append((words, cluster))
            for last in {_head(words)} | {words[-1]} - wordlists.place_words():
                by_last[last].append(cluster)
            for spelled in dict.fromkeys(key(m.text) for m in cluster.names):
                content = [w for w in spelled if w not in ("of", "the", "and", "for", "in", "on")]
                by_initials["".join(w[0] for w in content)].append((words, cluster))
                by_initials["".join(w[0] for w in spelled)].append((words, cluster))
    for words, cluster in fulls:
        longer = [c for w, c in fulls if c is not cluster and c.mentions and _is_shorter(words, w)] if len(words) > 1 and cluster.mentions else []
        if len({id(c) for c in longer}) == 1:
            state.merge(longer[0], cluster)
    for words, cluster in fulls:
        if len(words) == 1 and cluster.mentions:
            text = cluster.mentions[0].text
            options = by_initials.get(words[0], []) if text.isupper() and len(words[0]) > 1 else []
            generic = wordlists.is_head_of_name(words[0]) or words[0] in wordlists.words("common-beginnings")
            options = options or ([] if generic else by_first.get(words[0], []))
            distinct = list({id(c): c for c in [c for _, c in options] or by_last.get(words[0], []) if c.mentions}.values())
            if len(distinct) == 1 and distinct[0].mentions:
                state.merge(distinct[0], cluster)


def _head(name: tuple[str, ...]) -> str:
    """The noun of a body's name: “house” of “House of Representatives” and “U.S. House”, but none but itself of the White House."""
    bare = name[: name.index("of", 1)] if "of" in name[1:] else name
    of_a_place = bare is name and bare[-1] in wordlists.place_words() and " ".join(bare[:-1]) not in _NATIONS
    return " ".join(bare) if of_a_place else bare[-1]


def join_acronyms(state: State, attributes: Sequence[Attribute]) -> None:
    """Join an acronym that the text defines to what it stands for."""
    for a in attributes:
        if a.property == "schema:alternateName" and isinstance(a.value, str):
            owner = state.of.get(a.subject)
            words = key(a.value)
            for mention in state.mentions.all if owner is not None else ():
                if mention.form is Form.NAME and mention.kind is owner.kind and key(mention.text) == words:  # type: ignore[union-attr]
                    state.merge(owner, state.found(mention))  # type: ignore[arg-type]


def _is_shorter(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """“Supreme Court” of “United States Supreme Court”, “Barrow Vale” of “Barrow Vale Homes”; not “Boston University” of its press."""
    nouns = wordlists.organization_words()
    if long[-len(short) :] == short and len(long) > len(short):
        return nouns.isdisjoint(long[: -len(short)]) or " ".join(long[: -len(short)]) in _NATIONS
    return long[: len(short)] == short and short[-1] not in nouns and " ".join(short) not in nouns


def _join_bracketed(state: State) -> None:
    """“HDT Védelmi Ipari Kft. (HDT Limited)”: a name in brackets right after one that shares a word with it, or capitals that the text uses again."""
    doc, at = state.doc, state.mentions.at
    told = Counter(t.text for t in doc if t.text.isupper())
    for mention in state.mentions.all:
        if mention.form is not Form.NAME or mention.kind is not Kind.ORGANIZATION:
            continue
        i = mention.end + (mention.end < len(doc) and doc[mention.end].text == ".")
        inside = at(i + 1) if i + 1 < len(doc) and doc[i].text == "(" else None
        if inside is None or inside.form is not Form.NAME or inside.kind is not mention.kind:
            continue
        acronym = len(inside.text) > _SHORTEST and told[inside.text] > 1 and len(mention.text) > len(inside.text)
        if acronym or set(key(inside.text)) & set(key(mention.text)):
            state.merge(state.found(mention), state.found(inside))
