"""The command line through real processes: exit codes, files, messages."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ARTICLE = "Northgate Foods Inc said on Tuesday it will cut 1,200 jobs. It took a $45 million charge.\n"


def extractor(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "extractor", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, timeout=120, check=False)


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An input folder with one good article."""
    path = tmp_path / "in"
    path.mkdir()
    (path / "northgate.txt").write_text(ARTICLE, encoding="utf-8")
    return path


def test_run_writes_the_four_files(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = extractor("run", folder, "-o", out, "--published", "2019-03-05")
    assert result.returncode == 0, result.stderr
    assert sorted(path.name for path in out.iterdir()) == [
        "articles.jsonl",
        "claims.jsonl",
        "errors.jsonl",
        "run.json",
    ]
    (article,) = lines(out / "articles.jsonl")
    assert (article["id"], article["text"], article["published"]) == ("northgate.txt", ARTICLE, "2019-03-05")
    run = json.loads((out / "run.json").read_text())
    assert (run["status"], run["counts"]["articles"], run["counts"]["errors"]) == ("complete", 1, {})


def test_a_failed_input_gives_exit_code_1_and_the_run_goes_on(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert extractor("run", tmp_path / "missing.txt", folder, "-o", out).returncode == 1
    assert [error["code"] for error in lines(out / "errors.jsonl")] == ["missing"]
    assert len(lines(out / "articles.jsonl")) == 1


def test_existing_output_is_refused_unless_overwrite(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert extractor("run", folder, "-o", out).returncode == 0
    refused = extractor("run", folder, "-o", out)
    assert refused.returncode == 2
    assert b"--overwrite" in refused.stderr
    assert b"Traceback" not in refused.stderr
    assert extractor("run", folder, "-o", out, "--overwrite").returncode == 0


def test_json_lines_with_renamed_fields(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(json.dumps({"body": ARTICLE, "day": "2019-03-05", "id": "a"}) + "\n")
    out = tmp_path / "out"
    result = extractor(
        "run", tmp_path / "news.jsonl", "-o", out, "--field", "text=body", "--field", "published=day"
    )
    assert result.returncode == 0, result.stderr
    assert [(a["id"], a["published"]) for a in lines(out / "articles.jsonl")] == [("a", "2019-03-05")]


def test_standard_input_without_renamed_fields(tmp_path: Path) -> None:
    data = json.dumps({"text": ARTICLE}).encode()
    result = extractor("run", "-", "-o", tmp_path / "out", stdin=data)
    assert result.returncode == 0, result.stderr
    assert [article["id"] for article in lines(tmp_path / "out" / "articles.jsonl")] == ["stdin:1"]


def test_claims_to_standard_output(folder: Path) -> None:
    (folder / "broken.jsonl").write_text("{\n")
    result = extractor("run", folder, "-o", "-", "--published", "2019-03-05")
    assert result.returncode == 1
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert {claim["article_id"] for claim in claims} == {"northgate.txt"}
    assert b'"code":"json_syntax"' in result.stderr
    assert b"words per second" in result.stderr


def test_claims_on_standard_output_are_utf8_in_any_locale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    text = "“It’s final — 1,200 jobs will go,” Northgate Foods Inc said."
    result = extractor("run", "-", "-o", "-", stdin=json.dumps({"text": text}).encode())
    assert result.returncode == 0, result.stderr
    assert "“" in result.stdout.decode("utf-8")


def test_only_the_kinds_asked_for(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    extractor("run", folder, "-o", out, "--kinds", "money,job_cut")
    assert {claim["kind"] for claim in lines(out / "claims.jsonl")} == {"money", "job_cut"}


def test_limit(tmp_path: Path) -> None:
    data = "".join(json.dumps({"text": ARTICLE}) + "\n" for _ in range(5)).encode()
    assert extractor("run", "-", "-o", tmp_path / "out", "--limit", "2", stdin=data).returncode == 0
    assert len(lines(tmp_path / "out" / "articles.jsonl")) == 2


def test_rules_of_the_user_s_own(folder: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "sentences.toml").write_text("abbreviations = [\n")
    result = extractor("run", folder, "-o", tmp_path / "out", "--rules", rules)
    assert result.returncode == 2
    assert b"sentences.toml" in result.stderr
    assert b"Traceback" not in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], b"Missing argument 'INPUT...'"),
        (["in"], b"Missing option '-o'"),
        (["in", "-o", "new", "--kinds", "layoffs"], b"'layoffs' is no claim kind; the kinds are job_cut"),
        (["in", "-o", "new", "--kinds", ""], b"is no claim kind"),
        (["in", "-o", "new", "--published", "Tuesday"], b"write it as YYYY-MM-DD"),
        (["in", "-o", "new", "--limit", "0"], b"--limit"),
        (["in", "-o", "new", "--field", "text"], b"not of the form text=body"),
        (["in", "-o", "new", "--field", "tekst=body"], b"there is no field 'tekst'"),
        (["in", "-o", "new", "--base-model", "no_such_model"], b"no_such_model"),
        (["in", "-o", "new", "--base-model", "in"], b"'in' exists but is no spaCy model"),
        (["in", "-o", "new", "--base-model", "broken"], b"'broken' exists but is no spaCy model"),
        (["in", "-o", "new", "--rules", "no_such_folder"], b"no_such_folder"),
        (["in", "-o", "new", "--workers", "0"], b"--workers"),
        (["in", "-o", "new", "--timeout", "0"], b"--timeout"),
        (["in", "-o", "-", "--resume"], b"standard output cannot be resumed"),
        (["in", "-o", "new", "--resume", "--overwrite"], b"give one of them"),
        (["in", "-o", "new", "--address", "head:6379"], b"--address and --shards are for --engine ray"),
        (["in", "-o", "new", "--log-json", "none/log"], b"none/log cannot be written"),
        (["in", "-o", "in"], b"the input in lies in the output folder"),
        (["in", "-o", "file"], b"--overwrite"),
        (["in", "-o", "file", "--overwrite"], b"file cannot be written"),
        (["in", "-o", "/proc/none/out"], b"cannot be written"),
    ],
)
def test_usage_errors_give_exit_code_2_and_a_sentence(
    folder: Path, arguments: list[str], message: bytes
) -> None:
    cwd = folder.parent
    (cwd / "file").write_text("a file")
    (cwd / "broken").mkdir()
    (cwd / "broken" / "meta.json").write_text('{"lang": "en", "name": "x", "version": "1"}')
    (cwd / "broken" / "config.cfg").write_text("[nlp]\nlang = 3\n")
    result = extractor("run", *arguments, cwd=cwd)
    assert (result.returncode, result.stdout) == (2, b"")
    assert message in result.stderr
    assert b"Traceback" not in result.stderr
    assert not (cwd / "new").exists()


def test_every_bad_input_in_one_run(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a_empty.txt").write_bytes(b" \n")
    (folder / "b_binary.txt").write_bytes(bytes(range(256)))
    (folder / "c_bom.txt").write_bytes(b"\xff\xfea")
    (folder / "d_nul.txt").write_bytes(b"A line of text with one NUL \x00 in it.")
    (folder / "e_cp1252.txt").write_bytes(ARTICLE.replace("$", "£").encode("cp1252"))
    (folder / "f_picture.png").write_bytes(b"\x89PNG")
    records = [
        b'{"text": "cut',
        b'{"title": "no text"}',
        b'{"text": 1}',
        b'{"text": "x", "published": "soon"}',
        b'{"text": "\\ud800"}',
        b'{"text": "\\u0000"}',
        b'{"text": "One.", "id": "same"}',
        b'{"text": "Two.", "id": "same"}',
        json.dumps({"id": "good", "text": ARTICLE}).encode(),
    ]
    (folder / "g.jsonl").write_bytes(b"\n".join(records))
    result = extractor("run", folder, tmp_path / "missing.txt", "-o", tmp_path / "out")
    assert result.returncode == 1, result.stderr
    errors = [(Path(e["input"]).name, e["line"], e["code"]) for e in lines(tmp_path / "out" / "errors.jsonl")]
    assert errors == [
        ("a_empty.txt", None, "empty"),
        ("b_binary.txt", None, "not_text"),
        ("c_bom.txt", None, "encoding"),
        ("d_nul.txt", None, "nul"),
        ("f_picture.png", None, "unsupported"),
        ("g.jsonl", 1, "json_syntax"),
        ("g.jsonl", 2, "no_text"),
        ("g.jsonl", 3, "wrong_type"),
        ("g.jsonl", 4, "bad_date"),
        ("g.jsonl", 5, "surrogate"),
        ("g.jsonl", 6, "nul"),
        ("g.jsonl", 8, "duplicate_id"),
        ("missing.txt", None, "missing"),
    ]
    articles = {article["id"]: article["encoding"] for article in lines(tmp_path / "out" / "articles.jsonl")}
    assert articles == {"e_cp1252.txt": "cp1252", "same": None, "good": None}


def test_a_reader_that_closes_the_pipe_ends_the_run_without_a_traceback(tmp_path: Path) -> None:
    data = "".join(json.dumps({"text": ARTICLE}) + "\n" for _ in range(400))
    (tmp_path / "news.jsonl").write_text(data)
    command = f"{sys.executable} -m extractor run news.jsonl -o - | head -n 1; exit ${{PIPESTATUS[0]}}"
    result = subprocess.run(
        ["bash", "-c", command], capture_output=True, cwd=tmp_path, timeout=120, check=False
    )
    assert result.returncode == 0
    assert json.loads(result.stdout)["article_id"] == "news.jsonl:1"
    assert b"Traceback" not in result.stderr


def test_a_terminal_shows_progress_and_a_pipe_does_not(folder: Path, tmp_path: Path) -> None:
    assert b"articles" not in extractor("run", folder, "-o", tmp_path / "a").stderr
    leader, follower = os.openpty()
    command = [sys.executable, "-m", "extractor", "run", str(folder), "-o", str(tmp_path / "b")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=follower) as process:
        os.close(follower)
        shown = b""
        try:
            while data := os.read(leader, 4096):
                shown += data
        except OSError:  # Linux ends a terminal that nobody holds any more with EIO
            pass
    os.close(leader)
    assert process.returncode == 0
    assert b"1 article " in shown


def test_ctrl_c_ends_a_run_with_what_was_done(tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "extractor", "run", "-", "-o", str(out)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(b"".join(json.dumps({"text": ARTICLE}).encode() + b"\n" for _ in range(64)))
        process.stdin.flush()
        deadline = time.monotonic() + 60
        while (
            not (out / "articles.jsonl").exists() or (out / "articles.jsonl").read_bytes().count(b"\n") < 64
        ):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in stderr
    assert json.loads((out / "run.json").read_text())["status"] == "interrupted"
    assert len(lines(out / "articles.jsonl")) == 64


def test_a_full_disk_is_told_in_a_sentence(folder: Path) -> None:
    command = [sys.executable, "-m", "extractor", "run", str(folder), "-o", "-"]
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=120, check=False)
    assert result.returncode == 2
    assert b"standard output cannot be written: No space left on device" in result.stderr
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize("command", ["run", "entities"])
def test_a_file_that_can_grow_no_further_ends_in_a_whole_line(tmp_path: Path, command: str) -> None:
    data = "".join(json.dumps({"text": ARTICLE}) + "\n" for _ in range(200)).encode()
    out = tmp_path / "out"
    result = subprocess.run(
        [sys.executable, "-m", "extractor", command, "-", "-o", out],
        input=data,
        capture_output=True,
        timeout=120,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert result.returncode == 2
    assert b"out" in result.stderr
    assert b"cannot be written: File too large" in result.stderr
    assert b"Traceback" not in result.stderr
    files = [out] if command == "entities" else [out / "claims.jsonl", out / "articles.jsonl"]
    assert all(file.read_bytes().endswith(b"}\n") for file in files)
    assert max(len(lines(file)) for file in files) > 1
    if command == "run":
        assert json.loads((out / "run.json").read_text())["status"] == "interrupted"
        resumed = extractor("run", "-", "-o", out, "--resume", stdin=data)
        assert resumed.returncode == 0, resumed.stderr
        assert [article["id"] for article in lines(out / "articles.jsonl")] == [
            f"stdin:{n + 1}" for n in range(200)
        ]


def test_overwrite_leaves_a_folder_alone_that_holds_no_run(folder: Path, tmp_path: Path) -> None:
    for name, content in (("notes.txt", "mine"), ("run.json", '{"speed": 3}')):
        theirs = tmp_path / name.removesuffix(".txt")
        theirs.mkdir()
        (theirs / name).write_text(content)
        result = extractor("run", folder, "-o", theirs, "--overwrite")
        assert result.returncode == 2
        assert b"holds other things than a run" in result.stderr
        assert [path.name for path in theirs.iterdir()] == [name]
    (tmp_path / "empty").mkdir()
    assert extractor("run", folder, "-o", tmp_path / "empty", "--overwrite").returncode == 0


@pytest.mark.parametrize("seconds", [0.1, 0.3, 1, 2])
def test_ctrl_c_while_the_pipeline_is_loaded(tmp_path: Path, seconds: float) -> None:
    # until the command line stands, the interruption is Python's own, which a shell calls 130 as well
    started = "import sys; from extractor.cli import main; print('up', file=sys.stderr, flush=True); main()"
    command = [sys.executable, "-c", started, "run", "-", "-o", str(tmp_path / "out")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"up\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=120)
    assert process.returncode in (130, -signal.SIGINT), stderr
    assert process.returncode != 130 or b"Traceback" not in stderr


def test_status_log_and_copies(folder: Path, tmp_path: Path) -> None:
    (folder / "same.txt").write_text(ARTICLE, encoding="utf-8")
    out, log = tmp_path / "out", tmp_path / "log.jsonl"
    result = extractor("run", folder, "-o", out, "--dedup", "--no-text", "--log-json", log)
    assert result.returncode == 0, result.stderr
    (copy,) = lines(out / "errors.jsonl")
    assert (copy["code"], copy["article_id"], copy["repeats"]) == ("duplicate", "same.txt", "northgate.txt")
    assert [article["text"] for article in lines(out / "articles.jsonl")] == [None]
    assert lines(log)[-1]["event"] == "ended"
    status = extractor("status", out)
    assert status.returncode == 0, status.stderr
    assert b"is complete" in status.stdout
    assert b"1 article" in status.stdout
    assert b"1 copy" in status.stdout
    assert extractor("status", tmp_path).returncode == 2


# --- show, schema, explain


def test_show_prints_the_claims_with_their_evidence(folder: Path, tmp_path: Path) -> None:
    extractor("run", folder, "-o", tmp_path / "out", "--published", "2019-03-05")
    result = extractor("show", tmp_path / "out", "--kinds", "job_cut")
    assert result.returncode == 0, result.stderr
    shown = " ".join(result.stdout.decode().split())
    assert "Northgate" in shown
    assert "1,200" in shown
    assert shown.endswith(" 1 claim")


def test_show_makes_hostile_text_harmless(tmp_path: Path) -> None:
    text = "Northgate\x1b[31m said it will cut 1,200 jobs\u202e now.\n"
    data = json.dumps({"text": text, "title": "\x1b]0;owned\x07"}).encode()
    assert extractor("run", "-", "-o", tmp_path / "out", stdin=data).returncode == 0
    result = extractor("show", tmp_path / "out")
    assert b"\x1b" not in result.stdout
    assert "\u202e" not in result.stdout.decode()


def test_show_of_no_run_is_a_usage_error(tmp_path: Path) -> None:
    result = extractor("show", tmp_path)
    assert result.returncode == 2
    assert b"there is no run in" in result.stderr


def test_schema_is_json(tmp_path: Path) -> None:
    result = extractor("schema")
    assert result.returncode == 0
    assert set(json.loads(result.stdout)["properties"]) == {"claim", "article", "error"}


def test_explain_shows_entities_claims_rules_and_tokens() -> None:
    result = extractor("explain", ARTICLE, "--published", "2019-03-05")
    assert result.returncode == 0, result.stderr
    shown = result.stdout.decode()
    for part in ("Northgate Foods Inc", "Tuesday", "2019-03-05", "job_cut", "money", "1,200/CD", "rules/"):
        assert part in shown, part


def test_explain_of_nothing_is_a_usage_error() -> None:
    result = extractor("explain", " ")
    assert (result.returncode, result.stderr) == (2, b"extractor: the text is empty\n")


@pytest.mark.parametrize("words", [["--help"], ["run", "--help"], ["schema"]])
def test_what_needs_no_pipeline_imports_none(words: list[str]) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "extractor", *words]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    imported = {line.rpartition("|")[2].strip() for line in result.stderr.splitlines()}
    assert result.returncode == 0
    assert "extractor.cli" in imported
    assert not {"spacy", "numpy", "dateparser", "quantulum3"} & imported
