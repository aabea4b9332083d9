"""The open corpora as windows of words: GUM, EWT with Universal NER's names, WikiGold, and PUD for testing.

Each reader takes the corpus's folder. Names are PER, ORG, LOC, MISC; a word whose name tag a corpus leaves open allows several.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
TYPES = ("PER", "ORG", "LOC", "MISC")
TAGS = ["O"] + [f"{p}-{t}" for t in TYPES for p in "BIES"]
ANY = frozenset(TAGS)
_OTHER = frozenset(t for t in TAGS if t == "O" or t.endswith("MISC"))
_GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "time": None, "abstract": "MISC", "event": "MISC", "object": "MISC",
              "animal": "MISC", "plant": "MISC", "substance": "MISC"}  # fmt: skip
_TITLES = frozenset("mr mrs ms miss dr sir dame lord lady president senator sen. rep. prof professor prime minister mr. mrs. ms. dr. prof. king queen "
                    "prince princess general colonel captain judge justice secretary chancellor governor mayor pope emperor empress earl duke duchess "
                    "protector commander administrator cardinal bishop reverend ambassador spokesperson spokesman commodore advisor envoy".split())  # fmt: skip


@dataclass(slots=True)
class Sentence:
    """Words of one sentence; `heads` 1-based with 0 the root; None for a layer that the corpus does not have."""

    words: list[str]
    spaces: list[bool]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    labels: list[str] | None = None
    allowed: list[frozenset[str]] | None = None
    paragraph: bool = False
    doubtful: set[int] = field(default_factory=set)  # words that GUM calls one-word abstract things


@dataclass(slots=True)
class Text:
    """One document of a corpus."""

    id: str
    sentences: list[Sentence] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[Text]:
    """Documents of a CoNLL-U file, with words as in the tree (multiword tokens are split and have no space inside)."""
    text, rows, paragraph = None, [], True
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            if text is not None:
                yield text
            text, paragraph = Text(line.split("=", 1)[-1].strip()), True
        elif line.startswith("# newpar"):
            paragraph = True
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            if text is None:
                text = Text(path.stem)
            text.sentences.append(_sentence(rows, paragraph))
            rows, paragraph = [], False
    if text is not None:
        yield text


def _sentence(rows: list[list[str]], paragraph: bool) -> Sentence:
    words, spaces, upos, xpos, lemmas, heads, labels, misc = [], [], [], [], [], [], [], []
    until, last_space = 0, True
    for r in rows:
        if "-" in r[0]:
            until, last_space = int(r[0].split("-")[1]), "SpaceAfter=No" not in r[9]
            continue
        if "." in r[0]:
            continue
        i = int(r[0])
        space = "SpaceAfter=No" not in r[9]
        if i < until:
            space = False
        elif i == until:
            space = last_space
        words.append(r[1]); spaces.append(space); upos.append(r[3]); xpos.append(r[4]); lemmas.append(r[2])
        heads.append(int(r[6])); labels.append(r[7]); misc.append(r[9])
    s = Sentence(words, spaces, upos, xpos, lemmas, heads, labels, None, paragraph)
    if any("Entity=" in m for m in misc):
        s.allowed = _gum_names(s, misc)
    return s


def _gum_names(s: Sentence, misc: list[str]) -> list[frozenset[str]]:
    """Names within GUM's mentions: the mention's head, if it is a proper noun, with what belongs to the name around it."""
    allowed: list[frozenset[str]] = [frozenset({"O"}) if p != "PROPN" or w.lower() in _TITLES or "@" in w else ANY for p, w in zip(s.upos, s.words, strict=True)]
    mentions = _mentions(misc)
    done: set[int] = set()
    for start, end, mentioned in sorted(mentions, key=lambda x: x[0] - x[1]):
        head = next((i for i in range(start, end) if not start < s.heads[i] <= end or s.heads[i] == 0), None)
        if head is None or s.upos[head] != "PROPN":
            continue
        if mentioned == "time":
            for i in range(start, end):
                allowed[i] = frozenset({"O"})
            continue
        kind = _GUM_TYPES[mentioned]
        if kind == "PER":
            if s.xpos[head] == "NNPS" or (s.words[head].lower() in _TITLES and "flat" not in s.labels[head + 1 : head + 2]):
                continue
            a, b = _person(s, head, end)
        else:
            inner = {i for x, y, _ in mentions if start <= x and y < end and (x, y) != (start, end) for i in range(x, y)}
            a, b = _name(s, head, start, end, kind, inner)
        if done & set(range(a, b)):
            continue
        done |= set(range(a, b))
        for i in range(a, b):
            allowed[i] = frozenset({_bioes(i, a, b) + "-" + kind})
        if mentioned == "abstract" and b - a == 1:
            s.doubtful.add(a)
    return allowed


def _mentions(misc: list[str]) -> list[tuple[int, int, str]]:
    """GUM's mentions as (first word, end, type)."""
    spans, open_ = [], []
    for i, m in enumerate(misc):
        found = re.search(r"Entity=([^|]+)", m)
        if not found:
            continue
        for opened, closed in re.findall(r"(\([^()]+)|(\))", re.sub(r"(\d+)\)", ")", re.sub(r"\)?\d+\[\d/\d\]\)?", ")", found[1]))):
            if opened:
                parts = opened[1:].split("-")
                open_.append((i, parts[1] if len(parts) > 1 else "abstract"))
            elif closed and open_:
                start, kind = open_.pop()
                spans.append((start, i + 1, kind))
    return spans


