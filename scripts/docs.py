"""Write what the documentation takes from the code: docs/reference/, and the output of every command that a page shows.

python scripts/docs.py             both
python scripts/docs.py --check     say what is not current, and exit 1 (an output may differ in a line of ten)
python scripts/docs.py reference   only docs/reference/ (seconds; the outputs take about a minute), also with --check

A block ```console of a page is a session: lines that begin with "$ " are run, in a folder that has examples/, one folder a page;
what they print on a terminal is what stands below. A block with title="name" is a file of that folder. An output that ends
with "…" is shown to as many lines.
"""

from __future__ import annotations

import difflib
import inspect
import json
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

import newsgraph as ng
from newsgraph.asking.questions import questions
from newsgraph.cli import app
from newsgraph.namespaces import PREFIXES
from newsgraph.rdf.names import compact

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", *sorted(p for p in DOCS.rglob("*.md") if p.parent.name != "reference"))
NOTE = "<!-- Written by scripts/docs.py: change the source instead. -->\n\n"
BLOCK = re.compile(r"^```(?P<kind>\w+)(?: title=\"(?P<file>[^\"]+)\")?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
SIZES = re.compile(r"[\d,]+ triples|\d+ of \d+ sentences used|\d+ kB|(?<=^triples )[ \d,]+", re.MULTILINE)
RDF, RDFS, OWL, SKOS, SH = (PREFIXES[p] for p in ("rdf", "rdfs", "owl", "skos", "sh"))


def environment(folder: Path = ROOT) -> dict[str, str]:
    """What commands run in: this checkout, no colours, 92 columns, nothing of the user's own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("KG_")}
    ours = {"NEWSGRAPH_DATA": str(folder / ".data"), "PYTHONPATH": str(ROOT / "src")}
    return {**kept, **ours, "NO_COLOR": "1", "COLUMNS": "92", "TERMINAL_WIDTH": "92", "TERM": "dumb"}


def commands() -> Iterator[tuple[str, ...]]:
    """The words of every command, groups before what is in them."""
    for c in app.registered_commands:
        assert c.callback is not None
        yield ((c.name or c.callback.__name__),)
    for group in app.registered_groups:
        yield (str(group.name),)
        for c in group.typer_instance.registered_commands if group.typer_instance else ():
            yield str(group.name), str(c.name)


def command_page() -> str:
    """Every command with its help, as it is printed."""
    lines = ["# Commands\n", "Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 unusable input or unreachable store.\n"]
    for words in [(), *commands()]:
        name = " ".join(("kg", *words))
        help_ = subprocess.run([sys.executable, "-m", "newsgraph.cli", *words, "--help"], capture_output=True, text=True, env=environment(), check=True).stdout
        text = "\n".join(line.rstrip() for line in help_.replace("python -m newsgraph.cli", "kg").splitlines()).strip("\n")
        lines.append(f"## {name}\n\n```text\n{text}\n```\n")
    return "\n".join(lines)


def read(*paths: Path) -> dict[str, dict[str, list[str]]]:
    """Subject → predicate → values of Turtle files."""
    out: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in paths:
        for q in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
            out[str(q.subject.value)][q.predicate.value].append(str(getattr(q.object, "value", q.object)))
    return out


def short(iri: str) -> str:
    """The prefixed form of an IRI."""
    return compact(ox.NamedNode(iri)) if ":" in iri else iri


def term_page() -> str:
    """Every class and property with its definition, an example and what it is not."""
    terms = {s: p for s, p in read(ROOT / "ontology/newsgraph.ttl").items() if SKOS + "definition" in p}
    rooms: dict[str, list[str]] = {"Classes": [], "Properties": [], "Values": []}
    for iri, said in sorted(terms.items(), key=lambda t: short(t[0]).lower()):
        kinds = said[RDF + "type"]
        above = [f"`{short(i)}`" for i in [*said[RDFS + "subClassOf"], *said[RDFS + "subPropertyOf"]] if ":" in i]
        room = "Classes" if OWL + "Class" in kinds else "Properties" if any(k.endswith("Property") for k in kinds) else "Values"
        lines = [f"### {short(iri)}\n", said[SKOS + "definition"][0] + (f" Below {', '.join(above)}." if above else "") + "\n"]
        lines += [f"> {example}\n" for example in said[SKOS + "example"]]
        rooms[room].append("\n".join([*lines, *(f"{note}\n" for note in said[SKOS + "scopeNote"])]))
    head = "# Terms\n\nOur own terms, in `ontology/newsgraph.ttl`. Everything that schema.org has a term for is said in schema.org.\n"
    return "\n".join([head, *(f"## {room}\n\n" + "\n".join(of) for room, of in rooms.items() if of)])


def shape_page() -> str:
    """What `kg validate` looks at: each shape's targets, and each message with its severity and advice."""
    everything = read(*sorted((ROOT / "shapes").glob("*.ttl")))
    lines = ["# Shapes\n", "What `kg validate` checks, from `shapes/`. A violation gives exit code 1, a warning does not.\n"]
    for iri, said in sorted(everything.items()):
        targets = [short(t) for p in ("targetClass", "targetSubjectsOf", "targetObjectsOf") for t in said[SH + p]]
        if not targets:
            continue
        lines += [f"## {iri.rsplit('#', 1)[-1]}\n", f"Of {', '.join(f'`{t}`' for t in targets)}.\n", "| finding | severity | what to do |", "|---|---|---|"]
        inner = [everything[i] for p in ("property", "sparql") for i in said[SH + p]]
        for shape in (said, *inner):
            severity = (shape[SH + "severity"] or said[SH + "severity"] or [SH + "Violation"])[0].removeprefix(SH).lower()
            advice = (shape[RDFS + "comment"] or said[RDFS + "comment"] or [""])[0]
            lines += [f"| {message} | {severity} | {advice} |" for message in shape[SH + "message"]]
        lines.append("")
    return "\n".join(lines)


def question_page() -> str:
    """Every named question with its parameters and its SPARQL."""
    lines = ["# Questions\n", "`kg query --name NAME`, from `questions/`. A parameter that is a thing takes its name as well as its IRI.\n"]
    for q in questions(own=ROOT / "questions"):
        body = "\n".join(line for line in q.sparql.splitlines() if not line.startswith("#")).strip()
        lines += [f"## {q.name}\n", f"{q.title}\n"]
        lines += [f"- `--param {p.name}=…`: {p.meaning}{f', for example `{p.example}`' if p.example else ''}" for p in q.parameters]
        lines += ["", f"```sparql\n{body}\n```\n"]
    return "\n".join(lines)


def python_page() -> str:
    """The Python API: functions and methods with signature and docstring."""
    public = [(f"ng.{n}", getattr(ng, n)) for n in ("build", "load")]
    public += [(f"Graph.{n}", m) for n, m in vars(ng.Graph).items() if inspect.isfunction(m) and not n.startswith("_")]
    lines = ["# Python\n", "`import newsgraph as ng`. Errors are `newsgraph.errors.KgError` and below, each one sentence.\n"]
    for name, function in public:
        signature = re.sub(r"'([^']*)'", r"\1", str(inspect.signature(function))).replace("self, ", "").replace("(self)", "()")
        signature = re.sub(r" = SELECT .*?(?=, parameters)", " = …", signature.replace("\\n", " "), flags=re.DOTALL)
        lines += [f"## {name}\n", f"```python\n{name}{signature}\n```\n", f"{inspect.getdoc(function)}\n"]
    return "\n".join(lines)


def benchmark_page() -> str:
    """What `python -m benchmarks` wrote down."""
    told = json.loads((ROOT / "benchmarks" / "results.json").read_text(encoding="utf-8"))
    machine = told["machine"]
    packages = ", ".join(f"{name} {number}" for name, number in machine["packages"].items())
    lines = [
        "# Benchmarks\n",
        "`make benchmarks` in a checkout measures all of it again (`python -m benchmarks query serve` some of it) and writes `benchmarks/results.json`,",
        "of which this page is made. Each figure is a ratio to a yardstick of the same run, the two in turns, so that what else the machine does",
        "counts little.\n",
        f"On {machine['cores']} cores of {machine['processor']}, {machine['memory_gb']} GB, {machine['system']}, Python {machine['python']},",
        f"{packages}. Load is the number of programs that wanted to run at the time; beyond the number of cores, seconds say little.\n",
        "| what | yardstick | ratio | asked | on | load |\n|---|---|---|---|---|---|",
    ]
    lines += [f"| {r['what']} | {r['yardstick']} | {r['ratio']:g} | {r['asked']} | {r['date']} | {r['load']} |" for r in told["results"].values()]
    lines += ["\n## As printed\n", *(f"    $ {r['command']}\n    {r['told']}\n" for r in told["results"].values())]
    return "\n".join(lines)


def reference() -> dict[Path, str]:
    """The text of each page of docs/reference/."""
    pages = {
        "commands": command_page, "terms": term_page, "shapes": shape_page, "questions": question_page, "python": python_page, "benchmarks": benchmark_page,
    }  # fmt: skip
    return {DOCS / "reference" / f"{name}.md": NOTE + page().rstrip() + "\n" for name, page in pages.items()}


def run(command: str, folder: Path) -> str:
    """What a command prints: stdout as on a terminal, then stderr as in a pipe (without the line that moves)."""
    master, terminal = pty.openpty()
    chunks: list[bytes] = []

    def listen() -> None:
        while True:
            try:
                chunk = os.read(master, 65536)
            except OSError:  # the other end is closed
                return
            if not chunk:
                return
            chunks.append(chunk)

    listener = threading.Thread(target=listen)
    listener.start()
    script = f'kg() {{ "{sys.executable}" -m newsgraph.cli "$@"; }}\n{command}'
    to: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": terminal, "stderr": subprocess.PIPE, "text": True}
    done = subprocess.run(["bash", "-c", script], cwd=folder, env=environment(folder), timeout=300, check=False, **to)
    os.close(terminal)
    listener.join()
    os.close(master)
    text = b"".join(chunks).decode().replace("\r\n", "\n") + done.stderr
    text = text.replace(str(folder / ".data"), "~/.local/share/newsgraph")  # where it would be
    return "\n".join(line.rstrip() for line in text.rstrip("\n").split("\n"))


def session(body: str, folder: Path) -> str:
    """The body of a console block with its outputs as they are now."""
    out: list[str] = []
    for part in re.split(r"^(?=\$ )", body, flags=re.MULTILINE):
        if not part.startswith("$ "):
            out.append(part)
            continue
        lines = part.rstrip("\n").split("\n")
        command = [lines.pop(0)]
        while command[-1].endswith("\\"):
            command.append(lines.pop(0))
        printed = run("\n".join(command).removeprefix("$ "), folder)
        if lines and lines[-1] == "…":
            printed = "\n".join([*printed.split("\n")[: len(lines) - 1], "…"])
        out.append("\n".join(command) + "\n" + (printed + "\n" if printed else ""))
    return "".join(out)


def shown(page: Path) -> str:
    """The page's text with every output as it is now."""
    text = page.read_text(encoding="utf-8")
    if "```console" not in text:
        return text
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "examples", folder / "examples")

        def block(found: re.Match[str]) -> str:
            if found["file"]:
                (folder / found["file"]).parent.mkdir(parents=True, exist_ok=True)
                (folder / found["file"]).write_text(found["body"], encoding="utf-8")
            return f"```console\n{session(found['body'], folder)}```" if found["kind"] == "console" else found[0]

        return BLOCK.sub(block, text)


def settled(text: str) -> str:
    """The text without the sizes that every new rule changes: a page is not stale for these."""
    return SIZES.sub("…", text)


def alike(old: str, new: str) -> bool:
    """Whether nine lines of ten are the same: on another processor the network rounds otherwise, and a count or a row may differ."""
    return difflib.SequenceMatcher(None, settled(old).splitlines(), settled(new).splitlines(), autojunk=False).ratio() >= 0.9


def main() -> int:
    """Exit 1 where a page is not current under --check."""
    wanted = reference()
    if "reference" not in sys.argv[1:]:
        wanted |= {page: shown(page) for page in PAGES}
    old = {page: page.read_text(encoding="utf-8") if page.exists() else "" for page in wanted}
    checking = "--check" in sys.argv
    stale = [page for page, text in wanted.items() if text != old[page] and not (checking and page in PAGES and alike(old[page], text))]
    for page in stale:
        if checking:
            print(f"{page.relative_to(ROOT)} is not current. Run: python scripts/docs.py")
        else:
            page.parent.mkdir(exist_ok=True)
            page.write_text(wanted[page], encoding="utf-8")
    return int(checking and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
