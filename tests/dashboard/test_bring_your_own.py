"""Places added by command, and made-up terms tried out: what is kept, what is logged, and what is refused."""

from datetime import date
from pathlib import Path

import pytest

from data import database
from data.store import audit, code_lists, documents, places
from data.terms import to_toml
from tests.dashboard.document_acts import PLACE, agreement
from tests.stores import STANDARD, add_agreement, add_figures, add_place

LIST = """code,name,kind,part_of,from,until,source
x-clyde,Clyde Valley,city_region,S92000003,,,Our list
x-bute,Isle of Bute,neighbourhood,x-clyde,,,Our list
"""


@pytest.fixture
def session(outcomes):
    outcomes("doctor")  # makes the store
    engine = database.engine(database.default_url())
    with database.session(engine) as opened:
        yield opened
    engine.dispose()


def file(name, text):
    Path(name).write_text(text, "utf-8")
    return name


def test_a_code_list_is_added_with_its_source_and_an_entry_in_the_log(outcomes, session):
    status, printed, _ = outcomes("places", "add", file("list.csv", LIST))
    assert status == 0
    assert printed.splitlines()[0] == "x-clyde\tClyde Valley, called clyde-valley in addresses and commands"
    assert [one.name for one in places.within(session, "x-clyde", on=date(2026, 1, 1))] == ["Isle of Bute"]
    assert "Clyde Valley" in {one.name for one in places.within(session, "S92000003", on=date(2026, 1, 1))}
    assert code_lists.sources(session)["x-bute"] == "Our list"
    entry = audit.entries(session)[0]
    assert (entry.person, entry.object, entry.reason) == (
        "command line", "code list list.csv", "2 places added, 0 renewed"
    )  # fmt: skip


def test_a_list_given_again_renews_its_places(outcomes, session):
    outcomes("places", "add", file("list.csv", LIST))
    status, printed, _ = outcomes("places", "add", file("list.csv", LIST.replace("Clyde Valley", "Clydesdale")))
    assert (status, printed.splitlines()[0].split(",")[1]) == (0, " called clydesdale in addresses and commands")
    assert audit.entries(session)[0].reason == "0 places added, 2 renewed"
    assert places.named(session, "clydesdale").code == "x-clyde"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (LIST.replace("city_region", "planet").encode(), "list.csv, line 2: “planet” is no kind of place."),
        (LIST.replace("Clyde Valley", "Glasgow City").encode(), "“glasgow-city” is the name of S12000049"),
        (b"\xff", "list.csv: is not UTF-8 text."),
    ],
)
def test_a_list_that_is_refused_leaves_nothing(outcomes, session, body, said):
    Path("list.csv").write_bytes(body)
    status, _, error = outcomes("places", "add", "list.csv")
    assert (status, error.count("\n")) == (1, 1)
    assert said in error
    assert code_lists.sources(session) == {}
    assert places.named(session, "x-bute") is None


def test_made_up_terms_hold_from_the_day_they_name_and_are_judged(outcomes, session):
    add_place(session)
    add_figures(session, {2022: 69.0, 2023: 70.0, 2024: 71.0, 2025: 72.0})
    session.commit()
    status, printed, _ = outcomes("agreement", "import", file("a.toml", to_toml(agreement())), "--try-out")
    assert (status, printed) == (
        0, "a.toml: Testham agreement is in force from the day it names, as invented terms.\n"
    )  # fmt: skip
    text = STANDARD.replace('"testham", "nowhere-any-more"', '"testham"')
    assert outcomes("standard", "import", file("s.toml", text), "--try-out")[0] == 0
    assert outcomes("verify")[0] == 0
    session.expire_all()
    (one,) = documents.versions(session, "agreement", PLACE)
    assert (one.status, one.in_force_from, one.in_force_until) == ("in_force", date(2024, 4, 1), date(2029, 4, 1))
    assert documents.signatures(session, one.id) == []
    said = [entry.after.split()[0] for entry in audit.entries(session) if entry.object.startswith("agreement")]
    assert said == ["in_force", "draft"]
    assert outcomes("brief", "testham", "--to", "b.html")[0] == 0
    assert "agreed 75.0" in Path("b.html").read_text("utf-8")


def test_a_second_trial_varies_the_first(outcomes, session):
    add_place(session)
    session.commit()
    outcomes("agreement", "import", file("a.toml", to_toml(agreement())), "--try-out")
    changed = to_toml(agreement(76.0))
    status, _, error = outcomes("agreement", "import", file("a.toml", changed), "--try-out", "--reason", "Too low")
    assert (status, error) == (0, "")
    session.expire_all()
    held = documents.versions(session, "agreement", PLACE)
    assert [(one.version, one.status, one.in_force_from) for one in held] == [
        (1, "varied", date(2024, 4, 1)),
        (2, "in_force", date(2024, 4, 2)),
    ]


def test_terms_that_somebody_means_take_signatures(outcomes, session):
    add_place(session)
    session.commit()
    meant = to_toml(agreement(75.0, ('evidence = "invented"', 'evidence = "published"')))
    status, _, error = outcomes("agreement", "import", file("a.toml", meant), "--try-out")
    assert (status, error.startswith("Only terms that are made up can be tried out")) == (1, True)
    assert documents.versions(session, "agreement", PLACE) == []


def test_nothing_is_tried_out_beside_what_was_signed(outcomes, session):
    add_place(session)
    add_agreement(session)
    signed = documents.versions(session, "agreement", PLACE)[0]
    documents.sign(session, signed.id, side="place", post="Mayor", person="person 1", signed_at=signed.recorded_at)
    session.commit()
    status, _, error = outcomes("agreement", "import", file("a.toml", to_toml(agreement(76.0))), "--try-out")
    assert (status, error.startswith("A version that is no trial came before this one")) == (1, True)
    session.expire_all()
    assert len(documents.versions(session, "agreement", PLACE)) == 1
