"""Replies due and meetings to come as a calendar file that any calendar reads."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from dashboard.questions.agreements import day_of
from dashboard.questions.meeting_values import Item, Met
from dashboard.questions.meetings import AWAITING
from dashboard.selection import path
from dashboard.wording import page, papers_page

BEFORE = timedelta(days=14)
A_DAY = timedelta(days=1)


def reminders(met: Iterable[Met], *, known_at: datetime) -> bytes:
    """Return a calendar of the replies that are awaited, each with a reminder two weeks before, and of meetings.

    The same question at the same moment gives the same file.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{page.PRODUCT}//{papers_page.TITLE}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    today = day_of(known_at)
    for one in met:
        if one.meeting.held_on >= today:
            calendar.add_component(_meeting(one, known_at=known_at))
        for item in one.items:
            if item.reply_due is not None and item.state in AWAITING:
                calendar.add_component(_reply(one, item, item.reply_due, known_at=known_at))
    return bytes(calendar.to_ical())


def _meeting(met: Met, *, known_at: datetime) -> Event:
    meeting = met.meeting
    title = papers_page.met(meeting.body, meeting.held_on)
    event = _event(f"{met.place.slug}-{meeting.held_on.isoformat()}", title, meeting.held_on, known_at=known_at)
    event.add("description", meeting.decision or papers_page.TITLE)
    event.add("location", met.place.name)
    return event


def _reply(met: Met, item: Item, due: date, *, known_at: datetime) -> Event:
    name = papers_page.item(item.kind.value, item.number)
    title = papers_page.due_reminder(f"{name}, {papers_page.met(met.meeting.body, met.meeting.held_on)}", "")
    key = f"{met.place.slug}-{met.meeting.held_on.isoformat()}-{item.kind.value}-{item.number}"
    event = _event(key, title, due, known_at=known_at)
    event.add("description", f"{item.text} {papers_page.put_to(item.addressed_to)}".strip())
    event.add("url", path("papers", place=met.place.slug))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -BEFORE)
    event.add_component(alarm)
    return event


def _event(key: str, title: str, on: date, *, known_at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{key}@agreed-outcomes")
    event.add("dtstamp", known_at.astimezone(UTC).replace(microsecond=0))
    event.add("summary", title)
    event.add("dtstart", on)
    event.add("dtend", on + A_DAY)
    return event
