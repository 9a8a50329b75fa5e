"""What holds for every merge: P3, P4, P5, P7, P8, P9 and P13 of the findings on merging.

`.ci/run` tries many more examples with the marker `long`.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import documents
from transcripts.formats import ReadOptions
from transcripts.merging import merge, resolve
from transcripts.model import Document
from transcripts.registry import get_format
from version_strategies import Recipe, recipes, versions

EFFORTS = pytest.mark.parametrize("effort", ["quick", pytest.param("long", marks=pytest.mark.long)])


def unmarked(document: Document) -> Document:
    """A merged document without the record of the merge."""
    return document.replace(provenance=document.provenance[:-1])


def settled(document: Document) -> Document:
    return document.replace(conflicts=())


@EFFORTS
@given(recipe=recipes())
def test_what_only_one_side_did_is_the_result(effort: str, recipe: Recipe) -> None:
    base, ours, theirs = versions(recipe)

    assert unmarked(merge(ours, ours, base)) == ours
    assert unmarked(merge(ours, base, base)) == ours
    assert unmarked(merge(base, theirs, base)) == theirs


@EFFORTS
@given(base=documents(), ours=documents())
def test_any_documents_merge(effort: str, base: Document, ours: Document) -> None:
    base, ours = settled(base), settled(ours)

    assert unmarked(merge(ours, base, base)).blocks == ours.blocks
    assert [block.text for block in merge(base, ours, base).blocks] == [
        block.text for block in ours.blocks
    ]
    for side in ("ours", "theirs"):
        assert resolve(merge(base, ours), side).conflicts == ()


@EFFORTS
@given(recipe=recipes())
def test_swapping_the_sides_swaps_the_readings(effort: str, recipe: Recipe) -> None:
    base, ours, theirs = versions(recipe)
    one, other = merge(ours, theirs, base), merge(theirs, ours, base)

    assert _kinds(one) == _kinds(other)
    assert _words(resolve(one, "ours")) == _words(resolve(other, "theirs"))
    assert _words(resolve(one, "theirs")) == _words(resolve(other, "ours"))


def _kinds(document: Document) -> Counter[tuple[str, str | None]]:
    """The kinds of conflicts, but for those that depend on the side whose text is shown.

    These are about claims whose words only one side has, and how many blocks go together.
    """
    inferred = ("claims", "questions", "answers", "relations")
    found = (conflict for conflict in document.conflicts if conflict.part not in inferred)
    kinds: Counter[tuple[str, str | None]] = Counter((each.kind, each.part) for each in found)
    kinds["order", None] = min(kinds["order", None], 1)
    return kinds


def _words(document: Document) -> Counter[str]:
    return Counter(word for block in document.blocks for word in block.text.split())


@EFFORTS
@given(recipe=recipes())
def test_no_word_is_lost(effort: str, recipe: Recipe) -> None:
    made = versions(recipe)
    merged = merge(made.ours, made.theirs, made.base)
    found = _words(merged)
    for conflict in merged.conflicts:
        sides = (conflict.ours, conflict.theirs)
        ours, theirs = (Counter(_words_in(side.value)) for side in sides)
        found += ours | theirs

    for side in (made.ours, made.theirs):
        assert _words(side) - _words(made.base) - found == Counter()


def _words_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split()
    elif isinstance(value, list):
        for block in value:
            yield from block["text"].split()


@EFFORTS
@given(recipe=recipes(), known=st.booleans())
def test_with_open_conflicts_it_is_valid_in_both_forms(
    effort: str, recipe: Recipe, known: bool
) -> None:
    made = versions(recipe)
    merged = merge(made.ours, made.theirs, made.base if known else None)

    for name in ("json", "tei"):
        form = get_format(name)
        assert form.write is not None
        assert form.read is not None
        assert form.read(form.write(merged).data, ReadOptions()).document == merged


@EFFORTS
@given(recipe=recipes(), known=st.booleans())
def test_resolving_leaves_no_conflict(effort: str, recipe: Recipe, known: bool) -> None:
    made = versions(recipe)
    merged = merge(made.ours, made.theirs, made.base if known else None)

    for side in ("ours", "theirs"):
        assert resolve(merged, side).conflicts == ()


@EFFORTS
@given(recipe=recipes())
def test_one_by_one_is_as_good_as_all_at_once(effort: str, recipe: Recipe) -> None:
    made = versions(recipe)
    merged = merge(made.ours, made.theirs, made.base)

    step = merged
    for conflict in merged.conflicts:
        if any(conflict.id == left.id for left in step.conflicts):
            step = resolve(step, {conflict.id: "theirs"})

    assert step.conflicts == ()


@EFFORTS
@given(recipe=recipes())
def test_no_claim_is_lost(effort: str, recipe: Recipe) -> None:
    """What either side added is there, or in a conflict."""
    made = versions(recipe)
    merged = merge(made.ours, made.theirs, made.base)
    known = {claim.proposition for claim in merged.claims}
    readings = str([(c.ours.value, c.theirs.value) for c in merged.conflicts])

    for side in (made.ours, made.theirs):
        for claim in side.claims:
            if claim.proposition:
                assert claim.proposition in known or claim.proposition in readings
