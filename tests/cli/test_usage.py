"""Bad input of any kind: one line on stderr that says what, where and what to do; nothing on stdout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from trainer.cli.main import PIPE_CLOSED, main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RIGHT = """\
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x - 2)
    return x
"""


def _one_line(result: object, code: int, *words: str) -> None:
    assert result.code == code, result
    assert result.out == ""
    assert result.err.count("\n") == 1, result.err
    assert "Traceback" not in result.err
    for word in words:
        assert word in result.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["lst"], ["lst", "did you mean `list`?"]),
        (["frobnicate"], ["frobnicate", "trainer --help"]),
        (["--frobnicate"], ["--frobnicate"]),
        (["grade"], ["TASK", "trainer grade --help"]),
        (["grade", "optimize-query"], ["FILE", "trainer grade --help"]),
        (["grade", "optimize-query", "x.py", "--seed", "x"], ["--seed", "integer"]),
        (["grade", "optimize-query", "x.py", "--seed", "-5"], ["--seed", "-5"]),
        (["grade", "optimize-query", "\x1b[31mx.py"], [r"\x1b[31mx.py", "no such file"]),
        (["check", "--only-content"], ["no content", "--content"]),
        (["list", "--content", "no/such/folder"], ["no/such/folder", "no such content folder"]),
        (["--content", "no/such/folder", "list"], ["no/such/folder", "no such content folder"]),
        (["check", "no/such/file.yaml"], ["no/such/file.yaml", "no such file or folder"]),
        (["start", "optimise-query"], ["optimise-query", "optimize-query"]),
        (["grade", "optimize-query", "no-such.py", "--json"], ["no-such.py", "no such file"]),
    ],
)
def test_wrong_calls(trainer: Callable[..., object], arguments: list[str], words: list[str]) -> None:
    _one_line(trainer(*arguments), 2, *words)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ["is empty"]),
        (b" \n\t\n", ["is empty"]),
        (b"\x7fELF\x00\x01", ["binary"]),
        ("def f(): pass".encode("utf-16"), ["binary"]),
        (b"#" * 1_000_002, ["million bytes"]),
    ],
)
def test_files_that_are_no_source(
    trainer: Callable[..., object], tmp_path: Path, content: bytes, words: list[str]
) -> None:
    path = tmp_path / "submission.py"
    path.write_bytes(content)
    _one_line(trainer("grade", "optimize-query", path, "--json"), 2, str(path), *words)


def test_a_folder_is_no_submission(trainer: Callable[..., object], tmp_path: Path) -> None:
    _one_line(trainer("grade", "optimize-query", tmp_path), 2, str(tmp_path), "is a folder")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_read_permission(trainer: Callable[..., object], tmp_path: Path) -> None:
    path = tmp_path / "submission.py"
    path.write_text(RIGHT)
    path.chmod(0)
    _one_line(trainer("grade", "optimize-query", path), 2, str(path), "can't be read")


def test_a_device_that_is_full(tmp_path: Path) -> None:
    path = tmp_path / "submission.py"
    path.write_text(RIGHT)
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device, not a path of ours
        done = subprocess.run(
            [sys.executable, "-m", "trainer", "list", "--json"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "no space left" in done.stderr
    assert "make room" in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_console_that_lacks_characters_gets_escapes(tmp_path: Path, encoding: str) -> None:
    folder = tmp_path / "\udcff"  # how Python names a folder whose bytes are no UTF-8
    commands = (["list", "--json"], ["stats", "--json"], ["start", "optimize-query", "--to", folder])
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", "trainer", *command, "--data", tmp_path],
            env=os.environ | {"PYTHONIOENCODING": encoding},
            capture_output=True, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, b"")
        if "--json" in command:
            json.loads(done.stdout.decode(encoding))


def test_standard_streams_that_are_closed(
    trainer: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    _one_line(trainer("grade", "optimize-query", "-"), 2, "standard input", "is closed")
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["list"]) == 0


def _in_a_shell(line: str) -> subprocess.CompletedProcess[str]:
    script = f'exec "{sys.executable}" -m trainer {line}'
    return subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True, check=False)


def test_output_into_a_closed_stream_fails_with_a_line() -> None:
    done = _in_a_shell("list --json >&-")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "trainer: standard output is closed; leave it open, or send it to a file\n"


def test_an_error_for_a_closed_stream_is_no_output() -> None:
    done = _in_a_shell("lis 2>&-")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


@pytest.mark.parametrize("command", ["", "new track", "preview {here}"])
def test_without_an_input_nobody_is_asked(command: str, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("# A page\n")
    done = _in_a_shell(f"{command.format(here=tmp_path / 'page.md')} <&-")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "terminal" in done.stderr or "nobody can be asked" in done.stderr


def test_a_reader_that_has_gone_is_not_told_of() -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "trainer", "list", "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    program.stdout.close()
    error = program.stderr.read()
    program.stderr.close()
    assert program.wait() == PIPE_CLOSED
    assert error == b""


def test_the_app_without_a_terminal_says_so_in_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "trainer"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "terminal" in done.stderr


def test_version_and_help_import_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from trainer.cli.main import main\n"
        "assert main(['--version']) == 0 and main(['--help']) == 0\n"
        "heavy = {'textual', 'numpy', 'pydantic', 'yaml', 'fsrs', 'textual_plot'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


def test_options_stand_before_or_after_the_command(trainer: Callable[..., object], tmp_path: Path) -> None:
    before = trainer("--data", tmp_path / "here", "doctor")
    after = trainer("doctor", "--data", tmp_path / "here")
    assert str(tmp_path / "here") in before.out
    assert before.out == after.out


@pytest.mark.parametrize("group", ["", "new", "progress"])
def test_no_line_of_a_help_is_cut_in_the_middle(
    trainer: Callable[..., object], monkeypatch: pytest.MonkeyPatch, group: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    listed = trainer(*group.split(), "--help").out
    assert "Commands:" in listed
    assert "..." not in listed.split("Commands:")[1]
