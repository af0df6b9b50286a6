"""What must hold before something about a meeting is sent: the same checks for the form and for the order."""

from collections.abc import Mapping
from datetime import date

from dashboard.orders.acting import OrderRefusedError
from dashboard.orders.plain import plain
from dashboard.wording import papers_page, scrutiny
from data.store.meetings import ScrutinyStep

LONGEST = 1_000
REPLIES = frozenset({ScrutinyStep.REPLIED, ScrutinyStep.ACCEPTED, ScrutinyStep.DECLINED, ScrutinyStep.DONE})
Problems = Mapping[str, str]


def with_item(said: Mapping[str, str]) -> Problems:
    """Return what is wrong with a question or recommendation, by field."""
    return _some(
        meeting="" if said.get("meeting") else scrutiny.NO_MEETING,
        text=_text(said.get("text", ""), empty=papers_page.NO_TEXT),
        addressed_to=_text(said.get("addressed_to", ""), empty=papers_page.NO_OFFICE),
        clause=_text(said.get("clause", "")),
    )


def with_meeting(said: Mapping[str, str]) -> Problems:
    """Return what is wrong with a meeting, by field."""
    return _some(
        body=_text(said.get("body", ""), empty=papers_page.NO_BODY),
        held_on="" if _is_day(said.get("held_on", "")) else scrutiny.NO_DAY,
        decision=_text(said.get("decision", "")),
    )


def with_reply(said: Mapping[str, str]) -> Problems:
    """Return what is wrong with a reply, by field."""
    return _some(
        step="" if said.get("step") in REPLIES else papers_page.NO_REPLY if said.get("step") else scrutiny.NO_STEP,
        text=_text(said.get("text", ""), empty=papers_page.NO_TEXT),
    )


def with_withdrawal(said: Mapping[str, str]) -> Problems:
    """Return what is wrong with taking something back, by field."""
    return _some(
        item="" if said.get("item") else scrutiny.NO_ITEM,
        text=_text(said.get("text", ""), empty=papers_page.NO_TEXT),
    )


def checked(problems: Problems) -> None:
    """Refuse with the first problem, where there is one."""
    for sentence in problems.values():
        raise OrderRefusedError(sentence)


def _text(text: str, *, empty: str = "") -> str:
    """Return what is wrong with words that everybody will read, empty where nothing is."""
    if not text.strip():
        return empty
    if len(text) > LONGEST:
        return papers_page.too_long(LONGEST)
    try:
        plain(text, what="text", most_words=LONGEST)
    except OrderRefusedError as refused:
        return str(refused)
    return ""


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _some(**problems: str) -> Problems:
    return {name: sentence for name, sentence in problems.items() if sentence}
