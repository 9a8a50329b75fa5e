"""The rule-based extraction engine: transcripts by their turns, reports by their prose."""

from transcripts.extraction import ExtractOptions, Extractor
from transcripts.extraction.language.lexicon import languages
from transcripts.model import Document


def extract(document: Document, options: ExtractOptions) -> Document:
    """Add agents, claims, questions and answers to a transcript or a report."""
    # Each half brings its own resources; a document needs only one of them.
    if any(block.kind == "turn" for block in document.blocks):
        from transcripts.extraction.transcripts.pipeline import extract_transcript

        return extract_transcript(document, options)
    from transcripts.extraction.reports.pipeline import extract_report

    return extract_report(document, options)


EXTRACTOR = Extractor(
    name="rules", title="English lexicon and rules", languages=languages(), extract=extract
)
