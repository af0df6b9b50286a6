"""Page, briefing, pack, file and interface say the same of every place, to the last digit."""

from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.access import PUBLIC
from dashboard.api import store
from dashboard.documents import briefing, pack
from dashboard.documents.answers import place_answer
from dashboard.documents.content import Chart, Paper
from dashboard.files import rows
from dashboard.questions.place import place_summary
from dashboard.questions.values import PlacePage
from dashboard.wording import cells, numbers, reasons, sentences
from tests.addresses import Client, served
from tests.dashboard.documents.reading import known_at, said
from tests.dashboard.documents.test_briefing import AGREED

TODAY = "2026-11-21"


@pytest.fixture
def asked(demonstration_session) -> Any:
    def ask(place: str) -> tuple[PlacePage, Paper, Paper]:
        at = known_at(TODAY)
        page = place_summary(demonstration_session, PUBLIC, place, known_at=at)
        short = briefing.briefing(demonstration_session, PUBLIC, place, known_at=at, as_at=TODAY)
        every = range(1, 20)
        long = pack.pack(demonstration_session, PUBLIC, place, meeting="", known_at=at, as_at=TODAY, chosen=every)
        assert isinstance(page, PlacePage)
        assert isinstance(short, Paper)
        assert isinstance(long, Paper)
        return page, short, long

    return ask


@pytest.mark.parametrize("place", AGREED)
def test_page_briefing_and_pack_answer_in_the_same_words(asked, place):
    page, short, long = asked(place)
    assert place_answer(page) in said(short)
    assert place_answer(page) in said(long)


@pytest.mark.parametrize("place", AGREED)
def test_every_figure_and_judgement_of_the_page_stands_in_the_pack(asked, place):
    page, _, long = asked(place)
    text = said(long)
    for one in page.measures:
        if one.verdict is None or one.indicator is None:
            continue
        assert sentences.outcome_answer(one.verdict, one.indicator) in text
        assert sentences.reasoned(reasons.course(one.verdict, one.indicator), one.verdict.evidence_class) in text
        assert cells.course(one.verdict).split("\n")[0] in text


@pytest.mark.parametrize("place", AGREED)
def test_the_figures_of_pack_page_and_file_are_the_same_numbers(asked, place):
    page, _, long = asked(place)
    table = rows.outcomes(page, as_at=known_at(TODAY))
    at = table.columns.index("value")
    held = {row[at] for row in table.rows if row[at] is not None}
    charts = {block.key: block for block in long.blocks if isinstance(block, Chart)}
    for one in page.measures:
        if one.verdict is None or one.indicator is None or one.verdict.latest is None:
            continue
        latest = one.verdict.latest.value
        assert latest in held
        drawn = [
            point.value
            for line in charts[one.indicator.name].lines
            if line.kind == "figures"
            for point in line.points
            if point.value is not None
        ]
        assert drawn[-1] == latest
        assert numbers.full(latest, one.indicator) in said(long)


@pytest.fixture(scope="module")
def client(demonstration_url) -> Iterator[Client]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUTCOMES_DATABASE_URL", demonstration_url)
        store.forget()
        with served() as asking:
            yield asking
        store.forget()


@pytest.mark.parametrize("place", AGREED)
def test_programs_are_told_the_same_figures_and_judgements_to_the_last_digit(asked, client, place):
    page, _, long = asked(place)
    answer = client.get(f"/api/v1/verdicts?place={place}&as_at={TODAY}")
    assert answer.status_code == 200
    items = {(one["outcome"], one["commitment"]): one for one in answer.json()["items"]}
    text = said(long)
    judged = [one for one in page.measures if one.verdict is not None and one.indicator is not None]
    assert judged
    for one in judged:
        told = items[one.verdict.outcome, one.verdict.commitment]
        latest = one.verdict.latest
        assert told["value"] == (latest.value if latest else None)
        assert told["course"] == one.verdict.course.state.value
        assert told["course_words"] == cells.course(one.verdict).split("\n")[0].split(" ", 1)[1]
        assert told["course_words"] in text
        if told["value"] is not None:
            assert numbers.full(told["value"], one.indicator) in text
