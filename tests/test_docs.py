"""The documentation is true: its reference follows the code, its outputs are what commands print, its site builds, and no command goes untold."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
import yaml

from newsgraph.cli import app

ROOT = Path(__file__).parent.parent
PAGES = [p for p in (ROOT / "docs").rglob("*.md") if p.parent.name != "reference"]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], capture_output=True, text=True, cwd=ROOT, timeout=600, check=False)


@pytest.mark.slow
def test_the_reference_and_the_outputs_are_current() -> None:
    done = run("scripts/docs.py", "--check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_site_builds(tmp_path: Path) -> None:
    done = run("-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "tutorial" / "index.html").exists()


def test_every_page_is_in_the_menu() -> None:
    def files(item: object) -> set[str]:
        if isinstance(item, str):
            return {item}
        return set().union(*map(files, item.values() if isinstance(item, dict) else item))  # type: ignore[attr-defined]

    named = files(yaml.safe_load((ROOT / "mkdocs.yml").read_text())["nav"])
    assert named == {str(p.relative_to(ROOT / "docs")) for p in (ROOT / "docs").rglob("*.md")}


def test_every_command_and_option_says_what_it_is_and_is_told_of_outside_the_reference() -> None:
    told = "".join(p.read_text(encoding="utf-8") for p in PAGES)
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert len(commands) > 10
    for name, command in commands.items():
        assert command.help, name
        assert [p.name for p in command.params if not getattr(p, "help", None)] == []
        assert f"kg {name}" in told, f"no page tells of kg {name}"


@pytest.mark.slow
def test_the_python_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs/how-to/python.md").read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "article.txt").write_bytes((ROOT / "examples/harbour-attack.txt").read_bytes())
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec("\n".join(blocks), names)
    assert len(names["network"]) > 10  # type: ignore[arg-type]
    assert (tmp_path / "inferred.ttl").exists()


def test_the_hook_is_one_that_pre_commit_can_read() -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert hook["entry"] == "kg validate"
    assert hook["language"] == "python"