def _person(s: Sentence, head: int, end: int) -> tuple[int, int]:
    """The head and the flat names after it: GUM hangs titles and employers on the first name."""
    b = head + 1
    while b < end and ((s.labels[b] == "flat" and s.heads[b] == head + 1) or (s.upos[b] == "PUNCT" and b + 1 < end and s.labels[b + 1] == "flat" and s.words[b] in "-.'\"“”")):
        b += 1
    return head, b


def _name(s: Sentence, head: int, start: int, end: int, kind: str, inner: set[int]) -> tuple[int, int]:
    """The head with the capitalised words around it; a possessor that is itself a mention stays outside."""
    a, b = head, head + 1
    while a > start and (
        s.upos[a - 1] in ("PROPN", "NUM", "SYM")
        or s.words[a - 1] in ("-", "&", "/", ".")
        or (s.words[a - 1] in ("'s", "’s") and a - 1 not in inner)
        or (s.upos[a - 1] in ("ADJ", "NOUN", "VERB") and s.words[a - 1][:1].isupper() and a - 1 > 0)
    ):
        a -= 1
    while b < end:
        if s.upos[b] in ("PROPN", "NUM") or (s.words[b][:1].isupper() and s.upos[b] in ("NOUN", "ADJ")) or (s.words[b] in ("-", "&", "'s", "’s") and b + 1 < end and s.upos[b + 1] == "PROPN"):
            b += 1
        elif s.words[b] in ("of", "for", "and", "the", "on", "de") and b + 1 < end and (s.upos[b + 1] in ("PROPN", "DET") or s.words[b + 1][:1].isupper()) and (kind in ("ORG", "MISC") or s.words[b] in ("of", "de", "the")):
            b += 1
        else:
            break
    while b > a + 1 and s.words[b - 1] in ("of", "for", "and", "the", "on", "'s", "’s", "-", "de"):
        b -= 1
    while a < b - 1 and s.words[a] in ("'s", "’s", "-", ".", "&", "/"):
        a += 1
    return a, b


def opened(texts: Iterable[Text]) -> list[Text]:
    """For training: where a corpus says "none" or MISC and another would not, both stay possible.

    UNER marks no products, works or events, WikiGold does; GUM has cited authors, languages and rules as one-word abstract things.
    """
    found = list(texts)
    for text in found:
        for s in text.sentences:
            for i, (tags, upos, word) in enumerate(zip(s.allowed or (), s.upos or (), s.words)):
                if i in s.doubtful:
                    s.allowed[i] = ANY
                elif upos == "PROPN" and tags == {"O"} and not text.id.startswith("GUM") and not _dated(word):
                    s.allowed[i] = _OTHER
    return found


def _dated(word: str) -> bool:
    """A month, a day of the week, a title: no name of any type."""
    return word.lower() in _TITLES or re.match(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|Mon|Tue|Wednes|Wed|Thu|Fri|Satur|Sat|Sun)(?:[a-z]*(?:day|uary|ch|il|ust|ber))?\.?$", word) is not None


