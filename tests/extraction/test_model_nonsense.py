"""Whatever a model says of a text, what comes out is a valid document."""

import re

import numpy as np
import pytest

from report_documents import report
from transcripts.extraction import ExtractOptions
from transcripts.extraction.model.finder import finder
from transcripts.extraction.model.tagging import LINK_SIZE, LINKS, ROLES, SIZES, STEPS, Tagged
from transcripts.extraction.reports.pipeline import extract_report

PARAGRAPHS = (
    "# Who owns the sand?",
    "Lena Voss (Delta Lab) argued that the delta is starving, and officials claim that it is not.",
    "“Sand,” she said, “is gone.” Asked by Tom Wren: who pays? “Nobody. Not even — well.”",
    "- privacy; fear, 12 & 13",
    "According to Dr Okafor, “the wall” ... He added: no!",
)


@pytest.mark.parametrize("seed", range(40))
def test_random_tags_give_a_valid_document(seed: int) -> None:
    chance = np.random.default_rng(seed)

    def tagger(text: str) -> Tagged:
        found = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
        places = np.asarray(found, dtype=np.int64).reshape(-1, 2)
        heads = {
            head: chance.dirichlet([0.2] * size, len(places)).astype(np.float32)
            for head, size in SIZES.items()
        }
        heads["role"] = chance.normal(0, 3, (len(places), len(ROLES))).astype(np.float32)
        for name in LINKS:
            heads[name] = chance.normal(0, 1, (len(places), LINK_SIZE)).astype(np.float32)
        heads["nobody"] = chance.normal(0, 1, (len(places), 3)).astype(np.float32)
        distance = np.zeros((2, len(STEPS) + 1), dtype=np.float32)
        return Tagged(places[:, 0], places[:, 1], heads, distance)

    document = extract_report(
        report(*PARAGRAPHS), ExtractOptions(), finder=finder(tagger, "random", "0" * 64)
    )

    texts = {block.id: block.text for block in document.blocks}
    spans = [span for claim in document.claims for span in claim.content]
    assert [span.quote for span in spans] == [
        texts[span.block][span.start : span.end] for span in spans
    ]
