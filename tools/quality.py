"""Score extraction against the annotated corpora; keep the figures; refuse lower ones.

    python tools/quality.py score                  measure, keep the figures
    python tools/quality.py score --check          compare with the floors, write nothing
    python tools/quality.py score --raise          move the floors up to the figures
    python tools/quality.py score --lower REASON   move floors down; the changelog says why
    python tools/quality.py predict TEXT_DIR OUT_DIR
    python tools/quality.py predict-transcripts DIR OUT_DIR

`predict` writes what we find in the shape that the scorers read; `--engine NAME` chooses who finds.
"""

import argparse
import hashlib
import importlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from quality_figures import update_page
from quality_floors import faults, lowered, raised, with_reason
from quality_reports import predicted_report
from quality_transcripts import predicted_transcript
from transcripts import api, registry
from transcripts.errors import TranscriptsError

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "samples" / "annotated"
KEPT = ROOT / "tests" / "quality"
RESULTS = KEPT / "results.json"
FLOORS = KEPT / "floors.json"
CHANGELOG = ROOT / "CHANGELOG.md"
PAGE = ROOT / "docs" / "quality.md"

FOLDERS = {
    "reports.train": ("train", "texts"),
    "reports.dev": ("dev", "texts"),
    "transcripts": ("transcripts", "originals"),
}
"""Of each corpus: its folder, and the folder therein that holds what is read."""

Predict = Callable[[Path], Mapping[str, Any]]
Figures = dict[str, Any]


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands; 0 if all is well, 1 if a figure is below its floor."""
    options = _parser().parse_args(arguments)
    try:
        registry.get_extractor(options.engine)
    except TranscriptsError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return _score(options) if options.command == "score" else _predict(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("predict", "predict-transcripts"):
        command = commands.add_parser(name, help="write one JSON file in the gold shape per source")
        command.add_argument("source", type=Path)
        command.add_argument("out", type=Path)
    score = commands.add_parser("score", help="score on the annotated corpora")
    what = score.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="compare with the floors, write nothing")
    what.add_argument("--raise", action="store_true", dest="up", help="move the floors up")
    what.add_argument("--lower", metavar="REASON", help="move down the floors not reached")
    for command in commands.choices.values():
        command.add_argument("--engine", default=api.DEFAULT_ENGINE)
    return parser


def _predict(options: argparse.Namespace) -> int:
    predict = predicted_report if options.command == "predict" else predicted_transcript
    failed = predict_all(options.source, options.out, partial(predict, engine=options.engine))
    print(f"{len(failed)} failed", *(f"{name}: {why}" for name, why in failed.items()), sep="\n  ")
    return 0


def predict_all(source: Path, out: Path, predict: Predict) -> dict[str, str]:
    """Predict every file of a folder; a file that fails is named, and stops nothing."""
    out.mkdir(parents=True, exist_ok=True)
    failed = {}
    for path in sorted(path for path in source.iterdir() if path.is_file()):
        try:
            record = predict(path)
        except Exception as error:
            failed[path.name] = f"{type(error).__name__}: {error}"
            continue
        text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
        (out / f"{path.stem}.json").write_text(text, encoding="utf-8")
    return failed


def _score(options: argparse.Namespace) -> int:
    figures = measured(options.engine)
    _print(figures)
    if options.check:
        return _told(faults(figures, kept(FLOORS).get(options.engine, {})))
    _keep(RESULTS, options.engine, figures)
    update_page(PAGE, kept(RESULTS))
    if options.up:
        return raise_floors(options.engine, figures)
    return lower_floors(options.engine, figures, options.lower) if options.lower else 0


def raise_floors(engine: str, figures: Mapping[str, Figures]) -> int:
    """Move the floors of an engine up; 1 if a figure is below one and stays there."""
    floors = raised(figures, kept(FLOORS).get(engine, {}))
    _keep(FLOORS, engine, floors)
    return _told(faults(figures, floors))


def lower_floors(engine: str, figures: Mapping[str, Figures], reason: str) -> int:
    """Move down the floors that are not reached, and write the reason into the changelog."""
    floors, moved = lowered(figures, kept(FLOORS).get(engine, {}))
    if not moved:
        return _told(["no floor is above its figure: nothing to lower"])
    _keep(FLOORS, engine, floors)
    line = f"Quality floors of `{engine}` lowered ({'; '.join(moved)}): {reason}"
    CHANGELOG.write_text(with_reason(CHANGELOG.read_text("utf-8"), line), encoding="utf-8")
    print(line)
    return 0


def kept(path: Path) -> dict[str, Any]:
    """Kept figures or floors, by engine."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def _keep(path: Path, engine: str, values: Mapping[str, Any]) -> None:
    everything = kept(path) | {engine: values}
    path.write_text(json.dumps(everything, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _told(wrong: list[str]) -> int:
    print(*wrong, sep="\n", file=sys.stderr)
    return 1 if wrong else 0


def measured(engine: str, data: Path = DATA) -> dict[str, Figures]:
    """The figures of an engine on each corpus, with the digest of the data."""
    return {
        corpus: _measured(corpus, data, engine) | {"sha256": corpus_digest(corpus, data)}
        for corpus in FOLDERS
    }


def _measured(corpus: str, data: Path, engine: str) -> Figures:
    folder, sources = data / FOLDERS[corpus][0], FOLDERS[corpus][1]
    with tempfile.TemporaryDirectory() as name:
        gold, out = folder / "gold", Path(name)
        if corpus == "transcripts":
            predict: Predict = partial(predicted_transcript, engine=engine)
            failed = predict_all(folder / sources, out, predict)
            figures, _ = scorer("score_transcripts").score(gold, out)
        else:
            failed = predict_all(folder / sources, out, partial(predicted_report, engine=engine))
            figures, _ = scorer("score_reports").score(gold, out, folder / sources)
    return dict(figures) | {"failed": sorted(failed)}


def scorer(name: str) -> ModuleType:
    """A scorer, from the folder of the quality tests."""
    if str(KEPT) not in sys.path:
        sys.path.insert(0, str(KEPT))
    return importlib.import_module(name)


def corpus_digest(corpus: str, data: Path = DATA) -> str:
    """The digest of what a corpus is measured with."""
    folder, sources = FOLDERS[corpus]
    return digest([data / folder / sources, data / folder / "gold"])


def digest(folders: Iterable[Path]) -> str:
    """SHA-256 over names and bytes of all files in some folders."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.iterdir()):
            total.update(path.name.encode())
            total.update(path.read_bytes())
    return total.hexdigest()


def _print(figures: Mapping[str, Figures]) -> None:
    for corpus, values in figures.items():
        print(f"\n{corpus}")
        for name, value in values.items():
            print(f"  {name:28} {value}")


if __name__ == "__main__":
    sys.exit(main())
