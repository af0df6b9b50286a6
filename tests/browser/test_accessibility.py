"""What a machine can tell of accessibility, on every page, wide and narrow."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_sign_in import pages, sign_in, window  # noqa: F401  fixtures of the real sign-in

PAGES = {
    "find": "/?q=bolten",
    "place": "/place?place=northmere&as_at=2026-10-01",
    "outcome": "/outcome?place=northmere&outcome=1",
    "agreement": "/agreement?place=northmere",
    "budget": "/budget?place=birmingham",
    "standards": "/standards",
    "case": "/standards?case=northmere.new-parents-visited.1",
    "centre": "/centre",
    "across": "/across?outcome=first-time-entrants",
    "changes": "/changes",
    "papers": "/papers?place=northmere",
    "a paper": "/papers?place=northmere&kind=briefing",
    "data": "/data",
    "one measure": "/data?indicator=employment-rate",
    "about": "/about",
    "guides": "/about?section=guides",
    "operating": "/about?section=operating",
    "method": "/about?section=method",
    "calibration": "/about?section=calibration",
    "accessibility": "/about?section=accessibility",
    "work": "/work",
    "records": "/records",
}
OF_AN_EDITOR = {
    "/": "Your places",
    "/changes?place=northmere": "This is your first visit.",
    "/work": "Signed in as Head of policy",
    "/work?task=terms:northmere": "Why this version is made",
    "/work?task=comment:northmere:2": "What is the story behind this line?",
    "/records": "Signed in as Head of policy",
}
"""What an editor reads, with words that only they see."""
DRAWN = {"outcome", "across", "budget", "standards", "centre", "about"}
NARROW, ZOOMED = {"width": 320, "height": 700}, {"width": 320, "height": 256}
"""A phone; and a screen of 1280 by 1024 at four times the size, which is as narrow and less high."""
NOT_READY = "[data-testid=stSkeleton]"
BESIDE = """() => [...document.querySelectorAll(".stMain, html")].map((one) => one.scrollWidth)"""
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  return [style.outlineStyle, style.outlineWidth, box.top >= 0 && box.bottom <= innerHeight];
}"""


FOLLOWS = """() => {
  const [stop, answer] = [document.activeElement, document.getElementById("answer")];
  return stop.closest(".stMain") !== null && stop.getBoundingClientRect().top >= answer.getBoundingClientRect().top;
}"""


def shown(reader, name):
    reader.open(PAGES[name])
    reader.page.wait_for_selector(".st-key-page-foot")
    expect(reader.page.locator(NOT_READY)).to_have_count(0)
    return reader.page


def headings_in_order(page):
    levels = page.evaluate(
        "[...document.querySelectorAll('main h1, main h2, main h3, main h4')].map((one) => Number(one.tagName[1]))"
    )
    return levels.count(1) == 1 and levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))


def charts_named_and_tabled(page):
    charts = page.locator(".stPlotlyChart:visible").count()
    named = page.locator("[data-testid=stPlotlyChart][aria-label], [data-testid=stPlotlyChart] [aria-label]").count()
    return charts <= min(named, page.locator("table").count())


def first_stop_leads_to_the_answer(page):
    """The first stop is the way past the menu; the next one after the answer stands below it, in the page."""
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.innerText") != "Skip to the answer":
        return False
    page.keyboard.press("Enter")
    arrived = page.evaluate("[document.activeElement.id, document.activeElement.className.includes('st-key-answer')]")
    page.keyboard.press("Tab")
    return arrived == ["answer", True] and page.evaluate(FOLLOWS)


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_wide_or_narrow_and_no_page_scrolls_sideways(reader, name):
    page = shown(reader, name)
    assert first_stop_leads_to_the_answer(page)
    assert headings_in_order(page)
    assert charts_named_and_tabled(page)
    assert name not in DRAWN or page.locator(".stPlotlyChart").count() >= 1
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.set_viewport_size(NARROW)
    expect(page.get_by_text("Menu").or_(page.get_by_test_id("stExpandSidebarButton")).first).to_be_visible()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert max(page.evaluate(BESIDE)) <= NARROW["width"]
    page.set_viewport_size(ZOOMED)
    assert max(page.evaluate(BESIDE)) <= ZOOMED["width"]
    assert page.locator("h1").count() == 1


def test_what_an_editor_reads_is_as_accessible(window, pages):  # noqa: F811  the fixtures
    page = sign_in(window, pages, "editor", path="/about")
    for path, told in OF_AN_EDITOR.items():
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{pages.address}{path}")
        page.wait_for_selector(".st-key-page-foot")
        expect(page.get_by_text(told).first).to_be_visible()
        expect(page.locator(NOT_READY)).to_have_count(0)
        assert headings_in_order(page), path
        for size in ({"width": 1280, "height": 900}, NARROW, ZOOMED):
            page.set_viewport_size(size)
            found = Axe().run(page)
            assert found.violations_count == 0, f"{path} {size}: {found.generate_report()}"
            assert max(page.evaluate(BESIDE)) <= size["width"], path


def test_text_is_large_enough(reader):
    sizes = shown(reader, "place").evaluate(
        "[...document.querySelectorAll('main table p, main .st-key-answer p')]"
        ".map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 15


@pytest.mark.parametrize("name", ["find", "outcome", "papers"])
def test_every_stop_of_the_tab_key_is_outlined_and_in_sight(reader, name):
    page = shown(reader, name)
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED) == ["solid", "3px", True], page.evaluate("document.activeElement.outerHTML")


def test_forced_colours_keep_charts_readable_and_focus_in_the_readers_colour(browser, served):
    context = browser.new_context(forced_colors="active", reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{served}{PAGES['outcome']}")
    page.wait_for_selector(".stPlotlyChart")
    chart = page.locator(".stPlotlyChart").first
    styles = "(one) => [getComputedStyle(one).forcedColorAdjust, getComputedStyle(one).backgroundColor]"
    assert chart.evaluate(styles) == ["none", "rgb(255, 255, 255)"]
    still = "() => [...document.querySelectorAll('*')].every((one) => getComputedStyle(one).animationName === 'none')"
    assert page.evaluate(still)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)[:2] == ["solid", "3px"]
    context.close()


@pytest.mark.parametrize("name", ["place", "standards", "across"])
def test_each_judgement_is_a_shape_and_words_before_it_is_a_colour(reader, name):
    page = shown(reader, name)
    said = page.locator("table").all_inner_texts()
    told = "\n".join(said)
    assert any(shape in told for shape in "■▲●◆○")
    coloured = page.evaluate(
        "[...document.querySelectorAll('table p, table strong')].map((one) => getComputedStyle(one).color)"
    )
    assert set(coloured) <= {"rgb(11, 12, 12)", "rgb(80, 90, 95)", "rgb(18, 67, 109)"}  # ink, grey, a link
