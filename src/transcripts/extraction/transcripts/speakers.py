"""Speakers: one person for all labels of theirs, with the fullest name that the text gives."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from transcripts.extraction.transcripts.introductions import (
    NAME,
    Naming,
    addressed,
    called,
    full_names,
    self_introductions,
    thanked,
)
from transcripts.extraction.transcripts.joining import joined
from transcripts.extraction.transcripts.labels import (
    Name,
    fold,
    name_of,
    same_person,
)
from transcripts.extraction.transcripts.speech import lexicon, table
from transcripts.extraction.transcripts.turns import Turn
from transcripts.extraction.transcripts.voices import (
    Voice,
    completes,
    fullest,
    hands_over,
    voice_by_turn,
    voices_of,
)

_GIVEN = 0.65
"""Confidence of a name that only others use."""
_OPENING_TURNS = 2
"""How far into somebody's words a self-introduction is looked for."""


def speakers_of(turns: Sequence[Turn], front: str, fixed: Mapping[int, str]) -> list[Voice]:
    """The speakers of a transcript, those with several labels joined.

    `front` is the text before the first turn, `fixed` the agents of turns that a person or
    the source itself vouches for.
    """
    voices = voices_of(turns, fixed)
    for voice in voices:
        voice.namings.extend(_own_names(voice, turns))
    _drop_names_of_others(voices)
    _names_from_others(voices, turns)
    voices = [part for voice in voices for part in _apart(voice, voices, turns)]
    _fuller_names(voices, turns, front)
    return joined(voices)


def _own_names(voice: Voice, turns: Sequence[Turn]) -> Iterator[Naming]:
    """Names that a voice gives itself; any that fits neither label nor first name is another's."""
    fitting = voice.label_names()
    for index in voice.turns[:_OPENING_TURNS]:
        opening = index == voice.turns[0] or voice.kind == "number"
        for naming in self_introductions(turns[index], opening=opening):
            if not fitting or any(same_person(name, naming.name) for name in fitting):
                yield naming
                fitting = fitting or ([naming.name] if voice.kind == "number" else [])


def _drop_names_of_others(voices: Sequence[Voice]) -> None:
    """A name that only its place shows to be one's own is not if somebody else surely bears it."""
    for voice in voices:
        voice.namings = [
            naming
            for naming in voice.namings
            if naming.confidence > _GIVEN
            or not _is_of_another(naming.name, voice, voices, above=_GIVEN)
        ]


def _is_of_another(
    name: Name, voice: Voice, voices: Sequence[Voice], *, above: float = 0.0
) -> bool:
    return any(
        same_person(name, known)
        for other in voices
        if other is not voice
        for known in (
            *other.label_names(),
            *(naming.name for naming in other.namings if naming.confidence > above),
        )
    )


def _apart(voice: Voice, voices: Sequence[Voice], turns: Sequence[Turn]) -> Iterator[Voice]:
    """A diarised voice as two where somebody else introduces themself under its number."""
    own = [naming.name for naming in voice.namings]
    if voice.kind == "number" and own:
        for place, index in enumerate(voice.turns):
            others = [
                naming
                for naming in self_introductions(turns[index], opening=True)
                if _is_sure(naming)
                and not any(same_person(name, naming.name) for name in own)
                and not _is_of_another(naming.name, voice, voices)
            ]
            if place and others:
                label = voice.labels[0]
                yield dataclasses.replace(voice, turns=voice.turns[:place])
                yield Voice(
                    kind="number",
                    key=f"{label.key} {index}",
                    turns=voice.turns[place:],
                    labels=[*voice.labels],
                    namings=others,
                )
                return
    yield voice


def _is_sure(naming: Naming) -> bool:
    """True for a name said to be one's own, or one that is a common first name."""
    return naming.confidence > _GIVEN or lexicon().is_given_name(naming.name.parts[0])


