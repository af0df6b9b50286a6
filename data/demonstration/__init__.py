"""The demonstration: what a newcomer opens, and what acceptance tells its stories with.

Published figures of real places under illustrative terms, and invented places, figures and events. Its clock stands
at `TODAY` unless set otherwise.
"""

from data.demonstration.files import DEFINITIONS, ReportedFact, indicators, reported
from data.demonstration.filling import TODAY, DemonstrationError, declare, fill, is_demonstration, stages, today
from data.demonstration.tabulate import tabulate

__all__ = [
    "DEFINITIONS",
    "TODAY",
    "DemonstrationError",
    "ReportedFact",
    "declare",
    "fill",
    "indicators",
    "is_demonstration",
    "reported",
    "stages",
    "tabulate",
    "today",
]
