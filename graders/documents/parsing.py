"""From a file's bytes to a document: libyaml's events, read by the rules of YAML 1.2, every fault kept.

The tree is built with a stack of our own from events, not with PyYAML's composer: it refuses what is no plain
data (tags, anchors, aliases), keeps where each value stands, and can't be driven into deep recursion.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from graders.documents.document import Document, Place
from graders.documents.faults import DocumentProblem, Fault, quoted, untold
from graders.documents.reading import MOST_FAULTS, decode, read_text
from graders.documents.scalars import ScalarFault, resolve
from graders.documents.wording import syntax_fault

if TYPE_CHECKING:
    from pathlib import Path

    from yaml.events import Event

__all__ = ["examine", "parse_document", "read_document"]

# libyaml's own scanner where PyYAML was built with it (its wheels are): ten times faster. Without it the
# events are the same, only what is said of a broken file is less kind.
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Content nests about eight levels; what goes past this was not written by a person.
DEEPEST = 64
# A bank of 10,000 questions is 600,000 keys, values and ends of lists; reading them takes three seconds.
MOST_VALUES = 1_000_000
# Controls that an escape in double quotes can bring in although the file itself holds none.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

_QUOTES = {"'", '"'}


def read_document(path: Path) -> Document:
    """The document in a file.

    Raises:
        DocumentProblem: the file can't be read or is no plain YAML; it carries every fault.
    """
    document, faults = examine(path)
    if document is None or faults:
        raise DocumentProblem(faults)
    return document


def parse_document(text: str | bytes, path: Path) -> Document:
    """The document in a text, `path` being the file it is said to come from.

    Raises:
        DocumentProblem: it is no plain YAML; it carries every fault.
    """
    document, faults = _parse(text, path)
    if document is None or faults:
        raise DocumentProblem(faults)
    return document


def examine(path: Path, text: bytes | None = None) -> tuple[Document | None, list[Fault]]:
    """The document, as far as it could be read, and its faults: for whoever goes on to find more of them.

    Args:
        path: the file.
        text: its bytes, if they were read already.
    """
    if text is None:
        try:
            text = read_text(path)
        except DocumentProblem as problem:
            return None, list(problem.found)
    return _parse(text, path)


def _parse(text: str | bytes, path: Path) -> tuple[Document | None, list[Fault]]:
    decoded, faults = decode(text, path)
    if decoded is None or faults:
        return None, faults
    builder = _Builder(path)
    parser = _Parser(decoded)
    try:
        while builder.take(parser.get_event()):
            pass
    except yaml.MarkedYAMLError as error:
        builder.broken = True
        fault = syntax_fault(error, decoded, builder.open_bracket(), builder.last_quote)
        builder.fault(*fault, code="yaml")
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # Not libyaml: PyYAML's own scanner, for an escape that stands for no character.
        builder.broken = True
        builder.fault(1, 1, f"this is not YAML ({' '.join(str(error).split())})", "mend it", code="yaml")
    finally:
        parser.dispose()
    if builder.root is None and not builder.faults:
        builder.fault(1, 1, "holds nothing", "write its keys, or remove the file", code="empty")
    faults = builder.told()
    if builder.broken or builder.root is None:
        return None, faults
    return Document(builder.data, path, builder.root, decoded), faults


class _Frame:
    """A list or a map that is being filled."""

    __slots__ = ("column", "data", "in_brackets", "key", "key_at", "key_end", "line", "places")

    def __init__(self, data: Any, places: Any, line: int, column: int, *, in_brackets: bool) -> None:
        self.data: Any = data
        self.places: Any = places
        self.line = line
        self.column = column
        self.in_brackets = in_brackets
        self.key: str | None = None
        self.key_at = (0, 0)
        self.key_end: tuple[int, int] | None = None


class _Builder:
    """Takes events, gives data, places and faults."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[Fault] = []
        self._untold = 0
        self._first_untold = (0, 0)
        self.data: Any = None
        self.root: Place | None = None
        self.broken = False
        self.last_quote: tuple[int, int, str] | None = None  # where the last one began, and its mark
        self._stack: list[_Frame] = []
        self._values = 0
        self._documents = 0

    def fault(
        self,
        line: int,
        column: int,
        what: str,
        remedy: str,
        *,
        code: str,
        end: tuple[int, int] | None = None,
    ) -> None:
        """Note a fault; the first hundred are kept, and what ends the reading; the others are counted."""
        if self.broken or len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(self.path, line, column, what, remedy, code=code, end=end))
            return
        if not self._untold:
            self._first_untold = (line, column)
        self._untold += 1

    def told(self) -> list[Fault]:
        """The faults in the file's order, the last of them saying how many more there are."""
        faults = list(self.faults)
        if self._untold:
            faults.append(untold(self._untold, self.path, *self._first_untold))
        return sorted(faults, key=lambda fault: fault.place)

    def open_bracket(self) -> tuple[int, int, str] | None:
        """Line and column of the innermost open bracket, and what closes it; None outside brackets."""
        if not self._stack or not self._stack[-1].in_brackets:
            return None
        frame = self._stack[-1]
        return frame.line, frame.column, "}" if isinstance(frame.data, dict) else "]"

    def take(self, event: Event | None) -> bool:
        """Take one event; False when there is nothing more to take."""
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                return self._open(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close(event)
            case yaml.AliasEvent():
                line, column = _start(event)
                what = f"the alias {quoted(f'*{event.anchor}')}"
                self.fault(line, column, what, "write the value out", code="anchor", end=_end(event))
                self._put(None, Place(line, column, line))
            case yaml.DocumentStartEvent():
                return self._document(event)
            case yaml.StreamEndEvent() | None:
                return False
        return self._few_enough(event)

    def _few_enough(self, event: Event | None) -> bool:
        self._values += 1
        if self._values <= MOST_VALUES:
            return True
        self.broken = True
        assert event is not None  # noqa: S101 - None has returned above
        what = f"holds over {MOST_VALUES:,} values"
        self.fault(*_start(event), what, "split it into smaller files", code="too-large")
        return False

    def _document(self, event: Event) -> bool:
        self._documents += 1
        if self._documents == 1:
            return True
        what = "a second document begins here"
        self.fault(*_start(event), what, "put it into a file of its own", code="second-document")
        return False

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        line, column = _start(event)
        self._refuse_decoration(event, line, column)
        value: Any = event.value
        if not event.style:
            try:
                value = resolve(value)
            except ScalarFault as fault:
                remedy = "write it shorter, or put it in quotes"
                self.fault(line, column, str(fault), remedy, code="number", end=_end(event))
                value = 0
        elif event.style in _QUOTES:
            self.last_quote = (line, column, event.style)
        if event.style == '"' and (found := _CONTROL.search(value)):
            what = f"an escape that stands for the control character U+{ord(found.group()):04X}"
            remedy = r"remove it, or write `\\` for a backslash"
            self.fault(line, column, what, remedy, code="character", end=_end(event))
        last: Any = event.end_mark
        # A block scalar ends at the start of the line after it.
        last_line = last.line if last.column == 0 and last.line > line - 1 else last.line + 1
        end = None if event.style in {"|", ">"} else _end(event)
        self._put(value, Place(line, column, max(line, last_line), end=end))

    def _open(self, event: yaml.CollectionStartEvent) -> bool:
        line, column = _start(event)
        self._refuse_decoration(event, line, column)
        if len(self._stack) == DEEPEST:
            self.broken = True
            what = f"nested over {DEEPEST} levels deep"
            self.fault(line, column, what, "content needs a few levels only", code="too-deep")
            return False
        data: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        frame = _Frame(data, data.copy(), line, column, in_brackets=bool(event.flow_style))
        self._stack.append(frame)
        return self._few_enough(event)

    def _close(self, event: Event) -> None:
        frame = self._stack.pop()
        end: Any = event.end_mark
        last_line = max(frame.line, end.line if end.column == 0 else end.line + 1)
        closed = _end(event) if frame.in_brackets else None
        self._put(frame.data, Place(frame.line, frame.column, last_line, frame.places, end=closed))

    def _put(self, value: Any, place: Place) -> None:
        """The value goes where the innermost open list or map wants one."""
        if not self._stack:
            self.data, self.root = value, place
            return
        frame = self._stack[-1]
        if isinstance(frame.data, list):
            frame.data.append(value)
            frame.places.append(place)
        elif frame.key is None:
            self._key(frame, value, place)
        else:
            if frame.key in frame.data:
                first = frame.places[frame.key].key
                what = f"the key {quoted(frame.key)} is given twice, first on line {first[0]}"
                self.fault(*frame.key_at, what, "keep one of them", code="duplicate-key", end=frame.key_end)
            else:
                frame.data[frame.key] = value
                frame.places[frame.key] = place._replace(key=frame.key_at, key_end=frame.key_end)
            frame.key = None

    def _key(self, frame: _Frame, value: Any, place: Place) -> None:
        frame.key_at, frame.key_end = (place.line, place.column), place.end
        if isinstance(value, str):
            frame.key = value
            return
        if isinstance(value, dict | list):
            what = "a list or a map as a key"
            remedy = "use a word as the key, or quote a text that begins with a bracket"
        else:
            what, remedy = f"the key {quoted(value)} is not a word", "put it in quotes"
        self.fault(place.line, place.column, what, remedy, code="odd-key", end=place.end)
        # A stand-in that collides with no other key, so that the rest can be read on.
        frame.key = f"\0{place.line}:{place.column}"

    def _refuse_decoration(self, event: Any, line: int, column: int) -> None:
        if event.anchor is not None:
            self.fault(line, column, f"the anchor {quoted(f'&{event.anchor}')}", "remove it", code="anchor")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            remedy = "remove it: values are plain data here"
            self.fault(line, column, f"the tag {quoted(tag)}", remedy, code="tag")


def _start(event: Event) -> tuple[int, int]:
    mark: Any = event.start_mark
    return mark.line + 1, mark.column + 1


def _end(event: Any) -> tuple[int, int] | None:
    """Just past what an event stands for; None where it stands for nothing written."""
    start, end = event.start_mark, event.end_mark
    past = (end.line + 1, end.column + 1)
    return past if past > (start.line + 1, start.column + 1) else None
