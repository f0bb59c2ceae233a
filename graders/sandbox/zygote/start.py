"""Starts the package in a bare Python: `python -I -S -B start.py BYTE_CODE CONTROL_FD NUMPY LIBRARY WITHOUT`.

BYTE_CODE is the folder in which the parent's Python keeps byte code, `-` where that is beside the sources.

The folder is never on the path, for what is on it is so for all that is forked; and nothing of the package
stays among the modules, so that there is nothing to import a further file from.
"""

from __future__ import annotations

import builtins
import os
import sys
from importlib import import_module
from importlib.machinery import FileFinder, ModuleSpec, SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from types import CodeType, ModuleType
from typing import Any, ClassVar, Final

NAME: Final = "graders.sandbox.zygote"
KEPT: Final = dict(vars(builtins))


class Part(SourceFileLoader):
    """Loads a module whose functions look names up in a copy of `builtins`.

    So a submission that replaces `builtins.len` harms only itself.
    """

    byte_code: ClassVar[str | None] = None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The module to be filled, which knows no other builtins."""
        module = ModuleType(spec.name)
        module.__dict__["__builtins__"] = KEPT
        return module

    def get_code(self, fullname: str) -> CodeType | None:
        """The byte code the parent's Python keeps, if it is of this text: to compile all takes 25 ms."""
        sys.pycache_prefix = self.byte_code
        try:
            return super().get_code(fullname)
        finally:
            sys.pycache_prefix = None  # the standard library's and NumPy's lie beside their sources


def entry_of(folder: str) -> Any:
    """The last part of the package in that folder, when all are loaded and none is to be found any more."""
    path = f"{folder}/__init__.py"
    spec = spec_from_file_location(NAME, path, loader=Part(NAME, path), submodule_search_locations=[folder])
    if spec is None or spec.loader is None:
        raise ImportError(f"no package in {folder}")
    sys.modules[NAME] = module_from_spec(spec)
    sys.path_importer_cache[folder] = FileFinder(folder, (Part, [".py"]))
    spec.loader.exec_module(sys.modules[NAME])
    entry = import_module(f"{NAME}.entry")
    del sys.path_importer_cache[folder]
    for name in [name for name in sys.modules if name.startswith(NAME)]:
        del sys.modules[name]
    return entry


if __name__ == "__main__":
    Part.byte_code = None if sys.argv[1] == "-" else sys.argv[1]
    entry_of(os.path.dirname(__file__)).main(sys.argv[2:])  # noqa: PTH120 - pathlib costs 3 ms
