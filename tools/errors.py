"""List what an engine gets wrong in annotated documents, in context, by kind.

python tools/errors.py                                   the reports of train
python tools/errors.py samples/annotated/transcripts
python tools/errors.py --only a0 --kind source --limit 5 some of them
python tools/errors.py --json                            for other programs
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import quality
from quality_reports import predicted_report
from quality_transcripts import predicted_transcript
from transcripts import api, registry
from transcripts.errors import TranscriptsError

sys.path.insert(0, str(quality.KEPT))

import errors_in_reports
import errors_in_transcripts
from errors_in_reports import Error


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the errors; 0 unless there is nothing to look at."""
    options = _parser().parse_args(arguments)
    try:
        registry.get_extractor(options.engine)
    except TranscriptsError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    if not any((options.folder / "gold").glob(f"{options.only}*.json")):
        print(f"{options.folder}: no gold/{options.only}*.json there", file=sys.stderr)
        return 1
    found = [
        error
        for error in errors_of(options.folder, options.engine, options.only)
        if options.kind in f"{error.kind} {error.detail}"
    ]
    if options.json:
        print(json.dumps([error._asdict() for error in found], ensure_ascii=False, indent=1))
    else:
        print(*listing(found, options.limit), sep="\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, default=quality.DATA / "train")
    parser.add_argument("--engine", default=api.DEFAULT_ENGINE)
    parser.add_argument("--only", default="", metavar="PREFIX", help="what names begin with")
    parser.add_argument("--kind", default="", help="part of a kind, such as source or missed claim")
    parser.add_argument("--limit", type=int, help="how many to print of each kind")
    parser.add_argument("--json", action="store_true", help="as JSON, all of them")
    return parser


def errors_of(folder: Path, engine: str, prefix: str = "") -> list[Error]:
    """All errors of an engine in the documents of a folder whose names begin with `prefix`."""
    with tempfile.TemporaryDirectory() as name:
        chosen, out = Path(name) / "chosen", Path(name) / "out"
        for path in sorted(folder.glob(f"*/{prefix}*")):
            (chosen / path.parent.name).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, chosen / path.parent.name / path.name)
        if (chosen / "originals").is_dir():
            transcript = partial(predicted_transcript, engine=engine)
            unread = quality.predict_all(chosen / "originals", out, transcript)
            found = errors_in_transcripts.errors(chosen / "gold", out)
        else:
            report = partial(predicted_report, engine=engine)
            unread = quality.predict_all(chosen / "texts", out, report)
            found = errors_in_reports.errors(chosen / "gold", out, chosen / "texts")
        failed = [Error("failed", "", file, "", why, "") for file, why in unread.items()]
        return [*failed, *found]


def listing(errors: Iterable[Error], limit: int | None = None) -> Iterator[str]:
    """The errors as text: first how many there are of each kind, then each kind, most first."""
    groups: dict[tuple[str, str], list[Error]] = {}
    for error in errors:
        groups.setdefault((error.kind, error.detail), []).append(error)
    for kind, count in Counter({kind: len(group) for kind, group in groups.items()}).most_common():
        yield f"{count:6}  {' '.join(kind)}".rstrip()
    for kind, group in sorted(groups.items(), key=lambda item: -len(item[1])):
        yield f"\n{' '.join(kind).strip()} ({len(group)})\n"
        for error in group[:limit]:
            yield from _lines(error)


def _lines(error: Error) -> Iterator[str]:
    yield f"  {error.document}: {error.context}"
    if error.expected:
        yield f"      expected: {error.expected}"
    if error.found:
        yield f"      found:    {error.found}"


if __name__ == "__main__":
    sys.exit(main())
