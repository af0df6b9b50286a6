"""Both sides ask, offer and answer; the centre explains and keeps promises; places record what is asked of them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.access import NotAllowedError
from dashboard.orders import OrderRefusedError, dealings
from dashboard.orders.dealings import Wanted
from dashboard.questions.agreements import agreed_places
from dashboard.questions.asks import ask_to_answer, asks_of
from dashboard.questions.burden import requests
from dashboard.questions.promises import promises
from dashboard.questions.values import PromiseState
from data import database
from data.roles import CENTRE, Role
from data.store import audit, places
from data.store import dealings as held
from data.store.dealings import AskStep, OutsideKind
from data.terms import AskKind, Depth, EvidenceClass, Side
from tests.dashboard.own_store import NOW, PLACE_POST, actor, copied, of_the_centre, of_the_place

WANTED = Wanted(name="A shared record", office="Department of Health", reply_due=date(2026, 12, 31), text="For visits.")
OPEN = "One form for every department's figures"


@pytest.fixture
def session(demonstration_url, tmp_path):
    with copied(demonstration_url, tmp_path) as engine, database.session(engine) as opened:
        yield opened


def northmere(session):
    place = places.named(session, "northmere")
    assert place is not None
    return place


def asked(session, name):
    return next(one for one in asks_of(session, northmere(session), known_at=NOW) if one.name == name)


def promise(session, power):
    document = next(one for place, one in agreed_places(session, known_at=NOW) if place.slug == "northmere")
    made = promises(session, document.agreement, document, known_at=NOW)
    return next(one for one in made if one.power.name == power)


@pytest.mark.parametrize(
    ("order", "who", "side", "kind"),
    [
        (dealings.ask, of_the_place(), Side.PLACE, AskKind.ASK),
        (dealings.offer, of_the_place(), Side.PLACE, AskKind.OFFER),
        (dealings.ask, of_the_centre(), Side.CENTRE, AskKind.ASK),
        (dealings.offer, of_the_centre(), Side.CENTRE, AskKind.OFFER),
    ],
    ids=["place asks", "place offers", "centre asks", "centre offers"],
)
def test_both_sides_ask_and_offer(session, order, who, side, kind):
    order(session, who, place="northmere", side=side, wanted=WANTED)
    found = asked(session, WANTED.name)
    assert (found.kind, found.side, found.reply_due, found.is_open) == (kind, side, WANTED.reply_due, True)


def test_nobody_speaks_for_the_other_side(session):
    with pytest.raises(NotAllowedError):
        dealings.ask(session, of_the_place(), place="northmere", side=Side.CENTRE, wanted=WANTED)
    with pytest.raises(NotAllowedError):
        dealings.answer(session, of_the_place(), place="northmere", name=OPEN, text="Yes")


@pytest.mark.parametrize(
    ("order", "ended"), [(dealings.answer, AskStep.ANSWERED), (dealings.decline, AskStep.DECLINED)], ids=["yes", "no"]
)
def test_the_side_that_was_asked_answers_and_the_days_stop(session, order, ended):
    order(session, of_the_centre(), place="northmere", name=OPEN, text=" From April. ")
    found = asked(session, OPEN)
    assert (found.ended, found.answer, found.days, found.late_by(date(2030, 1, 1))) == (ended, "From April.", 138, 81)


def test_the_side_that_asked_withdraws(session):
    dealings.withdraw(session, of_the_place(), place="northmere", name=OPEN)
    assert asked(session, OPEN).ended is AskStep.WITHDRAWN


@pytest.mark.parametrize(
    ("order", "said", "sentence"),
    [
        (dealings.ask, {"side": Side.PLACE, "wanted": replace(WANTED, name=OPEN)}, "asked or offered already"),
        (dealings.ask, {"side": Side.PLACE, "wanted": replace(WANTED, name=" ")}, "empty"),
        (dealings.ask, {"side": Side.PLACE, "wanted": replace(WANTED, reply_due=date(2026, 1, 1))}, "passed already"),
        (dealings.withdraw, {"name": "Nothing of the kind"}, "no open ask"),
        (dealings.withdraw, {"name": "Two analysts for a year"}, "no open ask"),
    ],
    ids=["twice", "nameless", "due before", "unknown", "answered"],
)
def test_an_ask_that_cannot_be_is_refused_in_one_sentence(session, order, said, sentence):
    with pytest.raises(OrderRefusedError, match=sentence):
        order(session, of_the_place(), place="northmere", **said)


def test_an_answer_has_words(session):
    with pytest.raises(OrderRefusedError, match="empty"):
        dealings.answer(session, of_the_centre(), place="northmere", name=OPEN, text=" ")


def test_a_place_we_do_not_hold_is_said(session):
    with pytest.raises(OrderRefusedError, match="We hold no place called “narnia”"):
        dealings.ask(session, of_the_place(), place="narnia", side=Side.PLACE, wanted=WANTED)


def request(**different):
    said = {"place": "northmere", "kind": OutsideKind.FIGURES, "department": "A department", "text": "A return"}
    return said | {"items": 3, "hours": None} | different


def test_hours_that_nobody_counted_stay_unknown(session):
    dealings.record_request(session, of_the_place(), **request())
    found = [one.record for one in requests(session, known_at=NOW) if one.record.text == "A return"]
    assert [(one.items, one.hours) for one in found] == [(3, None)]


@pytest.mark.parametrize(
    ("different", "sentence"),
    [({"items": 0}, "at least 1"), ({"hours": -1.0}, "fewer than 0"), ({"text": " "}, "empty")],
    ids=["no items", "hours below nothing", "no words"],
)
def test_a_request_that_cannot_be_is_refused(session, different, sentence):
    with pytest.raises(OrderRefusedError, match=sentence):
        dealings.record_request(session, of_the_place(), **request(**different))


def test_the_centre_does_not_write_what_it_asked_of_a_place(session):
    with pytest.raises(NotAllowedError):
        dealings.record_request(session, of_the_centre(), **request())


def test_explaining_a_late_promise_stops_no_day(session):
    before = promise(session, "Adult skills")
    dealings.explain_promise(session, of_the_centre(), place="northmere", power="Adult skills", text="A date is set.")
    after = promise(session, "Adult skills")
    assert (after.state, after.late_by) == (PromiseState.LATE, before.late_by) == (PromiseState.LATE, 234)
    assert after.text == "A date is set."


def test_a_power_that_passes_late_stays_late_by_its_days_and_says_how_deep_it_reaches(session):
    dealings.keep_promise(
        session,
        of_the_centre(),
        place="northmere",
        power="Adult skills",
        depth=Depth.COMMENT,
        on=date(2026, 11, 20),
    )
    kept = promise(session, "Adult skills")
    assert (kept.state, kept.late_by, kept.actual) == (PromiseState.KEPT, 233, Depth.COMMENT)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"power": "A tax on rain"}, "names no power"),
        ({"power": "Early years budgets in one"}, "has passed already"),
        ({"power": "Adult skills", "on": date(2026, 12, 1)}, "has not come yet"),
        ({"power": "Adult skills", "place": "cornwall"}, "names no power"),
    ],
    ids=["unknown", "kept", "a day to come", "no agreement"],
)
def test_a_promise_that_cannot_be_kept_so_is_refused(session, said, sentence):
    told = {"place": "northmere", "depth": Depth.CONTROL, "on": date(2026, 11, 1)} | said
    with pytest.raises(OrderRefusedError, match=sentence):
        dealings.keep_promise(session, of_the_centre(), **told)


def test_a_place_does_not_keep_the_promises_of_the_centre(session):
    with pytest.raises(NotAllowedError):
        dealings.explain_promise(session, of_the_place(), place="northmere", power="Adult skills", text="Soon")


def test_every_order_is_in_the_log(session):
    dealings.answer(session, of_the_centre(), place="northmere", name=OPEN, text="Yes")
    newest = audit.entries(session, place="x-northmere", most=1)[0]
    assert (newest.object, newest.after, newest.role) == (f"ask {OPEN}", "answered", "centre_signatory")


@pytest.mark.parametrize(
    ("who", "subject", "open_to"),
    [
        (of_the_centre(), f"northmere:{OPEN}", True),
        (of_the_centre(), f"northmere:{OPEN.lower()}", True),
        (of_the_place(), f"northmere:{OPEN}", False),
        (actor(7, Role.AUDITOR, CENTRE), f"northmere:{OPEN}", False),
        (of_the_centre(), "northmere:Two analysts for a year", False),
        (of_the_centre(), "narnia:Anything", False),
    ],
    ids=["asked", "in other letters", "the asker", "an auditor", "answered", "nowhere"],
)
def test_an_open_ask_waits_for_the_side_that_was_asked(session, who, subject, open_to):
    found = ask_to_answer(session, who.viewer, subject, known_at=NOW)
    assert (found is not None) is open_to


def test_an_answer_to_what_nobody_asked_is_no_ask(session):
    stray = held.AskRecord(
        place="x-northmere",
        name="Out of the blue",
        event=AskStep.ANSWERED,
        side=Side.CENTRE,
        happened_on=date(2026, 1, 1),
        evidence=EvidenceClass.INVENTED,
        recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
        post=PLACE_POST,
    )
    held.record_ask(session, stray)
    assert not [one for one in asks_of(session, northmere(session), known_at=NOW) if one.name == stray.name]
