"""Findings of `kg validate` as text for people, JSON, Turtle (the SHACL report), or JUnit for CI."""

from __future__ import annotations

import json
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from newsgraph.asking.locating import passages_behind
from newsgraph.asking.things import label
from newsgraph.errors import UsageError
from newsgraph.rdf.validation import Finding, Report, Severity
from newsgraph.showing.tables import shown
from newsgraph.storing.store import Store

FORMATS = ("text", "json", "turtle", "junit")
_WIDEST = 160


def render_findings(report: Report, store: Store, severity: Severity, kind: str) -> str:
    """The findings as bad as `severity` or worse. Raises UsageError for a format that there is not."""
    found = report.at_least(severity)
    match kind:
        case "text":
            return _text(found, report, store)
        case "json":
            return json.dumps([_fields(f, store) for f in found], indent=2, ensure_ascii=False) + "\n"
        case "turtle":
            return str(report.graph.serialize(format="turtle"))
        case "junit":
            return _junit(found, report, store)
    raise UsageError(f"There is no format {kind}. Use one of {', '.join(FORMATS)}.")


def sentence(finding: Finding, store: Store) -> str | None:
    """The words of the article that the finding comes from; None in a graph without claims or without words."""
    words = next((p.words for p in passages_behind(store, finding) if p.words), "")
    flat = " ".join(words.split())
    return (flat if len(flat) <= _WIDEST else flat[: _WIDEST - 1] + "…") or None


def _fields(finding: Finding, store: Store) -> dict[str, str | None]:
    return {
        "severity": finding.severity.value,
        "thing": str(getattr(finding.focus, "value", finding.focus)),
        "name": label(store, finding.focus),
        "property": finding.path.value if finding.path is not None else None,
        "value": str(getattr(finding.value, "value", finding.value)) if finding.value is not None else None,
        "message": finding.message,
        "advice": finding.advice,
        "sentence": sentence(finding, store),
        "shape": finding.shape,
    }


def _text(found: Sequence[Finding], report: Report, store: Store) -> str:
    lines = []
    for finding in found:
        value = f" ({shown(finding.value)})" if finding.value is not None else ""
        lines.append(f"{finding.severity.value}: {label(store, finding.focus)}: {finding.message}{value}\n")
        words = sentence(finding, store)
        if words:
            lines.append(f"    “{words}”\n")
        lines.append(f"    {finding.advice}\n")
    count = {s: sum(f.severity is s for f in report.findings) for s in Severity}
    verdict = "conforms" if report.conforms else "does not conform"
    lines.append(f"The graph {verdict}: {count[Severity.VIOLATION]} violations, {count[Severity.WARNING]} warnings, {count[Severity.INFO]} remarks.\n")
    return "".join(lines)


def _junit(found: Sequence[Finding], report: Report, store: Store) -> str:
    by_shape = {name: [f for f in found if f.shape == name] for name in sorted({*report.shapes, *(f.shape for f in found)})}
    cases = []
    for name, findings in by_shape.items():
        inner = "".join(f"<failure type={quoteattr(f.severity.value)} message={quoteattr(label(store, f.focus) + ': ' + f.message)}/>" for f in findings)
        cases.append(f'  <testcase classname="shapes" name={quoteattr(name)}>{inner}</testcase>\n')
    suite = f'<testsuite name="kg validate" tests="{len(by_shape)}" failures="{len(found)}">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{suite}\n{"".join(cases)}</testsuite>\n'