def _bioes(i: int, a: int, b: int) -> str:
    return "S" if b - a == 1 else "B" if i == a else "E" if i == b - 1 else "I"


def from_bio(tags: list[str], open_adjectives: list[str] | None = None) -> list[frozenset[str]]:
    """BIO or IO tags as sets of allowed BIOES tags; a demonym adjective's MISC stays open between MISC and none."""
    out: list[frozenset[str]] = []
    n = len(tags)
    i = 0
    while i < n:
        if tags[i].endswith("O"):  # "O", and a few "B-O" in the files
            out.append(frozenset({"O"}))
            i += 1
            continue
        kind = tags[i][2:].replace("OTH", "MISC")
        j = i + 1
        while j < n and tags[j] == "I-" + tags[i][2:]:
            j += 1
        for k in range(i, j):
            tag = frozenset({f"{_bioes(k, i, j)}-{kind}"})
            if kind == "MISC" and j - i == 1 and (open_adjectives is None or open_adjectives[k] == "ADJ"):
                tag |= {"O"}
            out.append(tag)
        i = j
    return out


def read_uner(path: Path) -> dict[str, list[str]]:
    """Name tags by sentence id."""
    out, sid = {}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id"):
            sid = line.split("=", 1)[1].strip()
            out[sid] = []
        elif line and not line.startswith("#"):
            out[sid].append(line.split("\t")[2] if not line.split("\t")[2:3] == [] else "O")
    return out


