"""Processes that answer one request at a time and can be stopped: Oxigraph, as a library, stops for nobody.

A nursery process holds the store and has no threads; each worker is forked from it, so that they share a store in memory. A worker that
takes too long or too much is killed, and its place is filled by a new one, while the others go on answering.
"""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import json
import os
import resource
import signal
import socket
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass

from newsgraph.errors import KgError, StoreError

_READY = b"!"
_LONGEST_REASON = 4096
Ask = dict[str, str]
"""What a worker is asked, by name."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer: status, media type and body; `location` for one that sends the reader elsewhere."""

    status: int
    kind: str
    body: bytes
    location: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes for one request, how many are answered at once, and how many may wait for that."""

    seconds: float = 30.0
    memory: int = 1_000_000_000
    answer: int = 32_000_000
    workers: int = 4
    waiting: int = 400


class Busy(Exception):
    """Too many are waiting, or waited too long."""


class TooLong(Exception):
    """The time limit was reached, and the worker was stopped."""


class TooMuch(Exception):
    """The worker died: of the memory limit, as a rule."""


Work = Callable[[Ask], Answer]


class Pool:
    """The workers, as the HTTP server sees them. Make it before an event loop or a thread is there: it forks."""

    def __init__(self, prepare: Callable[[], Callable[[], Work]], limits: Limits) -> None:
        """Fork the nursery. `prepare` opens there what all workers share; what it gives makes a worker ready, within the worker."""
        self.limits = limits
        self._control, theirs = socket.socketpair()
        if os.fork() == 0:
            self._control.close()
            with _last_words():
                _nursery(prepare, theirs, limits.memory // 4)
        theirs.close()
        self._idle: list[_Worker] = []
        self._waiting = 0
        self._places: asyncio.Semaphore | None = None

    def wait_until_ready(self) -> None:
        """Wait until the store is open. Raises StoreError where it cannot be."""
        told = self._control.recv(_LONGEST_REASON)
        if told != _READY:
            raise StoreError(told.decode(errors="replace") or "The store cannot be served; what went wrong is told above.")

    async def ask(self, question: Ask) -> Answer:
        """An answer from a free worker. Raises Busy, TooLong or TooMuch."""
        self._places = self._places or asyncio.Semaphore(self.limits.workers)
        if self._waiting >= self.limits.waiting:
            raise Busy
        self._waiting += 1
        try:
            await asyncio.wait_for(self._places.acquire(), self.limits.seconds)
        except TimeoutError as error:
            raise Busy from error
        finally:
            self._waiting -= 1
        try:
            return await self._asked(question)
        finally:
            self._places.release()

    async def _asked(self, question: Ask) -> Answer:
        worker = self._idle.pop() if self._idle else await self._hatch()
        well = False
        try:
            answer, tired = await asyncio.wait_for(worker.ask(question), self.limits.seconds)
            well = not tired
            return answer
        except TimeoutError as error:
            raise TooLong from error
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise TooMuch from error
        finally:
            if well:
                self._idle.append(worker)
            else:  # also where the client went away, whose question is not worth finishing
                worker.stop()

    async def _hatch(self) -> _Worker:
        ours, theirs = socket.socketpair()
        socket.send_fds(self._control, [b"+"], [theirs.fileno()])
        theirs.close()
        reader, writer = await asyncio.open_connection(sock=ours)
        pid = int.from_bytes(await reader.readexactly(4), "big")
        return _Worker(pid, reader, writer)

    def close(self) -> None:
        """End the nursery, and the workers with it; the event loop may be over by then."""
        for worker in self._idle:
            worker.kill()
        self._control.close()


@dataclass(slots=True)
class _Worker:
    pid: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def ask(self, question: Ask) -> tuple[Answer, bool]:
        """The answer, and whether the worker has grown too much to answer once more."""
        self.writer.write(_packed(json.dumps(question).encode()))
        await self.writer.drain()
        head = json.loads(await self._read())
        tired = head.pop("tired")
        return Answer(**head, body=await self._read()), tired

    async def _read(self) -> bytes:
        return await self.reader.readexactly(int.from_bytes(await self.reader.readexactly(8), "big"))

    def stop(self) -> None:
        self.kill()
        self.writer.close()

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


def _nursery(prepare: Callable[[], Callable[[], Work]], control: socket.socket, growth: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends the nursery by hanging up
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for workers
    try:
        ready = prepare()
    except KgError as error:
        control.sendall(error.message.encode()[:_LONGEST_REASON])
        return
    control.sendall(_READY)
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return
        if os.fork() == 0:
            control.close()
            _die_with_parent()
            with _last_words(), socket.socket(fileno=descriptors[0]) as line:
                line.sendall(os.getpid().to_bytes(4, "big"))
                _worker(ready(), line, growth)
        os.close(descriptors[0])


def _worker(work: Work, line: socket.socket, growth: int) -> None:
    """Answer what comes along the line; one that has grown by `growth` bytes says so, lest the next question pays for the last one's memory."""
    born = _peak()
    with line.makefile("rb") as questions:
        while size := questions.read(8):
            question = json.loads(questions.read(int.from_bytes(size, "big")))
            try:
                answer = work(question)
            except MemoryError:
                return
            except Exception:  # a fault of ours: told to whoever runs the server, and no end of the worker
                os.write(2, traceback.format_exc().encode())
                answer = Answer(500, "text/plain", b"This cannot be answered because of a fault in newsgraph.\n")
            head = {k: v for k, v in asdict(answer).items() if k != "body"} | {"tired": _peak() - born > growth}
            line.sendall(_packed(json.dumps(head).encode()) + _packed(answer.body))


def _peak() -> int:
    """The most memory that this process has had, in bytes (Linux counts in units of 1,024)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


class _last_words:
    """Ends a forked process when its block ends, so that it never runs on in what its parent was doing; an error is told on stderr."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """End the process."""
        if isinstance(error, KgError):
            os.write(2, f"kg: {error.message}\n".encode())
        elif error is not None and not isinstance(error, ConnectionError):
            os.write(2, traceback.format_exc().encode())
        os._exit(1 if error else 0)


def _die_with_parent() -> None:
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _packed(data: bytes) -> bytes:
    return len(data).to_bytes(8, "big") + data
