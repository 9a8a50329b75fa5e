"""Lines that a page puts around its text: share buttons, navigation, publication lines."""

import functools
import re

_LONGEST = 240
_AROUND = " \t\n▸►▶»→*_"

_LINE = re.compile(
    r"""
    (?:want\ to\ )?share\b(?=\s*(?:$|this|on\b|via\b|page|article|story|:|\?|!|[|·•]))
    | .*\bchoose\ your\ platform\b
    | (?:first\ |re|last\ |date\ )?(?:published|posted|updated|modified|reviewed)\s*(?:on\b|:)
    | posted\ by\b | posted\ .*\bin\ .*\bcomments?\b | page\ last\ reviewed\b
    | .*\b(?:subscribe|sign\ up)\b.*\bnewsletter\b | .*\bunsubscribe\b
    | \[?(?:subscribe|newsletter|shop|menu|search|log\ ?in|sign\ in|loading)\b[\s\]\[.…]*
      (?:\[?(?:subscribe|newsletter|shop)\][\s]*)*$
    | .*\b(?:we|site|page)\ uses?\ cookies\b | cookie\ (?:policy|settings|notice)\b
    | accept\ (?:all\ )?cookies\b
    | (?:©|\(c\)|copyright\b)\s*(?:©|\(c\))?\s*\d{4}\b | .*\ball\ rights\ reserved\b
    | (?:read|learn|see|find\ out)\ more\s*(?:$|:|→|»|›|\.\.\.|…)
    | (?:also\ read|read\ (?:next|also)|most\ read|related|you\ (?:might|may)\ also\ \w+)\b
      (?=\s*(?:$|:|stor|article|post|document|link))
    | (?:tags?|tagged|filed\ under|categories)\s*:
    | home\s*[>›»/]\s*\w | (?:previous|newer|older)(?:\ posts?)?\s*: | printable\ version\b
    | print\ this\ (?:page|article)\b | \d+\ comments?\b(?=\s*(?:$|[|·•]))
    | leave\ a\ (?:comment|reply)\b
    | (?:follow|like|find|join)\ us\ on\ (?:facebook|twitter|x|instagram|linkedin|youtube)\b
    | advertisement\b | skip\ to\ (?:main\ )?content\b | back\ to\ top\b
    | page\ \d+\ of\ \d+\b | (?:.*\ )?was\ this\ page\ helpful\b | (?:got|have)\ a\ story\?
    | transcribed\ by\ https?:// | listen\s*(?:on|:)\ .*\b(?:spotify|apple)\b
    | download\s*:.*\bpdf\b | click\ here\b
    | \W*ends?\W*$ | $ | [\s*\-–—_=~#•·]+$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LIST_HEAD = re.compile(
    r"(?:related (?:stories|articles|posts|documents|links)|most (?:read|popular)"
    r"|(?:you (?:might|may) )?also (?:like|read)|also in the news|more stories|share this)\W*$",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=1024)
def is_boilerplate(line: str) -> bool:
    """True if a line (or short paragraph) is part of the page and not of the report."""
    text = line.strip(_AROUND)
    return len(text) <= _LONGEST and _LINE.match(text) is not None


def heads_boilerplate(line: str) -> bool:
    """True if the line is the heading of a list of other pages."""
    return _LIST_HEAD.match(line.strip(_AROUND)) is not None
