"""Voices that are one person: those whose names fit one another."""

import heapq
from collections.abc import Iterable, Sequence

from transcripts.extraction.transcripts.labels import Name, clash, is_initials, same_person
from transcripts.extraction.transcripts.likeness import offered, sought
from transcripts.extraction.transcripts.voices import Voice, fullest


def joined(voices: Sequence[Voice]) -> list[Voice]:
    """Voices whose names fit one another, and no third one, are one person."""
    able = _Able([voice for voice in voices if _can_join(voice)])
    gone: set[int] = set()
    while pair := able.next_pair():
        kept, other = sorted(pair, key=lambda voice: (voice.fixed is None, voice.turns[0]))
        able.withdraw(kept)
        able.withdraw(other)
        kept.turns = sorted([*kept.turns, *other.turns])
        kept.labels += [label for label in other.labels if label not in kept.labels]
        kept.namings += other.namings
        kept.kind = kept.kind if not kept.in_crowd else other.kind
        able.enter(kept)
        gone.add(id(other))
    left = (voice for voice in voices if id(voice) not in gone)
    return sorted(left, key=lambda voice: voice.turns[0])


def _can_join(voice: Voice) -> bool:
    """True unless a voice is nameless, or has but one name in the crowd."""
    name = fullest(voice)
    if name is None:
        return voice.kind == "office"
    return not voice.in_crowd or len(name.parts) > 1


class _Able:
    """The voices that can be joined, each compared only with those that share a key with it."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self._voices = voices
        self._places = {id(voice): place for place, voice in enumerate(voices)}
        self._full: dict[int, Name | None] = {}
        self._offering: dict[str, set[int]] = {}
        self._seeking: dict[str, set[int]] = {}
        self._due: list[int] = []
        for voice in voices:
            self._add(voice)
        self._due = list(range(len(voices)))

    def next_pair(self) -> tuple[Voice, Voice] | None:
        """The first voice that fits others, and the first of those; None if none does."""
        while self._due:
            place = self._due[0]
            if place in self._full:
                fitting = [self._voices[other] for other in self._fitting(place)]
                names = [name for voice in fitting if (name := self._name(voice))]
                if fitting and all(same_person(names[0], name) for name in names[1:]):
                    return self._voices[place], fitting[0]
            while self._due and self._due[0] == place:
                heapq.heappop(self._due)
        return None

    def enter(self, voice: Voice) -> None:
        """Take a voice in that has new names; whom they concern is looked at again."""
        self._add(voice)
        heapq.heappush(self._due, self._places[id(voice)])
        self._look_again(voice)

    def withdraw(self, voice: Voice) -> None:
        """Take a voice out; whom that concerns is looked at again."""
        self._look_again(voice)
        place = self._places[id(voice)]
        for keys, index in self._indexed(voice):
            for key in keys:
                index[key].discard(place)
        del self._full[place]

    def _add(self, voice: Voice) -> None:
        place = self._places[id(voice)]
        self._full[place] = fullest(voice)
        for keys, index in self._indexed(voice):
            for key in keys:
                index.setdefault(key, set()).add(place)

    def _look_again(self, voice: Voice) -> None:
        for key in self._offered(voice):
            for place in self._seeking.get(key, ()):
                heapq.heappush(self._due, place)

    def _indexed(self, voice: Voice) -> tuple[tuple[Iterable[str], dict[str, set[int]]], ...]:
        seeks = [] if voice.fixed else self._sought(voice)
        return (
            (self._offered(voice), self._offering),
            (set().union(*seeks), self._seeking),
        )

    def _name(self, voice: Voice) -> Name | None:
        return self._full[self._places[id(voice)]]

    def _offered(self, voice: Voice) -> set[str]:
        name = self._name(voice)
        titles = {f"={label.name.title}" for label in voice.labels if label.name}
        return titles | (offered(name) if name else set())

    def _sought(self, voice: Voice) -> list[frozenset[str]]:
        """The keys of its title as an office; then, for each part of its name, that one's keys."""
        office = voice.key.split() if voice.kind == "office" else []
        name = self._name(voice)
        return [frozenset(f"={word}" for word in office), *(sought(name) if name else ())]

    def _fitting(self, place: int) -> list[int]:
        """Places of the voices that one fits, in order."""
        voice = self._voices[place]
        if voice.fixed:
            return []
        by_title, *by_part = [
            set().union(*(self._offering.get(key, ()) for key in keys))
            for keys in self._sought(voice)
        ]
        near = by_title | min(by_part, key=len, default=set())
        near.discard(place)
        return sorted(other for other in near if self._fits(voice, self._voices[other]))

    def _fits(self, voice: Voice, other: Voice) -> bool:
        """True if the names of a voice are short or other forms of those of another one."""
        if voice.kind == "office":
            words = set(voice.key.split())
            if any(label.name and label.name.title in words for label in other.labels):
                return True
        own, others = self._name(voice), self._name(other)
        if own is None or others is None or len(own.parts) > len(others.parts):
            return False
        if (voice.in_crowd or other.in_crowd) and len(own.parts) < 2:
            return False
        return same_person(own, others) and not any(
            (is_initials(first) and not same_person(first, others))
            or clash(first.title, second.title)
            for first in _names(voice)
            for second in _names(other)
        )


def _names(voice: Voice) -> list[Name]:
    return [*voice.label_names(), *(naming.name for naming in voice.namings)]
