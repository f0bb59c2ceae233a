"""`trainer`: finds the command, and turns whatever goes wrong into one line and an exit code."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from io import TextIOWrapper
from keyword import iskeyword
from typing import TYPE_CHECKING, NoReturn

import click

from graders.documents import escaped
from graders.errors import Problem
from trainer import __version__
from trainer.cli.asking import at_terminal
from trainer.cli.options import places_of, shared_options

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["run", "trainer"]

# A command's module is imported only when it is called: the name and the line `--help` shows.
COMMANDS = {
    "check": "Check content files and prove coding tasks.",
    "doctor": "Say what works on this machine.",
    "export": "Write questions as a file for another system.",
    "grade": "Grade one submission of a coding task.",
    "import": "Make a bank of another system's file.",
    "list": "List tracks, topics, questions and coding tasks.",
    "new": "Write a question, a coding task or a track to fill in.",
    "preview": "Show a content file as learners will see it, at every save.",
    "progress": "Export or import your progress.",
    "refit": "Fit the schedule to your own reviews.",
    "schema": "Print the JSON Schema of the content files.",
    "start": "Write a coding task's starter file.",
    "stats": "Show your progress.",
    "watch": "Grade a file again at every save.",
}

# What a shell expects of a program stopped with ctrl+c: 128 + SIGINT.
INTERRUPTED = 130
# As click leaves where the reader of a pipe has gone.
PIPE_CLOSED = 1


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, as `--help` lists them."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        # A word of Python's own can't be a module's name.
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        module = importlib.import_module(f"trainer.cli.commands.{name}")
        command = module.command
        assert isinstance(command, click.Command)  # noqa: S101 - a mistake of ours, not of the caller's
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, and names the nearest command where there is none of that name."""
        name = args[0]
        if not name.startswith("-") and name not in COMMANDS:
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, n=1)
            hint = f"did you mean `{near[0]}`?" if near else "trainer --help lists the commands"
            raise click.UsageError(f"there is no command {name!r}; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="trainer")
@shared_options
@click.pass_context
def trainer(context: click.Context) -> None:
    """Practise machine-learning interviews; without a command, the app opens."""
    if context.invoked_subcommand is None:
        places = places_of(context)
        if not at_terminal():
            raise Problem(
                "the app needs a terminal to draw in",
                remedy="run it in one, or use a command such as `trainer list` or `trainer grade`",
            )
        from trainer.tui.app import run as open_app

        context.exit(open_app(places))


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave with its exit code: the outermost edge of the command line."""
    _fill_closed_streams()
    sys.exit(main(arguments))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code instead of leaving."""
    _print_anything()
    try:
        result = trainer.main(
            args=None if arguments is None else list(arguments), prog_name="trainer", standalone_mode=False
        )
        if sys.stdout is not None:  # as it is where the caller has closed it
            sys.stdout.flush()
    except Problem as problem:
        return _told(str(problem), problem.exit_code)
    except click.exceptions.Abort:
        return INTERRUPTED
    except KeyboardInterrupt:
        return INTERRUPTED
    except click.ClickException as error:
        return _told(_worded(error), error.exit_code)
    except OSError as error:
        return _told_of_system(error)
    return result if isinstance(result, int) else 0


def _fill_closed_streams() -> None:
    """Give a standard stream that the caller closed a descriptor again: a file of ours would get its number.

    Printing then fails as into any closed file (`trainer list >&-`); errors go nowhere, not to the output.
    """
    for number, flags in enumerate((os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, flags)
    if sys.stdout is None:
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115 - a descriptor, for as long as we run
    if sys.stderr is None:
        sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115


def _print_anything() -> None:
    """Print an escape where the console lacks a character or a file name is no text, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _worded(error: click.ClickException) -> str:
    """Click's message, with where to read on unless it says what to do already."""
    message = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    if ";" in message or context is None:
        return message
    return f"{message}; see `{context.command_path} --help`"


def _told(line: str, code: int) -> int:
    print(f"trainer: {escaped(' '.join(line.split()))}", file=sys.stderr)  # noqa: T201 - the one place that prints errors
    return code


def _told_of_system(error: OSError) -> int:
    """A full disk, a closed pipe, a folder nobody may write to: the system's word, and what to do."""
    if error.errno == errno.EPIPE or isinstance(error, BrokenPipeError):
        # The reader has gone (`trainer list | head`); nothing may be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    if error.errno == errno.EBADF:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _told("standard output is closed; leave it open, or send it to a file", 2)
    remedies = {
        errno.ENOSPC: "make room on that disk and try again",
        errno.EDQUOT: "make room on that disk and try again",
        errno.EACCES: "give yourself the right to it, or name another place",
        errno.EPERM: "give yourself the right to it, or name another place",
        errno.EROFS: "name a place that can be written to, such as --data DIR",
    }
    where = f"{error.filename}: " if error.filename else ""
    what = (error.strerror or str(error)).lower()
    remedy = remedies.get(error.errno or 0, "see `trainer doctor` for the folders in use")
    return _told(f"{where}{what}; {remedy}", 2)
