"""The engine `spacy:PIPELINE`: an installed spaCy pipeline, by name or folder.

Reports in any language whose pipeline has a parser and entities. Where the language has a folder of
resources, the rules of the lexicon find what they find as well.
"""

from transcripts.errors import UnknownLanguageError
from transcripts.extraction import ExtractOptions, Extractor
from transcripts.extraction.language.lexicon import languages
from transcripts.model import Document

_ANY = "xx"
"""What pipelines for several languages call their language."""


def extract(document: Document, options: ExtractOptions) -> Document:
    """Add agents, claims and questions to a report; transcripts only where there are resources.

    Raises:
        MissingExtraError: If spaCy is not installed.
        PipelineError: If the pipeline is not installed, or has no parser or no entities.
        UnknownLanguageError: If the pipeline is for another language than the document's.
    """
    from transcripts.extraction.parsed.loading import loaded

    name = options.argument or ""
    pipeline = loaded(name)
    language = (document.language or "en").split("-")[0].lower()
    if pipeline.lang not in (language, _ANY):
        raise UnknownLanguageError(f"spacy:{name}", language, (str(pipeline.lang),))
    if any(block.kind == "turn" for block in document.blocks):
        return _transcript(document, options, name, language)
    from transcripts.extraction.language.lexicon import empty, load
    from transcripts.extraction.parsed.finder import finder
    from transcripts.extraction.reports.pipeline import extract_report

    lexicon = load(language) if language in languages() else empty(language)
    return extract_report(document, options, finder=finder(pipeline), lexicon=lexicon)


def _transcript(document: Document, options: ExtractOptions, name: str, language: str) -> Document:
    """Speech is read by the patterns of its language; a parse of written language adds little."""
    if language not in languages():
        raise UnknownLanguageError(f"spacy:{name} on transcripts", language, languages())
    from transcripts.extraction.transcripts.pipeline import extract_transcript

    return extract_transcript(document, options)


EXTRACTOR = Extractor(
    name="spacy",
    title="Any language of an installed spaCy pipeline, by its parse and entities",
    languages=(),
    extract=extract,
    argument="PIPELINE",
)
