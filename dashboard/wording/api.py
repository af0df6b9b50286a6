"""Words of the programming interface: what it says of itself, and what it answers to a question it cannot obey."""

from collections.abc import Iterable

from dashboard.wording import states
from dashboard.wording.language import _

TITLE = _("Agreed Outcomes, read only")
ABOUT = _(
    "Places, agreements, outcomes, verdicts, figures, cases and changes as the public may read them, as at any past "
    "date. Every item carries its evidence class and what to know before leaning on it. Places stand in alphabetical "
    "order; nothing puts them in order of a value. Errors are problem documents (RFC 9457). Ask again with "
    "If-None-Match to be told only that nothing has changed."
)
BAD_REQUEST = _("The question cannot be read")
NOT_FOUND = _("Not found")
NOT_ALLOWED = _("Only reading is possible")
TOO_MANY = _("Too many questions")
ONLY_GET = _("This address answers GET and HEAD. Nothing can be written here.")
PARAMETERS = {
    "as_at": _("What was known at the end of this day in London, or at this minute: 2026-03-31 or 2026-12-03T09:30."),
    "page": _("Which page of the list, from 1."),
    "page_size": _("How many items a page holds, at most 500."),
    "format": _("json or csv. Without it, what the Accept header prefers, else JSON."),
    "place": _("A place by the name in its address or its code."),
    "indicator": _("A series by its name."),
    "kind": _("Only of this kind."),
    "standing": _("Only places that have come this far."),
    "status": _("Only versions of this status."),
    "stage": _("Only cases that have come this far."),
    "standard": _("A minimum standard by its name."),
    "since": _("Only changes after this day; without it, those of the last 90 days. One year back at most."),
}
ANSWERS = {
    200: _("The items, in pages."),
    304: _("Nothing has changed since the answer with this ETag."),
    400: _("A parameter cannot be read, or its date lies ahead."),
    404: _("There is no such place, series or page."),
    405: _("Only GET and HEAD are answered."),
    429: _("Too many questions. Retry-After says when to ask again."),
}
AS_AT_OF_ANSWER = _("The moment whose knowledge the answer holds.")
EVIDENCE_OF_ANSWER = _("The weakest evidence class among the items; null where there are none.")
NOTES_OF_ANSWER = _("What to know before leaning on the items.")
TOTAL = _("How many items there are on all pages.")
NEXT = _("Address of the next page; null on the last one.")


def unknown_parameter(name: str, known: Iterable[str]) -> str:
    """Return the answer to a parameter that there is not."""
    return _("There is no parameter “{name}” here. There are: {known}.").format(
        name=states.cut(name), known=", ".join(sorted(known))
    )


def twice(name: str) -> str:
    """Return the answer to a parameter that is given more than once."""
    return _("“{name}” is given more than once. Give it once.").format(name=name)


def empty(name: str) -> str:
    """Return the answer to a parameter that says nothing."""
    return _("“{name}” is empty. Give it a value, or leave it out.").format(name=name)


def not_a_number(name: str, text: str, least: int, most: int) -> str:
    """Return the answer to a number that is none, or lies outside what is allowed."""
    return _("{name} is “{text}”. Write a whole number from {least} to {most}.").format(
        name=name, text=states.cut(text), least=least, most=most
    )


def not_one_of(name: str, text: str, known: Iterable[str]) -> str:
    """Return the answer to a word that is not among those allowed."""
    return _("{name} is “{text}”. Write one of: {known}.").format(
        name=name, text=states.cut(text), known=", ".join(known)
    )


def missing(name: str) -> str:
    """Return the answer to a question that lacks a parameter."""
    return _("{name} is missing. Add, say, {name}=employment-rate.").format(name=name)


def unknown_indicator(text: str) -> str:
    """Return the answer to a series that is not held."""
    return _("We hold no series called “{text}”. /api/v1/series lists them.").format(text=states.cut(text))


def unknown_standard(text: str) -> str:
    """Return the answer to a minimum standard that there is not."""
    return _("There is no minimum standard “{text}”. /api/v1/standards lists them.").format(text=states.cut(text))


def not_handed_on(title: str) -> str:
    """Return the answer to a series whose licence keeps its figures here."""
    return _("{title}: its licence does not allow its figures to be handed on. The pages show them.").format(
        title=title
    )


def no_such_page(path: str, known: Iterable[str]) -> str:
    """Return the answer to an address that leads nowhere."""
    return _("There is nothing at “{path}”. There are: {known}.").format(path=states.cut(path), known=", ".join(known))


def bad_since(text: str) -> str:
    """Return the answer to a day that cannot be read or lies ahead."""
    return _("since is “{text}”. Write a day up to the one asked about, say, 2026-03-31.").format(text=states.cut(text))


def too_many(seconds: int) -> str:
    """Return the answer to a client that asks too often."""
    return _(
        "You have asked too often. Ask again in {seconds} seconds, or take the whole package at /open-data."
    ).format(seconds=seconds)
