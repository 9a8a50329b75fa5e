"""The records that a document is made of. Flat tuples, linked by ids."""

from typing import Literal, Self, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from transcripts.model.types import (
    Confidence,
    Id,
    Instant,
    LanguageTag,
    Line,
    MediaType,
    Milliseconds,
    Model,
    Offset,
    Reference,
    Rule,
    Sha256,
    Text,
    Uri,
    When,
)

AgentKind = Literal["person", "group", "organization", "document"]
"""A person; several, also unnamed; a body that acts under one name; or a text that is quoted."""
Role = Literal[
    "moderator", "host", "chair", "speaker", "panelist", "witness", "interviewer", "interviewee",
    "judge", "member", "secretary", "participant", "audience", "remote", "organizer", "reporter",
    "interpreter", "cited", "mentioned", "other",
]  # fmt: skip
"""What an agent does at the event, or (`reporter`, `cited`, `mentioned`) in the report of it."""
BlockKind = Literal["turn", "paragraph", "heading", "item", "note", "incident", "foreign"]
"""Spoken words under one label; printed text; a heading; a list item; an editor's or
transcriber's remark; something that happened (applause); or TEI that the model does not know."""
Mode = Literal["direct", "indirect", "mixed", "free_indirect", "own"]
"""Quoted; reported in other words; partly quoted; reported by position only, with no words that
say so; or a transcript speaker's own words."""
Polarity = Literal["asserted", "negated"]
"""Whether the source holds the claim, or denied, doubted or did not say it."""
Certainty = Literal["asserted", "hedged"]
"""Whether the source presents it as certain, or with a hedge (`may`, `about`, `we think`)."""
Act = Literal[
    "states", "predicts", "recommends", "requests", "promises", "evaluates", "agrees", "disagrees",
    "feels",
]  # fmt: skip
"""What the source did in saying it."""
Form = Literal["verbatim", "paraphrase", "topic"]
"""A question in its words, in the reporter's, or only its topic."""
Completeness = Literal["full", "partial", "deferred", "none"]
"""How much of the question is answered; `deferred` if somebody will answer later."""
RelationKind = Literal["restates", "contradicts", "supports", "responds_to"]
"""How the subject stands to the object."""
Activity = Literal["read", "extract", "review", "merge", "migrate"]
"""What was done with the document."""
Access = Literal["open", "embargoed", "restricted", "closed"]
"""What the archive may show, and when."""
ReviewStatus = Literal["unreviewed", "accepted", "corrected", "rejected"]
"""What a person decided: nothing yet, right as it is, right as now corrected, or wrong."""

ROLES: tuple[Role, ...] = get_args(Role)


class TextSpan(Model):
    """A stretch of one block's text: code points, half-open."""

    block: Id
    """The block it lies in."""
    start: Offset
    """First code point."""
    end: Offset
    """One past the last code point."""
    quote: Text
    """The text there: what lets a shifted span be noticed and mended."""


class TimeRange(Model):
    """A stretch of the recording, in milliseconds from its start."""

    start_ms: Milliseconds
    """When it begins."""
    end_ms: Milliseconds | None = None
    """When it ends; null if unknown."""

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.end_ms is not None and self.end_ms < self.start_ms:
            raise PydanticCustomError("time_order", "a time range ends before it starts")
        return self


class Anchor(Model):
    """The point in time that belongs to a point in a block's text."""

    offset: Offset
    """Code points from the start of the block; may equal its length."""
    ms: Milliseconds
    """Milliseconds from the start of the recording."""
    confidence: Confidence | None = None
    """How sure the speech recogniser was of the word that begins here."""


class Review(Model):
    """What a person decided about a record that a machine made."""

    status: ReviewStatus
    """`unreviewed` until somebody looked."""
    by: Line | None = None
    """Name of the reviewer."""
    when: Instant | None = None
    """Time of the decision."""
    note: Line | None = None
    """Reason or remark."""

    @model_validator(mode="after")
    def _unreviewed_is_blank(self) -> Self:
        if self.status == "unreviewed" and (self.by or self.when or self.note):
            raise PydanticCustomError("unreviewed", "an unreviewed record has no reviewer or date")
        return self


