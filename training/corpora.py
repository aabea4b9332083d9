"""The open corpora as documents with gold: GUM, EWT with Universal NER's names, WikiGold, and PUD for testing.

Each reader takes the corpus's folder. Names are PER, ORG, LOC, MISC; a word whose name tag a corpus leaves open allows several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from gum_names import gum_names
from sentences import TAGS, TITLES, Sentence, Text, bioes

_OTHER = frozenset(t for t in TAGS if t == "O" or t.endswith("MISC"))
_DATED = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|Mon|Tue|Wednes|Wed|Thu|Fri|Satur|Sat|Sun)(?:[a-z]*(?:day|uary|ch|il|ust|ber))?\.?$"
)


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
        s.allowed = gum_names(s, misc)
    return s


def opened(texts: Iterable[Text]) -> list[Text]:
    """For training: where UNER says "none" of a proper noun, MISC stays possible, since it marks no products, works or events and WikiGold does."""
    found = list(texts)
    for s in (s for t in found for s in t.sentences if s.upos is not None and s.allowed is not None):
        for i, (tags, upos, word) in enumerate(zip(s.allowed, s.upos, s.words, strict=True)):
            if upos == "PROPN" and tags == {"O"} and not _dated(word):
                s.allowed[i] = _OTHER
    return found


def _dated(word: str) -> bool:
    """A month, a day of the week, a title: no name of any type."""
    return word.lower() in TITLES or _DATED.match(word) is not None


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
            tag = frozenset({f"{bioes(k, i, j)}-{kind}"})
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
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
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
    """PUD's news documents (their numbers begin with n; the others are Wikipedia's) with names, for testing only."""
    texts: list[Text] = []
    words, spaces, tags, raw = [], [], [], ""
    for line in [*next(folder.glob("*.iob2")).read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newdoc"):
            texts.append(Text(line.split("=", 1)[1].strip()))
        elif line.startswith("# text"):
            raw = line.split("=", 1)[1].strip()
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            words.append(cells[1]); tags.append(cells[2])
        elif words:
            at = 0
            for w in words:
                at = raw.find(w, at) + len(w)
                spaces.append(raw[at : at + 1] == " ")
            texts[-1].sentences.append(Sentence(words, spaces, allowed=from_bio(tags), paragraph=True))
            words, spaces, tags = [], [], []
    return [t for t in texts if t.id.startswith("n")]
