"""Words of the programming interface: what it says of itself, and what it answers to a question it cannot obey."""

from collections.abc import Iterable

from dashboard.wording import states

TITLE = "Agreed Outcomes, read only"
ABOUT = (
    "Places, agreements, outcomes, verdicts, figures, cases and changes as the public may read them, as at any past "
    "date. Every item carries its evidence class and what to know before leaning on it. Places stand in alphabetical "
    "order; nothing puts them in order of a value. Errors are problem documents (RFC 9457). Ask again with "
    "If-None-Match to be told only that nothing has changed."
)
BAD_REQUEST = "The question cannot be read"
NOT_FOUND = "Not found"
NOT_ALLOWED = "Only reading is possible"
TOO_MANY = "Too many questions"
ONLY_GET = "This address answers GET and HEAD. Nothing can be written here."
PARAMETERS = {
    "as_at": "What was known at the end of this day in London, or at this minute: 2026-03-31 or 2026-12-03T09:30.",
    "page": "Which page of the list, from 1.",
    "page_size": "How many items a page holds, at most 500.",
    "format": "json or csv. Without it, what the Accept header prefers, else JSON.",
    "place": "A place by the name in its address or its code.",
    "indicator": "A series by its name.",
    "kind": "Only of this kind.",
    "standing": "Only places that have come this far.",
    "status": "Only versions of this status.",
    "stage": "Only cases that have come this far.",
    "standard": "A minimum standard by its name.",
    "since": "Only changes after this day; without it, those of the last 90 days. One year back at most.",
}
ANSWERS = {
    200: "The items, in pages.",
    304: "Nothing has changed since the answer with this ETag.",
    400: "A parameter cannot be read, or its date lies ahead.",
    404: "There is no such place, series or page.",
    405: "Only GET and HEAD are answered.",
    429: "Too many questions. Retry-After says when to ask again.",
}
AS_AT_OF_ANSWER = "The moment whose knowledge the answer holds."
EVIDENCE_OF_ANSWER = "The weakest evidence class among the items; null where there are none."
NOTES_OF_ANSWER = "What to know before leaning on the items."
TOTAL = "How many items there are on all pages."
NEXT = "Address of the next page; null on the last one."


def unknown_parameter(name: str, known: Iterable[str]) -> str:
    """Return the answer to a parameter that there is not."""
    return f"There is no parameter “{states.cut(name)}” here. There are: {', '.join(sorted(known))}."


def twice(name: str) -> str:
    """Return the answer to a parameter that is given more than once."""
    return f"“{name}” is given more than once. Give it once."


def empty(name: str) -> str:
    """Return the answer to a parameter that says nothing."""
    return f"“{name}” is empty. Give it a value, or leave it out."


def not_a_number(name: str, text: str, least: int, most: int) -> str:
    """Return the answer to a number that is none, or lies outside what is allowed."""
    return f"{name} is “{states.cut(text)}”. Write a whole number from {least} to {most}."


def not_one_of(name: str, text: str, known: Iterable[str]) -> str:
    """Return the answer to a word that is not among those allowed."""
    return f"{name} is “{states.cut(text)}”. Write one of: {', '.join(known)}."


def missing(name: str) -> str:
    """Return the answer to a question that lacks a parameter."""
    return f"{name} is missing. Add, say, {name}=employment-rate."


def unknown_indicator(text: str) -> str:
    """Return the answer to a series that is not held."""
    return f"We hold no series called “{states.cut(text)}”. /api/v1/series lists them."


def unknown_standard(text: str) -> str:
    """Return the answer to a minimum standard that there is not."""
    return f"There is no minimum standard “{states.cut(text)}”. /api/v1/standards lists them."


def not_handed_on(title: str) -> str:
    """Return the answer to a series whose licence keeps its figures here."""
    return f"{title}: its licence does not allow its figures to be handed on. The pages show them."


def no_such_page(path: str, known: Iterable[str]) -> str:
    """Return the answer to an address that leads nowhere."""
    return f"There is nothing at “{states.cut(path)}”. There are: {', '.join(known)}."


def bad_since(text: str) -> str:
    """Return the answer to a day that cannot be read or lies ahead."""
    return f"since is “{states.cut(text)}”. Write a day up to the one asked about, say, 2026-03-31."


def too_many(seconds: int) -> str:
    """Return the answer to a client that asks too often."""
    return f"You have asked too often. Ask again in {seconds} seconds, or take the whole package at /open-data."
