import json
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from data import catalogue
from indicators.discovery import Found, SearchError, at_publisher, in_catalogue
from indicators.discovery.searching import SEARCHES
from indicators.feeds import FEEDS
from indicators.feeds.feed import Feed, FeedError, Reply, Request

NOW = datetime(2026, 11, 21, tzinfo=UTC)
ELS = "https://www.ons.gov.uk/explore-local-statistics/api/v1/metadata/taxonomy"
FINGERTIPS = "https://fingertips.phe.org.uk/api"
EES = "https://api.education.gov.uk/statistics/v1/publications"
BETA = "https://api.beta.ons.gov.uk/v1/datasets"
GOV_UK = "https://www.gov.uk/api/search.json"
TAXONOMY = {
    "data": [
        {
            "label": "Economy",
            "slug": "economy",
            "children": [
                {
                    "label": "Work",
                    "slug": "work",
                    "children": [
                        {"label": "Employment rate", "slug": "employment-rate", "description": "People in work"},
                        {"label": "Claimants", "slug": "claimant-count"},
                    ],
                }
            ],
        }
    ]
}
METADATA = 'Indicator ID,Indicator,Definition,Unit\n90631,School readiness,"Children, ready",%\n'


def bringing(answers: Mapping[str, object]):
    """Answers each address with JSON or text; any other would be a mistake of ours."""

    def bring(request: Request, *, feed: Feed) -> Reply:
        assert request.url.split("/")[2] in feed.hosts
        said = answers[request.url]
        body = said if isinstance(said, str) else json.dumps(said)
        return Reply(request, 200, body.encode(), NOW, request.url)

    return bring


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("school readiness", "early-years-communication-language"),
        ("claimants", "claimant-count"),
        ("Greenhouse GAS", "greenhouse-gas-emissions"),
        ("youth justice", "first-time-entrants"),
    ],
)
def test_the_catalogue_is_searched_by_what_an_indicator_is_about(text: str, first: str) -> None:
    assert in_catalogue(text, catalogue.indicators())[0].name == first


def test_a_word_that_nothing_is_like_finds_nothing_and_no_word_finds_all() -> None:
    assert in_catalogue("claimants zzzzqqq", catalogue.indicators()) == []
    assert len(in_catalogue("", catalogue.indicators())) == len(catalogue.indicators())


def test_explore_local_statistics_is_searched_through_its_topics() -> None:
    found = at_publisher("ons_els", "employment", bring=bringing({ELS: TAXONOMY}))
    assert found == [Found("ons_els", "employment-rate", "Employment rate", about="People in work")]


@pytest.mark.parametrize("numbers", [{"502": [90631], "6": [1]}, {"102": [90631]}])
def test_fingertips_gives_numbers_and_its_metadata_names(numbers: Mapping[str, object]) -> None:
    answers = {
        f"{FINGERTIPS}/indicator_search?search_text=school+readiness": numbers,
        f"{FINGERTIPS}/indicator_metadata/csv/by_indicator_id?indicator_ids=90631": METADATA,
    }
    found = at_publisher("fingertips", "school readiness", bring=bringing(answers))
    assert found == [Found("fingertips", "90631", "School readiness", "%", "Children, ready")]


def test_fingertips_may_know_of_nothing() -> None:
    url = f"{FINGERTIPS}/indicator_search?search_text=zebras"
    assert at_publisher("fingertips", "zebras", bring=bringing({url: {}})) == []


def test_education_statistics_are_searched_by_publication_and_listed_by_data_set() -> None:
    answers = {
        f"{EES}?search=absence&page=1&pageSize=20": {"results": [{"id": "p", "title": "Pupil absence"}]},
        f"{EES}/p/data-sets?page=1&pageSize=20": {
            "results": [
                {"id": "s", "title": "Absence by authority", "summary": "Yearly"},
                {"id": "t", "title": "Other"},
            ]
        },
    }
    found = at_publisher("ees", "absence", bring=bringing(answers))
    assert found == [
        Found("ees", "s", "Absence by authority", about="Pupil absence: Yearly"),
        Found("ees", "t", "Other", about="Pupil absence"),
    ]


def test_the_list_of_the_beta_api_is_read_to_its_end() -> None:
    first = [{"id": f"set-{number}", "title": f"Prices {number}"} for number in range(2)]
    answers = {
        f"{BETA}?limit=100&offset=0": {"items": first, "total_count": 3},
        f"{BETA}?limit=100&offset=2": {
            "items": [{"id": "wellbeing", "title": "Well-being", "unit_of_measure": "Mean"}],
            "total_count": 3,
        },
    }
    assert at_publisher("ons_beta", "wellbeing", bring=bringing(answers)) == [
        Found("ons_beta", "wellbeing", "Well-being", "Mean")
    ]
    cut = {f"{BETA}?limit=100&offset=0": {"items": [], "total_count": 3}}
    assert at_publisher("ons_beta", "wellbeing", bring=bringing(cut)) == []


def test_publications_are_searched_on_gov_uk() -> None:
    answers = {f"{GOV_UK}?q=inspection&count=20": {"results": [{"title": "Inspections", "link": "/government/x"}]}}
    assert at_publisher("gov_uk", "inspection", bring=bringing(answers)) == [
        Found("gov_uk", "/government/x", "Inspections")
    ]


def test_a_publisher_that_cannot_be_searched_is_named() -> None:
    with pytest.raises(SearchError, match=r"nomis cannot be searched\. Name one of ons_els, fingertips, ees"):
        at_publisher("nomis", "work", bring=bringing({}))


@pytest.mark.parametrize("publisher", SEARCHES)
@pytest.mark.parametrize("body", ["<html><body>Sorry</body></html>", "[]", "{}", "null", "", '{"data": [1]}'])
def test_an_answer_that_is_none_is_said_in_one_sentence(publisher: str, body: str) -> None:
    def bring(request: Request, *, feed: Feed) -> Reply:
        assert feed in FEEDS.values()
        return Reply(request, 200, body.encode(), NOW, request.url)

    if (publisher, body) == ("fingertips", "{}"):  # nothing found
        assert at_publisher(publisher, "work", bring=bring) == []
        return
    with pytest.raises(FeedError, match="its search answered otherwise than we know: "):
        at_publisher(publisher, "work", bring=bring)
