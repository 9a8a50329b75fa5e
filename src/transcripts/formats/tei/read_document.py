"""A TEI file as plain values: ours exactly, others' as far as the model goes."""

from transcripts.errors import ReadError
from transcripts.formats import Parsed, ReadOptions
from transcripts.formats._building import start_document
from transcripts.formats.tei.keep import Keeper
from transcripts.formats.tei.read_header import read_header, reviews
from transcripts.formats.tei.read_standoff import read_standoff
from transcripts.formats.tei.read_text import read_text
from transcripts.formats.tei.repeated_ids import repeated_ids
from transcripts.formats.tei.their_header import TheirHeader
from transcripts.formats.tei.their_text import TheirText
from transcripts.formats.tei.tree import Account, Element, Record, is_ours, name_of, root_of
from transcripts.formats.tei.vocabulary import XML_ID
from transcripts.migrate import to_current
from transcripts.report import Severity


def parsed(data: bytes, *, filename: str | None = None, repeated: Severity = "warning") -> Parsed:
    """The values in a file and their places; a repeated id is as bad as `repeated` says.

    Raises:
        ReadError: If it is not well-formed, has a DOCTYPE or is not one TEI document.
        NewerSchemaError: If it was written for a newer schema.
    """
    root = root_of(data)
    account = Account()
    account.places.put("", root)
    account.issues += repeated_ids(root, repeated)
    if is_ours(root):
        record = _current(_ours(account, root))
    else:
        record = _theirs(account, root, data, filename)
    return Parsed(record, account.places, tuple(account.issues))


def _ours(account: Account, root: Element) -> Record:
    keeper = Keeper(account, root, severity="warning")
    record = read_header(account, root)
    record["blocks"] = list(read_text(account, keeper, root))
    record.update(read_standoff(account, root))
    _put_reviews(account, root, record)
    keep_unread(account, keeper, root)
    put_extensions(record, keeper)
    return record


def _current(record: Record) -> Record:
    try:
        return to_current(record)
    except ReadError as error:
        raise ReadError("tei", f"schemaRef: {error.reason}") from error


def _theirs(account: Account, root: Element, data: bytes, filename: str | None) -> Record:
    keeper = Keeper(account, root, severity="info")
    record = _started(keeper, root, data, filename)
    header = TheirHeader(account, keeper, root)
    record.update(header.read())
    text = TheirText(account, keeper, header.ids)
    record["blocks"] = text.read(root)
    strangers = [{"id": id, "kind": "person"} for id in text.strangers]
    record["agents"] = [*record.get("agents", ()), *strangers]
    keep_unread(account, keeper, root)
    put_extensions(record, keeper)
    return record


def _started(keeper: Keeper, root: Element, data: bytes, filename: str | None) -> Record:
    """A record with an id, the file as its source, and how it was read."""
    document = start_document(
        data,
        ReadOptions(filename=filename),
        media_type="application/tei+xml",
        format_name="tei",
        notes=("white space in blocks collapsed",),
    )
    record: Record = document.model_dump(mode="json", exclude_defaults=True)
    if root.get(XML_ID) is not None:
        record["id"] = keeper.own_id(root, "doc")
    elif not keeper.take(document.id):
        record["id"] = keeper.fresh("doc")
    [source], [activity] = record["sources"], record["provenance"]
    source["id"] = keeper.fresh("source")
    activity.update(id=keeper.fresh("read"), inputs=[source["id"]])
    return record


def _put_reviews(account: Account, root: Element, record: Record) -> None:
    decided = dict(reviews(account, root))
    if record.get("id") in decided:
        record.setdefault("event", {})["review"] = decided[record["id"]]
    for collection in ("agents", "relations"):
        for each in record.get(collection, ()):
            if each.get("id") in decided:
                each["review"] = decided[each["id"]]


def keep_unread(account: Account, keeper: Keeper, root: Element) -> None:
    """Keep all that is neither read nor text."""
    for element in tuple(account.unread(root)):
        in_header = any(name_of(each) == "teiHeader" for each in element.iterancestors())
        keeper.extension("tei:header" if in_header else "tei:standOff", element)


def put_extensions(record: Record, keeper: Keeper) -> None:
    """Add what was kept to the extensions of the record."""
    for key, entries in keeper.extensions.items():
        extensions = record.setdefault("extensions", {})
        before = extensions.get(key, [])
        extensions[key] = [*(before if isinstance(before, list) else [before]), *entries]
