"""The wheel in an environment of its own, away from the checkout: model, ontology, shapes, questions, map and templates come along."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    clean = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, cwd=cwd, env=clean, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed command. What newsgraph needs is taken from the environment of the tests: no network."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    [wheel] = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    # Plain paths, without their .pth files: an editable newsgraph of theirs must not be found.
    others = [p for p in sys.path if p.endswith("site-packages")]
    (site / "others.pth").write_text("\n".join(others) + "\n")
    assert Path(run(python, "-c", "import newsgraph; print(newsgraph.__file__)", cwd=folder).strip()).is_relative_to(site)
    return folder / "venv" / "bin" / "kg"


@pytest.mark.slow
def test_a_wheel_has_everything(kg: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_bytes((ROOT / "examples" / "harbour-attack.txt").read_bytes())
    run(kg, "build", "article.txt", cwd=tmp_path)
    assert "conforms" in run(kg, "validate", cwd=tmp_path)
    assert "deadliest-events" in run(kg, "query", "--list", cwd=tmp_path)
    assert "Tobias Renn" in run(kg, "query", "--name", "who-did-it", cwd=tmp_path)
    run(kg, "infer", "-o", "inferred.ttl", cwd=tmp_path)
    assert "sem:Event" in (tmp_path / "inferred.ttl").read_text()
    run(kg, "report", "-o", "report.html", cwd=tmp_path)
    assert "Port Ellery" in (tmp_path / "report.html").read_text()
    run(kg, "export", "graph.csv", cwd=tmp_path)
    assert "SPARQL" in run(kg, "serve", "--help", cwd=tmp_path)
