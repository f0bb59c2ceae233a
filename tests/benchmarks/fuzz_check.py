"""Fuzz `trainer check`: shipped files mutated in bytes, lines and values, task folders, odd entries.

    python tests/benchmarks/fuzz_check.py [--minutes N] [--seed N] [--prove]

Whatever is written, there is nothing but faults: no exception, no hang, every line printable, every excerpt
within its width, and the app opens what is left. What broke that is kept with its seed. When it was written,
1,815 rounds without and 29 with `--prove` broke nothing.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import socket
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from graders.documents import DocumentProblem, excerpt, read_text
from graders.text import columns, escaped
from trainer.bank import check, open_catalogue
from trainer.places import shipped_content

TRACK = shipped_content() / "gradient-descent"
MOST_SECONDS = 20
WIDTH = 80

VALUES = [
    "", "null", "[]", "{}", "[[]]", "{a: {b: c}}", "1", "-1", "1e999", "-1e999", ".nan", ".inf", "true",
    "no", "012",
    "1e-3", "2020-01-01", "9" * 5_000, "0x" + "f" * 400, "'", '"', "- x", "&a x", "*a", "<<: *a", "!!int 3",
    "!!python/object/apply:os.system [ls]", "{{x}}", "{{= 1/0}}", "{{1}}", "9**9**9**9", "1/0", "(" * 200,
    "é\u0301漢",
    "x" * 5_000, "|", ">-", "? ", ": ", "\t", "# ", "---", "...", "%YAML 1.1", "0", "Not A Slug",
    "../../etc/passwd",
    '"\\ud800"', '"\\e[31m"', "'\\e[31m'", "\\frac{1}{2}", "$" + "^" * 300, "```", "<b>", "\u202e",
]  # fmt: skip
BYTES = [
    b"\0", b"\xff", b"\xed\xa0\x80", b"\xe2\x82", b"\t", b"\r", b"\x85", b"\xe2\x80\xa8", b"\x1b[31m",
    b"\xef\xbb\xbf",
    b"[" * 3_000, b"{a: " * 2_000, b"- " * 500, b"\xff\xfe", b"&a ", b"*a", b"!x ", b": ", b"'", b'"',
    b"\n---\n",
]  # fmt: skip
PROGRAMS = [
    b"", b"import os\n", b"raise SystemExit\n", b"def f(:\n", b"\xff", b"while True: pass\n", b"1/0\n",
    b"x" * 300_000,
    b"def cases(rng):\n    yield 3\n", b"def cases(rng):\n    return None\n",
    b"def cases(rng):\n    return []\n",
    b"def cases(rng):\n    yield {}\n", b"\0", b'"""' + b"x" * 3_000, b"import sys\nsys.exit(0)\n",
]  # fmt: skip


def mutated(rng: random.Random, raw: bytes) -> bytes:
    """The bytes with one to five mutations."""
    for _ in range(rng.randint(1, 5)):
        raw = rng.choice([_in_bytes, _in_lines, _in_lines, _in_lines])(rng, raw)
    return raw


def _in_bytes(rng: random.Random, raw: bytes) -> bytes:
    at = rng.randint(0, len(raw))
    to = min(len(raw), at + rng.choice([0, 1, 5, 500]))
    how = rng.randrange(5)
    if how == 0:
        return raw[:at] + rng.choice(BYTES) + raw[at:]
    if how == 1:
        return raw[:at] + raw[to:]
    if how == 2:
        return raw[:at]
    if how == 3:
        return raw[:at] + rng.randbytes(to - at) + raw[to:]
    return raw[:to] + raw[at:to] + raw[to:]


def _in_lines(rng: random.Random, raw: bytes) -> bytes:
    lines = raw.split(b"\n")
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    how = rng.randrange(7)
    key, colon, rest = lines[at].partition(b": ")
    value = rng.choice(VALUES).encode("utf-8", "surrogatepass")
    if how == 0 and colon:
        lines[at] = key + colon + value
    elif how == 1:
        lines[at] = lines[at][: rng.randint(0, len(lines[at]))] + value
    elif how == 2:
        lines.insert(other, lines[at])
    elif how == 3:
        lines[at], lines[other] = lines[other], lines[at]
    elif how == 4:
        lines[at] = rng.choice([b"  ", b"\t", b" "]) + lines[at]
    elif how == 5:
        lines[at] = lines[at].removeprefix(b"  ")
    else:
        lines[at] = key + colon + b"{" + rest + b"}"
    return b"\n".join(lines)


