"""Messages to addresses of mail and chat services, through the one library that knows them all."""

import logging
import warnings
from types import ModuleType

from dashboard.wording.page import PRODUCT


def service(address: str) -> str | None:
    """Return the name of the service behind an address, None where no message can go there. It names no person."""
    found = _library().Apprise.instantiate(address)
    return None if found is None else str(found.service_name)


def sent(address: str, *, title: str, body: str) -> bool:
    """Send a message; whether the service took it."""
    apprise = _library()
    asset = apprise.AppriseAsset(app_id=PRODUCT, app_desc=PRODUCT, app_url="", image_url_mask="", async_mode=False)
    asked = apprise.Apprise(asset=asset)
    asked.add(address)
    return bool(asked.notify(title=title, body=body, body_format=apprise.NotifyFormat.TEXT))


def _library() -> ModuleType:
    # It writes addresses into its log, which are nobody else's business.
    logging.getLogger("apprise").disabled = True
    # It loads its services when the first is named, and one of them leans on a module that Python gives up in 3.13.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import apprise  # noqa: PLC0415  a hundred services take a second to import; most commands need none

        apprise.Apprise.instantiate("json://127.0.0.1")
    return apprise
