"""Score extraction against the annotated corpora; keep the figures; refuse lower ones.

`predict TEXT_DIR OUT_DIR` and `predict-transcripts DIR OUT_DIR` write what we find in the shape
that the scorers read; `score` runs them on the shared corpora, `score --check` compares with the
floors.
"""

import argparse
import hashlib
import importlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from quality_reports import predicted_report
from quality_transcripts import predicted_transcript

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
KEPT = ROOT / "tests" / "quality"
RESULTS = KEPT / "results.json"
FLOORS = KEPT / "floors.json"

Predict = Callable[[Path], Mapping[str, Any]]
Figures = dict[str, Any]


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands; 0 if all is well, 1 if a figure is below its floor."""
    options = _parser().parse_args(arguments)
    if options.command == "score":
        return score(check=options.check, shared=options.shared)
    predict = predicted_report if options.command == "predict" else predicted_transcript
    failed = predict_all(options.source, options.out, predict)
    print(f"{len(failed)} failed", *(f"{name}: {why}" for name, why in failed.items()), sep="\n  ")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("predict", "predict-transcripts"):
        command = commands.add_parser(name, help="write one JSON file in the gold shape per source")
        command.add_argument("source", type=Path)
        command.add_argument("out", type=Path)
    command = commands.add_parser("score", help="score on the shared corpora and keep the table")
    command.add_argument("--check", action="store_true", help="compare with the floors")
    command.add_argument("--shared", type=Path, default=SHARED, help="folder of the corpora")
    return parser


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


def score(*, check: bool, shared: Path = SHARED) -> int:
    """Score all corpora; print and keep the figures, or compare them with the floors."""
    figures = measured(shared)
    _print(figures)
    if check:
        return _below_floors(figures)
    RESULTS.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def measured(shared: Path = SHARED) -> dict[str, Figures]:
    """The figures of each corpus with the digest of its data."""
    found: dict[str, Figures] = {}
    for split in ("train", "dev"):
        folder = shared / "corpus" / split
        found[f"reports.{split}"] = _reports(folder) | {
            "sha256": digest([folder / "texts", folder / "gold"])
        }
    folder = shared / "corpus-transcripts"
    found["transcripts"] = _transcripts(folder) | {
        "sha256": digest([folder / "originals", folder / "gold"])
    }
    return found


def _reports(folder: Path) -> Figures:
    scorer = _scorer("score_reports")
    with tempfile.TemporaryDirectory() as out:
        failed = predict_all(folder / "texts", Path(out), predicted_report)
        figures, _ = scorer.score(folder / "gold", Path(out), folder / "texts")
        return dict(figures) | {"failed": sorted(failed)}


def _transcripts(folder: Path) -> Figures:
    scorer = _scorer("score_transcripts")
    with tempfile.TemporaryDirectory() as out:
        failed = predict_all(folder / "originals", Path(out), predicted_transcript)
        figures, _ = scorer.score(folder / "gold", Path(out))
        return dict(figures) | {"failed": sorted(failed)}


def _scorer(name: str) -> ModuleType:
    if str(KEPT) not in sys.path:
        sys.path.insert(0, str(KEPT))
    return importlib.import_module(name)


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


def _below_floors(figures: Mapping[str, Figures]) -> int:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    low = [
        f"{corpus} {name}: {number(figures[corpus][name])} is below {floor}"
        for corpus, names in floors.items()
        for name, floor in names.items()
        if number(figures[corpus][name]) < floor
    ]
    print(*low, sep="\n", file=sys.stderr)
    return 1 if low else 0


def number(value: Any) -> float:
    """A figure as one number: F1, a percentage, or a share such as `3/4` in per cent."""
    if isinstance(value, Mapping):
        return float(value.get("F1", value.get("R", 0.0)))
    if isinstance(value, str) and "/" in value:
        part, whole = value.split("/")
        return round(100 * int(part) / max(1, int(whole)), 1)
    return float(value)


if __name__ == "__main__":
    sys.exit(main())
