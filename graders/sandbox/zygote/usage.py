"""What a process is at, as /proc tells it; and the end of what it started."""

from __future__ import annotations

import os
import signal
import time

from graders.sandbox.zygote.messages import AT


def told_kb(status: bytes, name: bytes) -> int:
    """An amount in KiB from the text of /proc/PID/status; 0 where it isn't told."""
    at = status.find(name)
    number = status[at + len(name) : at + 32].split(b"kB")[0].strip(b": \t") if at >= 0 else b""
    return int(number) if number.isdigit() else 0


def address_space(status: bytes) -> int:
    """The peak of the address space in KiB."""
    return told_kb(status, b"VmPeak")


def memory_of(pid: int) -> tuple[int, int]:
    """The peak address space and the resident memory of a living process in KiB, else zeros."""
    try:
        with open(f"/proc/{pid}/status", "rb") as file:  # noqa: PTH123
            status = file.read()
    except OSError:
        return 0, 0
    return address_space(status), told_kb(status, b"VmRSS")


def usage_of(pid: int) -> bytes:
    """What a living process is at, packed as `AT`."""
    running = False
    seconds = 0.0
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:  # noqa: PTH123
            fields = file.read().rpartition(b")")[2].split()
        running = fields[0] in (b"R", b"D")
        seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError, ValueError):
        pass
    return AT.pack(running, seconds, *memory_of(pid))


def kill_stragglers() -> None:
    """End what a child left behind where no filter kept it from forking: it is handed to this process."""
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0]:
                continue
        except ChildProcessError:
            return
        kill_children(os.getpid())
        time.sleep(0.001)


def kill_children(pid: int) -> bool:
    """Kill the children of a process; whether there were any that lived."""
    killed = False
    for entry in os.listdir("/proc"):  # noqa: PTH208
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat", "rb") as file:  # noqa: PTH123
                    state, parent = file.read().rpartition(b")")[2].split()[:2]
                if int(parent) == pid and state not in (b"Z", b"X"):
                    os.kill(int(entry), signal.SIGKILL)
                    killed = True
            except (OSError, ValueError):
                continue
    return killed
