"""How far two documents differ, in figures: words, speakers, and what annotators found."""

from transcripts.comparison.measures.figures import Figures, figures

__all__ = ["Figures", "figures"]
