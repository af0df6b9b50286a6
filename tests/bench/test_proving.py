"""The part of the bench that proves a log, on a small one."""

from tests.bench import proving


def test_a_small_log_is_proved_in_time(capsys):
    measurements = []
    assert proving.run(measurements, entries=200)
    assert [one.name for one in measurements] == ["proving: the chain", "proving: everything"]
    assert "Proving a log of 200 entries" in capsys.readouterr().out
