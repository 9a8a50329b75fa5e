"""Score predicted transcripts against gold ones: turns, speakers, questions, answers, claims.

Gold files hold turns with their first and last forty characters and a word count; predictions, in
files of the same name: agents, turns with their text, questions, reported claims. Adjacent turns
of one speaker are joined on both sides first. A gold turn is located in the prediction by its
first and last words; `words.speaker_ok` is the share of gold words that the prediction gives to
the right speaker (by name, or by label where the gold agent has no name of its own). Questions and
claims match where at least half of their words agree, one to one. Optional gold records are no
misses; predictions that match only those are no false alarms.
"""

import collections
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from score_reports import name_words, prf, same_name

Record = Mapping[str, Any]
Counts = collections.Counter[str]
Error = tuple[str, ...]

_NOTHING: dict[str, Any] = {"agents": [], "turns": [], "questions": [], "reported_claims": []}
_REACH = 400
"""How many words further on a turn may begin than expected."""
_ONE_SECOND = 1000


class Joined(NamedTuple):
    """Turns of one side, joined by speaker, and in which joined turn each turn stands."""

    turns: Sequence[Sequence[Record]]
    place: Mapping[int, int]


class Stream(NamedTuple):
    """All words of a prediction, the joined turn that owns each, and where turns begin and end."""

    words: Sequence[str]
    owner: Sequence[int]
    starts: frozenset[int]
    ends: frozenset[int]


class Transcript(NamedTuple):
    """One transcript: both annotations of it."""

    name: str
    gold: Record
    predicted: Record
    gold_agents: Mapping[str, Record]
    our_agents: Mapping[str, Record]
    gold_turns: Joined
    our_turns: Joined
    stream: Stream


def score(gold: Path, predicted: Path) -> tuple[dict[str, Any], list[Error]]:
    """The figures of all transcripts together, and every error as (transcript, kind, …)."""
    counts: Counts = collections.Counter()
    errors: list[Error] = []
    for transcript in _transcripts(gold, predicted):
        places = dict(_locate(transcript, counts, errors))
        for number, place in places.items():
            _score_turn(transcript, number, place, counts, errors)
        counts["turns.pred"] += len(transcript.our_turns.turns)
        errors += _score_agents(transcript, counts)
        errors += _score_questions(transcript, places, counts)
        errors += _score_claims(transcript, counts)
    return _figures(counts), errors


def _transcripts(gold: Path, predicted: Path) -> Iterator[Transcript]:
    for path in sorted(gold.glob("*.json")):
        theirs = json.loads(path.read_text(encoding="utf-8"))
        other = predicted / path.name
        ours = json.loads(other.read_text(encoding="utf-8")) if other.exists() else _NOTHING
        our_turns = _joined(ours["turns"])
        yield Transcript(
            path.stem,
            theirs,
            ours,
            {agent["id"]: agent for agent in theirs["agents"]},
            {agent["id"]: agent for agent in ours["agents"]},
            _joined(theirs["turns"]),
            our_turns,
            _streamed(our_turns),
        )


def _tokens(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in folded if not unicodedata.combining(c)).casefold()
    return re.findall(r"[^\W_]+", plain)


def _joined(turns: Sequence[Record]) -> Joined:
    joined: list[list[Record]] = []
    place = {}
    for number, turn in enumerate(turns):
        goes_on = joined and turn["speaker"] is not None
        if goes_on and joined[-1][0]["speaker"] == turn["speaker"]:
            joined[-1].append(turn)
        else:
            joined.append([turn])
        place[number] = len(joined) - 1
    return Joined(joined, place)


def _streamed(joined: Joined) -> Stream:
    words: list[str] = []
    owner: list[int] = []
    starts, ends = set(), set()
    for number, parts in enumerate(joined.turns):
        found = [word for part in parts for word in _tokens(part["text"])]
        starts.add(len(words))
        words += found
        owner += [number] * len(found)
        ends.add(len(words))
    return Stream(words, owner, frozenset(starts), frozenset(ends))


def _find(words: Sequence[str], phrase: Sequence[str], start: int, limit: int) -> int:
    size = len(phrase)
    for index in range(start, min(len(words) - size, limit) + 1):
        if list(words[index : index + size]) == list(phrase):
            return index
    return -1


