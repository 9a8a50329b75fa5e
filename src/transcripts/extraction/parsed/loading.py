"""Loading a pipeline, once, and telling what is wrong with it before any text is read."""

import functools
from typing import TYPE_CHECKING

from transcripts.errors import MissingExtraError, PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

_NEEDED = {"token.dep": "dependency parser", "doc.ents": "entity recogniser"}
"""What a component must set, by what sets it."""


@functools.cache
def loaded(name: str) -> "Language":
    """The installed pipeline of this name, or the one in this folder.

    Raises:
        MissingExtraError: If spaCy is not installed.
        PipelineError: If there is no such pipeline, or it has no parser or no entities.
    """
    try:
        import spacy
    except ImportError as error:
        raise MissingExtraError("spacy", "the engine spacy") from error
    try:
        pipeline = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        remedy = f"install it (python -m spacy download {name}) or name the folder of one"
        raise PipelineError(name, "cannot be loaded", remedy) from error
    return checked(pipeline, name)


def checked(pipeline: "Language", name: str) -> "Language":
    """The pipeline, if it sets all that the engine builds on.

    Raises:
        PipelineError: If it has no parser or no entities.
    """
    sets = {what for part in pipeline.pipe_names for what in pipeline.get_pipe_meta(part).assigns}
    for what, component in _NEEDED.items():
        if what not in sets:
            parts = ", ".join(pipeline.pipe_names) or "nothing"
            remedy = "name a pipeline that has a parser and entities"
            raise PipelineError(name, f"has no {component} (it has: {parts})", remedy)
    return pipeline
