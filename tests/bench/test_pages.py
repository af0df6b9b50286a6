"""The cost of pages at a toy size: that it runs and says what it should, not how fast."""

import pytest

from data import catalogue, database
from data.store import figures
from tests.bench import pages
from tests.bench.big_store import Size, made, measures
from tests.bench.viewers import PageFailedError, together

TOY = Size(places=3, outcomes=2, years=4)


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with pages.served(made(tmp_path_factory.mktemp("pages") / "toy.sqlite", TOY)) as opened:
        yield opened


@pytest.fixture
def store(tmp_path):
    return pages.large(tmp_path, TOY)


def test_a_made_store_holds_what_its_size_says(store):
    engine = database.engine(store.url)
    with database.session(engine) as session:
        assert len(figures.indicators_held(session)) == TOY.outcomes
    engine.dispose()
    assert store.figures == 24
    assert store.name == "3 places, 2 outcomes, 4 years"


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
