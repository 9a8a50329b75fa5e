"""Which records of two documents are the same, from what they say and point to, never by id."""

import itertools
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from transcripts.comparison.tokens import normalised, words_of
from transcripts.model import (
    Answer,
    Claim,
    Identified,
    Provenance,
    Question,
    Relation,
    Source,
    TextSpan,
)

_R = TypeVar("_R", bound=Identified)
_T = TypeVar("_T", Claim, Question, Answer)

Pairs = dict[int, int]
"""Index of a record in the old list to that of the same in the new."""
Key = Callable[[_R], Hashable]
"""What two records that are the same have in common; None if a record cannot tell."""

_OVERLAP = 0.3


def matched(old: Sequence[_R], new: Sequence[_R], keys: Iterable[Key[_R]]) -> Pairs:
    """Pairs by each key in turn, among those with one key the first with the first and so on.

    Before that, those that have the first key alone, then those that say the same.

    `old` is as it follows in the new document, so that its references and spans compare.
    """
    pairs: Pairs = {}
    first, *others = keys
    add_by_key(pairs, old, new, unshared(first, old, new))
    for key in (all_but_id, first, *others):
        add_by_key(pairs, old, new, key)
    return pairs


def add_by_key(pairs: Pairs, old: Sequence[_R], new: Sequence[_R], key: Key[_R]) -> None:
    """Pair those left that have one key, the first with the first and so on."""
    taken = set(pairs.values())
    waiting: dict[Hashable, list[int]] = {}
    for other, record in enumerate(new):
        if other not in taken and (found := key(record)) is not None:
            waiting.setdefault(found, []).append(other)
    queues = {found: iter(others) for found, others in waiting.items()}
    for index, record in enumerate(old):
        if index not in pairs and (queue := queues.get(key(record))) is not None:
            pairs.update((index, other) for other in itertools.islice(queue, 1))


def unshared(key: Key[_R], *lists: Sequence[_R]) -> Key[_R]:
    """The key for those that have it alone in their list."""
    shared = {
        found for records in lists for found, n in Counter(map(key, records)).items() if n > 1
    }

    def alone(record: _R) -> Hashable:
        found = key(record)
        return None if found in shared else found

    return alone


def add_by_weight(pairs: Pairs, weights: Mapping[tuple[int, int], float]) -> None:
    """Pair those left, the heaviest pair first; of equal ones the first."""
    taken = set(pairs.values())
    for index, other in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if index not in pairs and other not in taken:
            pairs[index] = other
            taken.add(other)


def overlaps(old: Sequence[_T], new: Sequence[_T]) -> dict[tuple[int, int], float]:
    """What part of their content records have in common, where it is a good part."""
    by_block: dict[str, list[tuple[int, TextSpan]]] = {}
    for other, record in enumerate(new):
        for span in record.content:
            by_block.setdefault(span.block, []).append((other, span))
    shared: Counter[tuple[int, int]] = Counter()
    for index, record in enumerate(old):
        for span in record.content:
            for other, theirs in by_block.get(span.block, ()):
                common = min(span.end, theirs.end) - max(span.start, theirs.start)
                if common > 0:
                    shared[index, other] += common
    return {
        (index, other): part
        for (index, other), common in shared.items()
        if (part := common / (_size(old[index]) + _size(new[other]) - common)) >= _OVERLAP
    }


def _size(record: Claim | Question | Answer) -> int:
    return sum(span.end - span.start for span in record.content)


def quoted(record: Claim | Question | Answer) -> Hashable:
    """The words of a record's content, wherever they stand."""
    words = (normalised(word) for span in record.content for word in words_of(span.quote))
    return tuple(words) or None


def all_but_id(record: Identified) -> Hashable:
    """All that a record says."""
    return record.model_dump_json(exclude={"id"}, exclude_defaults=True)


SOURCE_KEYS: Sequence[Key[Source]] = (
    lambda source: source.sha256,
    lambda source: source.uri,
    lambda source: source.filename,
    lambda source: source.title,
)
PROVENANCE_KEYS: Sequence[Key[Provenance]] = (
    lambda entry: (entry.activity, entry.tool, entry.model, entry.person),
)
RELATION_KEYS: Sequence[Key[Relation]] = (
    lambda relation: (relation.kind, relation.subject, relation.object),
    lambda relation: (relation.subject, relation.object),
)
CLAIM_KEYS: Sequence[Key[Claim]] = (
    lambda claim: (claim.content, _holder(claim), claim.mode) if claim.content else None,
    lambda claim: (claim.content, _holder(claim)) if claim.content else None,
    lambda claim: claim.content or None,
)
QUESTION_KEYS: Sequence[Key[Question]] = (
    lambda question: (question.content, question.asker) if question.content else None,
    lambda question: question.content or None,
)
ANSWER_KEYS: Sequence[Key[Answer]] = (
    lambda answer: (answer.question, answer.claims, answer.content, answer.answerer),
    lambda answer: (answer.question, answer.answerer),
    lambda answer: answer.question,
    lambda answer: answer.content or None,
)


def _holder(claim: Claim) -> str | None:
    return claim.attribution[-1].agent if claim.attribution else None
