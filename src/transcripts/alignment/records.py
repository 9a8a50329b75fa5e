"""What an alignment says: for each reported statement, where in the transcript it was said."""

from typing import Final, Literal

from pydantic import Field

from transcripts.model import Model, TextSpan
from transcripts.model.types import Confidence, Id, Line, Sha256, Text

ALIGNMENT_VERSION: Final = "1.0"

Verdict = Literal["found", "misattributed", "not_found"]
"""Said as reported; said by somebody else; or no turn says it."""
StatementKind = Literal["claim", "question"]
"""What the report has it as."""
VERDICTS: Final[tuple[Verdict, ...]] = ("found", "misattributed", "not_found")


class AlignedDocument(Model):
    """One of the two documents."""

    id: Id
    """Its id."""
    file: Line | None = None
    """Name of the file that it came from."""
    sha256: Sha256
    """Digest of its JSON form, as this program writes it."""


class Match(Model):
    """A turn that may be where a statement was said."""

    turn: Id
    """The block of the transcript."""
    number: int = Field(ge=1)
    """Which turn it is, counted from 1."""
    speaker: Line | None = None
    """Who says it there."""
    passage: TextSpan
    """The words of the turn that are nearest to the statement."""
    score: Confidence
    """The probability that the statement was made in this turn."""
    agreement: Confidence
    """How far the words are the same: 0 by chance only, 1 verbatim."""


class AlignedStatement(Model):
    """A claim or question of the report, and where it was said."""

    id: Id
    """The claim or question."""
    kind: StatementKind
    """What the report has it as."""
    text: Text
    """Its words in the report."""
    source: Line | None = None
    """Who says it by the report; null if the report does not tell."""
    verdict: Verdict
    """Whether it was found, and with the right speaker."""
    confidence: Confidence
    """The probability that some turn supports it."""
    matches: tuple[Match, ...]
    """The likeliest turns, best first; if it was not found, where to look first."""


class Alignment(Model):
    """Where the statements of a report stand in a transcript of the same event."""

    alignment_version: Literal["1.0"]
    """Version of this form; required, so that no reader has to guess."""
    report: AlignedDocument
    """The document with the claims and questions."""
    transcript: AlignedDocument
    """The document with the turns."""
    threshold: Confidence
    """The confidence from which a statement counts as found."""
    statements: tuple[AlignedStatement, ...]
    """All claims and questions of the report, in its order."""

    def with_verdict(self, verdict: Verdict) -> tuple[AlignedStatement, ...]:
        """The statements of one verdict."""
        return tuple(one for one in self.statements if one.verdict == verdict)
