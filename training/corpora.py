"""The open corpora as windows of words: GUM, EWT with Universal NER's names, WikiGold, and PUD for testing.

Each reader takes the corpus's folder. Names are PER, ORG, LOC, MISC; a word whose name tag a corpus leaves open allows several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
TYPES = ("PER", "ORG", "LOC", "MISC")
TAGS = ["O"] + [f"{p}-{t}" for t in TYPES for p in "BIES"]
ANY = frozenset(TAGS)
_GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "time": None, "abstract": "MISC", "event": "MISC", "object": "MISC",
              "animal": "MISC", "plant": "MISC", "substance": "MISC"}  # fmt: skip
_TITLES = frozenset("mr mrs ms miss dr sir dame lord lady president senator sen. rep. prof professor prime minister mr. mrs. ms. dr. prof. king queen "
                    "prince princess general colonel captain judge justice secretary chancellor governor mayor pope".split())  # fmt: skip


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
    allowed: list[frozenset[str]] = [frozenset({"O"}) if p != "PROPN" else ANY for p in s.upos]
    done: set[int] = set()
    for start, end, kind in sorted(spans, key=lambda x: x[0] - x[1]):
        kind = _GUM_TYPES.get(kind)
        head = next((i for i in range(start, end) if not start < s.heads[i] <= end or s.heads[i] == 0), None)
        if kind is None or head is None or s.upos[head] != "PROPN":
            continue
        a, b = head, head + 1
        while a > start and (s.upos[a - 1] in ("PROPN", "NUM", "SYM") or s.words[a - 1] in ("-", "'s", "’s", "&", "/", ".") or (s.upos[a - 1] in ("ADJ", "NOUN", "VERB") and s.words[a - 1][:1].isupper() and a - 1 > 0)):
            a -= 1
        while b < end:
            if s.upos[b] in ("PROPN", "NUM") or (s.words[b][:1].isupper() and s.upos[b] in ("NOUN", "ADJ")) or (s.words[b] in ("-", "&", "'s", "’s") and b + 1 < end and s.upos[b + 1] == "PROPN"):
                b += 1
            elif s.words[b] in ("of", "for", "and", "the", "on", "de", "in") and b + 1 < end and s.upos[b + 1] in ("PROPN", "DET") and kind in ("ORG", "MISC") and s.words[b] != "in":
                b += 1
            else:
                break
        while b > a + 1 and s.words[b - 1] in ("of", "for", "and", "the", "on", "'s", "’s", "-"):
            b -= 1
        while a < b - 1 and (s.words[a] in ("'s", "’s", "-", ".") or (kind == "PER" and s.words[a].lower() in _TITLES)):
            a += 1
        if done & set(range(a, b)):
            continue
        done |= set(range(a, b))
        for i in range(a, b):
            allowed[i] = frozenset({_bioes(i, a, b) + "-" + kind})
    return allowed


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
