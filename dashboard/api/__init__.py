"""What programs and other sites read: lists, the package, a feed, a calendar, badges. Read only, as the public."""

from dashboard.api.embed import POLICY as EMBED_POLICY
from dashboard.api.routing import routes

__all__ = ["EMBED_POLICY", "routes"]
