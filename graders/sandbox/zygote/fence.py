"""All the walls of a machine, which each child puts up around itself."""

from __future__ import annotations

import contextlib
import os
import sys

from graders.sandbox.zygote.kernel import Kernel
from graders.sandbox.zygote.landlock import landlock_ruleset, landlock_version, readable_paths
from graders.sandbox.zygote.limits import LIMITS_OF_ALL, limits_of, set_limits
from graders.sandbox.zygote.messages import CAPABILITIES, LANDLOCK, LIMITS, SECCOMP, Order
from graders.sandbox.zygote.seccomp import Filter


class Fence:
    """The walls of this machine, prepared once and put up by each child.

    Args:
        numpy_folder: the folder of the imported NumPy.
        library: the folder of the library the author's side may import.
        without: walls to leave out.
    """

    def __init__(self, numpy_folder: str, library: str, without: frozenset[str]) -> None:
        self._library = library
        self._without = without
        self._kernel = Kernel() if sys.platform == "linux" else None
        self._rulesets: dict[bool, int] = {}
        self._filter: Filter | None = None
        self._paths: list[str] = []
        self.names: list[str] = []
        if LIMITS not in without and sys.platform != "win32":
            __import__("resource")  # 0.3 ms, in each child else
            self.names.append(LIMITS)
        kernel = self._kernel
        if kernel is None:
            return
        if LANDLOCK not in without and landlock_version(kernel):
            self._paths = readable_paths(numpy_folder)
            self._rulesets[False] = landlock_ruleset(kernel, self._paths)
            self.names.append(LANDLOCK)
        if SECCOMP not in without and kernel.has_filters():
            self._filter = Filter(kernel.machine)
            self.names.append(SECCOMP)
        if kernel.has_numbers and CAPABILITIES not in without:
            self.names.append(CAPABILITIES)

    def guard_zygote(self) -> None:
        """Close this process's memory to its children; make what a child leaves behind its own to end."""
        # Where memory runs out, the kernel is to end a submission, not the program that grades it.
        with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "wb") as file:  # noqa: PTH123
            file.write(b"1000")
        if self._kernel is not None:
            self._kernel.prctl(self._kernel.PR_SET_DUMPABLE, 0)
            self._kernel.prctl(self._kernel.PR_SET_CHILD_SUBREAPER, 1)

    def die_with(self, parent: int) -> None:
        """Ask the kernel to end this process with its parent, which may be gone already."""
        if self._kernel is not None:
            self._kernel.prctl(self._kernel.PR_SET_PDEATHSIG, 9)
            if os.getppid() != parent:
                os._exit(0)

    def prepare(self, *, trusted: bool) -> None:
        """Build what the next child needs, before it is forked."""
        if self._kernel is None or not self._rulesets:
            return
        if trusted not in self._rulesets:
            self._rulesets[True] = landlock_ruleset(self._kernel, [*self._paths, self._library])

    def settle(self) -> None:
        """Importers list a changed folder again, which is refused: what they know of it stays as it is."""
        if not self._rulesets:
            return
        for folder, finder in sys.path_importer_cache.items():
            if finder is not None and getattr(finder, "_path_cache", None):
                finder._path_mtime = os.stat(folder).st_mtime  # type: ignore[attr-defined]  # noqa: SLF001, PTH116

    def close(self, *, trusted: bool) -> None:
        """Put the walls up around this process, for ever.

        Raises:
            OSError: one did not stand.
        """
        kernel = self._kernel
        if kernel is not None:
            kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
        if self._rulesets and kernel is not None:
            kernel.call(kernel.LANDLOCK_RESTRICT, self._rulesets[trusted], 0)
            for ruleset in self._rulesets.values():
                os.close(ruleset)
        if CAPABILITIES in self.names and kernel is not None:
            kernel.drop_capabilities()
        if LIMITS in self.names:
            set_limits(LIMITS_OF_ALL)
        if self._filter is not None and kernel is not None:
            kernel.install_filter(self._filter.program(os.getpid()))

    def limit(self, order: Order, base_kb: int) -> None:
        """What this order allows, which the filter lets a process lower but never raise.

        Raises:
            OSError: a limit did not hold.
        """
        if LIMITS in self.names:
            set_limits(limits_of(order, base_kb))
