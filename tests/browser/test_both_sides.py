"""What residents and members come for: promises in plain words on a phone, a case from its flag to its reply."""

import re

from playwright.sync_api import expect


def test_a_resident_finds_birmingham_on_a_phone_without_signing_in(phone):
    phone.open("/")
    page = phone.page
    page.get_by_label("Name of a place, council or city region").fill("birmingam")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Birmingham", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Birmingham")
    said = page.locator(".stMain")
    expect(said).to_contain_text("What the centre promised")
    expect(said).to_contain_text("answers for this agreement")
    expect(said).to_contain_text("Overview and Scrutiny Committee meets next on 9 December 2026.")
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 320
    assert phone.complaints == []


def test_a_member_follows_a_case_from_the_register_to_the_day_it_was_flagged(reader):
    reader.open("/standards")
    page = reader.page
    page.get_by_role("link", name="Northmere City Region").first.click()
    expect(page.locator("h1")).to_have_text("Northmere City Region: new parents visited within 14 days")
    expect(page.locator(".st-key-verdict-reply")).to_contain_text("Replied on 11 September 2025")
    page.get_by_role("link", name="30 August 2025").click()
    expect(page.get_by_text("This page shows what was known on 30 August 2025.")).to_be_visible()
    expect(page.locator(".st-key-verdict-reply")).to_contain_text("No reply yet; due 12 September 2025.")
    assert reader.complaints == []


def test_the_centre_is_followed_as_places_are(reader):
    reader.open("/centre")
    page = reader.page
    expect(page.locator("h1")).to_have_text("The centre’s side")
    assert "promised powers are late" in reader.answer()
    expect(page.get_by_text(re.compile("It is 234 days late")).first).to_be_visible()
    assert reader.complaints == []
