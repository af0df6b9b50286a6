"""Figures before their minute: who reads them, who keeps the list, and what happens when the minute comes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.access import MATRIX, PUBLIC, Act, Granted, NotAllowedError, Viewer
from dashboard.cli import minutes, shell
from dashboard.orders import Actor, OrderRefusedError
from dashboard.orders import held as orders
from dashboard.questions import held as questions
from dashboard.wording import held as words
from data import database
from data.database import StoreBusyError
from data.roles import CENTRE, OF_THE_CENTRE, Role
from data.store import audit, figures, held, people, verdicts
from data.store.held import Waiting
from data.store.people import GrantRecord
from indicators import workers
from tests.stores import add_agreement, add_figures, add_place, add_standard, store

NAME = "employment-rate"
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
MINUTE = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
NAMED = {"indicator": NAME, "until": MINUTE}
ROLES = list(Role)


@pytest.fixture
def engine(tmp_path):
    """Testham and Elsewhere below their floor until the minute; a person of each role, numbered in their order."""
    with store(tmp_path) as opened:
        with database.session(opened) as session:
            add_place(session)
            add_place(session, "x-elsewhere", "elsewhere")
            add_agreement(session)
            add_standard(session)
            add_figures(session, dict.fromkeys(range(2019, 2025), 60.0))
            add_figures(session, dict.fromkeys(range(2019, 2025), 60.0), place="x-elsewhere")
            for role in ROLES:
                person = people.add_person(session, issuer="i", subject=role, name=f"The {role}", at=NOW)
                where = CENTRE if role in OF_THE_CENTRE else "x-testham"
                grant = GrantRecord(
                    person_id=person,
                    role=role,
                    place=where,
                    post="Post",
                    starts=date(2026, 1, 1),
                    ends=date(2027, 1, 1),
                    given_at=NOW,
                )
                people.confirm(session, people.give(session, grant), by=None, at=NOW)
            known = shell.judged.known_indicators(session)
            workers.judge_and_keep(session, known[NAME], as_of=NOW.date(), known_at=NOW)
            for place in ("x-testham", "x-elsewhere"):
                hold(session, place)
        yield opened


def hold(session, place):
    """A figure of 2025 far above the floor, which is known at the minute alone."""
    wanted = {2025: 80.0}
    add_figures(session, wanted, place=place, published=MINUTE.date())
    for table, column in (("observation", "known_from"), ("release", "asked_at")):
        session.connection().exec_driver_sql(
            f"UPDATE {table} SET {column} = '2026-11-30 09:30:00.000000' WHERE {column} > '2026-11-29'"  # noqa: S608
        )
    session.expire_all()
    held.hold(session, Waiting(MINUTE, NAME, NOW, "command line"))


@pytest.fixture
def session(engine):
    with database.session(engine) as opened:
        yield opened


def holding(role, *, now=NOW):
    where = CENTRE if role in OF_THE_CENTRE else "x-testham"
    return Actor(Viewer(ROLES.index(role) + 1, f"The {role}", (Granted(role, where, "Post"),)), now)


STEWARD = holding(Role.DATA_STEWARD)


def admit(session, role, place=None):
    return orders.admit(session, STEWARD, **NAMED, person=ROLES.index(role) + 1, place=place)


def test_the_steward_reads_all_and_each_reading_is_logged(session):
    found = orders.read(session, STEWARD, **NAMED)
    assert [(one.place.name, one.start.year, one.value) for one in found] == [
        ("Elsewhere", 2025, 80.0),
        ("Testham", 2025, 80.0),
    ]
    orders.read(session, STEWARD, **NAMED)
    entries = audit.entries(session)
    assert [(one.person, one.act, one.object) for one in entries] == [
        (STEWARD.name, "read_held", "held figures of employment-rate, until 2026-11-30T09:30Z")
    ] * 2
    assert "80" not in "".join(f"{one.object}{one.after}{one.reason}" for one in entries)


@pytest.mark.parametrize("role", [role for role in ROLES if role is not Role.DATA_STEWARD])
def test_nobody_else_reads_without_being_on_the_list(session, role):
    actor = holding(role)
    assert questions.waiting(session, actor.viewer, known_at=NOW) == ()
    assert questions.page(session, actor.viewer, f"{NAME}:2026-11-30T09:30", known_at=NOW) is None
    with pytest.raises((NotAllowedError, OrderRefusedError)):
        orders.read(session, actor, **NAMED)
    assert audit.entries(session) == []


@pytest.mark.trust("Administrator abuse")
@pytest.mark.parametrize("role", [role for role in ROLES if role not in MATRIX[Act.READ_HELD]])
def test_a_role_that_may_not_read_early_is_never_put_on_the_list(session, role):
    with pytest.raises(OrderRefusedError, match="Only readers and signatories"):
        admit(session, role)
    with pytest.raises(NotAllowedError):
        orders.read(session, holding(role), **NAMED)


@pytest.mark.parametrize(
    ("role", "place", "reads"),
    [
        (Role.READER, None, ["Testham"]),
        (Role.PLACE_SIGNATORY, "x-testham", ["Testham"]),
        (Role.CENTRE_ANALYST, None, ["Elsewhere", "Testham"]),
        (Role.CENTRE_SIGNATORY, "x-elsewhere", ["Elsewhere"]),
    ],
)
def test_whoever_is_on_the_list_reads_what_list_and_role_both_reach(session, role, place, reads):
    entry = admit(session, role, place)
    actor = holding(role)
    (waits,) = questions.waiting(session, actor.viewer, known_at=NOW)
    assert [one.name for one in waits.places] == reads
    assert waits.whole == (len(reads) == 2)
    assert [one.place.name for one in orders.read(session, actor, **NAMED)] == reads
    (logged,) = [one for one in audit.entries(session) if one.act == "read_held"]
    assert logged.place == (CENTRE if role in OF_THE_CENTRE else "x-testham")
    page = questions.page(session, actor.viewer, waits.subject, known_at=NOW)
    assert (page.steward, page.listed) == (False, ())
    orders.dismiss(session, STEWARD, entry=entry)
    with pytest.raises(OrderRefusedError, match="You are not on the list"):
        orders.read(session, actor, **NAMED)


def test_the_list_ends_with_the_minute(session):
    admit(session, Role.READER)
    late = holding(Role.READER, now=MINUTE)
    assert questions.waiting(session, late.viewer, known_at=MINUTE) == ()
    with pytest.raises(OrderRefusedError, match="No figures wait for that minute"):
        orders.read(session, late, **NAMED)


def test_the_steward_sees_the_list_and_who_could_be_on_it(session):
    admit(session, Role.READER)
    admit(session, Role.CENTRE_ANALYST, "x-elsewhere")
    page = questions.page(session, STEWARD.viewer, f"{NAME}:2026-11-30T09:30", known_at=NOW)
    assert [(one.person.name, one.place and one.place.name) for one in page.listed] == [
        ("The reader", None),
        ("The centre_analyst", "Elsewhere"),
    ]
    assert {one.name for one in page.could} == {f"The {role}" for role in MATRIX[Act.READ_HELD]}


@pytest.mark.parametrize(
    ("order", "said", "sentence"),
    [
        (orders.admit, {"person": 1, "place": "x-elsewhere"}, words.OTHER_PLACE),
        (orders.admit, {"person": 99, "place": None}, words.CANNOT_BE_LISTED),
        (orders.admit, {"person": 1, "place": None, "until": MINUTE + timedelta(1)}, words.NOTHING_WAITS),
        (orders.read, {"indicator": "claimant-count"}, words.NOTHING_WAITS),
        (orders.take_back, {"indicator": "claimant-count"}, words.NOTHING_WAITS),
    ],
    ids=["another place", "nobody", "another minute", "read something else", "take back something else"],
)
def test_an_order_that_makes_no_sense_is_refused_in_a_sentence(session, order, said, sentence):
    with pytest.raises(OrderRefusedError) as refused:
        order(session, STEWARD, **{**NAMED, **said})
    assert str(refused.value) == sentence


def test_nobody_is_on_the_list_twice_or_taken_off_twice(session):
    entry = admit(session, Role.READER)
    with pytest.raises(OrderRefusedError, match="on the list already"):
        admit(session, Role.READER, "x-testham")
    orders.dismiss(session, STEWARD, entry=entry)
    for number in (entry, 99):
        with pytest.raises(OrderRefusedError, match="not on the list any more"):
            orders.dismiss(session, STEWARD, entry=number)


@pytest.mark.parametrize("role", [role for role in ROLES if role is not Role.DATA_STEWARD])
@pytest.mark.parametrize("order", [orders.admit, orders.take_back, orders.dismiss])
def test_the_list_and_taking_back_are_the_stewards_alone(session, role, order):
    said = {"entry": 1} if order is orders.dismiss else NAMED
    more = {"person": 1, "place": None} if order is orders.admit else {}
    with pytest.raises(NotAllowedError):
        order(session, holding(role), **said, **more)


def test_what_is_taken_back_is_as_though_it_had_never_been_loaded(session):
    assert orders.take_back(session, STEWARD, **NAMED) == 2
    assert len(figures.of_indicator(session, NAME, known_at=MINUTE)) == 12
    assert questions.due(session, now=MINUTE) == []


def states(session):
    return {(one.place, one.standard) for one in verdicts.of_indicator(session, NAME)}


def test_at_its_minute_what_it_moves_is_judged_and_on_record(session):
    before = states(session)
    assert orders.let_go(session, now=MINUTE - timedelta(minutes=1)) == ()
    assert states(session) == before
    assert orders.let_go(session, now=MINUTE + timedelta(seconds=20)) == (NAME,)
    assert states(session) != before
    moved = verdicts.changes(session, NOW, MINUTE + timedelta(microseconds=1))
    assert {(one.at, one.place) for one in moved} == {(MINUTE, "x-testham")}
    (entry,) = audit.entries(session)
    assert (entry.act, entry.object, entry.reason) == (
        "release_figures",
        "held figures of employment-rate, until 2026-11-30T09:30Z",
        "loaded at 2026-11-21T12:00Z by command line",
    )
    assert orders.let_go(session, now=MINUTE + timedelta(1)) == ()


@pytest.mark.parametrize("judged_since", [False, True])
def test_let_go_late_it_is_judged_for_today_as_well(session, judged_since):
    late = MINUTE + timedelta(days=3)
    if judged_since:
        known = shell.judged.known_indicators(session)
        workers.judge_and_keep(session, known[NAME], as_of=late.date(), known_at=late)
    orders.let_go(session, now=late)
    assert {one.judged_on for one in verdicts.of_indicator(session, NAME)} == {late.date()}


def test_figures_of_an_indicator_that_nobody_defines_any_more_are_let_go(session):
    held.hold(session, Waiting(MINUTE, "gone", NOW, "command line"))
    assert orders.let_go(session, now=MINUTE) == ("employment-rate", "gone")


def test_the_public_learns_nothing_of_what_waits(session):
    assert questions.waiting(session, PUBLIC, known_at=NOW) == ()


class Minutes:
    """A clock that goes on a minute at each pause, and says to stop at the end."""

    def __init__(self, start, many):
        self.now, self.left, self.pauses = start, many, []

    def __call__(self):
        return self.now

    def pause(self, seconds):
        self.pauses.append(seconds)
        self.now += timedelta(seconds=seconds)
        self.left -= 1
        return self.left < 0


def test_a_serving_process_looks_at_each_full_minute(monkeypatch, engine, capsys):
    told, answers = [], iter([(), StoreBusyError("busy"), (NAME,)])

    def let_go(asked):
        assert asked is engine
        answer = next(answers)
        if isinstance(answer, StoreBusyError):
            raise answer
        return answer

    monkeypatch.setattr(minutes, "let_go", let_go)
    monkeypatch.setattr(minutes.telling, "after_refresh", lambda _engine: told.append(clock.now))
    clock = Minutes(MINUTE - timedelta(seconds=90), 3)
    minutes.each_minute(engine, clock=clock, pause=clock.pause)
    assert clock.pauses == [30, 60, 60, 60]
    assert told == [MINUTE + timedelta(minutes=1)]
    assert capsys.readouterr().err == "busy\n"


def test_a_command_lets_go_what_is_due_by_the_clock(engine, monkeypatch):
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return MINUTE.astimezone(tz)

    assert shell.let_go(engine) in {(), (NAME,)}
    with database.session(engine) as session:
        held.hold(session, Waiting(MINUTE, "again", NOW, "command line"))
    monkeypatch.setattr(shell, "datetime", Clock)
    assert "again" in shell.let_go(engine)
    assert shell.let_go(engine) == ()
