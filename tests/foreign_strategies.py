"""Hypothesis strategies for TEI elements that the model does not know."""

from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from hypothesis import strategies as st

from scalar_strategies import nfc, texts

# Every text has a letter before it: canonical form must stay NFC beside a combining mark.
_PATTERNS = (
    "<table{root}><row><cell{inner} n={attribute}>a{0}</cell><cell/></row></table>",
    '<list{root} type="gloss"><label{inner}>a{0}</label> <item>b{1}<!-- kept --></item></list>',
    "<lg{root} n={attribute}><l{inner}>a{0}</l>\n<l>b{1}<lb/></l></lg>",
    '<figure{root}><figDesc{inner}>a{0}<hi rend="italic">b{1}</hi></figDesc></figure>',
    "<table{root}><row><cell><x:m{prefix}>a{0}</x:m>b{1}</cell></row></table>",
    "<list{root}><item/></list>",
)
_TEI = "http://www.tei-c.org/ns/1.0"


@st.composite
def foreign_elements(draw: st.DrawFn, id: str, inner_id: str) -> str:
    """An element in canonical form with the given xml:id, and perhaps one inside."""
    xml = draw(st.sampled_from(_PATTERNS)).format(
        *(escape(draw(texts())) for _ in range(2)),
        root=f' xmlns="{_TEI}" xml:id="{id}"',
        inner=draw(st.sampled_from(("", f' xml:id="{inner_id}"'))),
        attribute=quoteattr(draw(texts())),
        prefix=f' xmlns:x="{_TEI}"',
    )
    return ElementTree.canonicalize(nfc(xml), with_comments=True)
