from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from newsgraph.annotation.tree import Doc
from newsgraph.finding.mentions import find_mentions
from newsgraph.finding.polls import find_poll_results
from newsgraph.finding.quantities import find_quantities

Parsed = Callable[[str, str], Doc]


def test_shares_of_those_asked_and_of_the_rest_of_their_sentence(parsed: Parsed) -> None:
    doc = parsed(
        "Sixty/NUM/CD/nummod/1 percent/NOUN/NN/nsubj/4 of/ADP/IN/case/3 respondents/NOUN/NNS/nmod/1/respondent backed/VERB/VBD/root/4 it/PRON/PRP/obj/4 "
        "_,/PUNCT/,/punct/10 while/SCONJ/IN/mark/10 30/NUM/CD/nummod/9 percent/NOUN/NN/nsubj/10 opposed/VERB/VBD/advcl/4 it/PRON/PRP/obj/10 _./PUNCT/./punct/4",
        "",
    )
    poll = find_poll_results(doc, find_mentions(doc), find_quantities(doc))
    assert [(s.percent, doc[s.start : s.end].text) for s in poll.shares] == [(Decimal(60), "backed it"), (Decimal(30), "opposed it")]


def test_a_share_of_something_else_is_no_finding(parsed: Parsed) -> None:
    doc = parsed("Sixty/NUM/CD/nummod/1 percent/NOUN/NN/nsubj/4 of/ADP/IN/case/3 houses/NOUN/NNS/nmod/1 burned/VERB/VBD/root/4 down/ADP/RP/advmod/4", "")
    assert find_poll_results(doc, find_mentions(doc), find_quantities(doc)).shares == ()


def test_how_many_answered_and_where(parsed: Parsed) -> None:
    doc = parsed(
        "The/DET/DT/det/1 poll/NOUN/NN/nsubj/5 on/ADP/IN/case/4 its/PRON/PRP$/nmod:poss/4 Mastodon/PROPN/NNP/nmod/1 received/VERB/VBD/root/5 "
        "1,200/NUM/CD/nummod/7 responses/NOUN/NNS/obj/5/response",
        "4-5 ORG",
    )
    poll = find_poll_results(doc, find_mentions(doc), find_quantities(doc))
    assert [size for _, size in poll.samples] == [1200]
    assert [m.text for _, m in poll.channels] == ["Mastodon"]
