"""The files of a track as git has them at another revision: read, never checked out.

Only plumbing that runs no hook, no filter and no transport is called; a repository may be anybody's.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from graders.documents import quoted
from graders.documents.reading import LARGEST_FILE
from graders.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Blob", "Revision"]

_SECONDS = 60
_LARGEST_IN_ALL = 4 * LARGEST_FILE
# What a hook of another repository leaves behind, and would be read instead of the folder named.
_ANOTHERS = {
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_WORK_TREE",
}
_FILES = {"100644", "100755"}


@dataclass(frozen=True)
class Blob:
    """A file as the tree of a commit has it."""

    oid: str
    size: int


@dataclass(frozen=True)
class Revision:
    """A commit of the repository that a folder lies in.

    Attributes:
        folder: the folder.
        name: the revision as it was called.
        commit: its full hash.
        prefix: the folder's path in the repository, empty for its root.
    """

    folder: Path
    name: str
    commit: str
    prefix: PurePosixPath

    @classmethod
    def of(cls, folder: Path, name: str) -> Revision:
        """The revision of that name in the folder's repository.

        Raises:
            Problem: there is no git, no repository, or no such revision.
        """
        prefix = _git(folder, "rev-parse", "--show-prefix")
        if prefix is None:
            raise Problem(
                "lies in no git repository that can be read",
                where=str(folder),
                remedy="name content that git keeps; `git status` there says more",
            )
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        commit = _git(folder, *asked) if name and "\0" not in name else None
        if commit is None:
            raise Problem(
                f"there is no revision {quoted(name)}",
                where=str(folder),
                remedy="name a commit, a branch or a tag of its repository, such as HEAD or origin/main",
            )
        path = os.fsdecode(prefix.rstrip(b"\n"))
        return cls(folder, name, commit.decode().strip(), PurePosixPath(path))

    def blobs(self) -> dict[PurePosixPath, Blob]:
        """Every ordinary file of the commit, by its path in the repository; links are none.

        Raises:
            Problem: the repository lacks a part of it.
        """
        listed = _git(self.folder, "ls-tree", "-r", "-l", "-z", "--full-tree", self.commit)
        if listed is None:
            raise self._unreadable()
        found: dict[PurePosixPath, Blob] = {}
        for entry in listed.split(b"\0"):
            about, tab, path = entry.partition(b"\t")
            if tab:
                mode, _, oid, size = about.decode().split()
                if mode in _FILES:
                    found[PurePosixPath(os.fsdecode(path))] = Blob(oid, int(size))
        return found

    def read(self, blobs: Mapping[PurePosixPath, Blob]) -> dict[PurePosixPath, bytes]:
        """The bytes of some of its files; what is larger than content may be is left out.

        Raises:
            Problem: together they are far larger than content is.
        """
        wanted = {path: blob for path, blob in blobs.items() if blob.size <= LARGEST_FILE}
        if sum(blob.size for blob in wanted.values()) > _LARGEST_IN_ALL:
            what = f"its content at {quoted(self.name)} is over {_LARGEST_IN_ALL // 1_000_000} MB"
            raise Problem(what, where=str(self.folder), remedy="name a single track")
        asked = "".join(f"{blob.oid}\n" for blob in wanted.values()).encode()
        answered = _git(self.folder, "cat-file", "--batch", given=asked) if wanted else b""
        if answered is None:
            raise self._unreadable()
        return dict(zip(wanted, _contents(answered, wanted.values()), strict=True))

    def _unreadable(self) -> Problem:
        remedy = "run `git fsck` there; of a clone with a filter, fetch the whole"
        return Problem(
            f"git can't read the files of {quoted(self.name)}", where=str(self.folder), remedy=remedy
        )


def _contents(answered: bytes, blobs: Iterable[Blob]) -> Iterable[bytes]:
    """What `cat-file --batch` answers: a line about each object, its bytes, a line feed."""
    at = 0
    for blob in blobs:
        start = answered.index(b"\n", at) + 1
        at = start + blob.size + 1
        yield answered[start : at - 1]


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What git prints; None where it fails.

    Raises:
        Problem: git is not there, or does not come back.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _ANOTHERS}
    environment |= {"GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), "--no-pager", *arguments],
            input=given,
            capture_output=True,
            env=environment,
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise Problem("git is not installed", remedy="install it, or check without --diff") from None
    except subprocess.TimeoutExpired:
        what = f"git did not answer within {_SECONDS} seconds"
        raise Problem(what, where=str(folder), remedy="try again") from None
    return done.stdout if done.returncode == 0 else None