def read_ewt(folder: Path, names: Path, split: str) -> list[Text]:
    """EWT with Universal NER's names."""
    path = folder / f"en_ewt-ud-{split}.conllu"
    tags = read_uner(names / f"en_ewt-ud-{split}.iob2")
    ids = [line.split("=", 1)[1].strip() for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# sent_id")]
    texts = list(read_conllu(path))
    for sid, s in zip(ids, (s for t in texts for s in t.sentences), strict=True):
        if len(tags.get(sid, ())) == len(s.words):
            s.allowed = from_bio(tags[sid], s.upos)
    return texts


def read_gum(folder: Path, split: str) -> list[Text]:
    """GUM's documents of a split ("train", "dev", "test")."""
    part, of = None, {}
    for line in (folder / "splits.md").read_text().splitlines():
        if line.startswith("## "):
            part = line[3:].strip()
        elif m := re.search(r"\* (GUM_\w+)", line):
            of[m[1]] = part
    return [t for p in sorted(folder.glob("*.conllu")) if of.get(p.stem, "train") == split for t in read_conllu(p)]


def read_wikigold(folder: Path) -> list[Text]:
    """WikiGold: names only."""
    texts, words, tags, text = [], [], [], Text("wikigold-0")
    path = next(folder.rglob("wikigold.conll.txt"))
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        if line.startswith("-DOCSTART-"):
            if text.sentences:
                texts.append(text)
            text = Text(f"wikigold-{len(texts)}")
        elif line.strip():
            word, tag = line.split(" ")[:2]
            words.append(word); tags.append("O" if tag == "O" else tag)
        elif words:
            text.sentences.append(Sentence(words, [_spaced(words, i) for i in range(len(words))], allowed=from_bio(tags)))
            words, tags = [], []
    return texts + ([text] if text.sentences else [])


def _spaced(words: list[str], i: int) -> bool:
    return i + 1 < len(words) and words[i + 1] not in (".", ",", ";", ":", ")", "'s", "?", "!", "''") and words[i] not in ("(", "``")


_RE3D = {"Organisation": "ORG", "Person": "PER", "Location": "LOC"}
_RE3D_NOUNS = ("Coalition", "Group", "Government", "Council", "Army", "Members", "We", "Embassy", "Security", "Army")
RE3D_SOURCES = ("Australian Department of Foreign Affairs", "CENTCOM", "UK Government", "US State Department", "Wikipedia")
"""The parts of re3d with a plain open licence: CC BY 3.0 AU, public domain, OGL 3, public domain, CC BY-SA 3.0."""


def read_re3d(folder: Path) -> list[Text]:
    """Names of re3d: mentions made of a name alone count; a capitalised word elsewhere is left open, since mentions there are of every kind."""
    texts: list[Text] = []
    places = {"UK", "US", "U.S.", "United States", "United Kingdom"}
    for source in RE3D_SOURCES:
        places |= {e["value"] for e in map(json.loads, (folder / source / "entities.json").read_text(encoding="utf-8").splitlines()) if e["type"] == "Location"}
    for source in RE3D_SOURCES:
        rows = {name: [json.loads(x) for x in (folder / source / f"{name}.json").read_text(encoding="utf-8").splitlines() if x.strip()] for name in ("documents", "entities")}
        for d in rows["documents"]:
            text = _re3d_text(d["_id"], d["text"], [e for e in rows["entities"] if e["documentId"] == d["_id"]], places)
            if text.sentences:
                texts.append(text)
    return texts


def _re3d_text(id_: str, raw: str, entities: list[dict], places: set[str]) -> Text:
    found = list(re.finditer(r"(?:[A-Z]\.){2,}|['’]s\b|\w+|[^\w\s]", raw))
    words = [m[0] for m in found]
    first = [k == 0 or raw[found[k - 1].end() : m.start()].count("\n") > 0 or (words[k - 1] in ".!?" and k > 1 and words[k - 2][-1:].islower() and m[0][:1].isupper()) for k, m in enumerate(found)]
    allowed = [ANY if w[:1].isupper() else frozenset({"O"}) for w in words]
    done: set[int] = set()
    for e in sorted(entities, key=lambda e: e["begin"] - e["end"]):
        inside = [k for k, m in enumerate(found) if e["begin"] <= m.start() and m.end() <= e["end"]]
        while inside and words[inside[0]].lower() in ("the", "a", "an"):
            inside = inside[1:]
        if not inside or done & set(inside):
            continue
        a, b = inside[0], inside[-1] + 1
        kind, value = _RE3D.get(e["type"]), words[a:b]
        if e["type"] == "Nationality" and b - a == 1:
            allowed[a] = frozenset({"O", "S-MISC"})
            continue
        named = all(w[:1].isupper() or w in ("of", "for", "and", "the", "al", "-", "'s") for w in value) and value[0][:1].isupper() and value[-1][:1].isupper()
        titled = any(w.lower() in _TITLES or w in ("Minister", "Ministers", "Leader", "Office", "Officer", "Chief") for w in value)
        if kind is None or not named or len(value) > 7 or (kind == "LOC" and value in (["Summit"], ["West"])) or (kind == "ORG" and (" ".join(value) in places or (b - a == 1 and (first[a] or value[0].endswith("s") or value[0] in _RE3D_NOUNS) and not value[0].isupper()))) or (kind == "PER" and (titled or not 1 < b - a < 5)):
            continue
        done |= set(inside)
        for k in range(a, b):
            allowed[k] = frozenset({f"{_bioes(k, a, b)}-{kind}"})
    text, start = Text(f"re3d-{id_}"), 0
    for k in range(1, len(found) + 1):
        if k == len(found) or first[k]:
            spaces = [m.end() < len(raw) and raw[m.end()].isspace() for m in found[start:k]]
            paragraph = start == 0 or "\n" in raw[found[start - 1].end() : found[start].start()]
            text.sentences.append(Sentence(words[start:k], spaces, allowed=allowed[start:k], paragraph=paragraph))
            start = k
    return text


def read_pud(folder: Path) -> list[Text]:
    """PUD's news sentences with names, for testing only."""
    text, words, spaces, tags, raw = Text("pud"), [], [], [], ""
    for line in next(folder.glob("*.iob2")).read_text(encoding="utf-8").splitlines() + [""]:
        if line.startswith("# text"):
            raw = line.split("=", 1)[1].strip()
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            words.append(cells[1]); tags.append(cells[2])
        elif words:
            at = 0
            for w in words:
                at = raw.find(w, at) + len(w)
                spaces.append(raw[at : at + 1] == " ")
            text.sentences.append(Sentence(words, spaces, allowed=from_bio(tags), paragraph=True))
            words, spaces, tags = [], [], []
    return [text]
