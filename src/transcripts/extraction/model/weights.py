"""The encoder's files: loaded once, on first use, without any network."""

import functools
import hashlib
import json
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from transcripts.errors import MissingExtraError, PluginError

if TYPE_CHECKING:
    from transcripts.extraction.model.tagging import Tagger

NAME = "transcripts-reports-1"
MODEL = "reports.onnx"
TOKENIZER = "tokenizer.json"


class Weights(NamedTuple):
    """A loaded model."""

    name: str
    sha256: str
    tagger: "Tagger"


@functools.cache
def load(folder: Path | None = None) -> Weights:
    """The model in a folder; by default the one that comes with the package.

    Raises:
        MissingExtraError: If what runs it is not installed.
        PluginError: If its files are not there.
    """
    here = folder or Path(str(resources.files("transcripts.extraction.model") / "weights"))
    missing = [name for name in (MODEL, TOKENIZER) if not (here / name).is_file()]
    if missing:
        raise PluginError("model", ("transcripts",), f"{here / missing[0]} is missing")
    return Weights(NAME, _digest(here / MODEL), _tagger(here))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _tagger(folder: Path) -> "Tagger":
    # Installed with the extra only.
    try:
        import onnxruntime
        import tokenizers

        from transcripts.extraction.model.encoder import Encoder
    except ImportError as error:
        raise MissingExtraError("model", "the statistical engine") from error
    options = onnxruntime.SessionOptions()
    # One thread: many documents are better shared out among processes.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        folder / MODEL, options, providers=["CPUExecutionProvider"]
    )
    distance = json.loads(session.get_modelmeta().custom_metadata_map["link_distance"])
    tokenizer = tokenizers.Tokenizer.from_file(str(folder / TOKENIZER))
    return Encoder(session, tokenizer, tuple(distance))
