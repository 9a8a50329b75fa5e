"""A pipeline whose parse and entities are written by hand, a token a row.

Trained pipelines cannot be downloaded where the tests run. A row is `word dependency head tag`, and
the label of an entity where one begins (`PER`) or goes on (`-PER`); heads are row numbers from 0.
"""

from collections.abc import Mapping

import pytest

pytest.importorskip("spacy", reason="the engine spacy needs the extra [spacy]")

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

BOTH = ("token.dep", "token.head", "doc.ents", "doc.sents", "token.pos")


def pipeline(
    parses: Mapping[str, str], language: str = "de", *, assigns: tuple[str, ...] = BOTH
) -> Language:
    """A blank pipeline with a component that sets what stands in `parses` for each text."""
    nlp = spacy.blank(language)
    name = f"by_hand_{abs(hash((language, tuple(parses), assigns)))}"

    @Language.component(name, assigns=[*assigns])
    def by_hand(doc: Doc) -> Doc:
        return _annotated(doc, parses.get(doc.text, ""))

    nlp.add_pipe(name)
    return nlp


def blank(language: str) -> Language:
    """A pipeline that only cuts words."""
    return spacy.blank(language)


def _annotated(doc: Doc, parse: str) -> Doc:
    rows = [line.split() for line in parse.strip().splitlines()]
    assert not rows or [row[0] for row in rows] == [token.text for token in doc], doc.text
    for token in doc if not rows else ():
        token.dep_, token.head = "dep", doc[0]
    for token, row in zip(doc, rows, strict=False):
        token.dep_, token.head, token.pos_ = row[1], doc[int(row[2])], row[3]
        for feature in (part for part in row[4:] if "=" in part):
            token.set_morph(feature)  # type: ignore[attr-defined]
    doc.ents = [*_entities(doc, rows)]
    return doc


def _entities(doc: Doc, rows: list[list[str]]) -> list[Span]:
    found: list[Span] = []
    for place, row in enumerate(rows):
        labels = [part for part in row[4:] if "=" not in part]
        if labels and labels[0].startswith("-"):
            found[-1] = Span(doc, found[-1].start, place + 1, label=found[-1].label_)
        elif labels:
            found.append(Span(doc, place, place + 1, label=labels[0]))
    return found
