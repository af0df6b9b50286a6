"""Hiding takes one person, showing again two stewards; so does storing what the checks held back, or correcting."""

from datetime import UTC, date, datetime

import pytest

from dashboard.access import MATRIX, PUBLIC, Act, Granted, NotAllowedError, Viewer
from dashboard.orders import Actor, OrderRefusedError
from dashboard.orders import figures as orders
from dashboard.questions import judged, place
from dashboard.questions import steward as questions
from dashboard.questions.tasks import TaskKind, beginnings, tasks
from dashboard.wording import steward as words
from data import catalogue, database
from data.roles import CENTRE, OF_THE_CENTRE, Role
from data.store import audit, figures, people, places, verdicts
from data.store.figures import Outcome, ReleaseNote
from indicators import workers
from indicators.refresh import load_file
from tests.stores import add_agreement, add_figures, add_place, add_standard, store

NAME = "employment-rate"
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
EARLIER = datetime(2026, 6, 1, 12, tzinfo=UTC)
ROLES = list(Role)
SPAN = (date(2024, 1, 1), date(2025, 1, 1))
MAP = """
indicator = "employment-rate"
format = "csv"
place = { column = "Code" }
period = { column = "Year", year = "calendar" }
value = "Value"
"""


@pytest.fixture
def engine(tmp_path):
    with store(tmp_path) as opened:
        with database.session(opened) as session:
            add_place(session)
            add_place(session, "x-elsewhere", "elsewhere")
            add_agreement(session)
            add_standard(session)
            for code in ("x-testham", "x-elsewhere"):
                add_figures(session, dict.fromkeys(range(2019, 2025), 60.0), place=code)
            for role in (*ROLES, "second"):
                people.add_person(session, issuer="i", subject=str(role), name=f"The {role}", at=NOW)
            workers.judge_and_keep(session, catalogue.indicator(NAME), as_of=NOW.date(), known_at=NOW)
        yield opened


@pytest.fixture
def session(engine):
    with database.session(engine) as opened:
        yield opened


def holding(role, *, person=None):
    where = CENTRE if role in OF_THE_CENTRE else "x-testham"
    return Actor(Viewer(person or ROLES.index(role) + 1, f"The {role}", (Granted(role, where, "Post"),)), NOW)


STEWARD = holding(Role.DATA_STEWARD)
SECOND = holding(Role.DATA_STEWARD, person=len(ROLES) + 1)


def hide(session, actor=STEWARD, **said):
    given = {"indicator": NAME, "place": "x-testham", "reason": "Few people.", **said}
    orders.hide(session, actor, **given)


def values(session, known_at=NOW):
    held = figures.of_indicator(session, NAME, known_at=known_at)
    return {str(code) for code, known in zip(held.place, held.value == held.value, strict=True) if known}


def number(session):
    return questions.hidden(session, STEWARD.viewer, known_at=NOW)[0].standing.hidden.id


@pytest.mark.parametrize("role", sorted(MATRIX[Act.HIDE]))
def test_one_person_hides_at_once_and_as_at_every_date(session, role):
    assert values(session) == values(session, EARLIER) == {"x-testham", "x-elsewhere"}
    hide(session, holding(role))
    assert values(session) == values(session, EARLIER) == {"x-elsewhere"}
    (entry,) = audit.entries(session)
    assert (entry.act, entry.place, entry.after, entry.reason) == ("hide", "x-testham", "hidden", "Few people.")
    found = place.summary(session, PUBLIC, places.named(session, "x-testham"), known_at=EARLIER)
    verdict = found.measures[0].verdict
    assert (verdict.latest, verdict.course.reason.because, verdict.direction.reason.because) == (
        None,
        "withdrawn",
        "withdrawn",
    )
    assert {one.standard for one in verdicts.of_indicator(session, NAME)} == {"cannot_tell"}


@pytest.mark.parametrize("role", [role for role in ROLES if role not in MATRIX[Act.HIDE]])
def test_nobody_else_hides(session, role):
    with pytest.raises(NotAllowedError):
        hide(session, holding(role))
    assert values(session) == {"x-testham", "x-elsewhere"}


@pytest.mark.parametrize("where", ["x-elsewhere", None])
def test_a_place_hides_only_its_own(session, where):
    with pytest.raises(NotAllowedError):
        hide(session, holding(Role.PLACE_SIGNATORY), place=where)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"reason": " "}, words.SAY_WHY),
        ({"indicator": "nothing"}, words.NOT_HELD),
        ({"place": "x-nowhere"}, words.NOT_HELD),
        ({"start": date(1999, 1, 1), "end": date(2000, 1, 1)}, words.NOT_HELD),
    ],
    ids=["no reason", "no measure", "no place", "no period"],
)
def test_what_cannot_be_hidden_is_refused_in_a_sentence(session, said, sentence):
    with pytest.raises(OrderRefusedError) as refused:
        hide(session, **said)
    assert str(refused.value) == sentence


