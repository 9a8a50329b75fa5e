"""Speakers: one person for all labels of theirs, with the fullest name that the text gives."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from transcripts.extraction.transcripts.introductions import (
    Naming,
    addressed,
    called,
    full_names,
    self_introductions,
    thanked,
)
from transcripts.extraction.transcripts.labels import (
    Name,
    clash,
    fold,
    is_initials,
    name_of,
    same_person,
)
from transcripts.extraction.transcripts.turns import Turn
from transcripts.extraction.transcripts.voices import Voice, hands_over, voice_by_turn, voices_of

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
    _names_from_others(voices, turns)
    _fuller_names(voices, turns, front)
    return _joined(voices)


def _own_names(voice: Voice, turns: Sequence[Turn]) -> Iterator[Naming]:
    printed = voice.label_names()
    for index in voice.turns[:_OPENING_TURNS]:
        opening = index == voice.turns[0] or voice.kind == "number"
        for naming in self_introductions(turns[index], opening=opening):
            if not printed or any(same_person(name, naming.name) for name in printed):
                yield naming


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
            return any(_completes(own, name) for own in printed)
        if voice.namings or (voice.kind == "office" and not name.title and rule == "agent.called"):
            return False
        return not any(
            same_person(known, name)
            for other in self._voices
            if other is not voice
            for known in (*other.label_names(), *(naming.name for naming in other.namings))
        )


def _completes(own: Name, name: Name) -> bool:
    """`E. Strand`, called Ewan; `MP`, called Mrs. Prosser: the initial agrees."""
    if is_initials(own):
        first = own.printed[-1] if name.title else own.printed[0]
        return name.parts[-1 if name.title else 0][0] == fold(first)
    return len(name.parts) == 1 and len(own.parts) > 1 and own.parts[0] == name.parts[0][0]


def _fuller_names(voices: Sequence[Voice], turns: Sequence[Turn], front: str) -> None:
    """Full names that the front matter, or somebody before the first turn, gives."""
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


def _abridged(name: Name) -> bool:
    return any(len(part) == 1 for part in name.parts)


def fullest(voice: Voice) -> Name | None:
    """The fullest name of a voice; self-introductions before labels of the same length."""
    names = [*(naming.name for naming in voice.namings), *voice.label_names()]
    full = max(names, key=_fullness, default=None)
    return _completed(full, names) if full else None


def _fullness(name: Name) -> tuple[int, int, bool]:
    whole = sum(len(part) > 1 for part in name.parts)
    return (0 if is_initials(name) else whole, len(name.parts), name.title is not None)


def _completed(full: Name, names: Iterable[Name]) -> Name:
    """`E. Strand` and `Ewan` make `Ewan Strand`."""
    if len(full.parts[0]) == 1:
        for name in names:
            if _completes(full, name):
                rest = full.printed.split(maxsplit=1)[-1]
                return name_of(f"{name.printed} {rest}") or full
    return full


def _joined(voices: list[Voice]) -> list[Voice]:
    """Voices whose names fit one another, and no third one, are one person."""
    able = [voice for voice in voices if _can_join(voice)]
    gone: set[int] = set()
    while pair := next(_same(able), None):
        kept, other = sorted(pair, key=lambda voice: (voice.fixed is None, voice.turns[0]))
        kept.turns = sorted([*kept.turns, *other.turns])
        kept.labels += [label for label in other.labels if label not in kept.labels]
        kept.namings += other.namings
        kept.kind = kept.kind if not kept.in_crowd else other.kind
        able.remove(other)
        gone.add(id(other))
    left = (voice for voice in voices if id(voice) not in gone)
    return sorted(left, key=lambda voice: voice.turns[0])


def _can_join(voice: Voice) -> bool:
    """True unless a voice is nameless, or has but one name in the crowd."""
    name = fullest(voice)
    if name is None:
        return voice.kind == "office"
    return not voice.in_crowd or len(name.parts) > 1


def _same(voices: Sequence[Voice]) -> Iterator[tuple[Voice, Voice]]:
    full = {id(voice): fullest(voice) for voice in voices}
    for voice in voices:
        if voice.fixed:
            continue
        fitting = [other for other in voices if other is not voice and _fits(voice, other, full)]
        names = [name for other in fitting if (name := full[id(other)])]
        if fitting and all(same_person(names[0], name) for name in names[1:]):
            yield voice, fitting[0]


def _fits(voice: Voice, other: Voice, full: Mapping[int, Name | None]) -> bool:
    """True if the names of a voice are short or other forms of those of another one."""
    if voice.kind == "office":
        words = set(voice.key.split())
        if any(label.name and label.name.title in words for label in other.labels):
            return True
    own, others = full[id(voice)], full[id(other)]
    if own is None or others is None or len(own.parts) > len(others.parts):
        return False
    if (voice.in_crowd or other.in_crowd) and len(own.parts) < 2:
        return False
    return same_person(own, others) and not any(
        (is_initials(first) and not same_person(first, others)) or clash(first.title, second.title)
        for first in _names(voice)
        for second in _names(other)
    )


def _names(voice: Voice) -> list[Name]:
    return [*voice.label_names(), *(naming.name for naming in voice.namings)]
