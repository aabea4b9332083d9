"""The command `kg`: parsing and printing only."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from newsgraph.errors import InputError, KgError, QueryError, StoreError, UsageError, reason

app = typer.Typer(add_completion=True, no_args_is_help=True, pretty_exceptions_enable=False, help="News articles to knowledge graphs.")


def _tell_version(wanted: bool) -> None:
    if wanted:
        from newsgraph import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _main(version: Annotated[bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Tell the version and end.")] = False) -> None:
    """News articles to knowledge graphs that people can query, check and trust."""


@app.command()
def build(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Articles: .txt .md .html .json .jsonl .warc, gzipped or not; folders; - for stdin.")],
    output: Annotated[Optional[str], typer.Option("--output", "-o", help="A file, a store (a folder), the URL of an endpoint; with --each a folder.")] = None,
    each: Annotated[bool, typer.Option("--each", help="One graph an article into the folder -o.")] = False,
    partitions: Annotated[Optional[int], typer.Option(metavar="N", help="N files of N-Quads, by subject, into the folder -o.")] = None,
    published: Annotated[Optional[str], typer.Option(help="The publication date where the input has none.")] = None,
    base: Annotated[str, typer.Option(help="The beginning of every IRI that is minted.")] = "https://w3id.org/newsgraph/id/",
    annotator: Annotated[Optional[str], typer.Option(help="Any installed spaCy pipeline instead of the embedded model.")] = None,
    ontology: Annotated[Optional[list[Path]], typer.Option(help="Further classes and words, in Turtle.")] = None,
    infer: Annotated[bool, typer.Option("--infer", help="Also write what follows by OWL 2 RL.")] = False,
    no_quotes: Annotated[bool, typer.Option("--no-quotes", help="Leave the words of passages out.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", help="Processes on this machine.")] = 1,
    scheduler: Annotated[Optional[str], typer.Option(metavar="URL", help="A Dask scheduler, whose workers build instead.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where an earlier run stopped, as every build of the same output does.")] = False,
    break_lock: Annotated[bool, typer.Option("--break-lock", help="Write to an endpoint although a build that has died seems to be writing there.")] = False,
) -> None:
    """Articles to a graph; only what is new or has changed is built."""
    from newsgraph.running.corpus import Options
    from newsgraph.running.corpus import build as build_corpus
    from newsgraph.showing.progress import Line

    del resume  # the journal of an output knows what is built, whether or not a run has ended
    line = Line(sys.stderr)
    try:
        summary = build_corpus(
            inputs,
            output,
            each=each,
            partitions=partitions,
            published=published,
            options=Options(base, annotator, tuple(ontology or ()), not no_quotes),
            infer=infer,
            jobs=jobs,
            scheduler=scheduler,
            break_lock=break_lock,
            report=lambda done: line.done(done.id, done.read, done.failure, done.remarks),
        )
    except KeyboardInterrupt:
        line.clear()
        typer.echo("Stopped. The same command goes on from here.", err=True)
        raise
    finally:
        line.clear()
    more = "".join(f", {n} {what}" for n, what in ((summary.unchanged, "unchanged"), (summary.duplicate, "duplicate")) if n)
    articles = summary.built + summary.unchanged
    where = f" of {articles} articles in {summary.outputs[0]}" if articles > 1 else f" in {summary.outputs[0]}" if summary.outputs else ""
    used = f"{summary.used} of {summary.sentences} sentences used"
    typer.echo(f"{summary.built} built, {summary.failed} failed{more}: {summary.triples:,} triples{where}; {used}.", err=True)
    if summary.failed:
        raise typer.Exit(3)


Graphs = Annotated[Optional[list[Path]], typer.Option("--graph", "-g", help="A graph file or a folder of them; default graphs/.")]
Stored = Annotated[Optional[Path], typer.Option("--store", help="An Oxigraph store on disk, instead of graph files.")]
Endpoint = Annotated[Optional[str], typer.Option("--endpoint", metavar="URL", help="A SPARQL endpoint, instead of graph files.")]


@app.command()
def query(
    sparql: Annotated[Optional[str], typer.Argument(help="The query; - reads it from stdin.")] = None,
    file: Annotated[Optional[Path], typer.Option("--file", "-f", help="Read the query from a file.")] = None,
    name: Annotated[Optional[str], typer.Option(help="Ask a question that the project keeps, or you do in questions/.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show the named questions and what they take.")] = False,
    graph: Graphs = None,
    store: Stored = None,
    endpoint: Endpoint = None,
    format: Annotated[Optional[str], typer.Option(help="table csv tsv json xml md ttl nt jsonld; default: table on a terminal, tsv in a pipe.")] = None,
    param: Annotated[Optional[list[str]], typer.Option(help="NAME=VALUE binds ?NAME.")] = None,
    timeout: Annotated[Optional[float], typer.Option(help="Seconds after which the query is stopped.", min=0.001)] = None,
    allow_service: Annotated[bool, typer.Option("--allow-service", help="Let the query ask other servers.")] = False,
) -> None:
    """Ask a graph in SPARQL; well-known prefixes need no declaration."""
    from newsgraph.asking.query import ask, unknown_terms
    from newsgraph.showing.tables import render
    from newsgraph.storing.opening import open_store

    if list_:
        _print(_questions())
        return
    if timeout is not None:
        _within(timeout)
        return
    values = _parameters(param)
    if name is None:
        text = _query_text(sparql, file)
        opened = open_store(graph or (), store, endpoint)
    else:
        from newsgraph.asking.questions import bound, question

        if sparql is not None or file is not None:
            raise UsageError("Give a query or the --name of a question, not both.")
        asked = question(name)
        text, opened = asked.sparql, open_store(graph or (), store, endpoint)
        values = bound(opened, asked, values)
    # Oxigraph does not come up for Python's handler of Ctrl-C while it answers; nothing is written here that could be left half.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    result = ask(opened, text, values, allow_service=allow_service)
    _print(render(result, format or ("table" if sys.stdout.isatty() else "tsv")))
    for remark in unknown_terms(text):
        typer.echo(remark, err=True)


def _query_text(sparql: str | None, file: Path | None) -> str:
    if (sparql is None) == (file is None):
        raise UsageError("Give a query, or a file with one (-f FILE), or - to read it from stdin.")
    if file is not None:
        try:
            return file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"The query file {file} cannot be read: {reason(error)}.") from error
    return sys.stdin.read() if sparql == "-" else str(sparql)


def _questions() -> str:
    from newsgraph.asking.questions import questions
    from newsgraph.showing.tables import table

    rows = [[q.name, q.title, " ".join(f"--param {p.name}=…" for p in q.parameters)] for q in questions()]
    return table(["name", "question", "takes"], rows)


def _parameters(pairs: list[str] | None) -> dict[str, str]:
    out = {}
    for pair in pairs or ():
        name, equals, value = pair.partition("=")
        if not equals or not name.lstrip("?$").isidentifier():
            raise UsageError(f"--param takes NAME=VALUE, not {pair}.")
        out[name] = value
    return out


def _within(seconds: float) -> None:
    """Run the same command without its time limit in a process that can be stopped."""
    import subprocess

    arguments = list(sys.argv[1:])
    for k, a in enumerate(arguments):
        if a == "--timeout":
            del arguments[k : k + 2]
            break
        if a.startswith("--timeout="):
            del arguments[k]
            break
    try:
        done = subprocess.run([sys.executable, "-m", "newsgraph.cli", *arguments], timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise QueryError(f"The query was stopped after {seconds:g} seconds. Ask for less, or give it more time with --timeout.") from error
    raise typer.Exit(done.returncode)


@app.command()
def validate(
    graphs: Annotated[Optional[list[Path]], typer.Argument(metavar="[GRAPH]...", help="Graph files or folders; default graphs/.")] = None,
    graph: Graphs = None,
    store: Stored = None,
    endpoint: Endpoint = None,
    shapes: Annotated[Optional[list[Path]], typer.Option(help="Shapes beside the project's own: a file or a folder.")] = None,
    severity: Annotated[str, typer.Option(help="Show findings as bad as this or worse: violation, warning, info.")] = "warning",
    format: Annotated[str, typer.Option(help="text json turtle junit")] = "text",
) -> None:
    """Check graphs against the SHACL shapes: findings in words, with the sentence of the article; exit code 1 for violations."""
    from newsgraph.rdf.validation import Severity
    from newsgraph.rdf.validation import validate as check
    from newsgraph.showing.findings import render_findings
    from newsgraph.storing.opening import open_store

    if severity not in list(Severity):
        raise UsageError(f"There is no severity {severity}. Use violation, warning or info.")
    opened = open_store([*(graphs or ()), *(graph or ())], store, endpoint, whole=True)
    report = check(opened, shapes or ())
    _print(render_findings(report, opened, Severity(severity), format))
    if not report.checked:
        typer.echo("Nothing in the graph is of a kind that the shapes speak of: nothing was checked.", err=True)
    if not report.conforms:
        raise typer.Exit(1)


@app.command()
def infer(
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write what follows to.")],
    graphs: Annotated[Optional[list[Path]], typer.Argument(metavar="[GRAPH]...", help="Graph files or folders; default graphs/.")] = None,
    graph: Graphs = None,
    store: Stored = None,
    endpoint: Endpoint = None,
    ontology: Annotated[Optional[list[Path]], typer.Option(help="Further axioms, in Turtle.")] = None,
) -> None:
    """What follows by OWL 2 RL, in a file of its own; exit code 1 where the graph contradicts the ontology."""
    import newsgraph.rdf.reasoning as reasoning
    from newsgraph.rdf.serialize import format_of, write_file
    from newsgraph.storing.opening import open_store

    format_of(output)
    opened = open_store([*(graphs or ()), *(graph or ())], store, endpoint, whole=True)
    found = reasoning.infer(opened, reasoning.read_ontology(ontology or ()))
    write_file(found.triples, output)
    for remark in found.remarks:
        typer.echo(remark, err=True)
    for inconsistency in found.inconsistencies:
        typer.echo(f"contradiction: {inconsistency.message}", err=True)
    typer.echo(f"{len(found.triples):,} triples follow, in {output}", err=True)
    if found.inconsistencies:
        raise typer.Exit(1)


@app.command()
def why(
    thing: Annotated[str, typer.Argument(help="An IRI, a prefixed name, or a name.")],
    property_: Annotated[Optional[str], typer.Argument(metavar="[PROPERTY]", help="Only this property, for example schema:jobTitle.")] = None,
    value: Annotated[Optional[str], typer.Argument(help="Only this value: a thing or a text, number or date.")] = None,
    graph: Graphs = None,
    store: Stored = None,
    endpoint: Endpoint = None,
    article: Annotated[Optional[list[str]], typer.Option(help="Article files, to show passages in their paragraphs.")] = None,
    format: Annotated[str, typer.Option(help="text json")] = "text",
) -> None:
    """The passages that a fact stands on; for an inferred one, the axioms and facts it follows from."""
    from newsgraph.asking.identifications import identifications
    from newsgraph.asking.query import unknown_terms
    from newsgraph.asking.texts import read_texts
    from newsgraph.asking.things import find_property, find_thing, find_value
    from newsgraph.asking.why import why as explain
    from newsgraph.showing.why import render_why
    from newsgraph.storing.opening import open_store

    opened = open_store(graph or (), store, endpoint)
    node = find_thing(opened, thing)
    property_node = find_property(property_) if property_ is not None else None
    values = find_value(opened, node, property_node, value) if value is not None else None
    answers = explain(opened, node, property_node, values)
    merged = identifications(opened, node) if property_node is None else []
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    _print(render_why(answers, opened, read_texts(article) if article else {}, format, colour=colour, merged=merged))
    if not answers:
        typer.echo(" ".join(["Nothing in the graph says so.", *unknown_terms(property_ or "")]), err=True)
        raise typer.Exit(1)


@app.command()
def conflicts(
    graph: Graphs = None,
    store: Stored = None,
    endpoint: Endpoint = None,
    format: Annotated[str, typer.Option(help="text json")] = "text",
    fail: Annotated[bool, typer.Option("--fail", help="Exit code 1 where passages disagree.")] = False,
) -> None:
    """Figures, dates and roles on which passages disagree, side by side, with the likely reason."""
    from newsgraph.asking.conflicts import conflicts as disagreements
    from newsgraph.showing.conflicts import render_conflicts
    from newsgraph.storing.opening import open_store

    found = disagreements(open_store(graph or (), store, endpoint, whole=True))
    _print(render_conflicts(found, format))
    if not found:
        typer.echo("No passages disagree.", err=True)
    elif fail:
        raise typer.Exit(1)


@app.command()
def export(
    path: Annotated[Path, typer.Argument(help="The file to write: .ttl .nt .nq .trig .jsonld .rdf, also .gz; .graphml, or .csv for nodes and edges.")],
    graph: Graphs = None,
    store: Stored = None,
    endpoint: Endpoint = None,
    rdf12: Annotated[bool, typer.Option("--rdf12", help="Claims as rdf:reifies of the triple that they make; .ttl .nt .nq .trig.")] = False,
) -> None:
    """The same graph in another format."""
    from newsgraph.showing.exporting import export as write
    from newsgraph.storing.opening import open_store

    written = write(lambda: open_store(graph or (), store, endpoint, whole=True), path, rdf12=rdf12)
    typer.echo(", ".join(f"{n:,} {what} in {file}" for file, n, what in written), err=True)


@app.command("load")
def load_(
    to: Annotated[str, typer.Option("--to", help="The store's address, or that of its Graph Store or SPARQL service.")],
    graphs: Annotated[Optional[list[Path]], typer.Argument(metavar="[GRAPH]...", help="Graph files or folders; default graphs/.")] = None,
    graph: Graphs = None,
    store: Stored = None,
    endpoint: Endpoint = None,
    into: Annotated[Optional[str], typer.Option(help="The IRI of the graph to load into; default: the store's default graph.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Empty that graph first.")] = False,
    auth: Annotated[Optional[str], typer.Option(help="basic or digest: send it at once, and ask for user and password where nothing holds them.")] = None,
) -> None:
    """Into a running triple store; user and password from KG_USER and KG_PASSWORD, a netrc file or a prompt."""
    from newsgraph.asking.things import graph_name
    from newsgraph.storing.http import Client, Credentials, credentials_for
    from newsgraph.storing.loading import load_into
    from newsgraph.storing.opening import open_store

    if auth not in (None, "basic", "digest"):
        raise UsageError(f"There is no authentication {auth}. Use basic or digest.")
    credentials = credentials_for(to, auth)  # type: ignore[arg-type]
    if auth is not None and credentials is None:
        if not sys.stdin.isatty():
            raise UsageError("Set KG_USER and KG_PASSWORD, or write user and password in your netrc file.")
        credentials = Credentials(typer.prompt("User", err=True), typer.prompt("Password", hide_input=True, err=True), auth)  # type: ignore[arg-type]
    opened = open_store([*(graphs or ()), *(graph or ())], store, endpoint)
    for loaded in load_into(opened, Client(to, credentials), graph_name(into) if into else None, replace=replace, report=_sent):
        name = "the default graph" if loaded.graph is None else str(loaded.graph)
        typer.echo(f"{loaded.sent:,} triples into {name} of {to}, which holds {loaded.held:,}", err=True)


def _sent(sent: int, of: int) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\r{sent:,} of {of:,} triples\x1b[K{'' if sent < of else chr(10)}", err=True, nl=False)
    elif sent < of and sent % 1_000_000 < 20_000:
        typer.echo(f"{sent:,} of {of:,} triples", err=True)


@app.command()
def report(
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")],
    graph: Graphs = None,
    store: Stored = None,
    endpoint: Endpoint = None,
    article: Annotated[Optional[list[str]], typer.Option(help="Article files, to show their whole text.")] = None,
) -> None:
    """One page to look at: the text with what was found, a timeline, a map, a graph, the disagreements; no network needed."""
    from newsgraph.asking.texts import read_texts
    from newsgraph.rdf.serialize import write_whole
    from newsgraph.showing.report import report as page
    from newsgraph.storing.opening import open_store

    write_whole(output, page(open_store(graph or (), store, endpoint, whole=True), read_texts(article) if article else None).encode())
    typer.echo(f"{output}, {output.stat().st_size / 1000:,.0f} kB", err=True)


@app.command()
def serve(
    graph: Graphs = None,
    store: Stored = None,
    endpoint: Endpoint = None,
    host: Annotated[str, typer.Option(help="The address to listen at; 0.0.0.0 lets other machines in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen at.", min=0, max=65535)] = 7979,
    timeout: Annotated[float, typer.Option(help="Seconds after which a query is stopped.", min=0.001)] = 30.0,
    memory: Annotated[int, typer.Option(help="Megabytes after which a query is stopped.", min=10)] = 1000,
    workers: Annotated[int, typer.Option("--workers", help="Queries answered at once.", min=1)] = 4,
    cors: Annotated[Optional[str], typer.Option(help="The origin of web pages that may ask, or *; none by default.")] = None,
    allow_service: Annotated[bool, typer.Option("--allow-service", help="Let queries ask other servers.")] = False,
) -> None:
    """A read-only SPARQL endpoint with an editor, and a page for every thing."""
    try:
        from newsgraph.showing.server.app import serve as run
    except ImportError as error:
        raise UsageError("kg serve needs a web server. Install it with pip install newsgraph[serve].") from error
    from newsgraph.showing.server.workers import Limits

    run(
        list(graph or ()), store, endpoint, host, port,
        Limits(timeout, memory * 1_000_000, workers=workers), allow_service=allow_service, cors=cors,
    )  # fmt: skip


@app.command("eval")
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Facts that a reader wrote down: a .yaml file an article, or a folder of them.")],
    graphs: Annotated[Path, typer.Argument(help="The folder of graphs, one an article, as kg build --each writes it.")] = Path("graphs"),
    show_: Annotated[bool, typer.Option("--show", help="List what was missed and what is wrong.")] = False,
    ontology: Annotated[Optional[list[Path]], typer.Option(help="Further classes, in Turtle.")] = None,
) -> None:
    """Compare graphs with facts that a reader wrote down: precision, recall and F1 by kind of fact."""
    from newsgraph.asking.gold import read_gold
    from newsgraph.asking.scores import Score, add_scores, score
    from newsgraph.ontology import load_ontology
    from newsgraph.showing.scores import render_scores
    from newsgraph.storing.opening import open_store

    known = load_ontology(ontology or ())
    total: dict[str, Score] = {}
    for facts in read_gold(gold):
        add_scores(total, score(facts, open_store([graphs / f"{facts.article}.ttl"]), known))
    _print(render_scores(total, show=show_))


@app.command()
def stats(graph: Graphs = None, store: Stored = None, endpoint: Endpoint = None) -> None:
    """What is in a graph."""
    from newsgraph.asking.statistics import event_types, statistics
    from newsgraph.showing.tables import table
    from newsgraph.storing.opening import open_store

    opened = open_store(graph or (), store, endpoint)
    _print(table(["what", "how many"], [[label, f"{n:,}"] for label, n in statistics(opened)]))
    types = event_types(opened)
    if types:
        _print("\n" + table(["event type", "how many"], [[label, f"{n:,}"] for label, n in types]))


@app.command()
def show(
    thing: Annotated[str, typer.Argument(help="An IRI, a prefixed name, or a name.")],
    graph: Graphs = None,
    store: Stored = None,
    endpoint: Endpoint = None,
) -> None:
    """Everything known of one person, organisation, event or place."""
    from newsgraph.asking.things import facts, find_thing, label
    from newsgraph.showing.tables import shown, table
    from newsgraph.storing.opening import open_store

    opened = open_store(graph or (), store, endpoint)
    node = find_thing(opened, thing)
    import pyoxigraph as ox

    rows = []
    for fact in facts(opened, node):
        property_ = shown(ox.NamedNode(fact.property))
        value = label(opened, fact.value) if isinstance(fact.value, ox.NamedNode) and shown(fact.value).count(":") != 1 else shown(fact.value)
        rows.append([f"is {property_} of" if fact.inverse else property_, value])
    _print(f"{label(opened, node)}  <{node.value}>\n" + table(["property", "value"], rows))


gazetteer = typer.Typer(no_args_is_help=True, help="Places of your own: GeoNames dump files beside the gazetteer that comes along.")
app.add_typer(gazetteer, name="gazetteer")


@gazetteer.command("add")
def gazetteer_add(file: Annotated[Path, typer.Argument(help="A GeoNames dump: .zip as GeoNames offers it for a country, .txt or .txt.gz.")]) -> None:
    """Check a dump and keep a copy of it; builds from now on know its places. A dump of the same name is replaced."""
    from newsgraph.resolving.dumps import add_dump
    from newsgraph.resolving.gazetteer import open_gazetteer

    added = add_dump(file)
    open_gazetteer()
    typer.echo(f"{added.places:,} places added as {added.name}, in {added.path}", err=True)


@gazetteer.command("list")
def gazetteer_list() -> None:
    """The gazetteers that you added."""
    from newsgraph.resolving.dumps import dumps
    from newsgraph.showing.tables import table

    _print(table(["name", "places", "file"], [[d.name, f"{d.places:,}", str(d.path)] for d in dumps()]))


@gazetteer.command("remove")
def gazetteer_remove(name: Annotated[str, typer.Argument(help="The name that `kg gazetteer list` shows.")]) -> None:
    """Forget a gazetteer that you added."""
    from newsgraph.resolving.dumps import remove_dump

    typer.echo(f"{remove_dump(name).name} is forgotten.", err=True)


def _print(text: str) -> None:
    """Answer on stdout. Who stops reading (`| head`) stops nothing: the exit code says what it would have said."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left is not tried again when Python ends
        if not isinstance(error, BrokenPipeError):
            raise StoreError(f"The answer cannot be written: {reason(error)}.") from error


def main() -> None:
    """Run `kg`; every KgError is one sentence on stderr and its exit code."""
    nowhere = open(os.devnull, "w")  # noqa: SIM115 (open to the end)
    sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere  # None where they are closed, as some schedulers start programs
    # The parser of one command is made in a tenth of the time of all.
    asked = [c for c in app.registered_commands if c.callback is not None and (c.name or c.callback.__name__) == " ".join(sys.argv[1:2])]
    app.registered_commands = asked or app.registered_commands
    try:
        app(standalone_mode=True)
    except KgError as error:
        typer.echo(f"kg: {error.message}", err=True)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
