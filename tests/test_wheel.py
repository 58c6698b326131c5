"""The wheel has everything that the main job needs: built, installed into an empty environment, run elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from spacy.util import load_config

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new environment with the wheel in it.

    The packages that it depends on are lent from this environment, so that nothing is downloaded; the
    package itself is not: a path file does not run the path files of the folder that it names.
    """
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet"]
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, timeout=300)
    (wheel,) = folder.glob("extractor-*.whl")
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / "bin" / "python"
    install = [*pip, "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True, timeout=300)
    site = (
        folder / "env" / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    )
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def run(python: Path, *arguments: str, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    result = subprocess.run(
        [python, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_the_package_is_the_wheel_s(python: Path, tmp_path: Path) -> None:
    code = "import extractor, extractor.rules as r; print(extractor.__file__); print(r.models_folder())"
    for line in run(python, "-c", code, cwd=tmp_path).splitlines():
        assert Path(line).is_relative_to(python.parent.parent)


def test_the_main_job_runs_in_another_folder(python: Path, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("Northgate Foods Inc will cut 1,200 jobs.\n")
    run(python, str(python.parent / "extractor"), "run", "news.txt", "-o", "out", cwd=tmp_path)
    claims = [json.loads(line) for line in (tmp_path / "out" / "claims.jsonl").read_text().splitlines()]
    assert [(claim["kind"], claim["count"]["low"]) for claim in claims] == [("job_cut", 1200)]


def test_a_pipeline_of_somebody_s_own_takes_the_components_by_name(python: Path, tmp_path: Path) -> None:
    code = (
        "import spacy, sys\n"
        "nlp = spacy.blank('en')\n"
        "for name in sys.argv[1:]: nlp.add_pipe(name)\n"
        "print([claim.kind for claim in nlp('Northgate Foods Inc will cut 1,200 jobs.')._.claims])"
    )
    components = load_config(ROOT / "models" / "config.cfg")["nlp"]["pipeline"]
    assert run(python, "-c", code, *components, cwd=tmp_path) == "['job_cut']\n"
