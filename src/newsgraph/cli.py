"""The command `kg`: parsing and printing only."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from newsgraph.errors import KgError

if TYPE_CHECKING:
    from newsgraph.running.corpus import Progress

app = typer.Typer(add_completion=True, no_args_is_help=True, pretty_exceptions_enable=False, help="News articles to knowledge graphs.")


@app.callback()
def _main() -> None:
    """News articles to knowledge graphs that people can query, check and trust."""


@app.command()
def build(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Articles: .txt .md .html .json .jsonl .warc, gzipped or not; folders; - for stdin.")],
    output: Annotated[Optional[Path], typer.Option("--output", "-o", help="A file, or a folder with --each.")] = None,
    each: Annotated[bool, typer.Option("--each", help="One graph an article into the folder -o.")] = False,
    published: Annotated[Optional[str], typer.Option(help="The publication date where the input has none.")] = None,
    base: Annotated[str, typer.Option(help="The beginning of every IRI that is minted.")] = "https://w3id.org/newsgraph/id/",
    annotator: Annotated[Optional[str], typer.Option(help="Any installed spaCy pipeline instead of the embedded model.")] = None,
    ontology: Annotated[Optional[list[Path]], typer.Option(help="Further classes and words, in Turtle.")] = None,
    no_quotes: Annotated[bool, typer.Option("--no-quotes", help="Leave the words of passages out.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", help="Processes on this machine.")] = 1,
) -> None:
    """Articles to a graph."""
    from newsgraph.running.corpus import Options, build as build_corpus

    summary = build_corpus(
        inputs,
        output,
        each=each,
        published=published,
        options=Options(base, annotator, tuple(ontology or ()), not no_quotes),
        jobs=jobs,
        report=_progress,
    )
    where = f" in {summary.outputs[0]}" if len(summary.outputs) == 1 else f" in {len(summary.outputs)} graphs" if summary.outputs else ""
    typer.echo(
        f"{summary.built} built, {summary.failed} failed: {summary.triples:,} triples{where}; {summary.used} of {summary.sentences} sentences used.", err=True
    )
    if summary.failed or not summary.built:
        raise typer.Exit(3)


def _progress(done: Progress) -> None:
    for remark in done.remarks:
        typer.echo(f"{done.id}: {remark}", err=True)
    if done.failure:
        typer.echo(f"{done.id}: {done.failure}", err=True)
    elif done.number % 100 == 0:
        typer.echo(f"{done.number} articles", err=True)


def main() -> None:
    """Run `kg`; every KgError is one sentence on stderr and its exit code."""
    try:
        app(standalone_mode=True)
    except KgError as error:
        typer.echo(f"kg: {error.message}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
