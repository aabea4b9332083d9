"""A real server on a free port of this machine, stopped at the end."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

ROOT = Path(__file__).parents[3]


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Running:
    """A server that runs, and its address."""

    port: int
    process: subprocess.Popen[str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, accept: str = "text/html", method: str = "GET", body: str | bytes | None = None, **headers: str) -> Reply:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request(method, path, body.encode() if isinstance(body, str) else body, {"Accept": accept, **headers})
            answer = line.getresponse()
            return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            line.close()

    def ask(self, query: str, accept: str = "text/csv", **headers: str) -> Reply:
        return self.get("/sparql", accept, "POST", urlencode({"query": query}), **{"Content-Type": "application/x-www-form-urlencoded", **headers})


def start(*arguments: str) -> Running:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "newsgraph.cli", "serve", "--port", str(port), *arguments]
    process = subprocess.Popen(command, text=True)
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return Running(port, process)
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    process.kill()
    process.wait()
    raise AssertionError(f"kg serve {' '.join(arguments)} did not start")


@pytest.fixture(scope="session")
def running() -> Iterator[Callable[..., Running]]:
    started: list[Running] = []

    def run(*arguments: str) -> Running:
        started.append(start(*arguments))
        return started[-1]

    yield run
    for server in started:
        server.process.terminate()
        server.process.wait(20)


@pytest.fixture(scope="session")
def server(running: Callable[..., Running]) -> Running:
    return running("-g", str(ROOT / "graphs"), "--timeout", "4", "--memory", "300")
