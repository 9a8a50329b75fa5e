"""The rule-based extraction engine: transcripts by their turns, reports by their prose."""

from transcripts.extract import ExtractOptions, Extractor
from transcripts.extract.report import extract_report
from transcripts.extract.transcript import extract_transcript
from transcripts.model import Document


def extract(document: Document, options: ExtractOptions) -> Document:
    """Add agents, claims, questions and answers to a transcript or a report."""
    if any(block.kind == "turn" for block in document.blocks):
        return extract_transcript(document, options)
    return extract_report(document, options)


EXTRACTOR = Extractor(
    name="rules", title="English lexicon and rules", languages=("en",), extract=extract
)
