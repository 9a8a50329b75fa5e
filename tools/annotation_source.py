"""Compile an annotation source into the gold record of its report.

A source (`NN-slug.ann`) quotes the text and holds no offsets. A line is one record:

    O real|written                                 where the report comes from
    E title|date|venue|place|organizer|kind: value      `-` for none
    P id | name | affiliation or - | role,role
    C[@label] source mode[-][?][^label] | content | cue | mention
    Q by form[?] | content | label label …

Modes: d direct, i indirect, m mixed, f free indirect; `-` negated, `?` optional, `^label` nested
in the claim of that label. A question names the claims that answer it by their labels. Content is
looked for from the start of the content before it (a nested claim's from the start of its outer
claim's), cue and mention nearest to the content. `annotation_places` says how pieces are written;
`#` begins a comment.
"""

import re
from collections.abc import Iterator
from typing import Any

from annotation_places import AnnotationError, Place, content_place, nearest_place, pieces

Gold = dict[str, Any]

MODES = {"d": "direct", "i": "indirect", "m": "mixed", "f": "free_indirect"}
EVENT = ("title", "date", "venue", "place", "organizer", "kind")
_CLAIM = re.compile(r"C(?:@(\w+))?\s+(.+?)\s+([dimf])(-?)(\??)(?:\^(\w+))?")
_QUESTION = re.compile(r"Q (\S+) (\w+)(\??)")
_NONE = "-"


def compiled(source: str, *, name: str, text: str) -> tuple[Gold, list[str]]:
    """The gold record of an annotation source, and what is wrong in it by line."""
    compilation = _Compilation(name, text)
    for number, line in enumerate(source.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            compilation.add(number, line)
    compilation.link()
    return compilation.gold, compilation.problems


def _unknown(_: int, __: str) -> None:
    raise AnnotationError("no record begins like this; known are O, E, P, C and Q")


class _Compilation:
    def __init__(self, name: str, text: str) -> None:
        self.text = text
        self.gold: Gold = {
            "id": name,
            "origin": None,
            "event": dict.fromkeys(EVENT),
            "persons": [],
            "claims": [],
            "questions": [],
        }
        self.problems: list[str] = []
        self._kinds = {
            "O": self._origin,
            "E": self._event,
            "P": self._person,
            "C": self._claim,
            "Q": self._question,
        }
        self._labels: dict[str, int] = {}
        self._nested: list[tuple[int, int, str]] = []
        self._answers: list[tuple[int, int, str]] = []
        self._at = 0

    def add(self, number: int, line: str) -> None:
        """Add the record of a line, or a problem."""
        try:
            self._kinds.get(line[0], _unknown)(number, line)
        except AnnotationError as error:
            self.problems.append(f"line {number}: {error}   [{line[:90]}]")

    def link(self) -> None:
        """Resolve the labels, which may stand before the claims that bear them."""
        for number, nested, label in self._nested:
            if (outer := self._labelled(number, label)) is not None:
                self.gold["claims"][nested]["nested_in"] = outer
        for number, question, label in self._answers:
            if (claim := self._labelled(number, label)) is not None:
                self.gold["questions"][question]["answered_by"].append(claim)

    def _labelled(self, number: int, label: str) -> int | None:
        if label not in self._labels:
            self.problems.append(f"line {number}: no claim has the label {label}")
        return self._labels.get(label)

    def _origin(self, _: int, line: str) -> None:
        self.gold["origin"] = line[1:].strip()

    def _event(self, _: int, line: str) -> None:
        key, _colon, value = (part.strip() for part in line[1:].partition(":"))
        if key not in EVENT:
            raise AnnotationError(f"no such fact of an event: {key!r}; known: {', '.join(EVENT)}")
        self.gold["event"][key] = None if value == _NONE else value

    def _person(self, _: int, line: str) -> None:
        fields = [field.strip() for field in line[1:].split("|")]
        if len(fields) != 4:
            raise AnnotationError("a person has four fields: id | name | affiliation | roles")
        id, name, affiliation, roles = fields
        self.gold["persons"].append(
            {
                "id": id,
                "name": name,
                "affiliation": None if affiliation == _NONE else affiliation,
                "roles": roles.split(","),
            }
        )

    def _claim(self, number: int, line: str) -> None:
        head, *fields = (field.strip() for field in line.split(" | "))
        match = _CLAIM.fullmatch(head)
        if match is None:
            raise AnnotationError("a claim begins: C[@label] source mode[-][?][^label]")
        label, source, mode, negated, optional, outer = match.groups()
        content = self._content(fields, outer)
        cue = self._near(fields, 1, content, content)
        claim = {
            "source": source,
            "content": content,
            "cue": cue,
            "source_mention": self._near(fields, 2, cue or content, content),
            "mode": MODES[mode],
            "polarity": "negated" if negated else "asserted",
            "nested_in": None,
        }
        self._put("claims", claim, optional)
        index = len(self.gold["claims"]) - 1
        if outer:
            self._nested.append((number, index, outer))
        if label:
            self._labels[label] = index

    def _question(self, number: int, line: str) -> None:
        head, *fields = (field.strip() for field in line.split(" | "))
        match = _QUESTION.fullmatch(head)
        if match is None:
            raise AnnotationError("a question begins: Q by form[?]")
        by, form, optional = match.groups()
        content = self._content(fields, None)
        self._put(
            "questions", {"by": by, "form": form, "content": content, "answered_by": []}, optional
        )
        index = len(self.gold["questions"]) - 1
        labels = fields[1].split() if len(fields) > 1 else []
        self._answers += [(number, index, label) for label in labels]

    def _put(self, kind: str, record: Gold, optional: str) -> None:
        self.gold[kind].append(record | ({"optional": True} if optional else {}))
        self._at = record["content"][0][0]

    def _content(self, fields: list[str], outer: str | None) -> list[Place]:
        places = list(self._places(fields[0] if fields else "", outer))
        if not places:
            raise AnnotationError("no content")
        return places

    def _places(self, field: str, outer: str | None) -> Iterator[Place]:
        at = self._at
        if outer in self._labels:
            at = self.gold["claims"][self._labels[outer]]["content"][0][0]
        for piece in pieces(field):
            place = content_place(self.text, piece, at)
            yield place
            at = place[1]

    def _near(
        self, fields: list[str], index: int, anchors: list[Place], taken: list[Place]
    ) -> list[Place]:
        written = pieces(fields[index]) if len(fields) > index else []
        return [nearest_place(self.text, piece, anchors, taken) for piece in written]