UNREVIEWED = Review(status="unreviewed")


class Traced(Model):
    """What every inferred record carries: how sure, made by what, looked at by whom."""

    confidence: Confidence | None = None
    """How sure its maker is, 0 to 1; null if a person or the source itself says so."""
    by: Id | None = None
    """The provenance record of the activity that made it."""
    rule: Rule | None = None
    """The rule or model within that activity."""
    review: Review = UNREVIEWED
    """What a person decided about it."""


class Identified(Model):
    """What has an id, unique in its document."""

    id: Id
    """What other records refer to; unique in the document and valid as an `xml:id`."""


class Identifier(Model):
    """An identifier of the document in some scheme."""

    scheme: Line
    """Such as `DOI`, `handle`, `call number`."""
    value: Line
    """The identifier itself."""


class Rights(Model):
    """Who may do what with the document."""

    licence: Line | None = None
    """Name of the licence, best an SPDX identifier."""
    licence_uri: Uri | None = None
    """Where the licence stands."""
    holder: Line | None = None
    """Who holds the rights."""
    access: Access | None = None
    """Whether the archive may show it."""
    embargo_until: When | None = None
    """The day from which it may be shown."""


class Event(Traced):
    """What took place."""

    title: Line | None = None
    """The event's own title, not that of an article on it."""
    kind: Line | None = None
    """Such as panel discussion, lecture, hearing, debate, interview, press conference."""
    start: When | None = None
    """Day or time it began."""
    end: When | None = None
    """Day or time it ended."""
    venue: Line | None = None
    """Building or room."""
    place: Line | None = None
    """City or region."""
    organizers: tuple[Id, ...] = ()
    """Agents that held it."""
    summary: Text | None = None
    """What happened, in a few sentences."""


class Source(Identified):
    """What a text came from."""

    filename: Line | None = None
    """Name of the file, without folders."""
    uri: Uri | None = None
    """Where it is or was."""
    media_type: MediaType | None = None
    """Such as `text/vtt`."""
    sha256: Sha256 | None = None
    """Digest of its bytes: fixity."""
    title: Line | None = None
    """Its own title."""
    author: Line | None = None
    """Who wrote or transcribed it."""
    publisher: Line | None = None
    """Newspaper, site, broadcaster or archive."""
    published: When | None = None
    """When it came out."""
    licence: Line | None = None
    """Its licence, best an SPDX identifier."""
    retrieved: Instant | None = None
    """When it was fetched."""


class Affiliation(Model):
    """Where an agent belongs; at least one of both fields."""

    organization: Id | None = None
    """An agent of kind organization or group."""
    position: Line | None = None
    """Such as `head of coastal risk`."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.organization is None and self.position is None:
            raise PydanticCustomError("empty_affiliation", "an affiliation names nothing")
        return self


class Agent(Traced, Identified):
    """Anyone a statement can be attributed to."""

    kind: AgentKind
    """A person, several, a body, or a text that is quoted."""
    name: Line | None = None
    """The fullest name given; a description if `described`; null if only a role is known."""
    other_names: tuple[Line, ...] = ()
    """Short forms, labels, spellings."""
    described: bool = False
    """True if `name` only describes: `a woman in the third row`."""
    roles: tuple[Role, ...] = ()
    """What it does at the event or in the report."""
    affiliations: tuple[Affiliation, ...] = ()
    """Where it belongs."""
    same_as: tuple[Uri, ...] = ()
    """ORCID, VIAF, Wikidata …"""


class Block(Identified):
    """A piece of the text in reading order. Everything in the source is in some block."""

    kind: BlockKind
    """What part of the text it is."""
    text: Text
    """The words, without the printed label; for a foreign block its character data."""
    speaker: Id | None = None
    """Who speaks (turns only); null if unknown."""
    label: Line | None = None
    """The speaker's label as printed (turns only)."""
    level: int | None = Field(default=None, ge=1, le=6)
    """Depth (headings only); 1 is the highest."""
    time: TimeRange | None = None
    """When it was said."""
    anchors: tuple[Anchor, ...] = ()
    """Points in time inside the text, in order."""
    source: Id | None = None
    """The source it came from."""
    language: LanguageTag | None = None
    """Where it differs from the document's."""
    boilerplate: bool = False
    """True for share buttons, navigation, publication lines and the like."""
    xml: Text | None = None
    """Foreign blocks only: the TEI element in canonical form (C14N 2.0), its xml:id the block's."""


