"""What the TEI form is made of: categories, and the element that holds each field."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from transcripts.model import SCHEMA_VERSION

TEI: Final = "http://www.tei-c.org/ns/1.0"
XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"

PROFILE: Final = "transcripts"
"""`schemaRef/@key` of the files that we write; `@n` is the version of the schema."""
PROFILE_URI: Final = f"https://w3id.org/transcripts/schema/{SCHEMA_VERSION}/tei.rng"

CATEGORIES: Final[Mapping[str, Mapping[str, str]]] = {
    "unit": {
        "claim": "something somebody is reported to have said, thought, wanted or doubted",
        "question": "something put to somebody at the event",
        "answer": "what was said to a question",
    },
    "kind": {
        "boilerplate": "not part of the report: share buttons, navigation, publication lines",
    },
    "role": {
        "moderator": "leads the discussion and allots turns",
        "host": "receives the guests or presents the programme",
        "chair": "presides over the meeting",
        "speaker": "gives a talk or holds the floor",
        "panelist": "member of a panel",
        "witness": "gives evidence",
        "interviewer": "asks the questions of an interview",
        "interviewee": "is interviewed",
        "judge": "sits in judgement",
        "member": "member of the body that meets",
        "secretary": "keeps the minutes or assists the chair",
        "participant": "takes part in no more exact role",
        "audience": "sits in the audience, or speaks from it",
        "remote": "takes part from elsewhere",
        "organizer": "holds the event",
        "reporter": "wrote the report",
        "interpreter": "translates for others",
        "cited": "is quoted or referred to, without being there",
        "mentioned": "is only named",
        "other": "another role",
    },
    "mode": {
        "direct": "quoted in its own words",
        "indirect": "reported in the reporter’s words",
        "mixed": "reported, with quoted words inside",
        "free_indirect": "without words of reporting: still what an earlier source said",
        "own": "the words of the speaker whose turn it is",
    },
    "polarity": {
        "asserted": "the source says it",
        "negated": "the source denied, doubted or did not say it",
    },
    "certainty": {
        "asserted": "the source presents it as so",
        "hedged": "the source presents it as possible, likely or approximate",
    },
    "act": {
        "states": "says that something is so",
        "predicts": "says what will be",
        "recommends": "says what should be done",
        "requests": "asks for something to be done",
        "promises": "undertakes to do something",
        "evaluates": "judges something good or bad",
        "agrees": "agrees with another",
        "disagrees": "disagrees with another",
        "feels": "says how the source feels",
    },
    "form": {
        "verbatim": "the question in its own words",
        "paraphrase": "the question in the reporter’s words",
        "topic": "only what the question was about",
    },
    "completeness": {
        "full": "answered",
        "partial": "answered in part",
        "deferred": "left for later",
        "none": "not answered",
    },
    "activity": {
        "read": "made a document of a source",
        "extract": "found agents, claims, questions and answers",
        "review": "a person looked at records",
        "merge": "brought two versions together",
        "migrate": "brought a document to a newer schema",
    },
    "access": {
        "open": "may be shown",
        "embargoed": "may be shown from a later day",
        "restricted": "may be shown to some",
        "closed": "may not be shown",
    },
}
"""The enumerations of the model, as TEI taxonomies: category ids are `taxonomy.value`."""


class Part(NamedTuple):
    """Where a field of a record stands: in a child element, told apart by its `type`."""

    field: str
    tag: str
    type: str | None = None
    attribute: str | None = None
    """The attribute that holds the value; None if it is the element's text."""
    many: bool = False
    """True if the field is a tuple, with an element each."""


SOURCE: Final = (
    Part("title", "title"),
    Part("author", "author"),
    Part("publisher", "publisher"),
    Part("published", "date", "published", "when"),
    Part("retrieved", "date", "retrieved", "when"),
    Part("filename", "idno", "filename"),
    Part("uri", "idno", "URI"),
    Part("media_type", "idno", "media-type"),
    Part("sha256", "idno", "sha256"),
    Part("licence", "note", "licence"),
)
PROVENANCE: Final = (
    Part("tool", "name", "tool"),
    Part("version", "idno", "version"),
    Part("person", "persName"),
    Part("model", "name", "model"),
    Part("model_sha256", "idno", "sha256"),
    Part("notes", "note", many=True),
)
REVIEW: Final = (Part("by", "persName"), Part("note", "note"))
EVENT: Final = (
    Part("place", "name", "place"),
    Part("venue", "locale"),
    Part("kind", "activity"),
)


class Shape(NamedTuple):
    """The elements of an agent of one kind."""

    element: str
    name: str
    affiliation: str
    affiliation_type: str | None = None


AGENTS: Final[Mapping[str, Shape]] = {
    "person": Shape("person", "persName", "affiliation"),
    "group": Shape("personGrp", "name", "affiliation"),
    "organization": Shape("org", "orgName", "rs", "affiliation"),
    "document": Shape("bibl", "title", "affiliation"),
}
SAME_AS: Final = Part("same_as", "idno", "URI", many=True)


def other_names(shape: Shape) -> Part:
    """Where an agent's other names stand."""
    return Part("other_names", shape.name, "other", many=True)


BLOCKS: Final[Mapping[str, str]] = {
    "turn": "u",
    "paragraph": "p",
    "heading": "head",
    "item": "item",
    "note": "note",
    "incident": "incident",
}
WITNESSES: Final[Mapping[str, str]] = {
    "base": "the common ancestor of the versions that were merged",
    "ours": "the version merged into",
    "theirs": "the version merged",
}
"""The sides of a merge, as witnesses of an apparatus: their ids are `wit.side`."""
TIMED: Final = frozenset({"turn", "incident"})
"""Kinds whose elements have start and end; the others name both points in `synch`."""
