"""Two transcripts of one event, and a log of what differs between them.

The second is made from the first by editing words, splitting and merging turns, giving some to
another speaker and moving blocks of turns. Claims and questions stay with their words. The same
seed gives the same pair on every machine.
"""

import dataclasses
import itertools
import random
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from transcripts.model import (
    Agent,
    Attribution,
    Block,
    Claim,
    Document,
    Question,
    TextSpan,
    TimeRange,
)

SPEAKERS = 12
WORDS_IN_LANGUAGE = 9000

_ONSETS = (
    "b", "br", "c", "d", "f", "g", "h", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v",
    "w", "",
)  # fmt: skip
_VOWELS = ("a", "e", "i", "o", "u", "ea", "ou")
_CODAS = ("", "", "n", "r", "s", "t", "l", "nd", "st")


class Truth(NamedTuple):
    """What was done, by index of the turns."""

    links: set[tuple[int, int]]
    """A turn of the first and one of the second that holds some of its words."""
    splits: set[int]
    """Turns of the first that became several."""
    merges: set[int]
    """The first of those turns that became one."""
    relabels: set[int]
    """Turns that another speaker has."""
    moved: set[int]
    """Turns that stand elsewhere."""
    claims: dict[str, str]
    """The second's id for each claim and question of the first that is left."""


class Pair(NamedTuple):
    """Two transcripts and what differs."""

    old: Document
    new: Document
    truth: Truth


@dataclasses.dataclass
class _Word:
    text: str
    claim: str | None = None
    """Id of the claim or question whose content it is part of."""


@dataclasses.dataclass
class _Turn:
    speaker: int
    words: list[_Word]
    start: int
    end: int
    sources: list[int]
    holders: dict[str, int]
    """The speaker of each claim in it."""


def pair(
    turns: int = 2500,
    *,
    seed: int = 1,
    revision: int = 1,
    rate: float = 0.05,
    moves: int = 10,
    recut: float = 0.02,
    relabelled: float = 0.01,
    same_ids: bool = False,
) -> Pair:
    """A transcript of `turns` turns and a second one with edits.

    Args:
        turns: How many turns the first has, 11 words each.
        seed: Which first transcript.
        revision: Which edits of it.
        rate: Part of the words that are edited.
        moves: How many blocks of 3 to 12 turns are moved.
        recut: Part of the turns that are split or merged.
        relabelled: Part of the turns given to another speaker.
        same_ids: Whether what is the same keeps its id; otherwise the second numbers anew.
    """
    first = _transcript(random.Random(seed), turns)
    chance = random.Random(f"{seed}/{revision}")
    second = [_edited(chance, turn, rate) for turn in first]
    second, moved = _moved(chance, second, moves)
    relabels = {
        turn.sources[0]
        for turn in second
        if chance.random() < relabelled and _relabel(chance, turn)
    }
    second = list(_recut(chance, second, recut, spared=relabels))
    number = itertools.count(1)
    ids = _Ids("d1", "u", "sp", "") if same_ids else _Ids("d2", "t", "p", "k")
    old = _document(first, _Ids("d1", "u", "sp", ""), [f"u{i + 1}" for i in range(turns)])
    block_ids = [
        f"{ids.block}{next(number)}" if not same_ids else _kept_id(turn, part)
        for turn, part in _with_part(second)
    ]
    new = _document(second, ids, block_ids)
    return Pair(old, new, _truth(first, second, relabels, moved, ids))


class _Ids(NamedTuple):
    document: str
    block: str
    agent: str
    claim: str


def _words(chance: random.Random) -> tuple[list[str], list[float]]:
    """A language: its words and how often each is used, cumulated, after Zipf."""
    found: dict[str, None] = {}
    while len(found) < WORDS_IN_LANGUAGE:
        syllables = chance.choices((1, 2, 3), (3, 5, 2))[0]
        word = "".join(
            chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS)
            for _ in range(syllables)
        )
        found[word] = None
    ordered = sorted(found, key=len)
    weights = itertools.accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(ordered)))
    return ordered, list(weights)


_LANGUAGE, _WEIGHTS = _words(random.Random(0))


def _say(chance: random.Random, count: int) -> list[str]:
    return chance.choices(_LANGUAGE, cum_weights=_WEIGHTS, k=count)


