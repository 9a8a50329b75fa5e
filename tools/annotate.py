"""Compile the annotated reports, and verify them.

    python tools/annotate.py                  compile all, verify, count
    python tools/annotate.py --only g0        the reports whose names begin with g0
    python tools/annotate.py --show --only g0 print every claim and question for review
    python tools/annotate.py --check          write nothing; fail if gold is not as compiled

A folder of reports has `texts/NN-slug.txt` (never changed), `src/NN-slug.ann` (written by hand,
see `annotation_source`) and `gold/NN-slug.json` (written by this tool).
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from annotation_check import problems
from annotation_source import MODES, compiled

ROOT = Path(__file__).resolve().parents[1]
ANNOTATED = ROOT / "samples" / "annotated"
FOLDERS = tuple(ANNOTATED / name for name in ("train", "tune", "dev"))
README = ANNOTATED / "README.md"
COUNTS = re.compile(r"(<!-- counts -->\n).*?(?=<!-- end of counts -->)", re.S)


class Compiled(NamedTuple):
    """A compiled report."""

    path: Path
    """Where its gold record belongs."""
    text: str
    gold: dict[str, Any]
    problems: tuple[str, ...]

    @property
    def data(self) -> str:
        """The gold record as its file holds it."""
        return json.dumps(self.gold, ensure_ascii=False, indent=1) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Compile, verify and count; 0 if all is well, 1 if something is wrong."""
    options = _parser().parse_args(arguments)
    reports = [report for folder in options.folders for report in reports_of(folder, options.only)]
    problems = [f"{report.path.stem}: {why}" for report in reports for why in report.problems]
    if not options.check:
        _write(reports)
    problems += [f"{report.path}: not as compiled" for report in reports if _differs(report)]
    if options.folders == list(FOLDERS) and not options.only:
        problems += _counted(check=options.check)
    if options.show:
        print(*(line for report in reports for line in shown(report)), sep="\n")
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    print(f"{len(reports)} reports, {len(problems)} problems")
    return 1 if problems or not reports else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="*", type=Path, default=list(FOLDERS))
    parser.add_argument("--only", default="", metavar="PREFIX", help="what names begin with")
    parser.add_argument("--show", action="store_true", help="print all records with their quotes")
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    return parser


def reports_of(folder: Path, prefix: str = "") -> Iterator[Compiled]:
    """The reports of a folder, compiled; one without its text or source is a problem."""
    names = {path.stem for path in (*folder.glob("src/*.ann"), *folder.glob("texts/*.txt"))}
    for name in sorted(name for name in names if name.startswith(prefix)):
        source, text = folder / "src" / f"{name}.ann", folder / "texts" / f"{name}.txt"
        gold = folder / "gold" / f"{name}.json"
        lacking = [str(path) for path in (source, text) if not path.exists()]
        if lacking:
            yield Compiled(gold, "", {}, (f"{lacking[0]} is missing",))
        else:
            yield _compiled(gold, source.read_text("utf-8"), text.read_text("utf-8"))


def _compiled(path: Path, source: str, text: str) -> Compiled:
    gold, found = compiled(source, name=path.stem, text=text)
    return Compiled(path, text, gold, (*found, *problems(gold, text)))


def _write(reports: Sequence[Compiled]) -> None:
    for report in reports:
        if not report.problems:
            report.path.parent.mkdir(exist_ok=True)
            report.path.write_text(report.data, encoding="utf-8")


def _differs(report: Compiled) -> bool:
    written = report.path.read_text("utf-8") if report.path.exists() else None
    return not report.problems and written != report.data


def _counted(*, check: bool) -> list[str]:
    page = README.read_text("utf-8")
    with_counts = COUNTS.sub(lambda match: match[1] + counts_table(FOLDERS), page)
    if not check:
        README.write_text(with_counts, encoding="utf-8")
        return []
    return [] if page == with_counts else [f"{README}: the counts are not those of the data"]


def counts_table(folders: Sequence[Path]) -> str:
    """How much is annotated, as a table in Markdown."""
    columns = ("reports", "words", "claims", *MODES.values(), "questions", "persons", "optional")
    lines = [
        f"| | {' | '.join(columns)} |".replace("_", " "),
        f"|---|{'---:|' * len(columns)}",
        *(
            f"| {folder.name} | {' | '.join(f'{_counts(folder)[c]:,}' for c in columns)} |"
            for folder in folders
        ),
    ]
    return "\n".join(lines) + "\n"


def _counts(folder: Path) -> Counter[str]:
    counts: Counter[str] = Counter()
    for path in folder.glob("gold/*.json"):
        gold = json.loads(path.read_text("utf-8"))
        text = (folder / "texts" / f"{path.stem}.txt").read_text("utf-8")
        counts.update(reports=1, words=len(text.split()))
        for kind in ("claims", "questions", "persons"):
            counts[kind] += len(gold[kind])
        counts.update(claim["mode"] for claim in gold["claims"])
        records = (*gold["claims"], *gold["questions"])
        counts["optional"] += sum(record.get("optional", False) for record in records)
    return counts


def shown(report: Compiled) -> Iterator[str]:
    """All records of a report with their quotes, line by line."""
    gold = report.gold

    def quoted(spans: Sequence[Sequence[int]]) -> str:
        return " + ".join(report.text[start:end].replace("\n", "⏎") for start, end in spans)

    yield f"== {report.path.stem} {gold.get('event')}"
    for person in gold.get("persons", ()):
        yield f"  P {' | '.join(map(str, person.values()))}"
    for index, claim in enumerate(gold.get("claims", ())):
        marks = [claim["mode"], *(["negated"] if claim["polarity"] == "negated" else [])]
        marks += ["optional"] if claim.get("optional") else []
        marks += [f"in {claim['nested_in']}"] if claim["nested_in"] is not None else []
        cue, mention = quoted(claim["cue"]), quoted(claim["source_mention"])
        yield f"  {index} {claim['source']} ({', '.join(marks)}) cue “{cue}” mention “{mention}”"
        yield f"      « {quoted(claim['content'])} »"
    for index, question in enumerate(gold.get("questions", ())):
        yield f"  Q{index} {question['by']} {question['form']} -> {question['answered_by']}"
        yield f"      « {quoted(question['content'])} »"


if __name__ == "__main__":
    sys.exit(main())
