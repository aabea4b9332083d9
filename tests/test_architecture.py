"""Data flows one way: a stage imports those before it, never those after it; the command line imports nothing heavy at start."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "newsgraph"
STAGES = ("reading", "annotation", "finding", "resolving", "claims", "identity", "rdf", "storing", "asking", "showing", "running")
LATER = {stage: set(STAGES[i + 1 :]) for i, stage in enumerate(STAGES)}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return {parts[1] for name in names if (parts := name.split("."))[0] == "newsgraph" and len(parts) > 1}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_no_later_one(stage: str) -> None:
    modules = sorted((SOURCE / stage).rglob("*.py"))
    assert modules
    assert {str(m): later for m in modules if (later := imported(m) & (LATER[stage] | {"cli", "graph"}))} == {}


def loaded_by(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_the_command_line_starts_light() -> None:
    assert not {"rdflib", "spacy", "numpy", "onnxruntime", "pyshacl", "pyoxigraph"} & loaded_by("import newsgraph.cli")


def test_a_query_does_not_pay_for_the_annotator() -> None:
    code = "from newsgraph.storing.files import load\nfrom newsgraph.asking.query import ask\nfrom newsgraph.showing.tables import render\n"
    assert not {"rdflib", "spacy", "numpy", "onnxruntime"} & loaded_by(code)
