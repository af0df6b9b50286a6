"""What people come to do, in a real browser."""

import re

from playwright.sync_api import expect


def test_a_resident_types_the_address_and_reads_the_sentence(reader):
    reader.open("/place?place=greater-manchester")
    assert reader.heading() == "Greater Manchester"
    assert reader.answer().startswith("On these illustrative terms, Greater Manchester is on course on")
    assert reader.page.title() == "Greater Manchester – Agreed Outcomes"
    assert reader.complaints == []
    assert all(url.startswith((reader.address, "data:", "blob:")) for url in reader.asked)


def test_from_search_to_a_place_to_an_outcome(reader):
    reader.open("/")
    page = reader.page
    page.get_by_label("Name of a place, council or city region").fill("northmear")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_text("One place found for “northmear”")).to_be_visible()
    page.get_by_role("link", name="Northmere City Region").first.click()
    expect(page.locator("h1")).to_have_text("Northmere City Region")
    assert len(page.context.pages) == 1  # a link of ours opens no second window
    page.get_by_role("link", name=re.compile("Every family has a visit")).click()
    expect(page.locator("h1")).to_have_text("Northmere City Region: New parents visited within 14 days")
    expect(page.locator(".st-key-answer")).to_contain_text("was 91.9% in April to June 2026")
    assert page.url.endswith("/outcome?place=northmere&outcome=1")
    assert reader.complaints == []


def test_a_past_date_stays_through_the_menu_until_the_latest_is_asked_for(reader):
    reader.open("/place?place=northmere&as_at=2025-09-30")
    page = reader.page
    expect(page.get_by_text("This page shows what was known on 30 September 2025.")).to_be_visible()
    assert "may be below one minimum standard" in reader.answer()
    page.get_by_role("link", name="Minimum standards", exact=True).click()
    expect(page.locator("h1")).to_have_text("Minimum standards")
    expect(page.get_by_text("This page shows what was known on 30 September 2025.")).to_be_visible()
    expect(page).to_have_url(re.compile("as_at=2025-09-30"))
    expect(page.locator(".st-key-answer")).to_contain_text("Northmere City Region may be below one")
    page.get_by_role("button", name="Show the latest").click()
    expect(page.get_by_text("This page shows what was known")).to_have_count(0)
    expect(page.locator(".st-key-answer")).to_contain_text("Northmere City Region is recovering")
    assert "as_at" not in page.url


def test_a_plain_r_or_c_does_nothing_and_typing_them_does(reader):
    reader.open("/")
    page = reader.page
    page.locator("h1").click()
    page.keyboard.press("c")
    page.keyboard.press("r")
    expect(page.locator("[data-testid=stDialog]")).to_have_count(0)
    box = page.get_by_label("Name of a place, council or city region")
    box.press_sequentially("rc")
    expect(box).to_have_value("rc")


def test_a_table_is_taken_away_with_its_class_in_the_name(reader):
    reader.open("/place?place=kent")
    with reader.page.expect_download() as download:
        reader.page.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "kent-outcomes-as-at-2026-11-21-ILLUSTRATIVE.csv"