def test_a_period_is_hidden_alone_and_nothing_twice(session):
    hide(session, start=SPAN[0], end=SPAN[1])
    assert values(session) == {"x-testham", "x-elsewhere"}
    with pytest.raises(OrderRefusedError, match="hidden already"):
        hide(session, start=SPAN[0], end=SPAN[1])
    hide(session, place=None)
    assert values(session) == set()


def test_showing_again_takes_two_stewards(session):
    hide(session)
    what = number(session)
    assert orders.reveal(session, STEWARD, withdrawal=what, reason="Mistaken.") is False
    assert values(session) == {"x-elsewhere"}
    with pytest.raises(OrderRefusedError, match="You asked for this yourself"):
        orders.reveal(session, STEWARD, withdrawal=what, reason="Again.")
    assert orders.reveal(session, SECOND, withdrawal=what, reason="Agreed.") is True
    assert values(session) == {"x-testham", "x-elsewhere"}
    assert {one.standard for one in verdicts.of_indicator(session, NAME)} != {"cannot_tell"}
    for order in (orders.reveal, orders.keep_hidden):
        with pytest.raises(OrderRefusedError, match="not hidden any more"):
            order(session, SECOND, withdrawal=what, reason="Again.")


def test_the_wish_to_show_again_can_be_turned_down(session):
    hide(session)
    what = number(session)
    with pytest.raises(OrderRefusedError, match="Nobody has asked"):
        orders.keep_hidden(session, SECOND, withdrawal=what, reason="No.")
    orders.reveal(session, STEWARD, withdrawal=what, reason="Mistaken.")
    orders.keep_hidden(session, SECOND, withdrawal=what, reason="No.")
    assert values(session) == {"x-elsewhere"}
    assert orders.reveal(session, SECOND, withdrawal=what, reason="After all.") is False


@pytest.mark.parametrize("role", [role for role in ROLES if role is not Role.DATA_STEWARD])
def test_only_stewards_show_again_release_and_correct(session, role):
    hide(session)
    release = figures.releases(session)[0].id
    for order, said in (
        (orders.reveal, {"withdrawal": number(session)}),
        (orders.keep_hidden, {"withdrawal": number(session)}),
        (orders.ask_to_store, {"release": release, "factor": None}),
        (orders.ask_to_store, {"release": release, "factor": 0.1}),
        (orders.store, {"release": release}),
        (orders.decline, {"release": release}),
    ):
        with pytest.raises(NotAllowedError):
            order(session, holding(role), **said, reason="Why.")
    viewer = holding(role).viewer
    assert questions.hidden(session, viewer, known_at=NOW) == ()
    assert questions.quarantined(session, viewer, known_at=NOW) == ()
    assert questions.correctable(session, viewer, known_at=NOW) == ()
    assert questions.release_page(session, viewer, str(release), known_at=NOW) is None


@pytest.fixture
def in_thousands(engine, tmp_path):
    """A file of next year's figures of two districts that the checks held back; its release."""
    with database.session(engine) as session:
        for code in ("E08000001", "E08000002"):
            add_place(session, code, code.lower())
            add_figures(session, dict.fromkeys(range(2019, 2025), 60.0), place=code)
    (tmp_path / "figures.csv").write_text("Code,Year,Value\nE08000001,2025,0.62\nE08000002,2025,0.61\n")
    (tmp_path / "map.toml").write_text(MAP)
    (result,) = load_file(
        engine,
        tmp_path / "figures.csv",
        tmp_path / "map.toml",
        now=EARLIER,
        replies=database.replies_folder(engine.url.render_as_string()),
    )
    assert result.failed
    with database.session(engine) as session:
        return figures.releases(session)[0].id


def of_2025(session):
    held = figures.of_indicator(session, NAME, known_at=NOW)
    return sorted(round(value, 3) for value in held.value[held.start.astype(str) == "2025-01-01"].tolist())


@pytest.mark.trust("Wrong or poisoned feed")
def test_a_file_in_the_wrong_unit_waits_and_two_stewards_store_it_corrected(session, in_thousands):
    assert of_2025(session) == []
    (waits,) = questions.quarantined(session, STEWARD.viewer, known_at=NOW)
    assert (waits.release.id, waits.wish, waits.held_back, len(waits.issues) > 0) == (in_thousands, None, True, True)
    orders.ask_to_store(session, STEWARD, release=in_thousands, factor=100.0, reason="A share, not a percentage.")
    with pytest.raises(OrderRefusedError, match="asked for this already"):
        orders.ask_to_store(session, SECOND, release=in_thousands, factor=100.0, reason="Me too.")
    with pytest.raises(OrderRefusedError, match="You asked for this yourself"):
        orders.store(session, STEWARD, release=in_thousands, reason="")
    done = orders.store(session, SECOND, release=in_thousands, reason="")
    assert (done.added, done.revised) == (2, 0)
    assert of_2025(session) == [61.0, 62.0]
    assert questions.quarantined(session, STEWARD.viewer, known_at=NOW) == ()
    assert {(one.act, one.before, one.after) for one in audit.entries(session)} == {
        ("correct", "", "correcting"),
        ("correct", "correcting", "confirmed"),
    }
    with pytest.raises(OrderRefusedError, match="Nobody has asked"):
        orders.store(session, STEWARD, release=in_thousands, reason="")