def _names_from_others(voices: Sequence[Voice], turns: Sequence[Turn]) -> None:
    """Names by which one is called upon, answered, or thanked."""
    known = _Known(voices, turns)
    by_turn = voice_by_turn(voices)
    for turn in turns[1:]:
        voice, before = by_turn[turn.index], by_turn[turn.index - 1]
        if voice is before:
            continue
        if not before.in_crowd:
            sure = hands_over(turns[turn.index - 1])
            known.give(voice, called(turns[turn.index - 1]), "agent.called", sure=sure)
        if before.kind != "office":
            names = (name for name in addressed(turn) if not _mentions(turns[turn.index - 1], name))
            known.give(before, names, "agent.addressed", sure=False)
        name = thanked(turn)
        recent = {
            id(by_turn[i]): by_turn[i] for i in range(turn.index - 1, max(turn.index - 4, -1), -1)
        }
        for candidate in recent.values() if name else ():
            if candidate is not voice and known.give(candidate, [name], "agent.thanked", sure=True):
                break


def _mentions(turn: Turn, name: Name) -> bool:
    """True if somebody speaks of a name: then it is not theirs."""
    words = {fold(word) for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", turn.text)}
    return any(part in words for part in name.parts)


class _Known:
    """Gives names to voices that have none, unless the name is another's or no name."""

    def __init__(self, voices: Sequence[Voice], turns: Sequence[Turn]) -> None:
        text = "\n".join(turn.text for turn in turns)
        self._voices = voices
        self._ordinary = frozenset(fold(word) for word in re.findall(r"\b[^\W\d_A-Z]\w+", text))
        self._counts = Counter(fold(word) for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text))

    def give(self, voice: Voice, names: Iterable[Name | None], rule: str, *, sure: bool) -> bool:
        """Add the first name that can be the voice's; True if there was one."""
        if voice.fixed or any(naming.confidence > _GIVEN for naming in voice.namings):
            return False
        # An initial that agrees is evidence enough.
        sure = sure or bool(voice.label_names())
        for name in names:
            if name and self._is_name(name, sure=sure) and self._can_be(voice, name, rule):
                voice.namings.append(Naming(voice.turns[0], name, rule, _GIVEN))
                return True
        return False

    def _is_name(self, name: Name, *, sure: bool) -> bool:
        if name.title:
            return True
        if any(part in self._ordinary for part in name.parts):
            return False
        return sure or all(self._counts[part] > 1 for part in name.parts)

    def _can_be(self, voice: Voice, name: Name, rule: str) -> bool:
        printed = voice.label_names()
        if printed:
            return any(completes(own, name) for own in printed)
        if voice.namings or (voice.kind == "office" and not name.title and rule == "agent.called"):
            return False
        return not any(
            same_person(known, name)
            for other in self._voices
            if other is not voice
            for known in (*other.label_names(), *(naming.name for naming in other.namings))
        )


def _fuller_names(voices: Sequence[Voice], turns: Sequence[Turn], front: str) -> None:
    """Full names that the front matter, or somebody before the first turn, gives."""
    _names_of_offices(voices, front)
    mentions = [(-1, name, True) for name, _ in full_names(front)]
    for turn in turns:
        mentions += [(turn.index, name, presented) for name, presented in full_names(turn.text)]
    for voice in voices:
        best = fullest(voice)
        if best is None or voice.fixed or (len(best.parts) > 1 and not _abridged(best)):
            continue
        fitting = {
            name.parts: (place, name)
            for place, name, presented in reversed(mentions)
            if (place <= voice.turns[0] or presented or place in voice.turns[: _OPENING_TURNS + 1])
            and same_person(best, name)
        }
        if len(fitting) == 1:
            place, name = next(iter(fitting.values()))
            voice.namings.append(Naming(max(place, 0), name, "agent.introduced", 0.8))


def _names_of_offices(voices: Sequence[Voice], front: str) -> None:
    """`Before Judge Marrow` in the front matter names whom the labels call `THE COURT`."""
    named = [name for match in NAME.finditer(front) if (name := name_of(match[0]))]
    for voice in voices:
        titles = {table("offices").get(word) for word in voice.key.split()} - {None}
        bearers = {name.parts: name for name in named if name.title in titles}
        if voice.kind == "office" and not voice.namings and len(bearers) == 1:
            name = next(iter(bearers.values()))
            voice.namings.append(Naming(voice.turns[0], name, "agent.introduced", 0.8))


def _abridged(name: Name) -> bool:
    return any(len(part) == 1 for part in name.parts)
