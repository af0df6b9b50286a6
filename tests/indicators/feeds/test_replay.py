import json
from pathlib import Path

import pytest
import requests

from indicators.feeds import replay
from indicators.feeds.replay import ReplayError


def test_parameters_may_come_in_any_order(replies: Path) -> None:
    path = "www.ons.gov.uk/explore-local-statistics/api/v1/data/claimant-count.csv"
    with replay.serve(replies) as base:
        found = requests.get(
            f"{base}/{path}?includeStatus=true&time=all&geo=ctry%2Crgn%2Ccauth%2Cutla%2Cltla", timeout=5
        )
    assert (found.status_code, found.text[:6]) == (200, "areacd")


def test_posts_are_told_apart_by_their_bodies(replies: Path) -> None:
    with replay.serve(replies) as base:
        assert "No data" in requests.post(f"{base}/www.ons.gov.uk/post", json={"a": 1}, timeout=5).text
        assert requests.post(f"{base}/www.ons.gov.uk/post", json={"a": 2}, timeout=5).status_code == 404
        assert "not found" in requests.post(f"{base}/www.ons.gov.uk/form", data={"query": "x y"}, timeout=5).text


def test_a_set_answers_before_main_and_main_for_the_rest(replies: Path) -> None:
    address = "www.ons.gov.uk/explore-local-statistics/api/v1"
    with replay.serve(replies, sets=("not-found",)) as base:
        data = requests.get(
            f"{base}/{address}/data/claimant-count.csv?geo=ctry,rgn,cauth,utla,ltla&time=all&includeStatus=true",
            timeout=5,
        )
        metadata = requests.get(f"{base}/{address}/metadata/indicators/claimant-count", timeout=5)
    assert (data.status_code, metadata.status_code) == (404, 200)


def test_an_unknown_set_is_refused_with_the_sets_there_are(replies: Path) -> None:
    with (
        pytest.raises(ReplayError, match=r"no set “fault”.*The sets are.*main"),
        replay.serve(replies, sets=("fault",)),
    ):
        pass


def test_a_folder_without_an_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match=r"holds no index\.json"), replay.serve(tmp_path):
        pass


@pytest.mark.parametrize(
    "index", ["{", "[1]", '[{"sets": ["main"]}]', '[{"sets": ["main"], "url": "https://a/", "status": "x"}]']
)
def test_an_index_that_cannot_be_read_is_refused(tmp_path: Path, index: str) -> None:
    (tmp_path / "index.json").write_text(index)
    with pytest.raises(ReplayError, match="cannot be read"), replay.serve(tmp_path):
        pass


def test_a_drip_that_is_read_to_its_end_is_whole(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b")
    entry = {"sets": ["main"], "url": "https://www.ons.gov.uk/a", "status": 200, "file": "a.csv"}
    behaviour = {"do": "send the file one byte at a time", "bytes_per_second": 1000}
    (tmp_path / "index.json").write_text(json.dumps([entry | {"behaviour": behaviour}]))
    with replay.serve(tmp_path) as base:
        assert requests.get(f"{base}/www.ons.gov.uk/a", timeout=5).text == "a,b"
