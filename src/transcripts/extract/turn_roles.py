"""Roles of a transcript's speakers: from labels, titles, kind of event and behaviour."""

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import Literal

from transcripts.extract.labels import fold
from transcripts.extract.speakers import fullest
from transcripts.extract.turns import Turn
from transcripts.extract.voices import Voice, hands_over, voice_by_turn
from transcripts.model.records import Role

Setting = Literal["court", "hearing", "council", "press", "interview", "talk", "panel"]
"""What kind of exchange it is, as far as roles depend on it."""

_SETTINGS: tuple[tuple[Setting, str], ...] = (
    (
        "court",
        r"\bcourt of|\bcounty court|\bin the (?:\w+ )?court|\bv\.\s+[A-Z]|direct examination",
    ),
    ("hearing", r"\bhearing\b|\bcommittee\b.{0,80}\btestimony|\bwitnesses\b|\binquiry\b"),
    ("press", r"\bpress (?:conference|briefing)\b"),
    ("council", r"\bcouncil meeting\b|\bcity council\b|\bpublic comment\b"),
    ("interview", r"\binterview(?:er|ee)?\b|\boral history\b|\bpodcast\b|\bepisode \d+"),
    ("panel", r"\bpanel\b|\bdebate\b|\bround ?table\b"),
    ("talk", r"\blecture\b|\bseminar\b|\bwebinar\b|\bsymposium\b|\bassembly\b|\btalk by\b"),
)
_LABEL_ROLES: tuple[tuple[str, tuple[Role, ...]], ...] = (
    (r"moderator|facilitator|compere", ("moderator",)),
    (r"host|presenter|anchor|announcer", ("host",)),
    (r"chair(?:man|woman|person)?|presiding officer|convenor|convener", ("chair",)),
    (r"the court|judge|justice|magistrate|coroner", ("judge",)),
    (r"witness|claimant|defendant", ("witness",)),
    (r"clerk|secretary|registrar|stenographer", ("secretary",)),
    (r"interviewer", ("interviewer",)),
    (r"interviewee", ("interviewee",)),
    (r"interpreter|translator", ("interpreter",)),
    (r"press officer|spokes(?:man|woman|person)", ("moderator",)),
    (r"panell?ist|panel member", ("panelist",)),
    (r"porter|desk|usher|technician|operator", ("participant",)),
    (r"reporter|journalist", ("audience", "reporter")),
)
_MEMBERS = frozenset(("senator", "councillor", "representative", "mayor"))
_EARLY = 0.2
_LATE = 0.12
_FIRST = 3
_SHARE = 0.04


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The speakers with their roles, and the voice of each turn."""

    voices: tuple[Voice, ...]
    roles: Mapping[int, tuple[Role, ...]]
    """By the place of the voice in `voices`."""
    by_turn: Mapping[int, int]
    """Place of the voice that speaks each turn."""
    setting: Setting | None

    def roles_at(self, turn: Turn) -> tuple[Role, ...]:
        """Roles of the speaker of a turn."""
        return self.roles[self.by_turn[turn.index]]

    def same_speaker(self, first: Turn, second: Turn) -> bool:
        """True if two turns have one speaker."""
        return self.by_turn[first.index] == self.by_turn[second.index]


def cast_of(turns: Sequence[Turn], voices: Sequence[Voice], front: str) -> Cast:
    """Give every voice its roles."""
    place = {id(voice): index for index, voice in enumerate(voices)}
    by_turn = {turn: place[id(voice)] for turn, voice in voice_by_turn(voices).items()}
    setting = setting_of(front, turns, voices)
    conduct = [_Conduct.of(voice, turns, by_turn) for voice in voices]
    leaders = _leaders(voices, conduct, len(turns), setting)
    audience = {
        index
        for index, voice in enumerate(voices)
        if index not in leaders and _in_audience(voice, conduct[index], turns, front, setting)
    }
    core = set(range(len(voices))) - leaders - audience
    roles = {
        index: _roles(voice, index, leaders, audience, core, conduct, setting)
        for index, voice in enumerate(voices)
    }
    return Cast(voices=tuple(voices), roles=roles, by_turn=by_turn, setting=setting)


def setting_of(front: str, turns: Sequence[Turn], voices: Sequence[Voice]) -> Setting | None:
    """The kind of exchange, from the front matter, the labels and the opening words."""
    labels = {label.key for voice in voices for label in voice.labels}
    if "the court" in labels and "the witness" in labels:
        return "court"
    for text in (front, " ".join(turn.text for turn in turns[:2])):
        for setting, pattern in _SETTINGS:
            if re.search(pattern, text, re.I):
                return setting
    if {"q", "a"} <= labels or "interviewer" in labels:
        return "interview"
    return None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Conduct:
    """What a voice does: how much it speaks, asks, answers and hands over."""

    words: int
    share: float
    longest: int
    asks: int
    answers: int
    hands_over: int

    @classmethod
    def of(cls, voice: Voice, turns: Sequence[Turn], by_turn: Mapping[int, int]) -> "_Conduct":
        own = [turns[index] for index in voice.turns]
        after = [turns[i - 1] for i in voice.turns if i and by_turn[i - 1] != by_turn[i]]
        words = sum(turn.words for turn in own)
        return cls(
            words=words,
            share=words / max(1, sum(turn.words for turn in turns)),
            longest=max(turn.words for turn in own),
            asks=sum(_ends_asking(turn) for turn in own),
            answers=sum(_ends_asking(turn) for turn in after),
            hands_over=sum(hands_over(turn) for turn in own),
        )


def _ends_asking(turn: Turn) -> bool:
    return any(sentence.asks for sentence in turn.sentences[-2:])


def _leaders(
    voices: Sequence[Voice], conduct: Sequence[_Conduct], total: int, setting: Setting | None
) -> set[int]:
    """Who leads: by label, or who asks and hands over most and speaks early."""
    able = [
        index
        for index, voice in enumerate(voices)
        if not voice.in_crowd and (voice.turns[0] <= _EARLY * total or len(voice.turns) >= 5)
    ]
    led = {i for i in able if _labelled(voices[i]) & {"moderator", "chair", "interviewer"}}
    scores = {
        i: _lead(conduct[i])
        for i in able
        if "witness" not in _labelled(voices[i])
        and (conduct[i].hands_over or conduct[i].asks >= 4 or setting in ("interview", "court"))
        and (i in led or voices[i].turns[0] <= _FIRST)
    }
    best = max(scores, key=lambda index: scores[index], default=None)
    if best is not None and scores[best] >= 2 and not _outranked(best, led, conduct):
        led.add(best)
    if setting in ("interview", None):
        led |= {
            i
            for i in able
            if conduct[i].asks >= 3 and conduct[i].asks > 2 * conduct[i].answers and led
            if voices[i].turns[0] <= _EARLY * total
        }
    return led


def _lead(conduct: _Conduct) -> float:
    return 1.5 * conduct.hands_over + conduct.asks - conduct.answers


def _outranked(index: int, led: set[int], conduct: Sequence[_Conduct]) -> bool:
    """True if somebody whose label says that they lead hands over as often."""
    most = max((conduct[i].hands_over for i in led), default=-1)
    return index not in led and most >= max(1, conduct[index].hands_over)


def _labelled(voice: Voice) -> set[Role]:
    found: set[Role] = set()
    for label in voice.labels:
        text = f"{fold(label.printed)} {fold(label.aside or '')}"
        for pattern, roles in _LABEL_ROLES:
            if re.search(rf"\b(?:{pattern})\b", text):
                found.update(roles)
    return found


def _in_audience(
    voice: Voice, conduct: _Conduct, turns: Sequence[Turn], front: str, setting: Setting | None
) -> bool:
    if voice.in_crowd:
        return not _labelled(voice) & {"participant"}
    if _labelled(voice) - {"audience", "reporter"} or voice.kind == "office":
        return False
    if setting == "court" or any(name.title in _MEMBERS for name in voice.label_names()):
        return False
    if any("caller" in label.key or "audience" in label.key for label in voice.labels):
        return True
    if _introduced(voice, turns, front) or any(
        label.aside and "/" not in label.aside for label in voice.labels
    ):
        return False
    late = voice.turns[0] > _LATE * len(turns)
    few = conduct.share < _SHARE
    return few or (late and (conduct.answers <= conduct.asks + 1 or conduct.share < 2 * _SHARE))


def _introduced(voice: Voice, turns: Sequence[Turn], front: str) -> bool:
    """True if the name stands in the front matter or the first turns, before the voice speaks."""
    name = fullest(voice)
    early = [turn.text for turn in turns[:2] if turn.index < voice.turns[0]]
    words = {
        fold(word) for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join([front, *early]))
    }
    return name is not None and any(part in words for part in name.parts if len(part) > 1)


def _roles(
    voice: Voice,
    index: int,
    leaders: set[int],
    audience: set[int],
    core: set[int],
    conduct: Sequence[_Conduct],
    setting: Setting | None,
) -> tuple[Role, ...]:
    printed = _labelled(voice)
    titles = {name.title for name in voice.label_names()}
    if index in leaders:
        return _leading(printed, titles, setting, bool(audience), len(core))
    if index in audience:
        return ("audience", *(role for role in ("reporter",) if role in printed))  # type: ignore[return-value]
    if printed - {"audience"}:
        return tuple(sorted(printed))
    if titles & _MEMBERS and setting in ("hearing", "council", None):
        return ("member",)
    if voice.turns[0] == 0 and conduct[index].asks == 0 and len(voice.turns) <= 4:
        return ("host",)
    if voice.kind == "office" and conduct[index].share < _SHARE:
        return ("participant",)
    return (_answering(index, core, conduct, setting),)


def _leading(
    printed: set[Role], titles: set[str | None], setting: Setting | None, audience: bool, core: int
) -> tuple[Role, ...]:
    if setting == "court":
        return tuple(sorted(printed & {"judge"})) or ("interviewer",)
    if printed & {"chair"} or titles & {"chair", "mayor"}:
        return ("chair", "moderator")
    if setting == "interview" and not audience:
        return ("interviewer", *sorted(printed & {"host"}))
    if core == 1 and audience and setting not in ("talk", "press"):
        return ("moderator", "interviewer")
    return ("moderator", *sorted(printed & {"host", "panelist"}))


def _answering(
    index: int, core: set[int], conduct: Sequence[_Conduct], setting: Setting | None
) -> Role:
    if setting == "court":
        return "interviewer" if conduct[index].asks > conduct[index].answers else "witness"
    by_setting: dict[Setting | None, Role] = {
        "hearing": "witness",
        "press": "speaker",
        "interview": "interviewee",
        "talk": "speaker",
        "council": "speaker",
    }
    if setting in by_setting:
        return by_setting[setting]
    answering = [i for i in core if conduct[i].share >= 2 * _SHARE]
    return "panelist" if len(answering) > 1 or index not in answering else "speaker"
