"""The cost of pages at a toy size: that it runs and says what it should, not how fast."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from data import catalogue, database
from data.store import figures
from tests.bench import nationwide, pages
from tests.bench.big_store import Size, measures
from tests.bench.measure import Measurement
from tests.bench.nation import Nation
from tests.bench.viewers import PageFailedError, together

TOY = Nation(places=3, indicators=2, years=4, agreed=2, floors=1, mixed=False)


@pytest.fixture(scope="module")
def address():
    with nationwide.stood(TOY, "SQLite") as (made, _):
        yield made


@pytest.fixture(scope="module")
def port(address):
    with pages.served(address) as opened:
        yield opened


@pytest.fixture
def store(address):
    return pages.large(address, TOY, "SQLite")


def test_a_made_store_holds_what_its_size_says(store):
    engine = database.engine(store.url)
    with database.session(engine) as session:
        assert len(figures.indicators_held(session, known_at=datetime.now(UTC))) == TOY.indicators
    engine.dispose()
    assert store.figures == 24
    assert store.name == "3 places, 2 indicators, 4 years, SQLite"


def test_each_page_is_compared_with_the_demonstration(store, capsys):
    demonstration = replace(store, name="demonstration")
    measurements = [
        Measurement(f"pages: {page}, rerun ({one.name})", 24, seconds)
        for one, seconds in ((store, 0.3), (demonstration, 0.1))
        for page in store.pages
    ]
    assert not pages.beside(store, demonstration, measurements)
    assert measurements[-1].ratio == pytest.approx(3.0)
    assert "| agreement" in capsys.readouterr().out


def test_more_outcomes_than_there_are_measures_are_refused():
    with pytest.raises(ValueError, match="Ask for no more than"):
        measures(Size(places=1, outcomes=len(catalogue.indicators()) + 1, years=1))


def test_every_page_is_timed_and_weighed(port, store, capsys):
    measurements = []
    held = pages.alone(store, port, measurements)
    reruns = [one for one in measurements if "rerun" in one.name]
    assert len(reruns) == len(store.pages) == 12
    assert held == all(one.ratio <= 1 for one in reruns)
    assert "| agreement" in capsys.readouterr().out


def test_readers_at_once_are_each_served(port, store, capsys):
    measurements = []
    pages.at_once(store, port, measurements, (3,))
    assert [one.size for one in measurements] == [24, 24]
    assert "| 3 " in capsys.readouterr().out


def test_without_a_browser_it_is_said_and_the_rest_holds(port, store, capsys):
    assert pages.in_a_browser(store, port, [], browser=None)
    assert "Chromium" in capsys.readouterr().out


def test_a_page_that_is_not_there_is_no_measurement(port):
    with pytest.raises(PageFailedError, match="There is no page nowhere"):
        together(port, [("nowhere", "")], runs=1)
