from __future__ import annotations

import io

from newsgraph.showing.progress import Line


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_terminal_sees_one_line_with_rate_and_time_left() -> None:
    out, clock = Terminal(), Clock()
    line = Line(out, clock)
    for k in range(1, 51):
        clock.now = k * 2.0
        line.done(f"a{k}", k / 200)
    assert out.getvalue().rsplit("\r", 1)[-1].rstrip() == "50 articles, 0.5 a second, 25%, about 5 minutes left"
    line.clear()
    assert "\n" not in out.getvalue()
    assert out.getvalue().endswith("\r")


def test_elsewhere_plain_lines_come_seldom_and_remarks_at_once() -> None:
    out, clock = io.StringIO(), Clock()
    line = Line(out, clock)
    for k in range(1, 101):
        clock.now = float(k)
        line.done(f"a{k}", None, "it is empty" if k == 7 else None, ("it was read twice",) if k == 9 else ())
    assert out.getvalue().splitlines() == [
        "a7: it is empty", "a9: it was read twice", "30 articles, 1.0 a second", "60 articles, 1.0 a second", "90 articles, 1.0 a second",
    ]  # fmt: skip
