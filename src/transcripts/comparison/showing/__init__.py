"""Changes for people: in an archivist's words, in reading order, with the words around them."""

from transcripts.comparison.showing.columns import Columns
from transcripts.comparison.showing.entries import CATEGORIES, Category, Entry, entries
from transcripts.comparison.showing.pieces import Piece
from transcripts.comparison.showing.rows import Row, rows
from transcripts.comparison.showing.sides import Sides

__all__ = ["CATEGORIES", "Category", "Columns", "Entry", "Piece", "Row", "Sides", "entries", "rows"]
