"""HTTP: which path asks for what, the headers that keep pages to themselves, and limits on what comes in."""

from __future__ import annotations

import gzip
import socket
import sys
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from newsgraph.errors import StoreError, reason
from newsgraph.showing.server.guard import leave_network, limit_memory, open_nothing_more
from newsgraph.showing.server.protocol import description, preferred
from newsgraph.showing.server.workers import Answer, Ask, Busy, Limits, Pool, TooLong, TooMuch, Work
from newsgraph.showing.view import TEMPLATES, YASGUI
from newsgraph.storing.opening import open_store

LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")
LONGEST_REQUEST = 1_000_000
"""Bytes of a query."""
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept, Accept-Encoding",
}
_FILES = {
    "style.css": "text/css", "page.js": "text/javascript", "icon.svg": "image/svg+xml",
    "editor.css": "text/css", "editor.js": "text/javascript", "yasgui.css": "text/css", "yasgui.js": "text/javascript",
}  # fmt: skip


def serve(
    graphs: list[Path], store: Path | None, endpoint: str | None, host: str, port: int, limits: Limits, *, allow_service: bool = False, cors: str | None = None
) -> None:
    """Answer until stopped; port 0 takes a free one. Raises StoreError where the store cannot be opened or the port is taken."""
    pool = Pool(partial(_prepared, graphs, store, endpoint, limits, allow_service), limits)
    try:
        with _listening(host, port) as line:
            pool.wait_until_ready()
            where = f"[{host}]" if ":" in host else host
            sys.stderr.write(f"http://{where}:{line.getsockname()[1]}/  (SPARQL at /sparql; Ctrl-C ends it)\n")
            uvicorn.Server(uvicorn.Config(application(pool, host, cors), log_level="warning", access_log=False, server_header=False)).run([line])
    finally:
        pool.close()


def _listening(host: str, port: int) -> socket.socket:
    """Made after the nursery, which would hold it open."""
    try:
        line = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        # Head and body go out in two writes: without this the second waits for the other side's delayed acknowledgement, 40 ms on a kept connection.
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return line
    except OSError as error:
        raise StoreError(f"Port {port} of {host} cannot be used ({reason(error)}). Choose another with --port.") from error


def _prepared(graphs: list[Path], store: Path | None, endpoint: str | None, limits: Limits, allow_service: bool) -> Callable[[], Work]:
    """In the nursery: what is shared is opened and read; then, in each worker: what is its own is opened, and the doors are shut."""
    from newsgraph.showing.server.catalogue import catalogue
    from newsgraph.showing.server.site import Site
    from newsgraph.storing.disk import is_store

    shared = store is None and endpoint is None and not (len(graphs) == 1 and is_store(graphs[0]))
    opened = open_store(graphs, store, endpoint)
    known = catalogue(opened)
    site = Site(opened, known, allow_service=allow_service, largest=limits.answer)
    site.warm()
    if not shared:
        del opened, site

    def ready() -> Work:
        if endpoint is None and not allow_service:
            leave_network()
        answering = site if shared else Site(open_store(graphs, store, endpoint), known, allow_service=allow_service, largest=limits.answer)
        limit_memory(limits.memory)
        if shared and not allow_service:
            open_nothing_more()
        return answering

    return ready


def application(pool: Pool, host: str, cors: str | None = None) -> Starlette:
    """The routes of a server."""

    async def ask(request: Request, question: Ask) -> Response:
        return _response(await _answered(pool, question))

    def page(what: str) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            return await ask(request, {**dict(request.query_params), "what": what})

        return answer

    async def thing(request: Request) -> Response:
        question = {"what": "thing", "path": request.url.path, "accept": request.headers.get("accept", "")}
        question |= {k: request.query_params[k] for k in ("format", "iri") if k in request.query_params}
        return await ask(request, question)

    async def file(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _FILES:
            return PlainTextResponse("There is no such file.\n", 404)
        headers = {**_HEADERS, "Cache-Control": "max-age=3600"}
        packed = YASGUI / f"{name}.gz"
        if not packed.is_file():
            body = (TEMPLATES / name).read_bytes()
        elif "gzip" in request.headers.get("accept-encoding", ""):
            body, headers["Content-Encoding"] = packed.read_bytes(), "gzip"
        else:
            body = gzip.decompress(packed.read_bytes())
        return Response(body, media_type=_FILES[name], headers=headers)

    async def sparql(request: Request) -> Response:
        parameters, problem = await _parameters(request)
        if problem is not None:
            return problem
        queries = [v for k, v in parameters if k == "query"]
        if not queries and request.method != "POST":
            if preferred(request.headers.get("accept", ""), ["text/html", "text/turtle"]) == "text/html":
                return await ask(request, {"what": "editor"})
            return Response(description(str(request.url.replace(query=""))), media_type="text/turtle", headers=_HEADERS)
        if len(queries) != 1:
            return _refused(400, "Give one query, as the parameter query or as the body with the type application/sparql-query.")
        if any(k in ("default-graph-uri", "named-graph-uri") for k, _ in parameters):
            return _refused(400, "Name graphs in the query, with FROM and FROM NAMED; the parameters for that are not read here.")
        return await ask(request, {"what": "query", "query": queries[0], "accept": dict(parameters).get("accept") or request.headers.get("accept", "")})

    routes = [
        Route("/", page("home")),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        *(Route(f"/{name}", page(name)) for name in ("search", "timeline", "map")),
        Route("/about", thing),
        Route("/-/{name}", file),
        Route("/{path:path}", thing),
    ]
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(LOOPBACK) if host in LOOPBACK else ["*"])]
    if cors is not None:
        middleware.append(Middleware(CORSMiddleware, allow_origins=[cors], allow_methods=["GET", "POST"], allow_headers=["Accept", "Content-Type"]))
    return Starlette(routes=routes, middleware=middleware)


async def _parameters(request: Request) -> tuple[list[tuple[str, str]], Response | None]:
    """The parameters of a SPARQL request, or the answer that refuses it."""
    given = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method != "POST":
        return given, _refused(403, "This endpoint takes no updates.") if any(k == "update" for k, _ in given) else None
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_REQUEST:
            return [], _refused(413, f"The query is longer than {LONGEST_REQUEST / 1e6:.0f} MB.")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/sparql-update":
        return [], _refused(403, "This endpoint takes no updates.")
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return [], _refused(400, "The query is not UTF-8.")
    if kind == "application/sparql-query":
        return [*given, ("query", text)], None
    if kind == "application/x-www-form-urlencoded":
        given += parse_qsl(text, keep_blank_values=True)
        return given, _refused(403, "This endpoint takes no updates.") if any(k == "update" for k, _ in given) else None
    return [], _refused(415, "Send a query as application/sparql-query, or as the form parameter query.")


async def _answered(pool: Pool, question: Ask) -> Answer | Response:
    try:
        return await pool.ask(question)
    except Busy:
        return _refused(503, "Too many questions at once. Try again in a moment.", {"Retry-After": "2"})
    except TooLong:
        return _refused(503, f"The question was stopped after {pool.limits.seconds:g} seconds. Ask for less.")
    except TooMuch:
        return _refused(503, f"The question was stopped: it needed more than {pool.limits.memory / 1e6:,.0f} MB of memory. Ask for less.")


def _response(answer: Answer | Response) -> Response:
    if isinstance(answer, Response):
        return answer
    headers = {**_HEADERS, **({"Location": answer.location} if answer.location else {})}
    return Response(answer.body, answer.status, headers=headers, media_type=answer.kind)


def _refused(status: int, sentence: str, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(f"{sentence}\n", status, headers={**_HEADERS, **(headers or {})})
