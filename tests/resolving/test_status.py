"""Whether what is told occurred, goes on, is to come or was called off, joined over the tellings of one event."""

from __future__ import annotations

import pytest

from newsgraph.namespaces import NG
from newsgraph.reading.article import Article
from newsgraph.reading.document import document_of
from newsgraph.running.article import Tools, build_document


def statuses(text: str, kind: str, tools: Tools) -> set[str]:
    """The statuses of the events of a class in a text published on Monday 22 May 2017."""
    article = Article(id="a", text=text, headline=None, published="2017-05-22", url=None, authors=(), publisher=None, language="en", source="-", remarks=())
    document = document_of(article)
    (doc,) = tools.annotator.annotate([document.text])
    triples = build_document(document, doc, tools).triples
    events = {t.subject for t in triples if getattr(t.object, "value", "") == NG + kind}
    return {t.object.value.removeprefix(NG) for t in triples if t.subject in events and t.predicate.value == NG + "status"}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Governor Ann Moss will resign on Friday. Her resignation follows weeks of protests.", "Resignation", {"Planned"}),
        ("Mayor Ann Moss is to resign on Friday. Ann Moss resigned as a judge in 2009.", "Resignation", {"Planned", "Occurred"}),
        ("A bridge collapsed in Millbrook on Sunday. The collapse is being investigated by the state.", "Investigation", {"Ongoing"}),
        ("Mayor Ann Moss is under investigation by the state police.", "Investigation", {"Ongoing"}),
        ("Teachers in Millbrook called off the strike on Sunday.", "Strike", {"Cancelled"}),
        ("John Moss was reported to have died on Sunday.", "Death", {"Occurred"}),
        ("The funeral of John Moss is on June 12.", "Funeral", {"Planned"}),
        ("Mayor Ann Moss is to step down, with John Reed succeeding her as mayor of Millbrook.", "Appointment", {"Planned"}),
        ("Mayor Ann Moss is going to resign over the floods.", "Resignation", {"Planned"}),
        ("NASA's Lantern space telescope, scheduled for launch within months, will study stars.", "SpaceMission", {"Planned"}),
        ("Mayor Ann Moss has been under investigation by the state police since March.", "Investigation", {"Ongoing"}),
        ("John Moss has been arrested under an agreement with Spain.", "Agreement", {"Occurred"}),
        ("The civil war in Sudan has been ongoing for seven years.", "MilitaryAction", {"Ongoing"}),
        ("John Moss faces a mandatory life sentence for murder.", "Sentencing", {"Planned"}),
        ("John Moss faces a charge of murder.", "Charge", {"Occurred"}),
        ("A potential charge of murder against John Moss carries a life sentence.", "Charge", {"Planned"}),
        ("A potential charge of murder against John Moss carries a life sentence.", "Sentencing", set()),
        ("Police warned John Moss of a potential attack in Millbrook.", "Attack", set()),
    ],
)
def test_a_status_is_read_off_all_tellings(text: str, kind: str, expected: set[str], tools: Tools) -> None:
    assert statuses(text, kind, tools) == expected
