"""The statistical extraction engine: reports by a small encoder, transcripts by the rules."""

from transcripts.extraction import ExtractOptions, Extractor
from transcripts.model import Document


def extract(document: Document, options: ExtractOptions) -> Document:
    """Add agents, claims, questions and answers to a transcript or a report.

    Raises:
        MissingExtraError: If what runs the model is not installed.
        PluginError: If the model's files are missing.
    """
    # Each half brings its own resources; a document needs only one of them.
    if any(block.kind == "turn" for block in document.blocks):
        from transcripts.extraction.transcripts.pipeline import extract_transcript

        return extract_transcript(document, options)
    from transcripts.extraction.model.weights import load

    weights = load()
    from transcripts.extraction.model.finder import finder
    from transcripts.extraction.reports.pipeline import extract_report

    return extract_report(
        document, options, finder=finder(weights.tagger, weights.name, weights.sha256)
    )


EXTRACTOR = Extractor(
    name="model", title="English encoder for reports", languages=("en",), extract=extract
)
