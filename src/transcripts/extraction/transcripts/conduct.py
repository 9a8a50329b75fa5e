"""Who leads, who listens: what the speakers of a transcript do."""

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import Literal, cast, get_args

from transcripts.extraction.transcripts.introductions import called
from transcripts.extraction.transcripts.labels import PERSONAL, fold
from transcripts.extraction.transcripts.speech import pattern, table, words
from transcripts.extraction.transcripts.turns import Turn
from transcripts.extraction.transcripts.voices import (
    ANSWER_LETTERS,
    QUESTION_LETTERS,
    Voice,
    fullest,
    hands_over,
)
from transcripts.model.records import Role

Setting = Literal["court", "hearing", "press", "council", "interview", "panel", "talk"]
"""What kind of exchange it is, as far as roles depend on it."""

_LISTENERS = words("labels.listener_words")
MEMBERS = words("labels.member_titles")
"""Titles of those who sit in a body."""
_COURT_LABEL = pattern("labels.court_label")
_PRESIDING = words("labels.presiding_titles")
_INTERVIEW_LABELS = words("labels.interview_labels")
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
    if sum(_COURT_LABEL.match(label) is not None for label in labels) > 1:
        return "court"
    for text in (front, " ".join(turn.text for turn in turns[:2])):
        for setting in get_args(Setting):
            if pattern(f"settings.{setting}").search(text):
                return cast(Setting, setting)
    asked_and_answered = bool(labels & QUESTION_LETTERS) and bool(labels & ANSWER_LETTERS)
    return "interview" if asked_and_answered or labels & _INTERVIEW_LABELS else None


def labelled_roles(voice: Voice) -> set[Role]:
    """The roles that the printed labels of a voice tell."""
    found: set[Role] = set()
    for label in voice.labels:
        text = f"{fold(label.printed)} {fold(label.aside or '')}"
        for role in table("label_roles"):
            if pattern(f"label_roles.{role}").search(text):
                found.add(cast(Role, role))
    return found


def introduced_role(scene: Scene, voice: Voice) -> Role | None:
    """The role in which front matter or opening name somebody: `your judges, Nan and Gil`."""
    names = [*voice.label_names(), *(naming.name for naming in voice.namings)]
    parts = {part for name in names for part in name.parts if len(part) > 2}
    opening = (turn for turn in scene.turns[:2] if turn.index not in voice.turns)
    sentences = [sentence.text for turn in opening for sentence in turn.sentences]
    for sentence in [*scene.front.split("\n"), *sentences]:
        for role in table("introduced_roles"):
            found = pattern(f"introduced_roles.{role}").search(sentence)
            if found and parts & set(_words(sentence[found.end() :])):
                return cast(Role, role)
    return None


def _words(text: str) -> list[str]:
    return [fold(word) for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)]


def asks_most(conduct: Conduct) -> bool:
    """True for somebody who puts questions rather than answers them."""
    return conduct.asks >= 3 and conduct.asks > conduct.answers


def leaders(scene: Scene) -> set[int]:
    """Places of the voices that lead: by label, or who asks and hands over most, and early."""
    able = [i for i, voice in enumerate(scene.voices) if _can_lead(voice, len(scene.turns))]
    led = {i for i in able if _is_called_leader(scene.voices[i])}
    scores = {i: scene.conduct[i].leads for i in able if i in led or _seems_to_lead(scene, i)}
    best = max(scores, key=lambda index: scores[index], default=None)
    if best is not None and scores[best] >= 2 and not _outranked(best, led, scene.conduct):
        led.add(best)
    if led and scene.setting in ("interview", None):
        led |= {i for i in able if _asks_along(scene, i) and not _is_called(scene, i, led)}
    return led


def _is_called(scene: Scene, index: int, led: set[int]) -> bool:
    """True if somebody speaks for the first time when one who leads gives them the floor."""
    first = scene.voices[index].turns[0]
    before = scene.turns[first - 1] if first else None
    leads = any(first - 1 in scene.voices[leader].turns for leader in led - {index})
    return before is not None and leads and (hands_over(before) or any(called(before)))


