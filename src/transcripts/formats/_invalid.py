"""What is said when a file of ours does not hold a valid document."""

from collections.abc import Iterator, Mapping

from pydantic import ValidationError

from transcripts.errors import ReadError
from transcripts.formats import Parsed, Place
from transcripts.formats._json_places import pointer_to
from transcripts.model.wording import worded


def unreadable(error: ValidationError, parsed: Parsed, *, format_name: str) -> ReadError:
    """The first complaint about a parsed file, with its line, and how many more there are."""
    (pointer, reason), *others = _complaints(error)
    more = f" (and {len(others)} more: see `transcripts validate`)" if others else ""
    return ReadError(format_name, reason + more, _line(pointer, parsed.places))


def _complaints(error: ValidationError) -> Iterator[tuple[str, str]]:
    for detail in error.errors(include_url=False):
        if detail["type"] == "invariant":
            for fault in detail["ctx"]["faults"]:
                yield fault.pointer, f"{fault}; {fault.remedy}"
        else:
            pointer = pointer_to(detail["loc"])
            wording = worded(detail)
            reason = f"{pointer[1:] or 'document'}: {wording.message}; {wording.remedy}"
            yield pointer, reason


def _line(pointer: str, found: Mapping[str, Place]) -> int | None:
    while pointer not in found:
        pointer = pointer.rpartition("/")[0]
    return found[pointer].line