class Attribution(Model):
    """One link of the chain from the one who reports to the one who holds a claim."""

    agent: Id | None = None
    """Null if the text does not tell, or the extractor would have to guess."""
    mention: tuple[TextSpan, ...] = ()
    """The words that name the agent."""
    cue: tuple[TextSpan, ...] = ()
    """The words that report: `argued`, `according to`."""


class Claim(Traced, Identified):
    """Something somebody is reported to have said, thought, wanted or doubted."""

    content: tuple[TextSpan, ...] = Field(min_length=1)
    """What is claimed; several spans for a split quotation, in reading order."""
    attribution: tuple[Attribution, ...] = ()
    """From the one who reports to the one who holds it; the last link is the source."""
    mode: Mode
    """How directly: quoted, reported, partly quoted, by position only, or a speaker's own words."""
    polarity: Polarity
    """`negated` if the source denied, doubted or did not say it."""
    certainty: Certainty
    """How sure the source presents it."""
    act: Act | None = None
    """What the source did in saying it."""
    nested_in: Id | None = None
    """The claim inside whose content this one stands."""
    carried_from: tuple[TextSpan, ...] = ()
    """Free-indirect claims: the earlier words that attribute them."""
    proposition: Line | None = None
    """The claim in words that stand alone; never instead of the quote."""


class Question(Traced, Identified):
    """Something put to somebody at the event."""

    content: tuple[TextSpan, ...] = Field(min_length=1)
    """The words of the question or of its topic, in reading order."""
    asker: Id | None = None
    """The agent who asks; null if the text does not tell."""
    addressees: tuple[Id, ...] = ()
    """The agents to whom it is put."""
    form: Form
    """In its words, in the reporter's, or only its topic."""
    from_audience: bool
    """True if somebody in the audience asks."""
    cue: tuple[TextSpan, ...] = ()
    """The words that report it: `asked whether`."""


class Answer(Traced, Identified):
    """What was said to a question: claims, stretches of text, or both."""

    question: Id
    """The question that it answers."""
    claims: tuple[Id, ...] = ()
    """Claims that answer it."""
    content: tuple[TextSpan, ...] = ()
    """The words that answer it, in reading order."""
    answerer: Id | None = None
    """The agent who answers; null if the text does not tell."""
    completeness: Completeness | None = None
    """Whether it answers all, a part, puts it off, or answers nothing."""


class Relation(Traced, Identified):
    """How one claim stands to another, here or in another document."""

    kind: RelationKind
    """What the subject does to the object."""
    subject: Reference
    """The claim that restates, contradicts, supports or responds."""
    object: Reference
    """The claim it does that to."""


class Provenance(Identified):
    """One activity that made or changed records, and who or what carried it out."""

    activity: Activity
    """What was done."""
    tool: Line | None = None
    """Name of the program, if a program did it."""
    version: Line | None = None
    """Version of the program."""
    person: Line | None = None
    """Name of the person, if a person did it."""
    model: Line | None = None
    """Name of a statistical model, if one was used."""
    model_sha256: Sha256 | None = None
    """Digest of the model's file."""
    inputs: tuple[Id, ...] = ()
    """Sources it worked on."""
    when: Instant | None = None
    """Stamped by the caller; null keeps results reproducible."""
    notes: tuple[Line, ...] = ()
    """What was done to the text: decoding, normalisation, options."""