def odd_entry(rng: random.Random, path: Path) -> str:
    """Put something that is no file, or none that can be read, where a file was."""
    path.unlink()
    kind = rng.choice(["gone", "folder", "pipe", "circle", "dangling", "socket", "device", "outside"])
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as listening:
            os.chdir(path.parent)  # a socket's name may have a hundred characters only
            listening.bind(path.name)
    elif kind != "gone":
        target = {
            "circle": path,
            "dangling": path.parent / "nowhere",
            "device": "/dev/zero",
            "outside": "/etc/passwd",
        }
        path.symlink_to(target[kind])
    return kind


def one_round(rng: random.Random, folder: Path, *, prove: bool) -> str:
    """Mutate one file of a copy of the track, check and open it; returns what was done."""
    track = folder / "content" / "track"
    task = rng.choice(sorted((TRACK / "tasks").iterdir()))
    _copy(rng, track, task)
    files = sorted(path for path in track.rglob("*") if path.is_file() and not path.is_symlink())
    files = [path for path in files if (task.name in path.parts if prove else path.suffix != ".py")]
    yaml = [path for path in files if path.suffix == ".yaml"]
    path = rng.choice(files if prove or rng.random() < 0.1 else yaml)
    how = "mutated"
    if rng.random() < 0.15:
        how = odd_entry(rng, path)
    elif path.suffix == ".py":
        path.write_bytes(rng.choice([*PROGRAMS, mutated(rng, path.read_bytes())]))
    else:
        path.write_bytes(mutated(rng, path.read_bytes()))
    report = check([track / "tasks" / task.name if prove else track], [], prove=prove)
    for fault in (*report.faults, *report.advice):
        assert str(fault) == escaped(str(fault)), fault
        assert fault.line >= 1, fault
        assert fault.column >= 1, fault
        assert fault.code not in {"", "content"}, fault
        try:
            shown = excerpt(fault, read_text(fault.path).decode("utf-8", "replace"), WIDTH)
        except DocumentProblem:
            continue
        assert shown is None or columns(shown[0]) <= WIDTH, fault
        assert shown is None or shown[0] == escaped(shown[0]), fault
    if not prove:
        catalogue = open_catalogue([folder / "content"], folder / "cache")
        for question in catalogue.questions:
            catalogue.question(question.key)
    return f"{how} {path.suffix}"


def _copy(rng: random.Random, track: Path, task: Path) -> None:
    """The track with two of its banks and one of its tasks."""
    if track.exists():
        shutil.rmtree(track)
    track.mkdir(parents=True)
    banks = sorted(path for path in TRACK.glob("*.yaml") if path.name != "track.yaml")
    for source in (TRACK / "track.yaml", *rng.sample(banks, 2)):
        shutil.copy(source, track)
    shutil.copytree(TRACK / "notes", track / "notes")
    shutil.copytree(task, track / "tasks" / task.name)


def main() -> int:
    """Fuzz for a while; returns how many rounds broke something."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--prove", action="store_true", help="mutate task folders and prove them: slower")
    options = parser.parse_args()
    begun, seed, broken, slowest, done = time.monotonic(), options.seed, 0, 0.0, Counter[str]()
    signal.signal(signal.SIGALRM, lambda *_: (_ for _ in ()).throw(TimeoutError("hangs")))
    with tempfile.TemporaryDirectory() as place:
        os.environ["TRAINER_CACHE"] = f"{place}/cache"
        while time.monotonic() - begun < options.minutes * 60:
            start = time.monotonic()
            signal.alarm(MOST_SECONDS * (3 if options.prove else 1))
            try:
                done[one_round(random.Random(seed), Path(place), prove=options.prove)] += 1
            except Exception:  # noqa: BLE001 - any is what is looked for
                broken += 1
                kept = Path(tempfile.mkdtemp(prefix=f"fuzz-check-{seed}-"))
                shutil.copytree(Path(place) / "content", kept / "content", symlinks=True, ignore=_no_files)
                print(f"seed {seed}: kept in {kept}\n{traceback.format_exc()}", flush=True)  # noqa: T201
            finally:
                signal.alarm(0)
            slowest = max(slowest, time.monotonic() - start)
            seed += 1
    rounds = seed - options.seed
    print(f"{rounds} rounds, {broken} broken, slowest {slowest:.2f} s; {dict(done.most_common())}")  # noqa: T201
    return broken


def _no_files(folder: str, names: list[str]) -> list[str]:
    """Pipes and sockets can't be copied."""
    return [
        name for name in names if not (Path(folder) / name).is_file() and not (Path(folder) / name).is_dir()
    ]


if __name__ == "__main__":
    sys.exit(min(main(), 1))
