"""How directly a claim is reported: what the model says, unless quotation marks tell."""

from transcripts.extraction.language.claims import mode_of
from transcripts.extraction.language.quotations import quotations
from transcripts.extraction.llm.gathering import FoundClaim
from transcripts.model.records import Mode


def mode_in(claim: FoundClaim) -> Mode:
    """The mode of a claim that somebody is reported to make."""
    text = claim.words.block.text
    if mode_of(text, quotations(text), claim.words.spans) == "direct":
        return "direct"
    if claim.said.mode != "own":
        return claim.said.mode
    return "indirect" if claim.cue or claim.mention else "free_indirect"
