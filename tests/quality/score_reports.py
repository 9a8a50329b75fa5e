"""Score predicted annotations of event reports against gold ones.

Both folders hold `NN-slug.json` in the gold shape: event, persons, claims, questions; offsets are
code points into `TEXT_DIR/NN-slug.txt`. A missing prediction counts as empty.

Claims and questions are matched one to one, best first, where the intersection over union of their
letters and digits is at least one half; a nested gold claim prefers a nested prediction. Gold
records marked optional are no misses, and predictions that match only those are no false alarms.
`joint` means found and of the right source: the same person by name, or for groups and unnamed
people an agent that is no named person and shares a content word with the label.
"""

import collections
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

Record = Mapping[str, Any]
Counts = collections.Counter[str]
Letters = frozenset[int]
Error = tuple[str, ...]

STOP_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "and",
        "some",
        "one",
        "several",
        "many",
        "who",
        "by",
        "at",
        "for",
        "to",
    ]
)
TITLES = frozenset(
    {"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "sir", "lord", "dame", "ambassador",
     "cllr", "councillor", "rev", "judge", "minister", "senator"}
)  # fmt: skip
MODES = ("direct", "indirect", "mixed", "free_indirect")
FIELDS = ("title", "date", "venue", "place", "organizer")
_NOTHING: dict[str, Any] = {"event": {}, "persons": [], "claims": [], "questions": []}


class Source(NamedTuple):
    """Whose a claim is: `kind` person, collective, unnamed or none."""

    kind: str
    label: str
    agent_kind: str


class Pair(NamedTuple):
    """The gold and the predicted records of one kind, with their letters and how they match."""

    gold: Sequence[Record]
    predicted: Sequence[Record]
    gold_letters: Sequence[Letters]
    predicted_letters: Sequence[Letters]
    by_gold: Mapping[int, int]
    by_predicted: Mapping[int, int]


class Report(NamedTuple):
    """One report: its text and both annotations of it."""

    name: str
    text: str
    gold: Record
    predicted: Record
    gold_persons: Mapping[str, Record]
    predicted_persons: Mapping[str, Record]


def score(gold: Path, predicted: Path, texts: Path) -> tuple[dict[str, Any], list[Error]]:
    """The figures of all reports together, and every error as (report, kind, …)."""
    counts: Counts = collections.Counter()
    sure: list[tuple[float, bool]] = []
    errors: list[Error] = []
    for report in reports(gold, predicted, texts):
        claims = paired(report, "claims")
        errors += _score_claims(report, claims, counts, sure)
        errors += _score_questions(report, claims, counts)
        errors += score_persons(report, counts)
        _score_event(report, counts)
    return _figures(counts, sure), errors


def reports(gold: Path, predicted: Path, texts: Path) -> Iterator[Report]:
    """Each report that has a gold record, with what was predicted for it."""
    for path in sorted(gold.glob("*.json")):
        theirs = json.loads(path.read_text(encoding="utf-8"))
        other = predicted / path.name
        ours = json.loads(other.read_text(encoding="utf-8")) if other.exists() else _NOTHING
        yield Report(
            path.stem,
            (texts / f"{path.stem}.txt").read_text(encoding="utf-8"),
            theirs,
            ours,
            {person["id"]: person for person in theirs["persons"]},
            {person["id"]: person for person in ours["persons"]},
        )


def words(text: str | None) -> list[str]:
    """The content words of a name or label, without case and accents."""
    folded = unicodedata.normalize("NFKD", text or "")
    plain = "".join(c for c in folded if not unicodedata.combining(c)).casefold()
    return [word for word in re.findall(r"[^\W_]+", plain) if word not in STOP_WORDS]


def name_words(text: str | None) -> list[str]:
    """The words of a name without titles."""
    return [word for word in words(text) if word not in TITLES]


def same_name(one: str | None, other: str | None) -> bool:
    """Whether one name is part of the other."""
    left, right = set(name_words(one)), set(name_words(other))
    return bool(left and right) and (left <= right or right <= left)


