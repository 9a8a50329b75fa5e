"""Who may be speaking: turns grouped by what their labels allow to say before names are known."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from transcripts.extraction.transcripts.introductions import Naming, self_introductions
from transcripts.extraction.transcripts.labels import (
    Label,
    Name,
    fold,
    is_initials,
    label_of,
    name_of,
)
from transcripts.extraction.transcripts.speech import pattern, words
from transcripts.extraction.transcripts.turns import Turn, spoken

_CALLS_ON = pattern("voices.calls_on")
_GREETING = pattern("voices.greeting")
_ASKS_BACK = pattern("voices.asks_back")
_WITNESS = pattern("voices.witness")
QUESTION_LETTERS = words("labels.question_letters")
"""The labels of who asks, in transcripts that print letters."""
ANSWER_LETTERS = words("labels.answer_letters")
"""The labels of who answers."""
_THANKS_FIRST = pattern("voices.thanks_first")


_LONG = 20
"""Words from which on a turn that opens with thanks is a new speaker's."""


@dataclasses.dataclass(slots=True, kw_only=True)
class Voice:
    """Somebody who speaks: their turns, printed labels and the names given for them."""

    kind: str
    key: str
    turns: list[int] = dataclasses.field(default_factory=list)
    labels: list[Label] = dataclasses.field(default_factory=list)
    namings: list[Naming] = dataclasses.field(default_factory=list)
    fixed: str | None = None
    """Id of the agent that a person, or the source itself, says this is."""

    @property
    def in_crowd(self) -> bool:
        """True if nothing but a place in the audience, or no label, was printed."""
        return self.kind in ("crowd", "none")

    def label_names(self) -> list[Name]:
        """The names that its labels print."""
        return [label.name for label in self.labels if label.name is not None]


def hands_over(turn: Turn) -> bool:
    """True if the end of a turn calls on somebody to speak."""
    last = spoken(turn.sentences)[-3:]
    return any(_CALLS_ON.search(sentence.text) and sentence.words <= 16 for sentence in last)


def voices_of(turns: Sequence[Turn], fixed: Mapping[int, str]) -> list[Voice]:
    """Group turns by speaker as far as labels tell; `fixed` turns have a known agent."""
    labels = [label_of(turn.block.label) for turn in turns]
    keys = {label.key for label in labels if label.kind == "letter"}
    found: dict[str, Voice] = {}
    leader = _leader(turns, labels)
    crowd: dict[str, tuple[Voice, int]] = {}
    for turn, label in zip(turns, labels, strict=True):
        if turn.index in fixed:
            key = kind = "fixed " + fixed[turn.index]
            voice = found.setdefault(key, Voice(kind="fixed", key=key, fixed=fixed[turn.index]))
        else:
            kind = _kind(label, keys)
            if kind in ("crowd", "none"):
                voice = _in_crowd(turn, label, kind, crowd, turns, leader)
                found[f"{label.key} {voice.turns[0] if voice.turns else turn.index}"] = voice
                if not is_heckle(turn):
                    crowd[label.key] = (voice, turn.index)
            else:
                voice = _labelled(turn, label, kind, labels, found)
        voice.turns.append(turn.index)
        if label.printed and label not in voice.labels:
            voice.labels.append(label)
    return list(found.values())


def _kind(label: Label, letters: set[str]) -> str:
    if label.kind != "letter":
        return label.kind
    if not letters & ANSWER_LETTERS:
        return "crowd"
    return "letter" if letters & QUESTION_LETTERS else "number"


def _leader(turns: Sequence[Turn], labels: Sequence[Label]) -> str | None:
    """The label that most often calls on somebody without a name to speak."""
    counts = Counter(
        label.key
        for turn, label, following in zip(turns, labels, labels[1:], strict=False)
        if label.kind in ("name", "office", "number") and hands_over(turn)
        if following.kind in ("crowd", "none", "letter")
    )
    return counts.most_common(1)[0][0] if counts else None


