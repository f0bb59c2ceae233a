"""Each wall: what a submission tries, that it fails, and that it would succeed if the walls were away."""

from __future__ import annotations

import os
import socket
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

import graders
from graders.sandbox import Limits, Program, Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the walls are Linux's")

CHECKOUT = Path(graders.__file__).parents[1]
SITE_PACKAGES = Path(yaml.__file__).parents[1]
NO_WALLS = frozenset({"limits", "landlock", "seccomp", "capabilities", "bubblewrap"})

# Each defines `attempt(place)` and does no harm where it succeeds.
ATTEMPTS = {
    "import the graders": """
        import sys
        def attempt(place):
            sys.path.insert(0, place["checkout"])
            import graders.reference
        """,
    "import the trainer": """
        import sys
        def attempt(place):
            sys.path.insert(0, place["checkout"])
            import trainer
        """,
    "read the graders' source": """
        def attempt(place):
            open(place["checkout"] + "/graders/errors.py").read()
        """,
    "read its own interpreter's source": """
        def attempt(place):
            open(place["checkout"] + "/graders/sandbox/zygote/codec.py").read()
        """,
    "read the content": """
        import os
        def attempt(place):
            os.listdir(place["checkout"] + "/content")
        """,
    "import another installed package": """
        import sys
        def attempt(place):
            sys.path.append(place["site_packages"])
            import yaml
        """,
    "list the installed packages": """
        import os
        def attempt(place):
            os.listdir(place["site_packages"])
        """,
    "list the home folder": """
        import os
        def attempt(place):
            os.listdir(place["home"])
        """,
    "read a file at home": """
        def attempt(place):
            open(place["secret"]).read()
        """,
    "read /etc/passwd": """
        def attempt(place):
            open("/etc/passwd").read()
        """,
    "read its parent's memory map": """
        import os
        def attempt(place):
            open(f"/proc/{os.getppid()}/maps").read()
        """,
    "read its own environment": """
        def attempt(place):
            open("/proc/self/environ").read()
        """,
    "connect by TCP": """
        import socket
        def attempt(place):
            socket.create_connection(("127.0.0.1", place["port"]), timeout=1).close()
        """,
    "listen by TCP": """
        import socket
        def attempt(place):
            socket.create_server(("127.0.0.1", 0)).close()
        """,
    "send by UDP": """
        import socket
        def attempt(place):
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", place["port"]))
        """,
    "connect to a socket file": """
        import socket
        def attempt(place):
            socket.socket(socket.AF_UNIX).connect(place["socket"])
        """,
    "connect to an abstract socket": """
        import socket
        def attempt(place):
            socket.socket(socket.AF_UNIX).connect(b"\\0" + place["abstract"].encode())
        """,
    "write to /tmp": """
        def attempt(place):
            open(place["folder"] + "/written", "w").write("x")
        """,
    "append to a file": """
        def attempt(place):
            open(place["secret"], "a").write("x")
        """,
    "make a folder": """
        import os
        def attempt(place):
            os.mkdir(place["folder"] + "/made")
        """,
    "make a link": """
        import os
        def attempt(place):
            os.symlink("/", place["folder"] + "/linked")
        """,
    "remove a file": """
        import os
        def attempt(place):
            os.remove(place["spare"])
        """,
    "change a file's permissions": """
        import os
        def attempt(place):
            os.chmod(place["secret"], 0o600)
        """,
    "change a file's times": """
        import os
        def attempt(place):
            os.utime(place["secret"])
        """,
    "fork": """
        import os
        def attempt(place):
            if os.fork() == 0:
                os._exit(0)
            os.wait()
        """,
    "run a program": """
        import subprocess
        def attempt(place):
            subprocess.run(["/bin/true"], check=True)
        """,
    "become a program": """
        import os
        def attempt(place):
            if not os.access("/bin/true", os.X_OK):
                raise FileNotFoundError("/bin/true")
            os.execv("/bin/true", ["true", "forever"])
        """,
    "start a thread": """
        import threading
        def attempt(place):
            thread = threading.Thread(target=int)
            thread.start()
            thread.join()
        """,
    "signal its parent": """
        import os
        def attempt(place):
            os.kill(os.getppid(), 0)
        """,
    "read its parent's processor time": """
        import os, time
        def attempt(place):
            time.clock_gettime(~os.getppid() << 3 | 2)
        """,
    "use up what signals its user may have queued": """
        import os, signal
        def attempt(place):
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGRTMIN])
            for _ in range(100):
                os.kill(os.getpid(), signal.SIGRTMIN)
            for _ in range(100):  # what finds no room is marked as pending once, however often it is sent
                if signal.sigtimedwait([signal.SIGRTMIN], 0) is None:
                    raise OSError("not queued")
        """,
    "signal everybody": """
        import os
        def attempt(place):
            os.kill(-1, 0)
        """,
    "have its parent signalled": """
        import fcntl, os
        def attempt(place):
            fcntl.fcntl(0, fcntl.F_SETOWN, os.getppid())
        """,
    "take an address from the kernel's keyring": """
        import ctypes, os
        def attempt(place):
            if ctypes.CDLL(None, use_errno=True).syscall(250, 0, -3, 1) < 0:
                raise OSError(ctypes.get_errno(), "no keyring")
        """,
    "share memory with others": """
        import ctypes
        def attempt(place):
            libc = ctypes.CDLL(None, use_errno=True)
            number = libc.shmget(0, 4096, 0o1600)
            if number < 0:
                raise OSError(ctypes.get_errno(), "no shared memory")
            libc.shmctl(number, 0, None)
        """,
    "raise its own limits": """
        import resource
        def attempt(place):
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
        """,
}
FOR_X86 = {"take an address from the kernel's keyring"}  # by its number there
REPORT = """

def f(place):
    try:
        attempt(place)
    except BaseException as error:
        return type(error).__name__
    return "succeeded"
"""
REFUSALS = {
    "ModuleNotFoundError", "PermissionError", "OSError", "RuntimeError", "ValueError", "FileNotFoundError",
}  # fmt: skip


