"""Whatever people may hand to newsgraph besides text: how each kind is read, good examples of it, and words that its readers mind.

`read` gets bytes and a path that names their format; it may end in a KgError and in nothing else.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from newsgraph.asking.gold import read_gold
from newsgraph.asking.query import ask
from newsgraph.asking.scores import score
from newsgraph.errors import KgError
from newsgraph.identity.decisions import Merge, decisions_as_lines, read_decisions
from newsgraph.ontology import _parse, compile_ontology, load_ontology
from newsgraph.rdf.serialize import format_of, read_file, to_bytes
from newsgraph.reading.article import Article
from newsgraph.reading.document import document_of
from newsgraph.reading.sources import read_articles
from newsgraph.resolving.dumps import dump_rows
from newsgraph.showing.server.guard import asks_elsewhere
from newsgraph.storing.sparql import with_prefixes, with_values

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "examples" / "harbour-attack.txt").read_text(encoding="utf-8")
GRAPH = "".join((ROOT / "tests" / "data" / "example.ttl").read_text(encoding="utf-8").partition("\n\n")[:2])
TRIPLES = [q.triple for q in ox.parse(path=str(ROOT / "tests" / "data" / "example.ttl"), format=ox.RdfFormat.TURTLE)][:40]


@dataclass(frozen=True)
class Kind:
    """A kind of input: the ending of its files, how it is read, examples, and words to put into them."""

    ending: str
    read: Callable[[Path], object]
    examples: tuple[bytes, ...]
    words: tuple[bytes, ...]

    def survives(self, data: bytes, folder: Path) -> None:
        """Read `data` as this kind; what is not to be read is refused with a KgError."""
        path = folder / f"input{self.ending}"
        path.write_bytes(data)
        with contextlib.suppress(KgError):
            self.read(path)


def _articles(path: Path) -> None:
    for found in read_articles([str(path)]):
        if isinstance(found, Article):
            found.text.encode()
            assert "/" not in found.id
            assert found.id not in ("", ".", "..")
            document = document_of(found)
            assert all(0 <= b.start <= b.end <= len(document.text) for b in document.blocks)


def _graph(path: Path) -> None:
    to_bytes(list(read_file(path)), format_of(path))


@lru_cache(maxsize=1)
def _store() -> ox.Store:
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in TRIPLES)
    return store


def _query(path: Path) -> None:
    sparql = path.read_bytes().decode(errors="surrogateescape")
    asks_elsewhere(sparql)
    with_prefixes(sparql)
    with_values(sparql, {"s": "<https://example.org/s>"})
    result = ask(_store(), sparql)
    if not isinstance(result, ox.QueryBoolean):
        for _, _row in zip(range(200), result, strict=False):
            pass


def _scores(path: Path) -> None:
    for gold in read_gold(path):
        score(gold, _store(), load_ontology())


def _packed(data: bytes, name: str = "NZ.txt") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def _words(text: str) -> tuple[bytes, ...]:
    odd = (
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        "\u2028".encode(),
        "\u202e".encode(),
        b"\r",
        b"9" * 5000,
        b"-1",
        b"1e999",
        b"NaN",
        b"\t",
        b"\n",
        b'"',
        b"'",
    )
    return (*(w.encode() for w in text.split()), *odd)


_PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fire | Gazette</title><meta property="og:title" content="Fire in Leeds">
<meta name="author" content="Ann Roe"><meta property="article:published_time" content="2024-05-04T10:00:00Z"><link rel="canonical" href="https://g.example/fire">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "NewsArticle", "headline": "Fire", "author": [{{"name": "A"}}],
"datePublished": "2024-05-04", "articleBody": "Two died."}}]}}</script></head><body><nav><a href="/">Home</a></nav><article><h1>Fire in Leeds</h1>
<time datetime="2024-05-04">4 May</time><p>{TEXT[:300]}</p><blockquote>So it is.</blockquote><ul><li>One</li></ul><table><tr><td>x</td></tr></table>
<p>{TEXT[300:600]}</p></article><footer>© Gazette</footer></body></html>""".encode()
_RECORD = b"""{"id": "a1", "title": "Fire in Leeds", "text": "Two people died in a fire in Leeds on 3 May 2024.", "date": "2024-05-04", "authors": ["Ann Roe"],
 "publisher": {"name": "Gazette"}, "url": "https://g.example/fire", "language": "en", "content": {"rendered": "<p>Two died.</p>"}}"""
_LINE = _RECORD.replace(b"\n", b"")
_WARC = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://g.example/a\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
_HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + _PAGE
_MARKDOWN = f"---\ntitle: Fire in Leeds\ndate: 2024-05-04\nauthors: [Ann Roe]\n---\n# Fire\n\n{TEXT[:400]}\n\n> Quote\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
_MERGES = "".join(
    decisions_as_lines([Merge("person", "ann roe", "a", "b", "c", "d", "confirmed"), Merge("person", 'x "y", z', "a", "b", "c", "d", "rejected", 0.5, "so")])
)
_PLACES = b"2193733\tAuckland\tAuckland\tAkarana,AKL\t-36.84853\t174.76349\tP\tPPLA\tNZ\t\tE7\t076\t\t\t417910\t\t26\tPacific/Auckland\t2021-01-01\n" * 2
_GOLD = b"""people:
- {name: Anna Roe, also: [Roe], age: 41}
events:
- type: [Flood]
  date: "2024-02-04"
  killed: [3, ">=5", "~20"]
  roles: {perpetrator: [Tobias Renn]}
statements:
- {speaker: Anna Roe, contains: not afraid}
"""
_QUERIES = tuple(p.read_bytes() for p in sorted((ROOT / "questions").glob("*.rq"))[::4])
_RDF_WORDS = _words("""@prefix a: <https://x.org/> . ; , [ ] ( ) << >> <<( )>> {| |} a true 1e5 "x"@en "x"^^xsd:date _:b <\\u0041> \\uD800 GRAPH { } @base BASE PREFIX
    <?xml <!DOCTYPE <!ENTITY &e; rdf:parseType="Literal" rdf:resource="" "@context" "@id" "@graph" "@list" null [ { } xml:base""")
