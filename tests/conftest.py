"""What tests share: the example graph, and real triple stores, started on loopback and stopped afterwards."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import requests

EXAMPLE = Path(__file__).parent / "data" / "example.ttl"

VIRTUOSO_INI = """
[Database]
DatabaseFile = v.db
TransactionFile = v.trx
ErrorLogFile = v.log
LockFile = v.lck
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = t.db
TransactionFile = t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 0
DisableUnixSocket = 1
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
"""


@pytest.fixture(scope="session")
def example() -> tuple[ox.Triple, ...]:
    return tuple(q.triple for q in ox.parse(path=str(EXAMPLE), format=ox.RdfFormat.TURTLE))


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def wait_for(server: subprocess.Popen[bytes], url: str) -> None:
    end = time.monotonic() + 90
    while time.monotonic() < end:
        assert server.poll() is None, f"{server.args} has ended"
        try:
            if requests.post(url, data={"query": "ASK {}"}, timeout=5).ok:
                return
        except requests.ConnectionError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"{server.args} does not answer")


@pytest.fixture(scope="session")
def oxigraph_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty Oxigraph server."""
    port = free_port()
    program = Path(sys.executable).with_name("oxigraph")
    command = [str(program), "serve", "--location", str(tmp_path_factory.mktemp("oxigraph")), "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(server, f"http://127.0.0.1:{port}/query")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()


@pytest.fixture(scope="session")
def virtuoso_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The Graph Store address of an empty Virtuoso, user and password dba; it is asked with Digest authentication."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7")
    folder = tmp_path_factory.mktemp("virtuoso")
    http, sql = free_port(), free_port()
    (folder / "v.ini").write_text(VIRTUOSO_INI.format(http=http, sql=sql))
    server = subprocess.Popen([program, "+configfile", "v.ini", "+foreground"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(server, f"http://127.0.0.1:{http}/sparql")
        yield f"http://127.0.0.1:{http}/sparql-graph-crud-auth"
    finally:
        server.kill()
        server.wait()
