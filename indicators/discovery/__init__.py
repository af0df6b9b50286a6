"""Finds an indicator in the catalogue or at a publisher, and drafts its definition from what the publisher says."""

from indicators.discovery.drafting import Draft, DraftError, Question, draft
from indicators.discovery.searching import Found, SearchError, at_publisher, in_catalogue
from indicators.discovery.writing import written

__all__ = [
    "Draft",
    "DraftError",
    "Found",
    "Question",
    "SearchError",
    "at_publisher",
    "draft",
    "in_catalogue",
    "written",
]
