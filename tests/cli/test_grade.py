"""`trainer grade`, `start` and `watch`: exit codes, JSON and the twelve lines."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from trainer.cli.reports import MOST_LINES
from trainer.places import local_now, shipped_content
from trainer.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RIGHT = """\
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x - 2)
        print(x)
    return x
"""
PLUS = RIGHT.replace("x - learning_rate", "x + learning_rate")


@pytest.fixture
def submission(tmp_path: Path) -> Callable[[str], Path]:
    def write(source: str) -> Path:
        path = tmp_path / "submission.py"
        path.write_text(source, encoding="utf-8")
        return path

    return write


def test_a_right_submission_passes(trainer: Callable[..., object], submission: Callable[[str], Path]) -> None:
    result = trainer("grade", "optimize-query", submission(RIGHT))
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("passed: ")
    assert len(result.out.splitlines()) <= MOST_LINES


def test_a_wrong_one_is_named_in_twelve_lines(
    trainer: Callable[..., object], submission: Callable[[str], Path]
) -> None:
    result = trainer("grade", "optimize-query", submission(PLUS))
    assert (result.code, result.err) == (1, "")
    assert "sign-flipped" in result.out or "difference-reversed" in result.out
    assert len(result.out.splitlines()) <= MOST_LINES


def test_json_has_the_promised_keys(
    trainer: Callable[..., object], submission: Callable[[str], Path]
) -> None:
    result = trainer("grade", "optimize-query", submission(PLUS), "--json")
    report = json.loads(result.out)
    assert result.code == 1
    assert report["task"] == "optimize-query"
    assert report["status"] == "failed"
    assert 0 <= report["passed"] < report["total"] == len(report["cases"])
    assert set(report["isolation"]) == {"walls", "strong"}
    assert set(report["cases"][0]) == {
        "name", "status", "arguments", "expected", "got", "note", "line", "traceback",
    }  # fmt: skip
    assert {found["mistake"] for found in report["diagnoses"]} <= {"sign-flipped", "difference-reversed"}
    assert set(report["divergence"]) == {"iteration", "expected", "got"}
    assert report["output"]


def test_all_prints_every_case(trainer: Callable[..., object], submission: Callable[[str], Path]) -> None:
    path = submission(PLUS)
    total = json.loads(trainer("grade", "optimize-query", path, "--json").out)["total"]
    brief = trainer("grade", "optimize-query", path).out.splitlines()
    whole = trainer("grade", "optimize-query", path, "--all").out.splitlines()
    assert len(whole) == len(brief) + total


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (RIGHT.replace("num_iterations):", "num_iterations)", 1), "SyntaxError at line 1"),
        ("import no_such_module\n" + RIGHT, "ModuleNotFoundError at line 1"),
        (RIGHT.replace("optimize_query", "optimise_query"), "AttributeError: "),
        ("import os\nos._exit(0)\n", "ended itself"),
    ],
    ids=["syntax", "import", "function", "end"],
)
def test_what_does_not_load_is_told_once(
    trainer: Callable[..., object], submission: Callable[[str], Path], source: str, told: str
) -> None:
    path = submission(source)
    report = json.loads(trainer("grade", "optimize-query", path, "--json").out)
    whole = trainer("grade", "optimize-query", path, "--all").out
    assert whole.count(told) == 1
    assert report["cases"][0]["name"] not in whole, "it has nothing to do with this case"
    assert whole.splitlines()[-1] == f"  not-reached all {report['total']} cases"


def test_all_says_what_two_values_do_not_show(
    trainer: Callable[..., object], submission: Callable[[str], Path]
) -> None:
    changing = (
        "def clip_by_global_norm(gradients, max_norm):\n"
        "    for g in gradients:\n        g *= 0\n    return gradients\n"
    )
    whole = trainer("grade", "clip-by-global-norm", submission(changing), "--all").out
    assert whole.count("changed gradients in place") > 3
    early = submission("def early_stopping(losses, patience, min_delta):\n    return 0, len(losses) + 1\n")
    assert "  expected [1, 3], got [0, " in trainer("grade", "early-stopping", early, "--all").out


def test_of_two_mistakes_both_are_explained_in_twelve_lines(
    trainer: Callable[..., object], submission: Callable[[str], Path]
) -> None:
    source = (
        "import numpy as np\n\ndef ridge_gradient(X, y, weights, bias, penalty):\n"
        "    error = X @ weights + bias - y\n"
        "    return 2 * np.sum(error), 2 * X.T @ error + 2 * penalty * weights\n"
    )
    out = trainer("grade", "ridge-gradient", submission(source)).out
    first, *told = out.splitlines()
    assert first.count(" and ") == 1
    assert len(told) <= 11
    for words in ("their mean", "changed places"):
        assert any(words in line for line in told), out


def test_repro_writes_the_first_failing_case(
    trainer: Callable[..., object], submission: Callable[[str], Path], tmp_path: Path
) -> None:
    target = tmp_path / "repro.py"
    path = submission(PLUS)
    for _again in range(2):
        result = trainer("grade", "optimize-query", path, "--json", "--repro", target)
        assert result.code == 1
        assert str(target) in result.err
    first = next(case for case in json.loads(result.out)["cases"] if case["status"] == "failed")
    ran = subprocess.run([sys.executable, str(target)], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-2:] == [f"expected {first['expected']}", f"got      {first['got']}"]


def test_repro_writes_over_nothing_else(
    trainer: Callable[..., object], submission: Callable[[str], Path], tmp_path: Path
) -> None:
    path = submission(PLUS)
    refused = trainer("grade", "optimize-query", path, "--repro", path)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.count("\n") == 1
    assert path.read_text() == PLUS
    os.mkfifo(tmp_path / "pipe.py")
    assert (
        "is no such program" in trainer("grade", "optimize-query", path, "--repro", tmp_path / "pipe.py").err
    )
    passed = trainer("grade", "optimize-query", submission(RIGHT), "--repro", tmp_path / "none.py")
    assert passed.code == 0
    assert not (tmp_path / "none.py").exists()
    assert trainer("grade", "optimize-query", "-", "--repro", tmp_path / "none.py").code == 2


def test_standard_input_is_read_for_a_dash(
    trainer: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(RIGHT.encode())))
    assert trainer("grade", "optimize-query", "-").code == 0


def test_a_pipe_is_read_and_never_waited_for(trainer: Callable[..., object], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    result = trainer("grade", "optimize-query", tmp_path / "pipe.py")
    assert (result.code, result.out) == (2, "")
    assert "is empty" in result.err
    reading, writing = os.pipe()
    os.write(writing, RIGHT.encode())
    os.close(writing)
    try:
        assert trainer("grade", "optimize-query", f"/dev/fd/{reading}").code == 0  # what <(...) names
    finally:
        os.close(reading)


@pytest.mark.parametrize("kind", ["folder", "socket", "circle"])
def test_what_is_no_submission_is_told(trainer: Callable[..., object], tmp_path: Path, kind: str) -> None:
    place = tmp_path / "it.py"
    with socket.socket(socket.AF_UNIX) as listening:
        if kind == "folder":
            place.mkdir()
        elif kind == "socket":
            listening.bind(str(place))
        else:
            place.symlink_to(place)
        result = trainer("grade", "optimize-query", place)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert str(place) in result.err


def test_another_seed_draws_other_cases_and_a_right_answer_still_passes(
    trainer: Callable[..., object], submission: Callable[[str], Path]
) -> None:
    path = submission(RIGHT)
    first = json.loads(trainer("grade", "optimize-query", path, "--json").out)
    other = json.loads(trainer("grade", "optimize-query", path, "--json", "--seed", 7).out)
    assert other["status"] == "passed"
    assert [case["arguments"] for case in first["cases"]] != [case["arguments"] for case in other["cases"]]


def test_record_counts_as_an_attempt(
    trainer: Callable[..., object], submission: Callable[[str], Path], tmp_path: Path
) -> None:
    path = submission(PLUS)
    assert trainer("grade", "optimize-query", path, "--data", tmp_path / "data").code == 1
    assert not (tmp_path / "data").exists(), "without --record nothing is kept"
    assert trainer("grade", "optimize-query", path, "--record", "--data", tmp_path / "data").code == 1
    stats = json.loads(trainer("stats", "--json", "--data", tmp_path / "data").out)
    assert "optimize-query" in json.dumps(stats)
    with Progress.open(tmp_path / "data", now=local_now) as progress:
        assert progress.state("gradient-descent/question/minus-sign-trap").forwarded is not None


def test_a_hostile_print_reaches_the_terminal_escaped(
    trainer: Callable[..., object], submission: Callable[[str], Path]
) -> None:
    result = trainer(
        "grade",
        "optimize-query",
        submission(
            "def optimize_query(initial_x, learning_rate, num_iterations):\n"
            "    raise ValueError('\\x1b[2J\\x1b]0;owned\\x07 \\u202e')\n"
        ),
        "--all",
    )
    assert result.code == 1
    assert all(character.isprintable() or character == "\n" for character in result.out)


def test_start_writes_the_starter_once(trainer: Callable[..., object], tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    first = trainer("start", "optimize-query", "--to", folder)
    target = folder / "optimize_query.py"
    assert first.code == 0
    assert "def optimize_query(" in target.read_text()
    target.write_text("mine")
    again = trainer("start", "optimize-query", "--to", folder)
    assert (again.code, again.out) == (2, "")
    assert again.err.count("\n") == 1
    assert "never overwritten" in again.err
    assert target.read_text() == "mine"


def test_the_starter_does_not_pass(trainer: Callable[..., object], tmp_path: Path) -> None:
    trainer("start", "optimize-query", "--to", tmp_path)
    assert trainer("grade", "optimize-query", tmp_path / "optimize_query.py").code == 1


ENDLESS = "def optimize_query(initial_x, learning_rate, num_iterations):\n    while True:\n        pass\n"


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Callable[[str], Watched]]:
    """Watch a file that begins as the source given."""
    begun: list[Watched] = []

    def begin(source: str) -> Watched:
        path = tmp_path / "submission.py"
        path.write_text(source)
        begun.append(Watched(path))
        return begun[-1]

    yield begin
    for one in begun:
        one.end()


class Watched:
    """`trainer watch` on a file, its words read line by line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.program = subprocess.Popen(
            [sys.executable, "-u", "-m", "trainer", "watch", "optimize-query", str(path)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def save(self, source: str) -> None:
        """As editors save: a new file renamed over the old one."""
        aside = self.path.with_suffix(".aside")
        aside.write_text(source)
        aside.replace(self.path)

    def wait_for(self, start: str) -> str:
        """The next line that begins so; the program's end fails."""
        for line in self.program.stdout:
            if line.startswith(start):
                return line
        pytest.fail(f"ended before it said {start!r}: {self.program.stderr.read()}")

    def end(self) -> int:
        """Press ctrl+c."""
        if self.program.poll() is None:
            self.program.send_signal(signal.SIGINT)
        code = self.program.wait(timeout=20)
        self.program.stdout.close()
        self.program.stderr.close()
        return code


def test_watch_grades_at_every_save(watched: Callable[[str], Watched]) -> None:
    one = watched(PLUS)
    one.wait_for("watching ")
    one.wait_for("failed")
    one.save(RIGHT)
    one.wait_for("passed")
    one.save(PLUS)
    one.wait_for("failed")
    assert one.end() == 0


def test_a_save_amid_a_grade_drops_it(watched: Callable[[str], Watched]) -> None:
    one = watched(ENDLESS)
    one.wait_for("watching ")
    one.save(RIGHT)
    assert one.wait_for(("passed", "timeout", "failed")).startswith("passed")


def test_a_file_that_goes_away_is_told_once_and_graded_when_it_is_back(
    watched: Callable[[str], Watched],
) -> None:
    one = watched(RIGHT)
    one.wait_for("passed")
    one.path.unlink()
    assert "no such file" in one.program.stderr.readline()
    one.save(RIGHT)
    one.wait_for("passed")


def test_ctrl_c_ends_it_amid_a_grade_without_a_word(watched: Callable[[str], Watched]) -> None:
    one = watched(ENDLESS)
    one.wait_for("watching ")
    one.program.send_signal(signal.SIGINT)
    assert one.program.wait(timeout=20) == 0
    assert (one.program.stdout.read(), one.program.stderr.read()) == ("", "")


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("cases.py", "def cases(rng):\n    raise ValueError\n"),
        ("solution.py", "def ("),
        ("task.yaml", "id: ["),
    ],
)
def test_a_broken_task_gives_no_verdict(
    trainer: Callable[..., object],
    submission: Callable[[str], Path],
    tmp_path: Path,
    file: str,
    content: str,
) -> None:
    task = tmp_path / "task"
    shutil.copytree(shipped_content() / "gradient-descent/tasks/optimize-query", task)
    (task / file).write_text(content, encoding="utf-8")
    result = trainer("grade", task, submission(RIGHT), "--json")
    assert (result.code, result.out) == (3, "")
    assert result.err.count("\n") == 1
    assert file in result.err
    if file == "task.yaml":
        assert trainer("start", task, "--to", tmp_path).code == 2


def test_a_grader_that_breaks_says_so_and_leaves_with_three(
    trainer: Callable[..., object], submission: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr("graders.grade", broken)
    result = trainer("grade", "optimize-query", submission(RIGHT), "--json")
    assert (result.code, result.out) == (3, "")
    assert result.err.count("\n") == 1
    assert "IndexError: list index out of range" in result.err
    log = Path(result.err.rstrip().rpartition("report it with ")[2])
    assert "IndexError: list index out of range" in log.read_text()


def test_a_damaged_log_is_told_of_when_recording(
    trainer: Callable[..., object], submission: Callable[[str], Path], tmp_path: Path
) -> None:
    (tmp_path / "progress.sqlite3").write_bytes(b"no database at all, " * 100)
    result = trainer("grade", "optimize-query", submission(RIGHT), "--record", "--data", tmp_path)
    assert result.code == 0
    assert "was damaged" in result.err
