"""Roles of a transcript's speakers: from labels, titles, kind of event and behaviour."""

import dataclasses
from collections.abc import Mapping, Sequence

from transcripts.extraction.transcripts.conduct import (
    FEW_WORDS,
    MEMBERS,
    Scene,
    Setting,
    asks_most,
    introduced_role,
    labelled_roles,
    leaders,
    listens,
    place_by_turn,
    scene_of,
)
from transcripts.extraction.transcripts.speech import words
from transcripts.extraction.transcripts.turns import Turn
from transcripts.extraction.transcripts.voices import Voice
from transcripts.model.records import Role

_CHAIRING = words("labels.chairing_titles")
_ANSWERING: Mapping[Setting, Role] = {
    "hearing": "witness",
    "press": "speaker",
    "interview": "interviewee",
    "talk": "speaker",
    "council": "speaker",
}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The speakers with their roles, and the voice of each turn."""

    voices: tuple[Voice, ...]
    roles: tuple[tuple[Role, ...], ...]
    """Of each voice."""
    by_turn: Mapping[int, int]
    """Place of the voice that speaks each turn."""
    setting: Setting | None
    asking: frozenset[int] = frozenset()
    """Places of the voices that put more questions than they answer."""

    def asks_at(self, turn: Turn) -> bool:
        """True if the speaker of a turn is there to ask, or mostly asks."""
        return self.by_turn[turn.index] in self.asking

    def roles_at(self, turn: Turn) -> tuple[Role, ...]:
        """Roles of the speaker of a turn."""
        return self.roles[self.by_turn[turn.index]]

    def same_speaker(self, first: Turn, second: Turn) -> bool:
        """True if two turns have one speaker."""
        return self.by_turn[first.index] == self.by_turn[second.index]


def cast_of(turns: Sequence[Turn], voices: Sequence[Voice], front: str) -> Cast:
    """Give every voice its roles; `front` is the text before the first turn."""
    scene = scene_of(turns, voices, front)
    led = leaders(scene)
    audience = {i for i in range(len(voices)) if i not in led and listens(scene, i, led)}
    core = set(range(len(voices))) - led - audience
    roles: list[tuple[Role, ...]] = []
    for index in range(len(voices)):
        if index in led:
            answering = sum(scene.conduct[i].answers > 0 for i in core)
            roles.append(_leading(scene, index, audience=bool(audience), core=answering))
        elif index in audience:
            reports = "reporter" in labelled_roles(voices[index])
            roles.append(("audience", "reporter") if reports else ("audience",))
        else:
            roles.append(_taking_part(scene, index, core))
    return Cast(
        voices=tuple(voices),
        roles=tuple(roles),
        by_turn=place_by_turn(voices),
        setting=scene.setting,
        asking=frozenset(i for i, conduct in enumerate(scene.conduct) if asks_most(conduct)),
    )


def _leading(scene: Scene, index: int, *, audience: bool, core: int) -> tuple[Role, ...]:
    """Roles of who leads, before `core` people who answer."""
    printed = labelled_roles(scene.voices[index])
    titles = {name.title for name in scene.voices[index].label_names()}
    if scene.setting == "court":
        return ("judge",) if "judge" in printed else ("interviewer",)
    if "chair" in printed or titles & _CHAIRING:
        return ("chair", "moderator")
    beside = tuple(sorted(printed & {"host", "panelist"}))
    if scene.setting == "interview" and not audience:
        return ("interviewer", *beside)
    if core == 1 and audience and scene.setting not in ("talk", "press"):
        return ("moderator", "interviewer")
    return ("moderator", *beside)


def _taking_part(scene: Scene, index: int, core: set[int]) -> tuple[Role, ...]:
    """Roles of who neither leads nor listens."""
    voice, conduct = scene.voices[index], scene.conduct[index]
    printed = labelled_roles(voice)
    if printed:
        return tuple(sorted(printed))
    introduced = introduced_role(scene, voice)
    if introduced:
        return (introduced,)
    titles = {name.title for name in voice.label_names()}
    if titles & MEMBERS and scene.setting in ("hearing", "council", None):
        return ("member",)
    if voice.turns[0] == 0 and conduct.asks == 0 and len(voice.turns) <= 4:
        return ("host",)
    if voice.kind == "office" and conduct.share < FEW_WORDS:
        return ("participant",)
    return (_answering(scene, index, core),)


def _answering(scene: Scene, index: int, core: set[int]) -> Role:
    if scene.setting == "court":
        return "witness" if scene.voices[index].kind == "letter" else "interviewer"
    if scene.setting is not None and scene.setting in _ANSWERING:
        return _ANSWERING[scene.setting]
    others = [i for i in core - {index} if scene.conduct[i].answers and _says_much(scene, i)]
    return "panelist" if others or not _says_much(scene, index) else "speaker"


def _says_much(scene: Scene, index: int) -> bool:
    return scene.conduct[index].share >= 2 * FEW_WORDS
