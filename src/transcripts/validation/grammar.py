"""A RELAX NG grammar that can be asked about one element or attribute at a time."""

import copy
import functools
from collections.abc import Iterable, Iterator

from lxml import etree

_RNG = "{http://relaxng.org/ns/structure/1.0}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ANY = "*"
_NOT_ALWAYS = {f"{_RNG}{name}" for name in ("optional", "choice", "zeroOrMore")}


class Grammar:
    """A grammar in XML syntax, its elements in one namespace, its attributes in none or `xml`."""

    def __init__(self, tree: etree._Element) -> None:
        self._tree = tree
        self._whole = etree.RelaxNG(tree)
        self._defines = {str(node.get("name")): node for node in tree.iterchildren(f"{_RNG}define")}

    def accepts_file(self, root: etree._Element) -> bool:
        """Whether the whole file fits."""
        return bool(self._whole.validate(root))

    def accepts(self, element: etree._Element) -> bool:
        """Whether it fits some pattern of its name, wherever it stands."""
        return bool(self._judge_of(element.tag).validate(element))

    def knows(self, element: etree._Element) -> bool:
        """Whether any element of this name is part of the grammar."""
        return bool(self._patterns(element.tag))

    def knows_attribute(self, element: etree._Element, name: str) -> bool:
        """Whether elements of this name may have the attribute."""
        return not self._named_within(element.tag, "attribute").isdisjoint({name, _ANY})

    def accepts_attribute(self, element: etree._Element, name: str) -> bool:
        """Whether elements of this name may have the attribute with this value."""
        lone = etree.Element(element.tag, {name: str(element.get(name))})
        return bool(self._attribute_judge_of(element.tag, name).validate(lone))

    def knows_child(self, element: etree._Element, child: etree._Element) -> bool:
        """Whether elements of this name may hold elements of the child's name."""
        return not self._named_within(element.tag, "element").isdisjoint({child.tag, _ANY})

    def missing_attributes(self, element: etree._Element) -> list[str]:
        """What elements of this name must have and this one has not."""
        needed = [set(self._always(pattern)) for pattern in self._patterns(element.tag)]
        return sorted(set.intersection(*needed).difference(map(str, element.attrib)))

    @functools.cache  # noqa: B019 - a grammar lives as long as one validation
    def _judge_of(self, tag: str) -> etree.RelaxNG:
        return self._judge(self._patterns(tag))

    @functools.cache  # noqa: B019
    def _attribute_judge_of(self, tag: str, name: str) -> etree.RelaxNG:
        pattern = etree.Element(f"{_RNG}element", {"name": etree.QName(tag).localname})
        choice = etree.SubElement(pattern, f"{_RNG}choice")
        choice.extend(
            copy.deepcopy(node)
            for outer in self._patterns(tag)
            for node in self._within(outer)
            if self._name_of(node) == name
        )
        return self._judge([pattern])

    def _judge(self, patterns: Iterable[etree._Element]) -> etree.RelaxNG:
        tree = copy.deepcopy(self._tree)
        (start,) = tree.iterchildren(f"{_RNG}start")
        start[:] = [etree.Element(f"{_RNG}choice")]
        start[0].extend([etree.Element(f"{_RNG}notAllowed"), *map(copy.deepcopy, patterns)])
        return etree.RelaxNG(tree)

    @functools.cache  # noqa: B019
    def _patterns(self, tag: str) -> tuple[etree._Element, ...]:
        every = self._tree.iter(f"{_RNG}element")
        return tuple(node for node in every if self._name_of(node) == tag)

    @functools.cache  # noqa: B019
    def _named_within(self, tag: str, kind: str) -> frozenset[str]:
        inner = (node for outer in self._patterns(tag) for node in self._within(outer))
        return frozenset(self._name_of(node) for node in inner if node.tag == f"{_RNG}{kind}")

    def _name_of(self, node: etree._Element) -> str:
        name = node.get("name")
        if name is None:
            return _ANY
        if node.tag == f"{_RNG}element":
            return f"{{{self._tree.get('ns')}}}{name}"
        return name.replace("xml:", _XML)

    def _within(self, node: etree._Element) -> Iterator[etree._Element]:
        for child in self._followed(node):
            if child.tag in (f"{_RNG}attribute", f"{_RNG}element"):
                yield child
            else:
                yield from self._within(child)

    def _always(self, node: etree._Element) -> Iterator[str]:
        for child in self._followed(node):
            if child.tag == f"{_RNG}attribute":
                yield self._name_of(child)
            elif child.tag != f"{_RNG}element" and child.tag not in _NOT_ALWAYS:
                yield from self._always(child)

    def _followed(self, node: etree._Element) -> Iterator[etree._Element]:
        for child in node.iterchildren("*"):
            name = child.get("name")
            yield self._defines[str(name)] if child.tag == f"{_RNG}ref" else child
