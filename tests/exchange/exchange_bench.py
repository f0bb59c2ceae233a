"""What the tests of imports and exports share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from graders.documents import parse_document
from trainer.bank.loading import load_bank
from trainer.exchange.importing import import_questions
from trainer.exchange.registry import format_called
from trainer.exchange.source import Source

if TYPE_CHECKING:
    from trainer.exchange.importing import Imported

DATA = Path(__file__).parent / "data"


def bring(text: str | bytes, name: str | None = None, **options: Any) -> Imported:
    """Import a text said to come from `quiz`, in the format of that name."""
    data = text.encode() if isinstance(text, str) else text
    return import_questions(
        Source("quiz", data), format_called(name, to_read=True) if name else None, **options
    )


def questions_in(imported: Imported) -> list[dict[str, Any]]:
    """The questions of the bank, as a reader of its file finds them."""
    return parse_document(imported.banks[0].text, Path("bank.yaml")).data["questions"]


def told(imported: Imported) -> list[str]:
    """What was not carried, a line each."""
    return [str(each) for each in (*imported.notes.losses, *imported.notes.refusals)]


def faults_of(imported: Imported) -> list[str]:
    """What is wrong with the bank by itself."""
    return [str(fault) for fault in load_bank(Path("bank.yaml"), imported.banks[0].text.encode()).faults]
