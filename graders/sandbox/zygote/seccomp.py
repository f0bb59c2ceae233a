"""seccomp: which system calls are answered."""

from __future__ import annotations

import struct
from typing import Final

from graders.sandbox.zygote.kernel import ALLOW

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_KILL_PROCESS: Final = 0x80000000
_EPERM, _EACCES, _ENOSYS = 0x00050001, 0x0005000D, 0x00050026
_NUMBER_AT, _ARCH_AT, _ARGUMENT_AT = 0, 4, 16
_WRITES: Final = 0o3 | 0o100 | 0o1000 | 0o2000 | 0o20000000
"""O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND and the own bit of O_TMPFILE."""

# Each by its number on x86_64 and on aarch64 (None: not there). What is not in this table is refused: no
# fork, thread, exec, socket, ptrace, mount, chmod, unlink, shared memory, timer or keyring.
_FREE: Final = {
    "read": (0, 63), "write": (1, 64), "close": (3, 57), "fstat": (5, 80), "newfstatat": (262, 79),
    "lseek": (8, 62), "mmap": (9, 222), "munmap": (11, 215), "brk": (12, 214), "futex": (202, 98),
    "mprotect": (10, 226), "mremap": (25, 216), "madvise": (28, 233), "getdents64": (217, 61),
    "pread64": (17, 67), "readv": (19, 65), "writev": (20, 66), "stat": (4, None), "lstat": (6, None),
    "statx": (332, 291), "access": (21, None), "faccessat": (269, 48), "faccessat2": (439, 439),
    "readlink": (89, None), "readlinkat": (267, 78), "statfs": (137, 43), "fstatfs": (138, 44),
    "fadvise64": (221, 223), "getcwd": (79, 17), "chdir": (80, 49), "umask": (95, 166),
    "dup": (32, 23), "dup2": (33, None), "dup3": (292, 24), "close_range": (436, 436),
    "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139),
    "rt_sigpending": (127, 136), "rt_sigtimedwait": (128, 137), "rt_sigsuspend": (130, 133),
    "sigaltstack": (131, 132), "pause": (34, None), "restart_syscall": (219, 128),
    "nanosleep": (35, 101), "gettimeofday": (96, 169), "time": (201, None), "times": (100, 153),
    "getitimer": (36, 102), "setitimer": (38, 103), "alarm": (37, None),
    "poll": (7, None), "ppoll": (271, 73), "select": (23, None), "pselect6": (270, 72),
    "getpid": (39, 172), "getppid": (110, 173), "gettid": (186, 178), "getpgrp": (111, None),
    "getpgid": (121, 155), "getsid": (124, 156), "getuid": (102, 174), "geteuid": (107, 175),
    "getgid": (104, 176), "getegid": (108, 177), "getgroups": (115, 158), "getresuid": (118, 148),
    "getresgid": (120, 150), "getpriority": (140, 141), "uname": (63, 160), "sysinfo": (99, 179),
    "getrlimit": (97, 163), "getrusage": (98, 165), "getrandom": (318, 278), "getcpu": (309, 168),
    "sched_yield": (24, 124), "sched_getaffinity": (204, 123), "set_robust_list": (273, 99),
    "rseq": (334, 293), "exit": (60, 93), "exit_group": (231, 94),
}  # fmt: skip
_TO_ITSELF: Final = {"kill": (62, 129), "tkill": (200, 130), "tgkill": (234, 131)}
_CLOCKS: Final = {"clock_gettime": (228, 113), "clock_getres": (229, 114), "clock_nanosleep": (230, 115)}
_OPENS: Final = {"open": (2, None, 1), "openat": (257, 56, 2)}
_IOCTL, _FCNTL, _PRLIMIT, _CLONE3 = (16, 29), (72, 25), (302, 261), (435, 435)
_IOCTLS: Final = (0x5401, 0x5413, 0x5450, 0x5451, 0x5421)  # TCGETS, TIOCGWINSZ, FIONCLEX, FIOCLEX, FIONBIO
_FCNTLS: Final = (0, 1, 2, 3, 4, 1030)  # DUPFD, GETFD, SETFD, GETFL, SETFL, DUPFD_CLOEXEC: never SETOWN
_ARCHES: Final = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}


class Filter:
    """The seccomp program of this machine, built once; a child writes its own process id into it."""

    def __init__(self, machine: str) -> None:
        self._column, arch = _ARCHES[machine]
        self._code: list[tuple[int, int, int, int]] = [
            (_LOAD, 0, 0, _ARCH_AT), (_EQUAL, 1, 0, arch), (_RETURN, 0, 0, _KILL_PROCESS),
            (_LOAD, 0, 0, _NUMBER_AT),
        ]  # fmt: skip
        self._own_id: list[int] = []
        if machine == "x86_64":  # the x32 calls are the same ones by other numbers
            self._code += [(_AT_LEAST, 0, 1, 0x40000000), (_RETURN, 0, 0, _EPERM)]
        free = [numbers[self._column] for numbers in _FREE.values() if numbers[self._column] is not None]
        for at, number in enumerate(free):
            self._code.append((_EQUAL, len(free) - at, 0, number or 0))
        self._code += [(_EQUAL, 0, 1, -1 & 0xFFFFFFFF), (_RETURN, 0, 0, ALLOW)]
        self._special()
        self._code.append((_RETURN, 0, 0, _EPERM))
        self._packed = b"".join(struct.pack("<HBBI", *instruction) for instruction in self._code)

    def _special(self) -> None:
        for numbers in _TO_ITSELF.values():
            self._own_id.append(len(self._code) + 2)
            self._when(numbers, 0, ((_EQUAL, 0),), _EPERM)
        for numbers in _CLOCKS.values():  # a number below 0 is the clock of some process, by its id
            self._when(numbers, 0, ((_ANY_BIT, 1 << 31),), ALLOW, found=_EPERM)
        for old, new, argument in _OPENS.values():
            self._when((old, new), argument, ((_ANY_BIT, _WRITES),), ALLOW, found=_EACCES)
        self._when(_IOCTL, 1, tuple((_EQUAL, command) for command in _IOCTLS), _EPERM)
        self._when(_FCNTL, 1, tuple((_EQUAL, command) for command in _FCNTLS), _EPERM)
        self._when(_PRLIMIT, 0, ((_EQUAL, 0),), _EPERM)
        number = _CLONE3[self._column]
        self._code += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ENOSYS)]

    def _when(
        self,
        numbers: tuple[int | None, int | None],
        argument: int,
        tests: tuple[tuple[int, int], ...],
        otherwise: int,
        *,
        found: int = ALLOW,
    ) -> None:
        """For that call: `found` where a test of the argument's low word holds, else `otherwise`."""
        number = numbers[self._column]
        if number is None:
            number = 0xFFFFFFFF
        self._code += [(_EQUAL, 0, len(tests) + 3, number), (_LOAD, 0, 0, _ARGUMENT_AT + 8 * argument)]
        self._code += [(kind, len(tests) - at, 0, value) for at, (kind, value) in enumerate(tests)]
        self._code += [(_RETURN, 0, 0, otherwise), (_RETURN, 0, 0, found)]

    def program(self, pid: int) -> bytes:
        """The instructions for the process `pid`."""
        packed = bytearray(self._packed)
        for at in self._own_id:
            struct.pack_into("<I", packed, 8 * at + 4, pid)
        return bytes(packed)
