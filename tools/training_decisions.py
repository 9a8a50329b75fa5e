"""What the engine decides on annotated reports, and whether it is right."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from score_reports import Report, paired, source_of, source_right
from score_reports import Source as Scored

from quality_reports import places_of
from transcripts import read
from transcripts.extraction import ExtractOptions
from transcripts.extraction.language.claims import Reported
from transcripts.extraction.model.finder import Reader, finder_of
from transcripts.extraction.model.link_weights import LinkWeights
from transcripts.extraction.model.linking import Decision, Linker
from transcripts.extraction.model.tagging import Tagger
from transcripts.extraction.reports.attribution import Course, Judge
from transcripts.extraction.reports.mentions import Source
from transcripts.extraction.reports.passages import Passage
from transcripts.extraction.reports.people import Person
from transcripts.extraction.reports.pipeline import extract_report


class Judged(NamedTuple):
    """A claim that the engine finds in a report."""

    report: str
    item: Reported
    decision: Decision
    right: tuple[bool, ...]
    """For each option whether it is the source; all false if the claim is none."""

    @property
    def correct(self) -> bool:
        """Whether claim and source are right."""
        return self.right[self.decision.options.index(self.decision.source)]


class _Recorder(NamedTuple):
    reader: Reader
    weights: LinkWeights
    passages: list[Passage]
    cast: list[Person]
    made: list[tuple[int, Reported, Decision]]

    def judge(self, passages: Sequence[Passage], cast: Sequence[Person]) -> Judge | None:
        """A judge of sources that notes each decision with what was weighed."""
        self.passages.extend(passages)
        self.cast.extend(cast)
        if self.reader.tagged is None:
            return None
        linker = Linker(self.reader.tagged, self.reader.places, cast, self.weights)

        def recorded(
            course: Course, item: Reported, told: Source | None
        ) -> tuple[Reported, Source | None]:
            decision = linker.decide(course, item, told)
            self.made.append((course.at, item, decision))
            if decision.source is not None and decision.source != told:
                course.tracker.saw(decision.source)
            return item, decision.source

        return recorded


def judged(folder: Path, tagger: Tagger, weights: LinkWeights) -> Iterator[Judged]:
    """The engine's claims in the reports of a folder; those that are optional are left out."""
    for gold in sorted((folder / "gold").glob("*.json")):
        path = folder / "texts" / f"{gold.stem}.txt"
        recorder = _Recorder(Reader(tagger), weights, [], [], [])
        document = read(path, format="text").document
        extract_report(
            document, ExtractOptions(), finder=finder_of(recorder.reader, judge=recorder.judge)
        )
        text = path.read_text(encoding="utf-8")
        places = places_of(document, text)
        yield from _compared(json.loads(gold.read_text(encoding="utf-8")), recorder, places, text)


def _compared(
    gold: dict[str, Any], recorder: _Recorder, places: dict[str, int], text: str
) -> Iterator[Judged]:
    persons = {person["id"]: person for person in gold["persons"]}
    found = {"claims": [_record(place, recorder, places) for place in recorder.made]}
    pair = paired(Report(gold["id"], text, gold, found, persons, {}), "claims")
    for number, (_, item, decision) in enumerate(recorder.made):
        at = pair.by_predicted.get(number)
        claim = gold["claims"][at] if at is not None else None
        if claim is not None and claim.get("optional"):
            continue
        source = source_of(claim, persons) if claim is not None else None
        right = tuple(
            source is not None and source_right(source, _scored(option, recorder.cast))
            for option in decision.options
        )
        yield Judged(gold["id"], item, decision, right)


def _record(
    made: tuple[int, Reported, Decision], recorder: _Recorder, places: dict[str, int]
) -> dict[str, Any]:
    at, item, _ = made
    place = places[recorder.passages[at].block.id]
    content = [[place + start, place + end] for start, end in item.content]
    return {"content": content, "nested_in": item.nested_in}


def _scored(source: Source | None, cast: Sequence[Person]) -> Scored:
    """A source as the scorer compares it."""
    if source is None:
        return Scored("unnamed", "unknown", "unnamed")
    if source.person is not None:
        return Scored("person", cast[source.person].name, "person")
    several = source.group or source.organization
    return Scored("collective" if several else "unnamed", source.label, "described")
