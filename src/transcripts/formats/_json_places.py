"""Where each value of a JSON text stands, by JSON pointer (RFC 6901)."""

import re
from collections.abc import Iterable, Iterator

from transcripts.formats import Place

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def places(text: str) -> dict[str, Place]:
    """Line and column of every value in a well-formed JSON text."""
    return dict(_values(text))


def pointer_to(path: Iterable[str | int]) -> str:
    """The JSON pointer that follows keys and indexes down from the root."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def _values(text: str) -> Iterator[tuple[str, Place]]:
    path: list[str | int] = []
    key: str | None = None
    line, line_start, read_to = 1, 0, 0
    for token in _TOKEN.finditer(text):
        newlines = text.count("\n", read_to, token.start())
        if newlines:
            line, line_start = line + newlines, text.rindex("\n", 0, token.start()) + 1
        read_to = token.start()
        word = token.group()
        if word in "]}":
            path.pop()
        elif word == ",":
            key = None
        elif word == ":":
            path[-1] = key or ""
        elif path and isinstance(path[-1], str) and key is None:
            key = _name(word)
        else:
            if path and isinstance(path[-1], int):
                path[-1] += 1
            yield pointer_to(path), Place(line, token.start() - line_start + 1)
            if word in "[{":
                path.append(-1 if word == "[" else "")
                key = None


def _name(word: str) -> str:
    import json

    return str(json.loads(word))
