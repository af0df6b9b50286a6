import itertools

import pytest

from tests.bench import papers


@pytest.mark.parametrize(("tick", "held"), [(0.1, True), (30.0, False)])
def test_papers_hold_while_they_take_no_longer_than_they_may(tick, held, capsys):
    measurements = []
    clock = itertools.count(0.0, tick)
    assert papers.run(measurements, repeats=1, clock=lambda: next(clock)) is held
    assert "papers: briefing as pdf" in {one.name for one in measurements}
    assert "pptx" in capsys.readouterr().out
