"""Who leads, who listens: what the speakers of a transcript do."""

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import Literal, cast, get_args

from transcripts.extraction.transcripts.labels import PERSONAL, fold
from transcripts.extraction.transcripts.speech import table
from transcripts.extraction.transcripts.turns import Turn
from transcripts.extraction.transcripts.voices import Voice, fullest, hands_over
from transcripts.model.records import Role

Setting = Literal["court", "hearing", "press", "council", "interview", "panel", "talk"]
"""What kind of exchange it is, as far as roles depend on it."""

MEMBERS = frozenset(("senator", "councillor", "representative", "mayor"))
"""Titles of those who sit in a body."""
FEW_WORDS = 0.04
"""Share of all words below which somebody says little."""
_EARLY = 0.2
_LATE = 0.12
_FIRST = 3
_ASKS_MUCH = 4


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """What a voice does: how much it speaks, asks, answers and hands over."""

    share: float
    """Of all words."""
    asks: int
    answers: int
    hands_over: int

    @property
    def leads(self) -> float:
        """How much it looks like leading."""
        return 1.5 * self.hands_over + self.asks - self.answers


def conduct_of(voice: Voice, turns: Sequence[Turn]) -> Conduct:
    """Sum up what a voice does."""
    own = [turns[index] for index in voice.turns]
    places = set(voice.turns)
    before = [turns[i - 1] for i in voice.turns if i and i - 1 not in places]
    return Conduct(
        share=sum(turn.words for turn in own) / max(1, sum(turn.words for turn in turns)),
        asks=sum(map(_ends_asking, own)),
        answers=sum(map(_ends_asking, before)),
        hands_over=sum(map(hands_over, own)),
    )


def _ends_asking(turn: Turn) -> bool:
    return any(sentence.asks for sentence in turn.sentences[-2:])


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The voices of a transcript, what they do, and where."""

    voices: Sequence[Voice]
    turns: Sequence[Turn]
    front: str
    """The text before the first turn."""
    conduct: Sequence[Conduct]
    setting: Setting | None


def scene_of(turns: Sequence[Turn], voices: Sequence[Voice], front: str) -> Scene:
    """Look at a transcript as a whole."""
    return Scene(
        voices=voices,
        turns=turns,
        front=front,
        conduct=[conduct_of(voice, turns) for voice in voices],
        setting=_setting(front, turns, voices),
    )


def _setting(front: str, turns: Sequence[Turn], voices: Sequence[Voice]) -> Setting | None:
    """The kind of exchange, from the labels, the front matter and the opening words."""
    labels = {label.key for voice in voices for label in voice.labels}
    if {"the court", "the witness"} <= labels:
        return "court"
    for text in (front, " ".join(turn.text for turn in turns[:2])):
        for setting in get_args(Setting):
            if re.search(table("settings")[setting], text, re.I):
                return cast(Setting, setting)
    return "interview" if {"q", "a"} <= labels or "interviewer" in labels else None


def labelled_roles(voice: Voice) -> set[Role]:
    """The roles that the printed labels of a voice tell."""
    found: set[Role] = set()
    for label in voice.labels:
        text = f"{fold(label.printed)} {fold(label.aside or '')}"
        for role, words in table("label_roles").items():
            if re.search(rf"\b(?:{words})\b", text):
                found.add(cast(Role, role))
    return found


def leaders(scene: Scene) -> set[int]:
    """Places of the voices that lead: by label, or who asks and hands over most, and early."""
    able = [i for i, voice in enumerate(scene.voices) if _can_lead(voice, len(scene.turns))]
    led = {i for i in able if _is_called_leader(scene.voices[i])}
    scores = {i: scene.conduct[i].leads for i in able if i in led or _seems_to_lead(scene, i)}
    best = max(scores, key=lambda index: scores[index], default=None)
    if best is not None and scores[best] >= 2 and not _outranked(best, led, scene.conduct):
        led.add(best)
    if led and scene.setting in ("interview", None):
        led |= {i for i in able if _asks_along(scene, i)}
    return led


def _is_called_leader(voice: Voice) -> bool:
    """True for a moderator or chair by label, and for a mayor who opens."""
    if labelled_roles(voice) & {"moderator", "chair", "interviewer"}:
        return True
    return voice.turns[0] == 0 and any(name.title == "mayor" for name in voice.label_names())


def _can_lead(voice: Voice, total: int) -> bool:
    if voice.in_crowd or "witness" in labelled_roles(voice):
        return False
    return voice.turns[0] <= _EARLY * total or len(voice.turns) >= 5


def _seems_to_lead(scene: Scene, index: int) -> bool:
    conduct = scene.conduct[index]
    asking = scene.setting in ("interview", "court") or conduct.asks >= _ASKS_MUCH
    early = scene.voices[index].turns[0] <= _FIRST
    return early and (asking or conduct.hands_over > 0)


def _outranked(index: int, led: set[int], conduct: Sequence[Conduct]) -> bool:
    """True if somebody whose label says that they lead hands over as often."""
    most = max((conduct[i].hands_over for i in led), default=-1)
    return index not in led and most >= max(1, conduct[index].hands_over)


def _asks_along(scene: Scene, index: int) -> bool:
    """True for a second interviewer."""
    conduct = scene.conduct[index]
    early = scene.voices[index].turns[0] <= _EARLY * len(scene.turns)
    return early and conduct.asks >= 3 and conduct.asks > 2 * conduct.answers


def listens(scene: Scene, index: int) -> bool:
    """True if a voice that does not lead is there to listen: the audience."""
    voice, conduct = scene.voices[index], scene.conduct[index]
    printed = labelled_roles(voice)
    if voice.in_crowd:
        return "participant" not in printed
    if printed - {"reporter"} or voice.kind == "office" or scene.setting == "court":
        return False
    if any(name.title in MEMBERS for name in voice.label_names()):
        return False
    if any(set(label.key.split()) & {"caller", "audience"} for label in voice.labels):
        return True
    if _introduced(scene, voice) or any(
        label.aside and "/" not in label.aside for label in voice.labels
    ):
        return False
    late = voice.turns[0] > _LATE * len(scene.turns)
    asks = conduct.answers <= conduct.asks + 1 or conduct.share < 2 * FEW_WORDS
    return conduct.share < FEW_WORDS or (late and asks)


def _introduced(scene: Scene, voice: Voice) -> bool:
    """True if front matter or first turns name a voice, or its office, before it speaks."""
    name = fullest(voice)
    early = [turn.text for turn in scene.turns[:2] if turn.index < voice.turns[0]]
    said = " ".join([scene.front, *early])
    words = {fold(word) for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", said)}
    titles = {label.title for label in voice.label_names()} - PERSONAL
    return bool(titles & words) or (
        name is not None and any(part in words for part in name.parts if len(part) > 1)
    )


def place_by_turn(voices: Sequence[Voice]) -> Mapping[int, int]:
    """The place of the voice that speaks each turn."""
    return {turn: place for place, voice in enumerate(voices) for turn in voice.turns}
