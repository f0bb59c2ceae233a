"""Files written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from graders.errors import Problem
from trainer.authoring.writing import write_new, write_over, write_tree


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_the_mode_is_kept_and_nothing_left_beside(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")
    path.chmod(0o640)
    write_over(path, b"new")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o640)
    assert names(tmp_path) == ["a.yaml"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "a.yaml"
    target.write_text("old")
    link = tmp_path / "a.yaml"
    link.symlink_to(target)
    write_over(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    write_over(tmp_path / "a", b"x")
    (tmp_path / "b").write_text("x")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_what_can_not_be_renamed_leaves_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        write_over(path, b"new")
    assert path.read_text() == "old"
    assert names(tmp_path) == ["a.yaml"]


def test_nothing_takes_the_place_of_a_folder_or_a_pipe(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for path, says in ((tmp_path, "is a folder"), (pipe, "is not an ordinary file"), (link, "is not an ord")):
        with pytest.raises(Problem, match=says):
            write_over(path, b"new")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert names(tmp_path) == ["link", "pipe"]


def test_an_error_names_the_file_that_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "none" / "a.yaml"
    with pytest.raises(FileNotFoundError) as caught:
        write_over(path, b"new")
    assert caught.value.filename == str(path)


def test_a_tree_comes_whole(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "track"
    write_tree(folder, {"a.txt": "a\n", "inner/b.txt": "b\n"})
    assert names(tmp_path / "deep") == ["track", "track/a.txt", "track/inner", "track/inner/b.txt"]
    plain = tmp_path / "plain"
    plain.mkdir()
    assert folder.stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize("there", [False, True], ids=["new folder", "folder that is there"])
def test_interrupted_it_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    folder = tmp_path / "track"
    if there:
        folder.mkdir()
        (folder / ".git").write_text("somebody's\n")
    before = names(tmp_path)
    real = Path.mkdir

    def interrupted(self: Path, *arguments: object, **options: object) -> None:
        if self.name == "inner":
            raise KeyboardInterrupt
        real(self, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "mkdir", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_tree(folder, {"a.txt": "a", "inner/b.txt": "b"})
    assert names(tmp_path) == before


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("mine")
    with pytest.raises(Problem, match=r"b\.txt: is already there, and is never overwritten"):
        write_tree(tmp_path, {"a.txt": "a", "b.txt": "b"})
    assert names(tmp_path) == ["b.txt"]
    (tmp_path / "link").symlink_to("nowhere")
    with pytest.raises(Problem, match="never overwritten"):
        write_new(tmp_path / "link", "text")
