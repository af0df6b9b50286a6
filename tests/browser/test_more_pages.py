"""Data and What changed in a real browser: the way from a verdict to its evidence."""

import re

from playwright.sync_api import expect


def test_from_a_verdict_to_its_evidence_to_where_the_figure_came_from(reader):
    reader.open("/place?place=northmere")
    page = reader.page
    page.get_by_role("link", name=re.compile("More people are in work")).click()
    expect(page.get_by_role("heading", name="What these judgements rest on")).to_be_visible()
    page.get_by_role("link", name="Where the figures came from").click()
    expect(page.locator("h1")).to_have_text("Data: People in work")
    expect(page.get_by_text("Release 69").first).to_be_visible()
    assert reader.complaints == []


def test_one_kind_of_change_is_an_address_that_can_be_quoted(reader):
    reader.open("/changes?place=northmere")
    page = reader.page
    page.get_by_role("link", name="Revisions").click()
    expect(page.get_by_text("Showing Northmere City Region, revisions.")).to_be_visible()
    assert "kind=revisions" in page.url
    assert "place=northmere" in page.url