def _transcript(chance: random.Random, turns: int) -> list[_Turn]:
    found: list[_Turn] = []
    clock, speaker = 0, 0
    for index in range(turns):
        speaker = chance.choice([other for other in range(SPEAKERS) if other != speaker])
        count = max(1, min(120, int(chance.lognormvariate(2.1, 0.85))))
        words = [_Word(word) for word in _say(chance, count)]
        words[0].text = words[0].text.capitalize()
        words[-1].text += chance.choice(".../?").replace("/", "?")
        if count > 5 and chance.random() < 0.2:
            kind = "q" if words[-1].text.endswith("?") else "c"
            start = chance.randrange(count - 4)
            for word in words[start : chance.randrange(start + 4, count + 1)]:
                word.claim = f"{kind}{index + 1}"
        holders = {word.claim: speaker for word in words if word.claim}
        found.append(_Turn(speaker, words, clock, clock + 380 * count, [index], holders))
        clock += 380 * count + chance.randrange(400)
    return found


def _edited(chance: random.Random, turn: _Turn, rate: float) -> _Turn:
    words: list[_Word] = []
    for word in turn.words:
        odds = (1 - rate, rate * 0.7, rate * 0.15, rate * 0.15)
        what = chance.choices(("keep", "replace", "delete", "insert"), odds)[0]
        if what == "replace":
            words.append(_Word(_misheard(chance, word.text), word.claim))
        elif what != "delete":
            words.append(dataclasses.replace(word))
        if what == "insert":
            words.append(_Word(_say(chance, 1)[0], None))
    words = words or [dataclasses.replace(turn.words[0])]
    return dataclasses.replace(turn, words=_closed(words), holders=dict(turn.holders))


def _closed(words: list[_Word]) -> list[_Word]:
    """The words, each that was inserted into a claim part of it."""
    claims = {word.claim for word in words} - {None}
    for claim in claims:
        inside = [index for index, word in enumerate(words) if word.claim == claim]
        for word in words[inside[0] : inside[-1]]:
            word.claim = claim
    return words


def _misheard(chance: random.Random, word: str) -> str:
    if len(word) > 3 and chance.random() < 0.5:
        at = chance.randrange(1, len(word) - 1)
        return word[:at] + chance.choice("aeiounrst") + word[at + 1 :]
    return _say(chance, 1)[0]


