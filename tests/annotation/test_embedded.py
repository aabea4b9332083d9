"""The shipped model on sentences of our own with gold written by hand, and on anything that may come."""

from __future__ import annotations

import time
from collections import Counter

import pytest

from newsgraph.annotation import Annotator, load_annotator

NAMES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Police arrested Ann Smith in Derby on Monday.", [("Ann Smith", "PERSON"), ("Derby", "LOC")]),
    ("Chief Constable Peter Hall thanked residents of Leeds.", [("Peter Hall", "PERSON"), ("Leeds", "LOC")]),
    ("The flood reached Prague before dawn.", [("Prague", "LOC")]),
    ("Maria Lopez won the seat for the Labour Party in Cardiff.", [("Maria Lopez", "PERSON"), ("Labour Party", "ORG"), ("Cardiff", "LOC")]),
    ("Microsoft bought a company in Norway for $40 million.", [("Microsoft", "ORG"), ("Norway", "LOC")]),
    ("The judge, Susan Reed, sentenced Tom Baker to nine years.", [("Susan Reed", "PERSON"), ("Tom Baker", "PERSON")]),
    ("Officials at the World Health Organization met in Geneva.", [("World Health Organization", "ORG"), ("Geneva", "LOC")]),
    ("The train from Paris to Lyon was late.", [("Paris", "LOC"), ("Lyon", "LOC")]),
    ("Germany beat Brazil in Belo Horizonte.", [("Belo Horizonte", "LOC")]),
    ("“We will rebuild,” said Mayor Elena Petrova.", [("Elena Petrova", "PERSON")]),
    ("A spokeswoman for the University of Oxford declined to comment.", [("University of Oxford", "ORG")]),
    ("John Carter and Lucy Wong were hurt when a bus overturned near Dover.", [("John Carter", "PERSON"), ("Lucy Wong", "PERSON"), ("Dover", "LOC")]),
    ("The United Nations sent aid to Haiti.", [("United Nations", "ORG"), ("Haiti", "LOC")]),
    ("Anna Berg, 41, of Malmo, denied the charge.", [("Anna Berg", "PERSON"), ("Malmo", "LOC")]),
    ("President Emmanuel Macron flew to Marseille.", [("Emmanuel Macron", "PERSON"), ("Marseille", "LOC")]),
    ("Nobody was hurt in the blaze.", []),
    ("The council will vote on the plan in September.", []),
]

RELATIONS: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("Police arrested Ann Smith in Derby.", [("Police", "nsubj", "arrested"), ("Ann", "obj", "arrested"), ("Derby", "obl", "arrested")]),
    ("Two men were shot dead by officers.", [("men", "nsubj:pass", "shot"), ("were", "aux:pass", "shot"), ("officers", "obl:agent", "shot")]),
    ("The bomb killed 22 people.", [("bomb", "nsubj", "killed"), ("people", "obj", "killed"), ("22", "nummod", "people")]),
    ("She is the leader of the party.", [("She", "nsubj", "leader"), ("is", "cop", "leader"), ("party", "nmod", "leader")]),
    ("The driver, who was drunk, hit a wall.", [("driver", "nsubj", "hit"), ("drunk", "acl:relcl", "driver"), ("wall", "obj", "hit")]),
    ("He said the bridge had collapsed.", [("He", "nsubj", "said"), ("collapsed", "ccomp", "said"), ("bridge", "nsubj", "collapsed")]),
    ("Rain and wind closed the port.", [("Rain", "nsubj", "closed"), ("wind", "conj", "Rain"), ("port", "obj", "closed")]),
    ("Her husband, Tom Baker, died in March.", [("husband", "nsubj", "died"), ("Tom", "appos", "husband"), ("March", "obl", "died")]),
    ("The company did not pay its workers.", [("company", "nsubj", "pay"), ("not", "advmod", "pay"), ("workers", "obj", "pay")]),
    ("A man was charged with murder.", [("man", "nsubj:pass", "charged"), ("murder", "obl", "charged")]),
]

ODD = {
    "nothing": "",
    "blank": " \n\n\t ",
    "one word": "Fire",
    "no punctuation": "police in leeds arrested a man he was later released " * 60,
    "capitals": "A POLICE OFFICER WAS SHOT DEAD IN LEEDS ON MONDAY",
    "lower case": "a police officer was shot dead in leeds on monday",
    "table": "Name\tVotes\tShare\nSmith\t1,204\t41%\n\nJones\t998\t34%\n",
    "emoji": "😀 🙈 Derby won 2–1! 👏🏽",
    "other scripts": "Полиция задержала 警方逮捕了 الشرطة",
    "controls": "a\x00b\u200b\u2028c\r\nd\ufeff",
    "a long word": "x" * 20_000,
    "marks alone": "!?!? ... --- ***",
}


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return load_annotator()


def test_names_of_our_own_sentences(annotator: Annotator) -> None:
    n: Counter[str] = Counter()
    for doc, (_, gold) in zip(annotator.annotate(text for text, _ in NAMES), NAMES, strict=True):
        found = {(e.text, e.label_) for e in doc.ents if e.label_ != "MISC"}
        wanted = set(gold) | ({("Germany", "LOC"), ("Brazil", "LOC")} & found) | ({("Germany", "ORG"), ("Brazil", "ORG")} & found)
        n["right"] += len(found & wanted); n["said"] += len(found); n["gold"] += len(wanted)  # fmt: skip
    assert 2 * n["right"] / (n["said"] + n["gold"]) >= 0.9, n


def test_relations_of_our_own_sentences(annotator: Annotator) -> None:
    right, wrong = 0, []
    for doc, (text, gold) in zip(annotator.annotate(text for text, _ in RELATIONS), RELATIONS, strict=True):
        found = {(t.text, t.dep_, t.head.text) for t in doc}
        right += len(found & set(gold))
        wrong += [(text, g) for g in gold if g not in found]
    assert right / (right + len(wrong)) >= 0.9, wrong


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_any_text_is_annotated_and_kept(annotator: Annotator, text: str) -> None:
    (doc,) = annotator.annotate([text])
    assert doc.text == text
    assert all(t.head.sent == t.sent for t in doc)
    assert not len(doc) or (doc.has_annotation("DEP") and doc.has_annotation("SENT_START"))


def test_an_annotation_depends_on_its_text_alone(annotator: Annotator) -> None:
    texts = [text for text, _ in NAMES]
    alone = [next(iter(annotator.annotate([t]))).to_json() for t in texts]
    assert [d.to_json() for d in annotator.annotate(texts)] == alone


def test_paragraphs_end_sentences(annotator: Annotator) -> None:
    (doc,) = annotator.annotate(["Fire at the harbour\n\nTwo people died"])
    assert [s.text.strip() for s in doc.sents] == ["Fire at the harbour", "Two people died"]


def test_time_is_linear_in_length(annotator: Annotator) -> None:
    def seconds(times: int) -> float:
        begun = time.process_time()
        list(annotator.annotate(["Police arrested Ann Smith in Derby on Monday. " * times]))
        return time.process_time() - begun

    seconds(50)
    assert seconds(2000) < 8 * seconds(500)


def test_one_thread_does_the_work(annotator: Annotator) -> None:
    texts = ["Police arrested Ann Smith, a teacher from Leeds, in Derby on Monday after a long search. " * 8] * 20
    list(annotator.annotate(texts[:1]))
    whole, own = time.process_time(), time.thread_time()
    list(annotator.annotate(texts))
    assert time.process_time() - whole < 1.3 * (time.thread_time() - own)
