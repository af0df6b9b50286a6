"""What a machine can tell of accessibility, on every page, wide and narrow."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PAGES = {
    "find": "/?q=bolten",
    "place": "/place?place=northmere&as_at=2026-10-01",
    "outcome": "/outcome?place=northmere&outcome=1",
    "standards": "/standards",
    "across": "/across?outcome=first-time-entrants",
}
NOT_READY = "[data-testid=stSkeleton]"


def shown(reader, name):
    reader.open(PAGES[name])
    reader.page.wait_for_selector(".st-key-page-foot")
    expect(reader.page.locator(NOT_READY)).to_have_count(0)
    return reader.page


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(reader, name):
    page = shown(reader, name)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_a_phone_and_no_page_scrolls_sideways(phone, name):
    page = shown(phone, name)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    wide = page.evaluate("document.querySelector('.stMain').scrollWidth")
    assert wide <= 320


@pytest.mark.parametrize("name", ["outcome", "across"])
def test_every_chart_has_words_and_is_followed_by_a_table(reader, name):
    page = shown(reader, name)
    charts = page.locator(".stPlotlyChart")
    assert charts.count() >= 1
    named = page.locator("[data-testid=stPlotlyChart][aria-label], [data-testid=stPlotlyChart] [aria-label]")
    assert named.count() >= charts.count()
    assert page.locator("table").count() >= charts.count()


@pytest.mark.parametrize("name", PAGES)
def test_one_first_heading_and_no_level_skipped(reader, name):
    levels = shown(reader, name).evaluate(
        "[...document.querySelectorAll('main h1, main h2, main h3, main h4')].map((one) => Number(one.tagName[1]))"
    )
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_text_is_large_enough_and_focus_is_seen(reader):
    page = shown(reader, "place")
    sizes = page.evaluate(
        "[...document.querySelectorAll('main table p, main .st-key-answer p')]"
        ".map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 15
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    outline = page.evaluate(
        "[getComputedStyle(document.activeElement).outlineStyle, getComputedStyle(document.activeElement).outlineWidth]"
    )
    assert outline == ["solid", "3px"]
