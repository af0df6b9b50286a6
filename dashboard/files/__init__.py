"""Every table and chart of the pages to take away, asked anew and checked for permission on each request."""

from dashboard.files.answering import answer
from dashboard.files.papers import answer as paper
from dashboard.files.pictures import answer as picture

__all__ = ["answer", "paper", "picture"]
