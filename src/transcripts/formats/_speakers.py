"""From printed speaker labels to agents: one for each person or group that a label stands for."""

import re
from collections.abc import Iterable

from transcripts.formats._building import READ_ID
from transcripts.formats._label_words import PARTICLES, ROLE_WORDS
from transcripts.formats._labels import bare_label
from transcripts.model import Agent, Role
from transcripts.model.records import AgentKind


def agents_by_label(labels: Iterable[str]) -> dict[str, Agent]:
    """An agent for each label, in order.

    Labels share one if they differ only in case, dots or what stands in brackets.
    """
    variants: dict[str, list[str]] = {}
    for label in dict.fromkeys(labels):
        variants.setdefault(_key(label), []).append(label)
    return {
        label: agent
        for number, alike in enumerate(variants.values(), start=1)
        for agent in (_agent(f"a{number}", alike),)
        for label in alike
    }


def roles_of(label: str) -> tuple[Role, ...]:
    """Roles that the words of a label name: `MODERATOR`, `Leo Dion (host)`."""
    words = re.findall(r"[^\W\d_]+", label.casefold())
    return tuple(dict.fromkeys(_ROLES[word] for word in words if word in _ROLES))


def _key(label: str) -> str:
    return _name(label).casefold().replace(".", "")


def _agent(id: str, alike: list[str]) -> Agent:
    named = sorted(map(_name, alike), key=str.isupper)[0]
    generic = _is_generic(named)
    described = generic and bool(_DESCRIBING.intersection(_words(named)))
    name = None if generic and not described else named
    return Agent(
        id=id,
        kind=_kind(alike[0]),
        name=name,
        other_names=tuple(label for label in alike if label != name),
        described=described,
        roles=roles_of(" ".join(alike)),
        by=READ_ID,
        rule="label",
    )


def _name(label: str) -> str:
    return bare_label(_AFTER_DASH.sub("", label)).removeprefix("//")


def _kind(label: str) -> AgentKind:
    words = _words(label)
    many = words & _MANY and not words & {"member"}
    return "group" if many or _SEVERAL.search(bare_label(label)) else "person"


def _is_generic(label: str) -> bool:
    """Made of roles, numbers and letters only: `Speaker B`, `AUDIENCE MEMBER`, `Q`, `S00`."""
    words = _words(label)
    if _CODE.fullmatch(label):
        return True
    rest = {word for word in words if len(word) > 1}
    return rest <= _GENERIC and not rest.isdisjoint(_HEADS)


def _words(label: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", label.casefold()))


_AFTER_DASH = re.compile(r"\s[-–—|]\s.*")
_SEVERAL = re.compile(r" & | and |\w/\w|\+\w")
_CODE = re.compile(r"(?:[A-Z]|[QA]\.?|(?:S|SPK|spk|speaker)_?\d+|#?\d+)")
_MANY = frozenset(
    {"all", "everybody", "everyone", "members", "students", "attendees", "audience", "crowd"}
)
_DESCRIBING = frozenset(
    {"man", "woman", "boy", "girl", "child", "voice", "male", "female", "officer", "director"}
    | {"executive", "secretary", "clerk", "desk", "operator", "counsel"}
)
_HEADS = ROLE_WORDS | _MANY | {"question", "answer"}
_GENERIC = (
    _HEADS
    | PARTICLES
    | {"back", "bleachers", "head", "press", "chief", "finance", "company", "city", "av", "tech"}
    | {"row", "front", "off", "camera", "on", "phone", "chat"}
)
_ROLES: dict[str, Role] = {
    "moderator": "moderator",
    "facilitator": "moderator",
    "host": "host",
    "cohost": "host",
    "presenter": "host",
    "announcer": "host",
    "chair": "chair",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "interviewer": "interviewer",
    "interviewee": "interviewee",
    "judge": "judge",
    "court": "judge",
    "witness": "witness",
    "clerk": "secretary",
    "secretary": "secretary",
    "audience": "audience",
    "attendee": "audience",
    "attendees": "audience",
    "questioner": "audience",
    "caller": "audience",
    "listener": "audience",
    "viewer": "audience",
    "visitor": "audience",
    "floor": "audience",
    "crowd": "audience",
    "student": "audience",
    "students": "audience",
    "pupil": "audience",
    "shareholder": "audience",
    "delegate": "participant",
    "participant": "participant",
    "panelist": "panelist",
    "panellist": "panelist",
    "interpreter": "interpreter",
    "translator": "interpreter",
}
