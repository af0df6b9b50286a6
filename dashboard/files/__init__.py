"""Every table of the pages as CSV, ODS and XLSX, asked anew and checked for permission on each request."""

from dashboard.files.answering import answer

__all__ = ["answer"]