def _locate(
    transcript: Transcript, counts: Counts, errors: list[Error]
) -> Iterator[tuple[int, tuple[int, int]]]:
    words = transcript.stream.words
    cursor = 0
    for number, parts in enumerate(transcript.gold_turns.turns):
        size = sum(part["words"] for part in parts)
        counts["words.gold"] += size
        counts["turns.gold"] += 1
        first = _tokens(parts[0]["text_start"])[:5]
        last = _tokens(parts[-1]["text_end"])[-5:]
        start = _find(words, first[:-1] or first, cursor, cursor + _REACH) if first else -1
        if start < 0:
            errors.append((transcript.name, "turn not found", parts[0]["text_start"]))
            continue
        closing = last[1:] or last
        end = _find(words, closing, max(start, start + size - 40 - len(last)), start + size + 60)
        end = end + len(closing) if end >= 0 else min(len(words), start + size)
        cursor = max(cursor, end - 2)
        yield number, (start, end)


def _score_turn(
    transcript: Transcript,
    number: int,
    place: tuple[int, int],
    counts: Counts,
    errors: list[Error],
) -> None:
    parts = transcript.gold_turns.turns[number]
    start, end = place
    stream = transcript.stream
    right = sum(_speaker_right(transcript, parts, stream.owner[i]) for i in range(start, end))
    counts["turns.located"] += 1
    counts["turns.exact"] += start in stream.starts and end in stream.ends
    counts["words.ok"] += min(sum(part["words"] for part in parts), right)
    ours = transcript.our_turns.turns[stream.owner[start]][0]
    if parts[0]["start_ms"] is not None:
        begins = ours.get("start_ms")
        counts["times.gold"] += 1
        counts["times.ok"] += (
            begins is not None and abs(begins - parts[0]["start_ms"]) <= _ONE_SECOND
        )
    if right < 0.5 * (end - start):
        told = f"{parts[0]['speaker']} != {ours['speaker']}: {parts[0]['text_start']}"
        errors.append((transcript.name, "speaker", told))


def _speaker_right(transcript: Transcript, parts: Sequence[Record], owner: int) -> bool:
    if any(part.get("label_suspect") for part in parts):
        return True
    ours = transcript.our_turns.turns[owner][0]
    gold = transcript.gold_agents.get(parts[0]["speaker"])
    if _agent_right(gold, transcript.our_agents.get(ours["speaker"])):
        return True
    labels = parts[0].get("label"), ours.get("label")
    return bool(gold and all(labels)) and _tokens(str(labels[0])) == _tokens(str(labels[1]))


def _agent_right(gold: Record | None, ours: Record | None) -> bool:
    if gold is None or ours is None:
        return gold is ours
    if not gold["name"]:
        shared = set(gold["roles"]) & set(ours.get("roles", []))
        return not name_words(ours.get("name")) or (bool(shared) and "audience" in gold["roles"])
    names = (ours.get("name"), *ours.get("other_names", []))
    return any(same_name(gold["name"], name) for name in names)


def _score_agents(transcript: Transcript, counts: Counts) -> Iterator[Error]:
    for agent in transcript.gold["agents"]:
        if not agent["name"]:
            continue
        counts["agents.gold"] += 1
        same = (ours for ours in transcript.predicted["agents"] if _agent_right(agent, ours))
        found = next(same, None)
        if found is None:
            yield (transcript.name, "agent", agent["name"])
            continue
        counts["agents.ok"] += 1
        counts["roles.ok"] += bool(set(agent["roles"]) & set(found.get("roles", [])))


def _matched(gold: Sequence[Record], ours: Sequence[Record]) -> dict[int, int]:
    candidates = sorted(
        ((_agreement(one["quote"], other["quote"]), i, j)
         for i, one in enumerate(gold) for j, other in enumerate(ours)),
        reverse=True,
    )  # fmt: skip
    found: dict[int, int] = {}
    for agreement, i, j in candidates:
        if agreement >= 0.5 and i not in found and j not in found.values():
            found[i] = j
    return found


