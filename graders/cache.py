"""The cache of what the author's side computed: expected outputs, mistakes' outputs, reference paths.

An entry is JSON behind a line with its checksum; it is written aside and renamed, readable by its owner
only, and recomputed when it is damaged. The whole folder may be deleted at any time.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import math
import os
import stat
from pathlib import Path
from typing import Any

__all__ = [
    "cache_folder",
    "code_digest",
    "decode",
    "encode",
    "load",
    "reference_digest",
    "sandbox_digest",
    "store",
]

_APP = "ml-interview-trainer"
_KEPT = 24  # entries kept a task: a few versions of its content, each with a few kinds
_LARGEST = 64 * 1024 * 1024  # bytes; a larger entry is not one of ours


def cache_folder() -> Path:
    """`$TRAINER_CACHE`, else the platform's own."""
    if named := os.environ.get("TRAINER_CACHE"):
        return Path(named).expanduser().absolute() / "expected"
    import platformdirs  # noqa: PLC0415 - not needed where the folder is named

    return Path(platformdirs.user_cache_dir(_APP)) / "expected"


def code_digest(part: str) -> str:
    """A name for exactly the bytes of the Python files of a part of this package, such as `documents`."""
    summed = hashlib.sha256()
    folder = Path(__file__).parent / part
    for path in sorted(folder.rglob("*.py")):
        raw = path.read_bytes()
        summed.update(f"{path.relative_to(folder).as_posix()}\0{len(raw)}\0".encode())
        summed.update(raw)
    return summed.hexdigest()


def reference_digest() -> str:
    """A name for exactly the bytes of `graders/reference/`."""
    return code_digest("reference")


def sandbox_digest() -> str:
    """A name for the code that packs values: it stands for the wire format's version."""
    return code_digest("sandbox")


def load(name: str) -> Any | None:
    """The entry of that name; None where there is none that can be trusted."""
    path = cache_folder() / f"{name}.json"
    try:
        about = path.lstat()
        if not stat.S_ISREG(about.st_mode) or about.st_size > _LARGEST or not _ours(about):
            return None
        checksum, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if checksum.decode("ascii", "replace") != hashlib.sha256(body).hexdigest():
        return None
    try:
        return decode(json.loads(body))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


def store(name: str, entry: Any) -> None:
    """Keep an entry; where that is impossible (a full disk, no permission) it is computed again next time."""
    import tempfile  # noqa: PLC0415 - 5 ms, and most entries are only read

    folder = cache_folder()
    body = json.dumps(encode(entry), allow_nan=False, separators=(",", ":")).encode()
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=".", suffix=".part", dir=folder)  # mkstemp makes it 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
            Path(aside).replace(folder / f"{name}.json")
        except OSError:
            Path(aside).unlink(missing_ok=True)
            raise
        _prune(folder, name)


def _ours(about: os.stat_result) -> bool:
    if not hasattr(os, "geteuid"):
        return True
    return about.st_uid == os.geteuid() and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _prune(folder: Path, name: str) -> None:
    """Forget the oldest entries of this entry's task, of which an author at work makes many."""
    task = name.split("--", 1)[0]
    entries = sorted(folder.glob(f"{task}--*.json"), key=lambda path: path.stat().st_mtime_ns)
    for path in entries[:-_KEPT]:
        path.unlink(missing_ok=True)


def encode(value: Any) -> Any:  # noqa: PLR0911 - a line a kind
    """A value of the wire as strict JSON, from which `decode` gives back the very same."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return value if value.bit_length() < 4096 else {"f": "inf" if value > 0 else "-inf"}
    if isinstance(value, float):
        return value if math.isfinite(value) else {"f": repr(value)}
    if isinstance(value, list):
        return [encode(item) for item in value]
    if isinstance(value, tuple):
        return {"t": [encode(item) for item in value]}
    if isinstance(value, dict):
        return {"d": [[encode(key), encode(item)] for key, item in value.items()]}
    import numpy as np  # noqa: PLC0415 - an array is at hand, or a NumPy scalar

    array = np.ascontiguousarray(value)
    packed = base64.b64encode(array.tobytes()).decode("ascii")
    return {"a": [array.dtype.str, list(np.shape(value)), packed]}


def decode(value: Any) -> Any:
    """The value that `encode` was given."""
    if isinstance(value, list):
        return [decode(item) for item in value]
    if not isinstance(value, dict):
        return value
    ((kind, held),) = value.items()
    if kind == "f":
        return float(held)
    if kind == "t":
        return tuple(decode(item) for item in held)
    if kind == "d":
        return {decode(key): decode(item) for key, item in held}
    import numpy as np  # noqa: PLC0415 - an array is to be made

    dtype, shape, packed = held
    if np.dtype(dtype).hasobject:
        raise ValueError("no array of objects is ever stored")
    return np.frombuffer(base64.b64decode(packed), dtype=dtype).reshape(shape).copy()
