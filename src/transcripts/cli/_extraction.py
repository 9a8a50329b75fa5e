"""How to extract, as the options of a command say."""

from transcripts.cli._clock import now
from transcripts.extraction import Endpoint, ExtractOptions


def extraction(*, own_claims: bool, llm_url: str | None, llm_deadline: float) -> ExtractOptions:
    """The options of an extraction, with the time of now to stamp on what it does."""
    endpoint = Endpoint(url=llm_url, deadline=llm_deadline) if llm_url else None
    return ExtractOptions(own_claims=own_claims, now=now(), endpoint=endpoint)
