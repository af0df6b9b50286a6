"""What people do from a page or a command: each order asks access, writes through the store, and logs the act.

All three happen in one transaction, so that there is no act without its entry and no entry without its act.
"""

from dashboard.access import NotAllowedError
from dashboard.orders.acting import Actor, OrderRefusedError
from data.database import StoreError
from data.store.documents import DocumentError
from data.store.meetings import MeetingError
from data.store.people import PeopleError
from data.terms import TermsError

# What an order may refuse with: each of them carries one sentence for the person who gave it.
REFUSALS = (NotAllowedError, OrderRefusedError, DocumentError, MeetingError, PeopleError, StoreError, TermsError)

__all__ = ["REFUSALS", "Actor", "OrderRefusedError"]