def _agreement(one: str, other: str) -> float:
    left, right = collections.Counter(_tokens(one)), collections.Counter(_tokens(other))
    both = sum((left | right).values())
    return sum((left & right).values()) / both if both else 0.0


def _score_questions(
    transcript: Transcript, places: Mapping[int, tuple[int, int]], counts: Counts
) -> Iterator[Error]:
    gold, ours = transcript.gold["questions"], transcript.predicted["questions"]
    matched = _matched(gold, ours)
    for i, question in enumerate(gold):
        if question.get("optional"):
            continue
        kind = "audience" if question["from_audience"] else "other"
        counts[f"questions.{kind}.gold"] += 1
        counts["questions.gold"] += 1
        if i in matched:
            counts[f"questions.{kind}.tp"] += 1
            _score_found(transcript, places, question, ours[matched[i]], counts)
        else:
            yield (transcript.name, "missed question", question["quote"])
    for j, quote in _counted(gold, ours, matched):
        counts["questions.pred"] += 1
        if j not in matched.values():
            yield (transcript.name, "false question", quote)


def _score_found(
    transcript: Transcript,
    places: Mapping[int, tuple[int, int]],
    question: Record,
    ours: Record,
    counts: Counts,
) -> None:
    counts["questions.tp"] += 1
    counts["questions.kind"] += bool(ours.get("from_audience")) == question["from_audience"]
    counts["questions.by"] += question["by"] == ours.get("by") or _agent_right(
        transcript.gold_agents.get(question["by"]), transcript.our_agents.get(ours.get("by") or "")
    )
    gold = {transcript.gold_turns.place[turn] for turn in question["answered_by_turns"]}
    found = {
        number
        for turn in ours.get("answered_by_turns", [])
        if (own := transcript.our_turns.place.get(turn)) is not None
        for number, (start, end) in places.items()
        if own in transcript.stream.owner[start:end]
    }
    counts["answers.gold"] += len(gold)
    counts["answers.pred"] += len(found)
    counts["answers.tp"] += len(gold & found)


def _score_claims(transcript: Transcript, counts: Counts) -> Iterator[Error]:
    gold, ours = transcript.gold["reported_claims"], transcript.predicted["reported_claims"]
    matched = _matched(gold, ours)
    for i, claim in enumerate(gold):
        if claim.get("optional"):
            continue
        counts["claims.gold"] += 1
        counts["claims.tp"] += i in matched
        if i not in matched:
            yield (transcript.name, "missed claim", claim["quote"])
    for j, quote in _counted(gold, ours, matched):
        counts["claims.pred"] += 1
        if j not in matched.values():
            yield (transcript.name, "false claim", quote)


def _counted(
    gold: Sequence[Record], ours: Sequence[Record], matched: Mapping[int, int]
) -> Iterator[tuple[int, str]]:
    spare = {j for i, j in matched.items() if gold[i].get("optional")}
    for j, record in enumerate(ours):
        if j not in spare:
            yield j, record["quote"]


def _figures(counts: Counts) -> dict[str, Any]:
    def share(part: str, whole: str) -> str:
        return f"{counts[part]}/{counts[whole]}"

    def found(kind: str) -> dict[str, float]:
        return prf(counts[f"{kind}.tp"], counts[f"{kind}.pred"], counts[f"{kind}.gold"])

    return {
        "turns.located": share("turns.located", "turns.gold"),
        "turns.exact": prf(counts["turns.exact"], counts["turns.pred"], counts["turns.gold"]),
        "words.speaker_ok": share("words.ok", "words.gold"),
        "times.ok": share("times.ok", "times.gold"),
        "agents": share("agents.ok", "agents.gold"),
        "roles": share("roles.ok", "agents.ok"),
        "questions": found("questions"),
        "questions.audience_recall": share("questions.audience.tp", "questions.audience.gold"),
        "questions.other_recall": share("questions.other.tp", "questions.other.gold"),
        "questions.kind_ok": share("questions.kind", "questions.tp"),
        "questions.by_ok": share("questions.by", "questions.tp"),
        "answers": found("answers"),
        "reported_claims": found("claims"),
    }
