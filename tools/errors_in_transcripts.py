"""What an engine gets wrong in transcripts: turns, agents, questions, reported claims."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import score_transcripts

from errors_in_reports import Error, in_context

Record = Mapping[str, Any]

_LISTS = {"question": "questions", "claim": "reported_claims"}
_NOTHING: Record = {"agents": [], "turns": [], "questions": [], "reported_claims": []}


def errors(gold: Path, predicted: Path) -> Iterator[Error]:
    """All errors of the predictions in a folder, by transcript."""
    _, found = score_transcripts.score(gold, predicted)
    for name, kind, told in found:
        theirs = json.loads((gold / f"{name}.json").read_text("utf-8"))
        other = predicted / f"{name}.json"
        ours = json.loads(other.read_text("utf-8")) if other.exists() else _NOTHING
        missed, _, what = kind.partition(" ")
        if what in _LISTS:
            yield _record_error(kind, told, name, theirs if missed == "missed" else ours, ours)
        else:
            yield Error(kind, "", name, told, "", told)


def _record_error(kind: str, quote: str, name: str, side: Record, ours: Record) -> Error:
    records: Sequence[Record] = side[_LISTS[kind.partition(" ")[2]]]
    record = next(record for record in records if record["quote"] == quote)
    who = _who(record, side)
    told = (who, "") if kind.startswith("missed") else ("", who)
    detail = str(record.get("form") or record.get("mode"))
    return Error(kind, detail, name, *told, _context(quote, ours))


def _who(record: Record, side: Record) -> str:
    id = record.get("by") or record.get("source") or "unknown"
    return next((agent["name"] or id for agent in side["agents"] if agent["id"] == id), id)


def _context(quote: str, ours: Record) -> str:
    for turn in ours["turns"]:
        at = turn["text"].find(quote)
        if at >= 0:
            return f"{turn['label']}: {in_context(turn['text'], [(at, at + len(quote))])}"
    return quote
