"""What is done before figures are stored so that nobody in them can be identified.

Counts of few people are hidden with everything that gives them away; more is hidden beside them, so that no total,
no longer period and no earlier edition says what they were; and a solver then tries to find them out all the same.
A release in which it succeeds waits for a person. Pure, and no work at all where a definition does not ask for it.
"""

from indicators.disclosure.counts import HIDDEN
from indicators.disclosure.protecting import Protected, protected, shows_few
from indicators.disclosure.sums import Areas

__all__ = ["HIDDEN", "Areas", "Protected", "protected", "shows_few"]
