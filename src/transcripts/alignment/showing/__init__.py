"""An alignment as a page for the browser."""

from transcripts.alignment.showing.page import html_page

__all__ = ["html_page"]
