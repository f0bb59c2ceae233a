"""The file of settings: what a hand wrote stays, what can't be used is told and never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graders.errors import Problem
from trainer.settings import Settings, SettingsFile

if TYPE_CHECKING:
    from pathlib import Path


def written(data: Path, text: str | bytes) -> SettingsFile:
    path = data / "settings.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return SettingsFile(data)


def test_without_a_file_the_defaults_hold_and_none_is_made(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "not there")
    assert (file.settings, file.notices) == (Settings(), ())
    assert not (tmp_path / "not there").exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "trainer-light"),
        ("editor", r'"C:\Program Files\code.exe" --wait  # "here"'),
        ("editor", "vim -c 'set ts=4'"),
        ("grade_delay", 1.5),
        ("grade_delay", 2),
        ("vim_keys", True),
        ("mouse", False),
        ("copy_on_select", True),
    ],
)
def test_what_is_set_is_there_at_the_next_start(tmp_path: Path, name: str, value: Any) -> None:
    assert SettingsFile(tmp_path / "data").change(name, value) == ""
    found = SettingsFile(tmp_path / "data")
    assert getattr(found.settings, name) == value
    assert found.notices == ()


def test_only_the_line_of_the_setting_changes(tmp_path: Path) -> None:
    text = (
        "# mine\nmouse = false   # a trackball\r\n'vim-keys' = true\nof-a-later-version = [1,\n 2]\n\n"
        '[table]\nmouse = "grey"\n'
    )
    file = written(tmp_path, text)
    file.change("mouse", True)
    file.change("vim_keys", False)
    changed = (
        text.replace("\r", "").replace("mouse = false", "mouse = true").replace("= true\nof", "= false\nof")
    )
    assert file.path.read_text(encoding="utf-8") == changed
    file.change("theme", "nord")
    kept = file.path.read_text(encoding="utf-8")
    assert (
        kept.replace('\n# "auto" follows the terminal; else the name of a theme\ntheme = "nord"\n', "")
        == changed
    )
    assert SettingsFile(tmp_path).settings == Settings(theme="nord")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mouse = no\n", ":1: is not TOML: "),
        ("vim-keys = true\nmouse = \n", ":2: is not TOML: "),
        ("mouse = true\nmouse = false\n", ":2: is not TOML: "),
        ("[table", ":1: is not TOML: "),
        (b"vim-keys = true\n# \xff\n", ":2: is not UTF-8; "),
        ("#" * 200_000, ": is too large for settings; "),
    ],
)
def test_a_damaged_file_is_one_clear_line_and_is_set_aside_only_by_a_change(
    tmp_path: Path, text: str | bytes, told: str
) -> None:
    file = written(tmp_path, text)
    before = file.path.read_bytes()
    (notice,) = file.notices
    assert notice.startswith(f"{file.path}{told}")
    assert file.settings == Settings()
    assert file.path.read_bytes() == before
    for number in (1, 2):
        aside = file.change("vim_keys", True)
        assert aside == str(tmp_path / f"settings-damaged-{number}.toml")
        assert (tmp_path / f"settings-damaged-{number}.toml").read_bytes() == before
        assert SettingsFile(tmp_path).settings == Settings(vim_keys=True)
        file.path.write_bytes(before)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('mouse = "no"', "mouse is neither true nor false"),
        ("mouse = 0", "mouse is neither true nor false"),
        ('grade-delay = "fast"', "grade-delay is no number"),
        ("grade-delay = true", "grade-delay is no number"),
        ("grade-delay = 0", "grade-delay is not within 0.1 and 10 seconds"),
        ("grade-delay = nan", "grade-delay is not within 0.1 and 10 seconds"),
        ("theme = 3", "theme is no line of text of 400 letters at most"),
        ('theme = "a\\u001b[2J"', "theme is no line of text of 400 letters at most"),
        ("editor = '\"vim'", "editor is no command: no closing quotation"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_with_its_line_and_spares_the_others(
    tmp_path: Path, line: str, told: str
) -> None:
    file = written(tmp_path, f"\nvim-keys = true\n{line}\n")
    assert file.notices == (f"{file.path}:3: {told}; the default holds",)
    assert file.settings == Settings(vim_keys=True)
    file.change("copy_on_select", True)
    assert line in file.path.read_text(encoding="utf-8")


def test_a_value_that_cannot_be_used_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="grade-delay is not within"):
        SettingsFile(tmp_path).change("grade_delay", 0.0)
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_it_says_so_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way", encoding="utf-8")
    with pytest.raises(Problem, match=r"settings\.toml"):
        SettingsFile(tmp_path / "data").change("mouse", False)


def test_a_link_to_where_dotfiles_are_kept_stays_one(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    kept = tmp_path / "dotfiles" / "trainer.toml"
    kept.write_text("mouse = true\n", encoding="utf-8")
    (tmp_path / "settings.toml").symlink_to(kept)
    SettingsFile(tmp_path).change("mouse", False)
    assert (tmp_path / "settings.toml").is_symlink()
    assert kept.read_text(encoding="utf-8") == "mouse = false\n"
    assert sorted(path.name for path in (tmp_path / "dotfiles").iterdir()) == ["trainer.toml"]


def test_a_key_within_a_longer_text_is_never_taken_for_the_setting(tmp_path: Path) -> None:
    file = written(tmp_path, 'note = """\nmouse = true\n"""\n')
    with pytest.raises(Problem, match="mouse can't be set from here; set it there by hand"):
        file.change("mouse", False)
    assert file.path.read_text(encoding="utf-8") == 'note = """\nmouse = true\n"""\n'


def test_a_file_broken_by_hand_meanwhile_loses_nothing_that_held(tmp_path: Path) -> None:
    file = written(tmp_path, 'theme = "nord"\nvim-keys = true\n')
    file.path.write_text('theme = "nord\nvim-keys = true\n', encoding="utf-8")
    assert file.change("mouse", False) == str(tmp_path / "settings-damaged-1.toml")
    wanted = Settings(theme="nord", vim_keys=True, mouse=False)
    assert file.settings == wanted
    assert SettingsFile(tmp_path).settings == wanted


def test_what_a_hand_changed_meanwhile_stays(tmp_path: Path) -> None:
    file = written(tmp_path, "vim-keys = true\n")
    file.path.write_text("vim-keys = false\ncopy-on-select = true\n", encoding="utf-8")
    file.change("mouse", False)
    assert file.settings == Settings(mouse=False, copy_on_select=True)


def test_a_folder_in_its_place_is_set_aside_whole(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    (tmp_path / "settings.toml" / "mine").write_text("kept", encoding="utf-8")
    file = SettingsFile(tmp_path)
    assert "is a directory; the defaults hold" in file.notices[0]
    assert file.change("mouse", False) == str(tmp_path / "settings-damaged-1.toml")
    assert (tmp_path / "settings-damaged-1.toml" / "mine").read_text(encoding="utf-8") == "kept"
    assert SettingsFile(tmp_path).settings == Settings(mouse=False)


def test_a_read_only_file_is_not_replaced_and_who_may_read_it_stays(tmp_path: Path) -> None:
    file = written(tmp_path, "mouse = true\n")
    file.path.chmod(0o444)
    with pytest.raises(Problem, match="the file is read-only"):
        file.change("mouse", False)
    assert file.path.read_text(encoding="utf-8") == "mouse = true\n"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]
    file.path.chmod(0o600)
    file.change("mouse", False)
    assert file.path.stat().st_mode & 0o777 == 0o600


def test_what_could_not_be_kept_holds_also_after_something_else_is(
    tmp_path: Path,
) -> None:
    file = written(tmp_path, "")
    file.hold("vim_keys", True)
    file.change("mouse", False)
    assert file.settings == Settings(vim_keys=True, mouse=False)
    file.change("vim_keys", False)
    file.read()
    assert file.settings == Settings(mouse=False)
