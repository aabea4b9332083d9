"""Workers that die, sleep, grow or fail: the others go on, and the next question finds a fresh one."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

PROGRAM = """
import asyncio, json, os, sys, time
from newsgraph.showing.server.workers import Answer, Busy, Limits, Pool, TooLong, TooMuch

def work(ask):
    what = ask["what"]
    if what == "die": os._exit(1)
    if what == "sleep": time.sleep(30)
    if what == "eat": b"x" * 80_000_000
    if what == "fail": raise ValueError("a fault")
    return Answer(200, "text/plain", str(os.getpid()).encode())

async def main(pool):
    out = []
    async def ask(what):
        try:
            answer = await pool.ask({"what": what})
            return answer.body.decode() if answer.status == 200 else answer.status
        except (Busy, TooLong, TooMuch) as error:
            return type(error).__name__
    for group in json.loads(sys.argv[1]):
        out.append(await asyncio.gather(*(ask(w) for w in group)))
    print(json.dumps(out))

pool = Pool(lambda: lambda: work, Limits(seconds=1.0, memory=100_000_000, workers=2, waiting=int(sys.argv[2])))
pool.wait_until_ready()
asyncio.run(main(pool))
pool.close()
"""


def run(*groups: list[str], waiting: int = 50) -> tuple[list[list[str]], str]:
    """What comes of groups of questions, those of a group asked at once; and what is told on stderr."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, json.dumps(groups), str(waiting)], capture_output=True, text=True, timeout=60, check=True)
    return json.loads(done.stdout), done.stderr


def test_a_worker_answers_again_and_again() -> None:
    answers, _ = run(["say"], ["say"], ["say"])
    assert answers[0] == answers[1] == answers[2]


@pytest.mark.parametrize(("what", "comes"), [("die", "TooMuch"), ("sleep", "TooLong")])
def test_one_that_dies_or_sleeps_is_replaced(what: str, comes: str) -> None:
    (first, second, third), _ = run(["say"], [what], ["say"])
    assert second == [comes]
    assert third[0].isdecimal()
    assert third != first


def test_one_that_grew_is_not_asked_again() -> None:
    (first, second, third), _ = run(["say"], ["eat"], ["say"])
    assert first == second
    assert third != second


def test_a_fault_is_told_and_the_worker_lives() -> None:
    (first, second, third), told = run(["say"], ["fail"], ["say"])
    assert second == [500]
    assert first == third
    assert "ValueError: a fault" in told


def test_many_wait_for_few_and_too_many_are_sent_away() -> None:
    (answers,), _ = run(["say"] * 40)
    assert all(a.isdecimal() for a in answers)
    assert len(set(answers)) == 2
    (answers,), _ = run(["sleep", "sleep", "say", "say", "say"], waiting=2)
    assert answers.count("Busy") >= 1
