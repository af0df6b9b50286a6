"""What is checked before figures are stored. A refusal is for the whole release; a doubt holds figures back.

Pure: figures and what was known before go in, figures to keep and issues come out. A person decides about what is held.
"""

from indicators.feeds.feed import Issue, Severity
from indicators.quality.checking import Checked, checked
from indicators.quality.doubts import ENGLAND, REGIONS, Known
from indicators.quality.single import OUT_OF_PLACE

__all__ = ["ENGLAND", "OUT_OF_PLACE", "REGIONS", "Checked", "Issue", "Known", "Severity", "checked"]
