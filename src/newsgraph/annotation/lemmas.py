"""Lemmas from a word's form and its Penn tag: tables of irregular words, learned from the corpora and of all strong verbs, and rules for the rest."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

_VOWELS = "aeiou"


@lru_cache(maxsize=1)
def irregular() -> dict[str, str]:
    """“form TAG” ► lemma, as training/export.py wrote it."""
    path = Path(__file__).parent / "model" / "lemmas.json"
    table: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return table


@lru_cache(maxsize=1)
def irregular_verbs() -> dict[str, str]:
    """“form TAG” ► base form, for past tenses and participles: a corpus never has all of them."""
    out: dict[str, str] = {}
    for line in (Path(__file__).parent / "irregular_verbs.txt").read_text(encoding="utf-8").splitlines():
        base, past, participle = line.split()
        for form, tag in ((past, "VBD"), (participle, "VBN")):
            out.setdefault(f"{form} {tag}", base)
    return out


@lru_cache(maxsize=1)
def regular_verbs() -> frozenset[str]:
    """Regular verbs whose base the rules of spelling do not give: nothing in "postponed" tells of its e, nor in "edited" that it has none."""
    return frozenset((Path(__file__).parent / "regular_verbs.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=65536)
def lemma(form: str, tag: str) -> str:
    """The lemma of `form` with Penn tag `tag`; names keep their case and form."""
    if tag.startswith("NNP"):
        return form
    low = form.lower().replace("’", "'")
    if (strong := irregular_verbs().get(f"{low} {tag}")) is not None:
        return strong
    regular = regular_lemma(low, tag)
    return regular if regular in regular_verbs() else irregular().get(f"{low} {tag}", regular)


def regular_lemma(form: str, tag: str) -> str:
    """The lemma by rules of regular English inflection; `form` in lower case."""
    if tag == "NNS":
        return _plural(form)
    if tag == "VBZ":
        return _plural(form)
    if tag == "VBG" and form.endswith("ing") and len(form) > 4:
        return _stem(form[:-3])
    if tag in ("VBD", "VBN") and form.endswith("ed") and len(form) > 3:
        if form.endswith("ied"):
            return form[:-1] if len(form) == len("tied") else form[:-3] + "y"
        if form.endswith("eed"):
            return form[:-1]
        return _stem(form[:-2])
    if tag in ("JJR", "RBR") and form.endswith("er") and len(form) > 4:
        return form[:-3] + "y" if form.endswith("ier") else _stem(form[:-2])
    if tag in ("JJS", "RBS") and form.endswith("est") and len(form) > 5:
        return form[:-4] + "y" if form.endswith("iest") else _stem(form[:-3])
    return form


def _plural(form: str) -> str:
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return form[:-2]
    if form.endswith("s") and not form.endswith(("ss", "us", "is")) and len(form) > 2:
        return form[:-1]
    return form


def _stem(stem: str) -> str:
    """The verb or adjective that an inflected stem comes from: "stabb" ► "stab", "arriv" ► "arrive", "su" ► "sue"."""
    for base in (stem, stem + "e"):
        if base in regular_verbs():
            return base
    if stem.endswith(("u", "ompet", "plet", "delet")):
        return stem + "e"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsfz" and stem[-1] not in _VOWELS:
        return stem[:-1]
    if len(stem) > 3 and stem.endswith("ll") and stem[-3] in _VOWELS and len(stem) > 5:
        return stem[:-1]
    if stem.endswith(
        (
            "at",
            "iz",
            "is",
            "ut",
            "ur",
            "as",
            "os",
            "us",
            "v",
            "c",
            "dg",
            "g",
            "z",
            "rs",
            "ns",
            "nc",
            "bl",
            "dl",
            "gl",
            "pl",
            "tl",
            "fl",
            "cl",
            "zl",
            "in",
            "ir",
            "ar",
            "or",
            "id",
            "ud",
            "uc",
            "ag",
        )
    ) and _needs_e(stem):
        return stem + "e"
    if len(stem) <= 4 and len(stem) >= 2 and stem[-1] not in _VOWELS + "wxy" and stem[-2] in _VOWELS and (len(stem) == 2 or stem[-3] not in _VOWELS):
        return stem + "e"
    return stem


def _needs_e(stem: str) -> bool:
    if len(stem) < 3:
        return True
    if stem.endswith(("v", "c", "dg", "z", "bl", "dl", "gl", "pl", "tl", "fl", "cl", "zl", "ns", "rs")):
        return True
    if stem.endswith("g"):
        return stem.endswith(("ag", "eg", "ig", "og", "ug", "rg", "dg")) and not stem.endswith(("ng",))
    if stem.endswith(("in", "ir", "ar", "or", "id", "ut", "ur", "ud")):
        return (
            len(stem) > 3
            and stem[-3] not in _VOWELS
            and not stem.endswith(("tor", "vor", "our", "ear", "oin", "ain", "ein", "air", "oid", "aid", "out", "our", "oud"))
        )
    return stem[-3] not in _VOWELS