def _in_crowd(
    turn: Turn,
    label: Label,
    kind: str,
    crowd: Mapping[str, tuple[Voice, int]],
    turns: Sequence[Turn],
    leader: str | None,
) -> Voice:
    """The voice of a turn without a name: the one that spoke before, or a new one."""
    voice, last = crowd.get(label.key, (None, -1))
    fresh = Voice(kind=kind, key=label.key)
    if voice is None or is_heckle(turn) or _GREETING.match(turn.text):
        return fresh
    if last == turn.index - 1:
        return fresh if kind == "none" else voice
    if _THANKS_FIRST.match(turn.text) and turn.words > _LONG:
        return fresh
    before = turns[turn.index - 1]
    before_label = label_of(before.block.label)
    leads = before_label.key == leader or before_label.kind == "office"
    if leads and hands_over(before) and not _asks_back(before):
        return fresh
    given = [naming.name for naming in self_introductions(turn, opening=True)]
    return fresh if given else voice


def _asks_back(turn: Turn) -> bool:
    last = spoken(turn.sentences)[-1:]
    return bool(last) and bool(_ASKS_BACK.search(last[0].text))


def is_heckle(turn: Turn) -> bool:
    """True for a single word called out: `Shame!`."""
    return turn.words == 1 and turn.text.rstrip().endswith("!")


def _labelled(
    turn: Turn, label: Label, kind: str, labels: Sequence[Label], found: dict[str, Voice]
) -> Voice:
    key = label.key
    if kind == "letter":
        key = _letter_key(turn.index, labels)
    elif kind == "name" and " & " in label.printed:
        return _shared(turn, label, found)
    if key in found:
        return found[key]
    return found.setdefault(key, Voice(kind=kind, key=key))


def _letter_key(index: int, labels: Sequence[Label]) -> str:
    """Q is whoever examines by name before an answer; A is the witness, where there is one."""
    if labels[index].key in ANSWER_LETTERS:
        witness = next((label.key for label in labels if _WITNESS.search(label.key)), None)
        return witness or labels[index].key
    for place in range(index - 1, -1, -1):
        name = labels[place].name
        if name and name.title and _answers(labels[place + 1]):
            return labels[place].key
    return labels[index].key


def _answers(label: Label) -> bool:
    return label.key in ANSWER_LETTERS or bool(_WITNESS.search(label.key))


def _shared(turn: Turn, label: Label, found: dict[str, Voice]) -> Voice:
    """One of the people who share a label, `Tariq & Jo`: by self-introduction, else the last."""
    names = [part.strip() for part in label.printed.split(" & ")]
    given = [naming.name.parts[0] for naming in self_introductions(turn, opening=False)]
    keys = [label_of(name).key for name in names]
    chosen = next((key for key in keys if key in given), None)
    if chosen is None:
        spoken_before = [key for key in keys if key in found]
        chosen = max(spoken_before, key=lambda key: found[key].turns[-1], default=keys[0])
    if chosen not in found:
        found[chosen] = Voice(kind="name", key=chosen)
        found[chosen].labels.append(label_of(names[keys.index(chosen)]))
    return found[chosen]


def voice_by_turn(voices: Iterable[Voice]) -> dict[int, Voice]:
    """The voice of each turn."""
    return dict(_places(voices))


def _places(voices: Iterable[Voice]) -> Iterator[tuple[int, Voice]]:
    for voice in voices:
        for turn in voice.turns:
            yield turn, voice


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
            if completes(full, name):
                rest = full.printed.split(maxsplit=1)[-1]
                return name_of(f"{name.printed} {rest}") or full
    return full


def completes(own: Name, name: Name) -> bool:
    """`E. Strand`, called Ewan; `MP`, called Mrs. Prosser: the initial agrees."""
    if is_initials(own):
        first = own.printed[-1] if name.title else own.printed[0]
        return name.parts[-1 if name.title else 0][0] == fold(first)
    return len(name.parts) == 1 and len(own.parts) > 1 and own.parts[0] == name.parts[0][0]
