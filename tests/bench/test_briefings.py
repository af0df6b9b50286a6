from tests.bench import briefings
from tests.bench.big_store import Size


def test_the_briefings_of_a_small_store_are_measured(capsys):
    measurements = []
    briefings.run(measurements, size=Size(places=3, outcomes=2, years=8), some=2)
    assert [(one.name, one.size) for one in measurements] == [("briefings", 2), ("briefings", 3)]
    assert "of the time it may take" in capsys.readouterr().out