def _moved(chance: random.Random, turns: list[_Turn], moves: int) -> tuple[list[_Turn], set[int]]:
    taken: set[int] = set()
    blocks: list[list[_Turn]] = []
    while len(blocks) < moves:
        length = min(chance.randint(3, 12), len(turns) // 4)
        start = chance.randrange(len(turns) - length)
        if not taken.isdisjoint(range(start - 1, start + length + 1)):
            continue
        taken.update(range(start, start + length))
        blocks.append(turns[start : start + length])
    rest = [turn for index, turn in enumerate(turns) if index not in taken]
    for block in reversed(blocks):
        rest[(place := _elsewhere(chance, rest, block)) : place] = block
    return rest, taken


def _elsewhere(chance: random.Random, turns: Sequence[_Turn], block: Sequence[_Turn]) -> int:
    """A place so far away that it is this block that moved, not those between; or the farthest."""
    home = sum(turn.sources[0] < block[0].sources[0] for turn in turns)
    size = sum(len(turn.words) for turn in block)
    before = list(itertools.accumulate((len(turn.words) for turn in turns), initial=0))
    distances = [abs(words - before[home]) for words in before]
    far = min(3 * size, max(distances) - 1)
    return chance.choice([place for place, distance in enumerate(distances) if distance > far])


def _relabel(chance: random.Random, turn: _Turn) -> bool:
    turn.speaker = chance.choice([other for other in range(SPEAKERS) if other != turn.speaker])
    turn.holders = dict.fromkeys(turn.holders, turn.speaker)
    return True


def _recut(
    chance: random.Random, turns: Sequence[_Turn], rate: float, *, spared: set[int]
) -> Iterator[_Turn]:
    waiting = list(reversed(turns))
    while waiting:
        turn, lot = waiting.pop(), chance.random()
        if lot < rate / 2 and len(turn.words) >= 4 and turn.sources[0] not in spared:
            yield from _split(turn, chance.randrange(2, len(turn.words) - 1))
        elif (
            rate / 2 <= lot < rate
            and waiting
            and spared.isdisjoint((turn.sources[0], waiting[-1].sources[0]))
        ):
            other = waiting.pop()
            words, sources = turn.words + other.words, turn.sources + other.sources
            end = max(turn.start, other.end)
            holders = turn.holders | other.holders
            yield _Turn(turn.speaker, words, turn.start, end, sources, holders)
        else:
            yield turn


def _split(turn: _Turn, at: int) -> Iterator[_Turn]:
    middle = turn.start + (turn.end - turn.start) * at // len(turn.words)
    yield dataclasses.replace(turn, words=turn.words[:at], end=middle)
    yield dataclasses.replace(turn, words=turn.words[at:], start=middle)


def _with_part(turns: Iterable[_Turn]) -> Iterator[tuple[_Turn, int]]:
    seen: dict[int, int] = {}
    for turn in turns:
        seen[turn.sources[0]] = seen.get(turn.sources[0], -1) + 1
        yield turn, seen[turn.sources[0]]


def _kept_id(turn: _Turn, part: int) -> str:
    return f"u{turn.sources[0] + 1}" + (f"-{part + 1}" if part else "")


def _document(turns: Sequence[_Turn], ids: _Ids, block_ids: Sequence[str]) -> Document:
    agents = tuple(
        Agent(id=f"{ids.agent}{number}", kind="person", name=f"Speaker {number}")
        for number in range(SPEAKERS)
    )
    blocks = tuple(
        Block(
            id=id,
            kind="turn",
            text=" ".join(word.text for word in turn.words),
            speaker=agents[turn.speaker].id,
            time=TimeRange(start_ms=turn.start, end_ms=turn.end),
        )
        for id, turn in zip(block_ids, turns, strict=True)
    )
    spans = _spans(turns, blocks)
    holders = {claim: agents[by].id for turn in turns for claim, by in turn.holders.items()}
    return Document(
        schema_version="1.0",
        id=ids.document,
        agents=agents,
        blocks=blocks,
        claims=tuple(
            _claim(ids.claim + name, content, holders[name])
            for name, content in spans.items()
            if name[0] == "c"
        ),
        questions=tuple(
            Question(id=ids.claim + name, content=content, form="verbatim", from_audience=False)
            for name, content in spans.items()
            if name[0] == "q"
        ),
    )


def _claim(id: str, content: tuple[TextSpan, ...], holder: str) -> Claim:
    return Claim(
        id=id,
        content=content,
        attribution=(Attribution(agent=holder),),
        mode="own",
        polarity="asserted",
        certainty="asserted",
    )


def _spans(turns: Sequence[_Turn], blocks: Sequence[Block]) -> dict[str, tuple[TextSpan, ...]]:
    found: dict[str, list[TextSpan]] = {}
    for turn, block in zip(turns, blocks, strict=True):
        at = 0
        for claim, words in itertools.groupby(turn.words, key=lambda word: word.claim):
            size = len(" ".join(word.text for word in words))
            if claim is not None:
                quote = block.text[at : at + size]
                span = TextSpan(block=block.id, start=at, end=at + size, quote=quote)
                found.setdefault(claim, []).append(span)
            at += size + 1
    return {claim: tuple(spans) for claim, spans in found.items()}


def _truth(
    first: Sequence[_Turn],
    second: Sequence[_Turn],
    relabels: set[int],
    moved: set[int],
    ids: _Ids,
) -> Truth:
    parts: dict[int, int] = {}
    for turn in second:
        for source in turn.sources:
            parts[source] = parts.get(source, 0) + 1
    kept = {word.claim for turn in second for word in turn.words} - {None}
    return Truth(
        links={(source, index) for index, turn in enumerate(second) for source in turn.sources},
        splits={source for source, count in parts.items() if count > 1},
        merges={turn.sources[0] for turn in second if len(turn.sources) > 1},
        relabels=relabels,
        moved=moved,
        claims={claim: ids.claim + claim for claim in sorted(filter(None, kept))},
    )