def test_it_can_be_left_out_for_good(session, in_thousands):
    orders.decline(session, STEWARD, release=in_thousands, reason="The publisher withdrew it.")
    assert questions.quarantined(session, STEWARD.viewer, known_at=NOW) == ()
    assert of_2025(session) == []
    orders.ask_to_store(session, STEWARD, release=in_thousands, factor=None, reason="It was right after all.")
    (waits,) = questions.quarantined(session, SECOND.viewer, known_at=NOW)
    assert (waits.asked_by, waits.own_wish) == ("The data_steward", False)
    orders.store(session, SECOND, release=in_thousands, reason="")
    assert of_2025(session) == [0.61, 0.62]


@pytest.mark.parametrize("factor", [0.0, -1.0, 1.0, float("nan"), float("inf")])
def test_a_factor_that_makes_no_sense_is_refused(session, in_thousands, factor):
    with pytest.raises(OrderRefusedError, match="Give a factor above 0"):
        orders.ask_to_store(session, STEWARD, release=in_thousands, factor=factor, reason="Why.")


def test_a_release_that_cannot_be_read_again_is_refused_in_a_sentence(session, engine, in_thousands):
    good = figures.last_good(session, NAME, NOW).id
    for release, factor, sentence in (
        (good, None, words.NOTHING_HELD_BACK),
        (good, 2.0, words.NOTHING_KEPT),
        (99, None, words.NO_RELEASE),
    ):
        with pytest.raises(OrderRefusedError) as refused:
            orders.ask_to_store(session, STEWARD, release=release, factor=factor, reason="Why.")
        assert str(refused.value) == sentence
    orders.ask_to_store(session, STEWARD, release=in_thousands, factor=None, reason="Why.")
    for path in database.replies_folder(engine.url.render_as_string()).iterdir():
        path.unlink()
    with pytest.raises(OrderRefusedError, match="no longer kept here"):
        orders.store(session, SECOND, release=in_thousands, reason="")


def test_a_release_of_a_measure_that_nobody_defines_any_more_is_refused(session):
    note = ReleaseNote(
        feed="file", indicator="gone", asked_at=EARLIER, address="a", outcome=Outcome.HELD_BACK, problem="Held."
    )
    release = figures.save(session, note, []).release_id
    assert questions.release_page(session, STEWARD.viewer, str(release), known_at=NOW) is None
    orders.decline(session, STEWARD, release=release, reason="Gone.")


def test_what_waits_for_a_steward_stands_on_their_page(session, in_thousands):
    def keys(actor):
        return [one.key for one in tasks(session, actor.viewer, [], known_at=NOW)]

    def begun(actor):
        return [one.key for one in beginnings(session, actor.viewer, known_at=NOW)]

    hide(session)
    what = number(session)
    assert keys(STEWARD) == [f"quarantine:{in_thousands}"]
    assert begun(STEWARD) == [f"reveal:{what}", "hide:", "correct:"]
    orders.reveal(session, STEWARD, withdrawal=what, reason="Mistaken.")
    assert keys(SECOND) == [f"quarantine:{in_thousands}", f"reveal:{what}"]
    assert f"reveal:{what}" in begun(STEWARD)
    assert begun(holding(Role.ADMINISTRATOR)) == ["hide:"]
    assert keys(holding(Role.AUDITOR)) == begun(holding(Role.AUDITOR)) == []
    assert TaskKind.HIDE in {
        one.kind for one in beginnings(session, holding(Role.PLACE_SIGNATORY).viewer, known_at=NOW)
    }


def test_what_may_be_hidden_is_offered_as_far_as_the_role_reaches(session):
    own = questions.hide_choices(session, holding(Role.PLACE_SIGNATORY).viewer, NAME, known_at=NOW)
    assert (dict(own.places), own.every_place, len(own.periods)) == ({"x-testham": "Testham"}, False, 6)
    every = questions.hide_choices(session, STEWARD.viewer, NAME, known_at=NOW)
    assert (sorted(every.places), every.every_place) == (["x-elsewhere", "x-testham"], True)
    assert questions.hide_choices(session, STEWARD.viewer, "nothing", known_at=NOW) is None
    assert questions.hide_choices(session, holding(Role.READER).viewer, NAME, known_at=NOW) is None
    assert list(questions.indicators_to_hide(session, STEWARD.viewer, known_at=NOW)) == [NAME]
    assert questions.indicators_to_hide(session, PUBLIC, known_at=NOW) == {}
    other = Actor(Viewer(1, "", (Granted(Role.PLACE_SIGNATORY, "x-third", ""),)), NOW)
    assert questions.hide_choices(session, other.viewer, NAME, known_at=NOW) is None
    assert judged.known_indicators(session)
