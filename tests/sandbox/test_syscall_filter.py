"""The seccomp program, read by a small machine of the test's own, for both processors it is written for."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders.sandbox.zygote import kernel, seccomp

PID = 4242
ALLOW, EPERM, EACCES, ENOSYS, KILL = 0x7FFF0000, 0x50001, 0x5000D, 0x50026, 0x80000000
ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
COLUMN = {"x86_64": 0, "aarch64": 1}
PROGRAM = {machine: seccomp.Filter(machine).program(PID) for machine in ARCH}
HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}


def verdict(machine: str, number: int, *arguments: int, arch: int | None = None) -> int:
    """What the program answers to that call; the machine is classic BPF, as far as the program uses it."""
    words = (*arguments, 0, 0, 0, 0, 0, 0)[:6]
    data = struct.pack("<iIQ6Q", number, ARCH[machine] if arch is None else arch, 0, *words)
    code = list(struct.iter_unpack("<HBBI", PROGRAM[machine]))
    accumulator = at = 0
    while True:
        kind, hit, miss, value = code[at]
        at += 1
        if kind == 0x20:
            (accumulator,) = struct.unpack_from("<I", data, value)
        elif kind == 0x06:
            return int(value)
        else:
            holds = {
                0x15: accumulator == value,
                0x35: accumulator >= value,
                0x45: bool(accumulator & value),
            }[kind]
            at += hit if holds else miss


def numbers(machine: str) -> dict[str, int]:
    """Every call the filter knows by name, with its number there."""
    table = seccomp._FREE | seccomp._TO_ITSELF | seccomp._OPENS | seccomp._CLOCKS
    table |= {"ioctl": seccomp._IOCTL, "fcntl": seccomp._FCNTL, "prlimit64": seccomp._PRLIMIT}
    known = {name: row[COLUMN[machine]] for name, row in (table | {"clone3": seccomp._CLONE3}).items()}
    return {name: number for name, number in known.items() if number is not None}


@pytest.mark.parametrize("machine", ARCH)
def test_the_numbers_are_the_kernels(machine: str) -> None:
    header = HEADERS[machine]
    if not header.exists():
        pytest.skip("the kernel's headers are not installed")
    found = re.findall(r"#define __NR(?:3264)?_(\w+) (\d+)", header.read_text())
    kernels = {{"fstatat": "newfstatat"}.get(name, name): int(number) for name, number in found}
    assert {name: kernels.get(name) for name in numbers(machine)} == numbers(machine)
    walls = kernel.Kernel._NUMBERS[machine]
    assert {name: kernels[name] for name in walls} == walls
    if "landlock_create_ruleset" in kernels:
        assert kernels["landlock_create_ruleset"] == kernel.Kernel.LANDLOCK_CREATE


@pytest.mark.parametrize("machine", ARCH)
def test_every_call_of_the_table_is_free(machine: str) -> None:
    for row in seccomp._FREE.values():
        number = row[COLUMN[machine]]
        if number is not None:
            assert verdict(machine, number, 1, 2, 3) == ALLOW


@given(
    st.sampled_from(sorted(ARCH)), st.integers(0, 0x3FFFFFFF), st.lists(st.integers(0, 2**64 - 1), max_size=6)
)
def test_every_other_call_is_refused(machine: str, number: int, arguments: list[int]) -> None:
    if number not in numbers(machine).values():
        assert verdict(machine, number, *arguments) == EPERM


@pytest.mark.parametrize("machine", ARCH)
def test_the_first_thousand_calls_are_refused_but_for_the_named(machine: str) -> None:
    named = set(numbers(machine).values())
    assert {verdict(machine, number) for number in range(1000) if number not in named} == {EPERM}


@given(st.sampled_from(sorted(ARCH)), st.integers(0, 2**31 - 1), st.integers(0, 2**32 - 1))
def test_another_processors_calls_end_the_process(machine: str, number: int, arch: int) -> None:
    if arch != ARCH[machine]:
        assert verdict(machine, number, arch=arch) == KILL


@pytest.mark.parametrize("number", [0, 1, 59, 257, 435])
def test_the_x32_calls_are_refused(number: int) -> None:
    assert verdict("x86_64", 0x40000000 | number) == EPERM


@pytest.mark.parametrize("machine", ARCH)
def test_calls_that_depend_on_their_arguments(machine: str) -> None:
    known = numbers(machine)
    for name in ("kill", "tkill", "tgkill"):
        assert verdict(machine, known[name], PID, 9) == ALLOW
        for other in (0, 1, PID + 1, 2**32 - 1, 2**64 - 1, -PID & (2**64 - 1)):
            assert verdict(machine, known[name], other, 9) == EPERM
    for name in ("clock_gettime", "clock_getres", "clock_nanosleep"):
        for clock in (0, 1, 2, 3, 7, 11):
            assert verdict(machine, known[name], clock) == ALLOW
        for other in (~1 << 3 | 2, ~PID << 3 | 6, ~PID << 3, -1):
            assert verdict(machine, known[name], other & (2**64 - 1)) == EPERM
    where = {name: argument for name, (*_, argument) in seccomp._OPENS.items() if name in known}
    assert "openat" in where
    for name, argument in where.items():
        for flags, answer in ((0, ALLOW), (0o2000000, ALLOW), (1, EACCES), (2, EACCES), (0o101, EACCES)):
            arguments = [0] * argument + [flags]
            assert verdict(machine, known[name], *arguments) == answer
    assert verdict(machine, known["fcntl"], 5, 3) == ALLOW
    for command in (8, 10, 1024, 1026):  # F_SETOWN, F_SETSIG, F_SETLEASE, F_NOTIFY
        assert verdict(machine, known["fcntl"], 5, command) == EPERM
    assert verdict(machine, known["ioctl"], 5, 0x5401) == ALLOW
    for command in (0x5412, 0x8901, 0x8902, 0x5452):  # TIOCSTI, FIOSETOWN, SIOCSPGRP, FIOASYNC
        assert verdict(machine, known["ioctl"], 5, command) == EPERM
    assert verdict(machine, known["prlimit64"], 0, 7) == ALLOW
    assert verdict(machine, known["prlimit64"], PID + 1, 7) == EPERM
    assert verdict(machine, known["clone3"]) == ENOSYS


@pytest.mark.parametrize("machine", ARCH)
def test_every_jump_lands_inside(machine: str) -> None:
    code = list(struct.iter_unpack("<HBBI", PROGRAM[machine]))
    assert len(code) < 4096
    for at, (kind, hit, miss, _) in enumerate(code):
        if kind not in (0x20, 0x06):
            assert at + 1 + max(hit, miss) < len(code)
    assert code[-1][0] == 0x06
