from tests.bench import loading


def test_a_toy_file_is_loaded_both_ways_and_measured() -> None:
    measurements = []
    loading.run(measurements, sizes=(1_000,))
    assert [one.name for one in measurements] == [
        "loading: ours",
        "loading: ours again, unchanged",
        "loading: executemany",
    ]
    assert measurements[0].ratio_to == "executemany"
    assert all(one.size == 1_000 and one.seconds > 0 for one in measurements)
