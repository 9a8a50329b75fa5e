"""Notes that put a name before what is said: "Saar: disagrees.", "WL - six weeks"."""

from transcripts.extraction.language.claims import Reported, mode_of, without_marks
from transcripts.extraction.language.names import Name
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.reports.passages import Passage

_MARKS = (":", "–", "—", "-")
_BULLETS = ("-", "•", "*", "–", ">", "—")


def named_line(passage: Passage, index: int) -> tuple[Name, Reported] | None:
    """The name at the beginning of a sentence and what stands after its colon or dash."""
    words = passage.analysis.words[index]
    for name in passage.names[index][:1]:
        begins = name.first - len(name.titles) - (1 if name.titles else 0)
        bulleted = all(word.text in _BULLETS for word in words[: max(0, begins)])
        mark = words[name.last] if name.last + 1 < len(words) else None
        if mark is None or mark.text not in _MARKS or not bulleted:
            return None
        if mark.text != ":" and mark.start == words[name.last - 1].end:
            return None
        item = _reported(passage, index, name, mark.end)
        return (name, item) if item is not None else None
    return None


def _reported(passage: Passage, index: int, name: Name, after: int) -> Reported | None:
    text, quoted = passage.block.text, passage.analysis.quoted
    span = without_marks(text, quoted, after, passage.analysis.sentences[index].end)
    if span is None:
        return None
    mode = mode_of(text, quoted, (span,))
    mention = Span(name.start, name.end)
    return Reported((span,), mode, "claim.named-line", 0.65, index, mention=mention)