@pytest.fixture(scope="module")
def unwalled() -> Iterator[Sandbox]:
    with Sandbox(without=NO_WALLS) as sandbox:
        yield sandbox


@pytest.fixture
def place(tmp_path: Path) -> Iterator[dict[str, str | int]]:
    """Everything an attempt could reach: files, a listening port, sockets."""
    for name in ("secret", "spare"):
        (tmp_path / name).write_text("the answer is 42\n")
    abstract = f"sandbox-test-{os.getpid()}"
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.socket(socket.AF_UNIX) as by_file,
        socket.socket(socket.AF_UNIX) as by_name,
    ):
        by_file.bind(str(tmp_path / "sock"))
        by_name.bind(f"\0{abstract}")
        by_file.listen()
        by_name.listen()
        yield {
            "checkout": str(CHECKOUT),
            "site_packages": str(SITE_PACKAGES),
            "home": str(tmp_path),
            "folder": str(tmp_path),
            "secret": str(tmp_path / "secret"),
            "spare": str(tmp_path / "spare"),
            "socket": str(tmp_path / "sock"),
            "abstract": abstract,
            "port": server.getsockname()[1],
        }


def attempt(sandbox: Sandbox, name: str, place: dict[str, str | int]) -> str | None:
    """What came of it: "succeeded", an exception's name, or None where the process went away."""
    source = textwrap.dedent(ATTEMPTS[name]) + REPORT
    outcome = sandbox.run(Program(source.encode(), "f"), [(place,)], Limits()).outcomes[0]
    return outcome.value if isinstance(outcome.value, str) else None


def test_the_walls_of_this_machine_are_strong(sandbox: Sandbox) -> None:
    assert sandbox.walls.strong
    assert sandbox.walls.names == ("limits", "landlock", "seccomp", "capabilities")