def _is_called_leader(voice: Voice) -> bool:
    """True for a moderator or chair by label, and for a mayor who opens."""
    if labelled_roles(voice) & {"moderator", "chair", "interviewer"}:
        return True
    return voice.turns[0] == 0 and any(name.title in _PRESIDING for name in voice.label_names())


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


def listens(scene: Scene, index: int, led: set[int]) -> bool:
    """True if a voice that does not lead is there to listen: the audience."""
    voice = scene.voices[index]
    printed = labelled_roles(voice)
    if voice.in_crowd:
        return "participant" not in printed
    if _has_part(scene, index):
        return False
    if any(_LISTENERS.intersection(label.key.split()) for label in voice.labels):
        return True
    if _introduced(scene, voice) or any(
        label.aside and "/" not in label.aside for label in voice.labels
    ):
        return False
    if _is_picked(scene, index, led):
        return True
    return not _is_heard(scene, index, led) and _says_little(scene, index)


def _has_part(scene: Scene, index: int) -> bool:
    """True if label, title, opening or a question by name show that a voice takes part."""
    voice = scene.voices[index]
    return (
        bool(labelled_roles(voice) - {"reporter"})
        or voice.kind == "office"
        or scene.setting == "court"
        or any(name.title in MEMBERS for name in voice.label_names())
        or introduced_role(scene, voice) is not None
        or _is_asked_by_name(scene, index)
    )


def _is_heard(scene: Scene, index: int, led: set[int]) -> bool:
    """True for somebody whom a hearing calls upon, and who asks nothing."""
    called_upon = scene.setting == "hearing" and _is_called(scene, index, led)
    return called_upon and not scene.conduct[index].asks


def _says_little(scene: Scene, index: int) -> bool:
    """True for few words, or for somebody late who asks as often as answers."""
    conduct = scene.conduct[index]
    late = scene.voices[index].turns[0] > _LATE * len(scene.turns)
    asks = conduct.answers <= conduct.asks + 1 or conduct.share < 2 * FEW_WORDS
    return conduct.share < FEW_WORDS or (late and asks)


def _is_picked(scene: Scene, index: int, led: set[int]) -> bool:
    """True if who leads gives the floor to somebody without a name: `The gentleman there.`."""
    voice = scene.voices[index]
    before = scene.turns[voice.turns[0] - 1]
    names = [*voice.label_names(), *(naming.name for naming in voice.namings)]
    return (
        _is_called(scene, index, led)
        and hands_over(before)
        and not {part for name in names for part in name.parts}.intersection(_words(before.text))
    )


def _is_asked_by_name(scene: Scene, index: int) -> bool:
    """True if somebody who came to ask puts a question by name to one who asks nothing."""
    voice = scene.voices[index]
    parts = {part for name in voice.label_names() for part in name.parts if len(part) > 1}
    askers = {
        turn
        for other, conduct in zip(scene.voices, scene.conduct, strict=True)
        if conduct.asks > conduct.answers and not conduct.hands_over
        for turn in other.turns
    }
    before = [scene.turns[turn - 1] for turn in voice.turns if turn - 1 in askers]
    return not scene.conduct[index].asks and any(
        any(sentence.asks for sentence in turn.sentences) and parts & set(_words(turn.text))
        for turn in before
    )


def _introduced(scene: Scene, voice: Voice) -> bool:
    """True if front matter or first turns name a voice, or its office, before it speaks."""
    name = fullest(voice)
    early = [turn.text for turn in scene.turns[:2] if turn.index < voice.turns[0]]
    said = " ".join([scene.front, *early])
    words = set(_words(said))
    titles = {label.title for label in voice.label_names()} - PERSONAL
    return bool(titles & words) or (
        name is not None and any(part in words for part in name.parts if len(part) > 1)
    )


def place_by_turn(voices: Sequence[Voice]) -> Mapping[int, int]:
    """The place of the voice that speaks each turn."""
    return {turn: place for place, voice in enumerate(voices) for turn in voice.turns}
