"""Why a store cannot be used, in sentences for people."""

from sqlalchemy import Engine


class StoreError(Exception):
    """The store cannot be used; the message says why and what helps, in one sentence or two."""


class StoreBusyError(StoreError):
    """Another program is writing and has not finished in time."""


class StoreFullError(StoreError):
    """There is no room left to write."""


def named(engine: Engine) -> str:
    """The store's address without its password, as a sentence begins with it."""
    return f"The store {engine.url.render_as_string(hide_password=True)}"


def busy(where: str, seconds: float) -> StoreBusyError:
    """The error for a store that another program kept for itself too long."""
    return StoreBusyError(
        f"{where} is busy: another program is writing to it and was given {seconds:g} seconds. Try again soon."
    )


def full(where: str) -> StoreFullError:
    """The error for a store without room."""
    return StoreFullError(f"{where} has no room left on its disk. Nothing was stored; make room and try again.")