_SPARQL_WORDS = _words("""SELECT * { } ?s ?p ?o a . ; , ( ) UNION OPTIONAL FILTER BIND AS SERVICE SILENT <https://x.org/> GRAPH MINUS VALUES UNDEF ORDER BY LIMIT OFFSET 1 GROUP
    HAVING COUNT(*) SUM(?x) EXISTS NOT IN ng:killed schema:name "x" 'y' \"\"\" ''' \\ # \\u0053ERVICE ^ / | * + ! << >> CONSTRUCT ASK DESCRIBE WHERE DISTINCT FROM NAMED
    REGEX(?s,"(a+)+$") xsd:integer( LATERAL REDUCED BASE PREFIX x:""")


def _serialized(kind: ox.RdfFormat) -> bytes:
    return to_bytes(TRIPLES, kind)


KINDS: dict[str, Kind] = {
    "HTML": Kind(
        ".html",
        _articles,
        (_PAGE,),
        _words(
            "<p> </p> <div> <article> <script> <!-- --> <![CDATA[ &amp; &#0; &#x110000; &#xD800; <table> <td> <br> <svg> <template> <title> <meta charset=utf-7> <base> lang= <h1> <time datetime=x> {{ }}"
        ),
    ),
    "Markdown": Kind(
        ".md", _articles, (_MARKDOWN.encode(),), _words("# --- ``` > - * _ [x](y) ![x](y) | || <b> &amp; 1. --- title: date: [ ] { } ~~~ \\ <!--")
    ),
    "JSON": Kind(
        ".json",
        _articles,
        (_RECORD, b"[" + _RECORD + b"," + _RECORD + b"]"),
        _words('{ } [ ] : , null true "text" "articles" "id" \\u0000 \\ud800 1e400 {"a":'),
    ),
    "JSONL": Kind(".jsonl", _articles, (_LINE + b"\n" + _LINE + b"\n", gzip.compress(_LINE)), _words('{ } [ ] : , null "text" \\ud83d "id" \n {"a":')),
    "WARC": Kind(
        ".warc",
        _articles,
        (_WARC % (len(_HTTP), _HTTP), gzip.compress(_WARC % (len(_HTTP), _HTTP))),
        _words("WARC/1.0 WARC/1.1 Content-Length: Content-Type: HTTP/1.1 chunked gzip request revisit : -5 0"),
    ),
    "Turtle": Kind(".ttl", _graph, (GRAPH.encode(), _serialized(ox.RdfFormat.TURTLE)), _RDF_WORDS),
    "N-Quads": Kind(".nq", _graph, (_serialized(ox.RdfFormat.N_QUADS),), _RDF_WORDS),
    "TriG": Kind(".trig", _graph, (_serialized(ox.RdfFormat.TRIG),), _RDF_WORDS),
    "RDF/XML": Kind(".rdf", _graph, (_serialized(ox.RdfFormat.RDF_XML),), _RDF_WORDS),
    "JSON-LD": Kind(".jsonld", _graph, (_serialized(ox.RdfFormat.JSON_LD),), _RDF_WORDS),
    "Turtle, gzipped": Kind(".ttl.gz", _graph, (gzip.compress(_serialized(ox.RdfFormat.TURTLE)),), _RDF_WORDS),
    "SPARQL": Kind(".rq", _query, _QUERIES, _SPARQL_WORDS),
    "merges": Kind(".csv", read_decisions, (_MERGES.encode(),), _words('confirmed rejected merged , "" "," person decision kind')),
    "gazetteer": Kind(".txt", lambda path: list(dump_rows(path)), (_PLACES,), _words("91 -181 P A ADM1 nan inf ١ ,")),
    "gazetteer, zipped": Kind(".zip", lambda path: list(dump_rows(path)), (_packed(_PLACES), _packed(_PLACES, "readme.txt")), _words("PK x")),
    "gazetteer, gzipped": Kind(".gz", lambda path: list(dump_rows(path)), (gzip.compress(_PLACES),), _words("x")),
    "gold": Kind(
        ".yaml", _scores, (_GOLD,), _words("- : { } [ ] &a *a !!python/object !!int 2024-13-45 ~ | > ? %YAML << people events null 0x_ 1:2:99 .inf .nan")
    ),
    "ontology": Kind(
        ".ttl",
        lambda path: compile_ontology(_parse(path)),
        (b"".join(p.read_bytes() for p in sorted((ROOT / "ontology" / "lexicon").glob("*.ttl"))[:1]),),
        _RDF_WORDS,
    ),
}
