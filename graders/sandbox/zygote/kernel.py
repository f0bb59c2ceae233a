"""The system calls that put up walls, by ctypes."""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from typing import Any, Final

ALLOW: Final = 0x7FFF0000
"""What a filter answers to a system call it lets through."""


class Kernel:
    """The system calls that put up walls, by number: no library besides libc is needed."""

    _NUMBERS: Final = {
        "x86_64": {"capset": 126, "seccomp": 317},
        "aarch64": {"capset": 91, "seccomp": 277},
    }
    LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446
    PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 4, 36, 38

    def __init__(self) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._libc.syscall.restype = ctypes.c_long
        self.machine = os.uname().machine if sys.maxsize > 1 << 32 else "32-bit"
        self._numbers = self._NUMBERS.get(self.machine, {})

    def call(self, number: int, *arguments: Any) -> int:
        """The system call's result.

        Raises:
            OSError: it failed.
        """
        c_long = ctypes.c_long
        passed = [c_long(item) if isinstance(item, int) else item for item in arguments]
        result = int(self._libc.syscall(c_long(number), *passed))
        if result < 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code))
        return result

    def prctl(self, option: int, value: int) -> None:
        """Set one of this process's own traits.

        Raises:
            OSError: the kernel does not know it.
        """
        c_ulong = ctypes.c_ulong
        if self._libc.prctl(option, c_ulong(value), c_ulong(0), c_ulong(0), c_ulong(0)) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code))

    def drop_capabilities(self) -> None:
        """Root without its powers: what is left is what the files' own permissions grant."""
        header = struct.pack("<Ii", 0x20080522, 0)
        self.call(self._numbers["capset"], self.buffer(header), self.buffer(bytes(24)))

    def has_filters(self) -> bool:
        """Whether a filter is written for this machine and its kernel takes one."""
        number = self._numbers.get("seccomp")
        try:
            return number is not None and self.call(number, 2, 0, self.buffer(struct.pack("=I", ALLOW))) == 0
        except OSError:
            return False

    def install_filter(self, program: bytes) -> None:
        """A seccomp program for this process, for ever; SPEC_ALLOW: without old kernels' slow mitigations."""
        held = self.buffer(program)
        address = ctypes.addressof(held)
        prog = self.buffer(struct.pack("HxxxxxxQ", len(program) // 8, address))
        self.call(self._numbers["seccomp"], 1, 4, prog)

    def buffer(self, data: bytes) -> Any:
        """Bytes at an address of their own."""
        return ctypes.create_string_buffer(data, len(data))

    @property
    def has_numbers(self) -> bool:
        """Whether the filter is written for this machine."""
        return bool(self._numbers)
