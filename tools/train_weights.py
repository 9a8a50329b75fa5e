"""Fit the weights for sources and for confidence beside a trained encoder.

    python tools/train_weights.py links CORPUS... --model FOLDER
    python tools/train_weights.py confidence CORPUS... --model FOLDER

The corpus for confidence must be one that the encoder was not trained on.
"""

import argparse
import json
import sys
from importlib import resources
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "quality"))

from training_decisions import judged
from training_weights import calibration_error, confidence_weights, link_weights
from transcripts.extraction.model import link_weights as shipped
from transcripts.extraction.model.weights import load


def main(arguments: list[str] | None = None) -> int:
    """Fit one kind of weights and write it into the package."""
    options = _parser().parse_args(arguments)
    tagger, start = load(options.model).tagger, shipped.link_weights()
    found = [one for folder in options.corpus for one in judged(folder, tagger, start)]
    here = Path(str(resources.files("transcripts.extraction.model")))
    if options.command == "links":
        _write(here / "linking.json", link_weights(found, start))
    else:
        print(f"calibration error, by cross-validation: {calibration_error(found):.3f}")
        _write(here / "confidence.json", confidence_weights(found))
    print(f"{sum(one.correct for one in found)} of {len(found)} right before")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("command", choices=["links", "confidence"])
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, help="folder of the encoder; default: the package")
    return parser


def _write(path: Path, weights: object) -> None:
    path.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
