"""What the steps of a merge share."""

import dataclasses
from collections.abc import Sequence

from transcripts.comparison.carrying import Carrier
from transcripts.merging.disputing import NOTHING, Disputes
from transcripts.merging.naming import Naming
from transcripts.merging.versions import Version
from transcripts.model import Block, Document, Side


@dataclasses.dataclass
class Work:
    """The sides, and what has been found out."""

    base: Document
    ours: Version
    theirs: Version
    known: bool
    """Whether the base is a common ancestor; if not, it is our document."""
    naming: Naming
    disputes: Disputes
    base_ids: dict[str, str] = dataclasses.field(default_factory=dict)
    """Where the base's records are in the merged document."""

    shown: dict[Side, set[str]] = dataclasses.field(
        default_factory=lambda: {"base": set(), "ours": set(), "theirs": set()}
    )
    """Ids of blocks that the merged document shows, though another side disputes them whole."""

    @property
    def versions(self) -> dict[Side, Version]:
        """Both sides."""
        return {"ours": self.ours, "theirs": self.theirs}

    def name(self, base: str | None, ours: str | None, theirs: str | None) -> str:
        """The merged id of what is these records; the sides are told."""
        id = self.naming.merged(base, ours, theirs)
        if base is not None:
            self.base_ids[base] = id
        if ours is not None:
            self.ours.ids[ours] = id
        if theirs is not None:
            self.theirs.ids[theirs] = id
        return id

    def base_carrier(self) -> Carrier:
        """Takes records of the base over as they were."""
        return Carrier(self.base_ids, ())

    def base_reading(self, blocks: Sequence[Block]) -> object:
        """Blocks of the base as a reading; NOTHING if the base is not known."""
        return blocks if self.known else NOTHING
