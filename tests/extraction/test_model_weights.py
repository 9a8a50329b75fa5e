"""The model's files: what is said when they or what runs them are not there."""

import sys
from pathlib import Path

import pytest

from report_documents import report
from transcripts.errors import MissingExtraError, PluginError
from transcripts.extraction import ExtractOptions
from transcripts.extraction.model import weights
from transcripts.extraction.model.engine import extract
from transcripts.model import Block, Document


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files of the right names."""
    for name in (weights.MODEL, weights.TOKENIZER):
        (tmp_path / name).write_bytes(b"not a model")
    return tmp_path


@pytest.mark.parametrize("library", ["onnxruntime", "tokenizers"])
def test_a_missing_library_names_the_extra(
    folder: Path, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError) as caught:
        weights.load(folder)
    assert str(caught.value) == (
        "the statistical engine needs an extra: pip install 'transcripts[model]'"
    )


@pytest.mark.parametrize("name", [weights.MODEL, weights.TOKENIZER])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(PluginError, match=f"plugin 'model' from transcripts: .*{name} is missing"):
        weights.load(folder)


def test_a_transcript_needs_no_model() -> None:
    turn = Block(id="b1", kind="turn", text="Good evening.", label="ANNA", source=None)
    document = Document(schema_version="1.0", id="talk", blocks=(turn,))
    extracted = extract(document, ExtractOptions())
    assert [agent.name for agent in extracted.agents] == ["Anna"]


def test_a_report_is_read_by_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    from tagged_texts import tagged_text

    def tagger(text: str) -> object:
        return tagged_text(text, {"content": [("the delta is starving", "indirect")]})

    loaded = weights.Weights("tiny", "0" * 64, tagger)  # type: ignore[arg-type]
    monkeypatch.setattr(weights, "load", lambda: loaded)
    document = extract(
        report("Lena Voss of the Delta Lab argued that the delta is starving."), ExtractOptions()
    )
    assert [span.quote for claim in document.claims for span in claim.content] == [
        "the delta is starving"
    ]
    run = document.provenance[-1]
    assert (run.model, run.model_sha256) == ("tiny", "0" * 64)