@pytest.mark.parametrize("name", ATTEMPTS)
def test_a_submission_can_not(
    name: str, sandbox: Sandbox, place: dict[str, str | int], tmp_path: Path
) -> None:
    before = sorted((path.name, path.stat().st_mtime_ns) for path in tmp_path.iterdir())
    assert attempt(sandbox, name, place) in REFUSALS
    assert sorted((path.name, path.stat().st_mtime_ns) for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", [name for name in ATTEMPTS if name != "raise its own limits"])
def test_but_for_the_walls_it_could(name: str, unwalled: Sandbox, place: dict[str, str | int]) -> None:
    if name in FOR_X86 and os.uname().machine != "x86_64":
        pytest.skip("the attempt is written for x86_64")
    expected = None if name == "become a program" else "succeeded"
    assert attempt(unwalled, name, place) == expected


def test_no_limit_can_be_raised_where_only_limits_stand(place: dict[str, str | int]) -> None:
    with Sandbox(without=NO_WALLS - {"limits", "capabilities"}) as sandbox:
        assert attempt(sandbox, "raise its own limits", place) == "ValueError"


def test_what_is_numpys_or_the_standard_librarys_can_be_imported(sandbox: Sandbox) -> None:
    """Single files and packages, compiled ones and such as need a shared library."""
    names = [
        "calendar", "wave", "csv", "json", "sqlite3", "lzma", "bz2", "zlib", "hashlib", "unittest.mock",
        "xml.etree.ElementTree", "email.message", "asyncio", "concurrent.futures", "decimal", "ctypes.util",
        "numpy.ma", "numpy.testing", "numpy.polynomial", "numpy.random", "numpy.fft", "numpy.linalg",
    ]  # fmt: skip
    source = "import importlib\ndef f(name):\n    return importlib.import_module(name).__name__\n"
    run = sandbox.run(Program(source.encode(), "f"), [(name,) for name in names], Limits(total_seconds=30))
    assert [outcome.value for outcome in run.outcomes] == names


def test_nothing_of_the_graders_is_in_memory(sandbox: Sandbox) -> None:
    source = b"""
import gc, sys
def f():
    names = [name for name in sys.modules if name.split(".")[0] in ("graders", "trainer", "yaml", "pydantic")]
    files = [getattr(m, "__file__", None) or "" for m in sys.modules.values()]
    known = [name for name in files if "graders" in name and not name.endswith("/zygote/start.py")]
    known += [folder for folder in sys.path_importer_cache if folder.endswith("/zygote")]
    return names, known, sys.path
"""
    names, known, path = sandbox.run(Program(source, "f"), [()], Limits()).outcomes[0].value
    assert names == []
    assert known == []
    assert not [folder for folder in path if "site-packages" in folder]


def test_the_authors_side_may_import_the_reference_optimizers_only(sandbox: Sandbox) -> None:
    source = b"""
def f(name):
    import importlib
    module = importlib.import_module(name)
    return module.__name__
"""
    program = Program(source, "f", trusted_library=True)
    names = ["graders.reference", "graders.errors", "graders.sandbox.zygote.codec", "trainer"]
    run = sandbox.run(program, [(name,) for name in names], Limits())
    assert [outcome.value or outcome.exception for outcome in run.outcomes] == [
        "graders.reference", "ModuleNotFoundError", "ModuleNotFoundError", "ModuleNotFoundError",
    ]  # fmt: skip
    learners = sandbox.run(Program(source, "f"), [("graders.reference",)], Limits())
    assert learners.outcomes[0].exception == "ModuleNotFoundError"


def test_the_environment_is_empty(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPECTED_ANSWER", "42")
    source = b"import os, sys\ndef f(): return dict(os.environ), sys.argv, os.getcwd()\n"
    with Sandbox() as fresh:
        outcome = fresh.run(Program(source, "f"), [()], Limits()).outcomes[0]
    assert outcome.value == ({}, ["submission.py"], "/")


@pytest.mark.parametrize("without", [(), ("landlock",), ("landlock", "bubblewrap")], ids=str)
def test_no_descriptor_but_its_own_leads_out(without: tuple[str, ...]) -> None:
    source = b"""
import os
def f():
    found = []
    for number in range(64):
        try:
            os.fstat(number)
            found.append(number)
        except OSError:
            pass
    return found
"""
    with Sandbox(without=frozenset(without)) as sandbox:
        found = sandbox.run(Program(source, "f"), [()], Limits()).outcomes[0].value
    ends = {60, 61} if "bubblewrap" in without else {61}
    assert set(found) == {0, 1, 2, 62} | ends