def prf(hits: int, predicted: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 in per cent, with the numbers behind them."""
    precision = hits / predicted if predicted else 0.0
    recall = hits / gold if gold else 0.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {
        "P": round(100 * precision, 1),
        "R": round(100 * recall, 1),
        "F1": round(100 * f1, 1),
        "n_gold": gold,
        "n_pred": predicted,
    }


def _letters(spans: Sequence[Sequence[int]], text: str) -> Letters:
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


def paired(report: Report, kind: str) -> Pair:
    """Both annotations of one kind, matched one to one, best first."""
    gold, predicted = report.gold[kind], report.predicted[kind]
    gold_letters = [_letters(record["content"], report.text) for record in gold]
    our_letters = [_letters(record["content"], report.text) for record in predicted]
    candidates = []
    for i, one in enumerate(gold_letters):
        for j, other in enumerate(our_letters):
            overlap = len(one & other) / len(one | other) if one or other else 0.0
            if overlap >= 0.5:
                nested = gold[i].get("nested_in") is None, predicted[j].get("nested_in") is None
                candidates.append((overlap + (0.001 if nested[0] == nested[1] else 0), i, j))
    by_gold: dict[int, int] = {}
    by_predicted: dict[int, int] = {}
    for _, i, j in sorted(candidates, reverse=True):
        if i not in by_gold and j not in by_predicted:
            by_gold[i], by_predicted[j] = j, i
    return Pair(gold, predicted, gold_letters, our_letters, by_gold, by_predicted)


def source_of(claim: Record, persons: Mapping[str, Record]) -> Source:
    """Whose a claim is."""
    id = claim.get("source") or ""
    if id in persons:
        return Source("person", persons[id]["name"], persons[id].get("kind", "person"))
    kind, colon, label = id.partition(":")
    return Source(kind, label, kind) if colon else Source("none", id, "none")


def source_right(gold: Source, ours: Source) -> bool:
    """Whether our source is that of the gold."""
    if gold.kind == "person":
        return ours.kind == "person" and same_name(gold.label, ours.label)
    if ours.kind == ours.agent_kind == "person":
        return False
    shared = set(words(gold.label)) & set(words(ours.label))
    return bool(shared) or gold.kind == ours.kind == "unnamed"


def _quote(report: Report, record: Record) -> str:
    return report.text[record["content"][0][0] : record["content"][-1][1]]


def _score_claims(
    report: Report, pair: Pair, counts: Counts, sure: list[tuple[float, bool]]
) -> Iterator[Error]:
    for i, claim in enumerate(pair.gold):
        if claim.get("optional"):
            continue
        counts["claims.gold"] += 1
        counts[f"gold.{claim['mode']}"] += 1
        counts["nested.gold"] += claim["nested_in"] is not None
        if i not in pair.by_gold:
            yield (report.name, "miss", claim["mode"], claim["source"], _quote(report, claim))
        elif not _score_found(report, pair, i, counts):
            ours = source_of(pair.predicted[pair.by_gold[i]], report.predicted_persons)
            told = f"{claim['source']} != {ours.label}"
            yield (report.name, "source", claim["mode"], told, _quote(report, claim))
    yield from _score_predicted_claims(report, pair, counts, sure)
    _score_letters(pair, counts)


def _score_found(report: Report, pair: Pair, i: int, counts: Counts) -> bool:
    claim, ours = pair.gold[i], pair.predicted[pair.by_gold[i]]
    right = source_right(
        source_of(claim, report.gold_persons), source_of(ours, report.predicted_persons)
    )
    counts["claims.tp"] += 1
    counts["claims.joint"] += right
    counts[f"joint.{claim['mode']}"] += right
    counts["mode.ok"] += ours.get("mode") == claim["mode"]
    counts["exact"] += pair.gold_letters[i] == pair.predicted_letters[pair.by_gold[i]]
    if claim["polarity"] == "negated":
        counts["negated.gold"] += 1
        counts["negated.ok"] += ours.get("polarity") == "negated"
    if claim["nested_in"] is not None:
        counts["nested.tp"] += ours.get("nested_in") is not None
    if claim["cue"]:
        cue = _letters(claim["cue"], report.text)
        counts["cue.gold"] += 1
        counts["cue.ok"] += bool(cue & _letters(ours.get("cue") or [], report.text))
    return right


def _score_predicted_claims(
    report: Report, pair: Pair, counts: Counts, sure: list[tuple[float, bool]]
) -> Iterator[Error]:
    for j, ours in enumerate(pair.predicted):
        i = pair.by_predicted.get(j)
        if (i is not None and pair.gold[i].get("optional")) or (
            i is None and meets_only_optional(pair, j)
        ):
            continue
        counts["claims.pred"] += 1
        counts[f"pred.{ours.get('mode')}"] += 1
        source = source_of(ours, report.predicted_persons)
        right = i is not None and source_right(source_of(pair.gold[i], report.gold_persons), source)
        counts[f"predjoint.{ours.get('mode')}"] += right
        if ours.get("confidence") is not None:
            sure.append((ours["confidence"], right))
        if i is None:
            yield (report.name, "false", str(ours.get("mode")), source.label, _quote(report, ours))


def meets_only_optional(pair: Pair, j: int) -> bool:
    """Whether all the gold records that a prediction touches are optional ones."""
    ours = pair.predicted_letters[j]
    met = [bool(claim.get("optional")) for claim, letters in zip(
        pair.gold, pair.gold_letters, strict=True) if letters & ours]  # fmt: skip
    return bool(met) and all(met)


def _score_letters(pair: Pair, counts: Counts) -> None:
    core: set[int] = set()
    spare: set[int] = set()
    for claim, letters in zip(pair.gold, pair.gold_letters, strict=True):
        (spare if claim.get("optional") else core).update(letters)
    ours = set().union(*pair.predicted_letters) - (spare - core)
    counts["letters.tp"] += len(core & ours)
    counts["letters.pred"] += len(ours)
    counts["letters.gold"] += len(core)


def _score_questions(report: Report, claims: Pair, counts: Counts) -> Iterator[Error]:
    pair = paired(report, "questions")
    for i, question in enumerate(pair.gold):
        if question.get("optional"):
            continue
        counts["questions.gold"] += 1
        if i in pair.by_gold:
            ours = pair.predicted[pair.by_gold[i]]
            _score_found_question(report, claims, question, ours, counts)
        else:
            told = _quote(report, question)
            yield (report.name, "miss-question", question["form"], question["by"], told)
    for j, ours in enumerate(pair.predicted):
        i_or_none = pair.by_predicted.get(j)
        if i_or_none is not None and pair.gold[i_or_none].get("optional"):
            continue
        counts["questions.pred"] += 1
        if i_or_none is None:
            told = _quote(report, ours)
            yield (report.name, "false-question", str(ours.get("form")), str(ours.get("by")), told)


def _score_found_question(
    report: Report, claims: Pair, question: Record, ours: Record, counts: Counts
) -> None:
    counts["questions.tp"] += 1
    counts["questions.form"] += ours.get("form") == question["form"]
    by = str(ours.get("by"))
    named = report.predicted_persons.get(by, {}).get("name", by)
    person = report.gold_persons.get(question["by"])
    right = question["by"] == named or (person is not None and same_name(person["name"], named))
    counts["questions.by"] += right
    answered = ours.get("answered_by", [])
    gold = {number for number in question["answered_by"] if number in claims.by_gold}
    counts["answers.gold"] += len(question["answered_by"])
    counts["answers.pred"] += len(answered)
    counts["answers.tp"] += len(gold & {claims.by_predicted.get(number) for number in answered})


def score_persons(report: Report, counts: Counts) -> Iterator[Error]:
    """Count the persons of a report; those that are missed or made up."""
    ours = [p for p in report.predicted["persons"] if p.get("kind", "person") == "person"]
    used: set[int] = set()
    for person in report.gold["persons"]:
        if set(person["roles"]) == {"mentioned"}:
            continue
        counts["persons.gold"] += 1
        same = (
            k for k, p in enumerate(ours) if k not in used and same_name(person["name"], p["name"])
        )
        found = next(same, None)
        if found is None:
            yield (report.name, "miss-person", "", person["id"], person["name"])
            continue
        used.add(found)
        counts["persons.tp"] += 1
        counts["roles.ok"] += bool(set(person["roles"]) & set(ours[found].get("roles", [])))
        if person["affiliation"]:
            shared = set(words(person["affiliation"])) & set(words(ours[found].get("affiliation")))
            counts["affiliation.gold"] += 1
            counts["affiliation.ok"] += bool(shared)
    known = [person["name"] for person in report.gold["persons"]]
    extra = [p["name"] for k, p in enumerate(ours) if k not in used
             and not any(same_name(name, p["name"]) for name in known)]  # fmt: skip
    counts["persons.pred"] += len(used) + len(extra)
    for name in extra:
        yield (report.name, "false-person", "", "", name)


def _score_event(report: Report, counts: Counts) -> None:
    for field in FIELDS:
        gold, ours = report.gold["event"].get(field), report.predicted["event"].get(field)
        if gold:
            half = 0.5 * len(set(words(gold)))
            shared = len(set(words(gold)) & set(words(ours)))
            counts["event.gold"] += 1
            counts["event.ok"] += bool(ours) and (
                gold == ours if field == "date" else shared >= half
            )


def _figures(counts: Counts, sure: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    found = max(1, counts["claims.tp"])
    return {
        "claims.found": prf(counts["claims.tp"], counts["claims.pred"], counts["claims.gold"]),
        "claims.joint": prf(counts["claims.joint"], counts["claims.pred"], counts["claims.gold"]),
        "claims.characters": prf(
            counts["letters.tp"], counts["letters.pred"], counts["letters.gold"]
        ),
        "claims.exact_of_found": round(100 * counts["exact"] / found, 1),
        "claims.mode_ok": round(100 * counts["mode.ok"] / found, 1),
        "claims.negated_found": f"{counts['negated.ok']}/{counts['negated.gold']}",
        "claims.nested_found": f"{counts['nested.tp']}/{counts['nested.gold']}",
        "claims.cue_ok": round(100 * counts["cue.ok"] / max(1, counts["cue.gold"]), 1),
        "questions": prf(
            counts["questions.tp"], counts["questions.pred"], counts["questions.gold"]
        ),
        "questions.form_ok": f"{counts['questions.form']}/{counts['questions.tp']}",
        "questions.by_ok": f"{counts['questions.by']}/{counts['questions.tp']}",
        "answers": prf(counts["answers.tp"], counts["answers.pred"], counts["answers.gold"]),
        "persons": prf(counts["persons.tp"], counts["persons.pred"], counts["persons.gold"]),
        "persons.role_ok": f"{counts['roles.ok']}/{counts['persons.tp']}",
        "persons.affiliation_ok": f"{counts['affiliation.ok']}/{counts['affiliation.gold']}",
        "event.fields": f"{counts['event.ok']}/{counts['event.gold']}",
        **{f"joint.{mode}": _by_mode(counts, mode) for mode in MODES},
        "calibration.ECE": _calibration_error(sure),
    }


def _by_mode(counts: Counts, mode: str) -> dict[str, float]:
    gold, ours = counts[f"gold.{mode}"], counts[f"pred.{mode}"]
    return {
        "R": round(100 * counts[f"joint.{mode}"] / max(1, gold), 1),
        "P": round(100 * counts[f"predjoint.{mode}"] / max(1, ours), 1),
        "n_gold": gold,
        "n_pred": ours,
    }


def _calibration_error(sure: Sequence[tuple[float, bool]]) -> float | None:
    """How far confidence and share of right sources differ, over ten bins."""
    bins: dict[int, list[tuple[float, bool]]] = collections.defaultdict(list)
    for confidence, right in sure:
        bins[min(9, int(confidence * 10))].append((confidence, right))
    gaps = [abs(sum(c for c, _ in group) - sum(r for _, r in group)) for group in bins.values()]
    return round(sum(gaps) / len(sure), 3) if sure else None
