"""The first question of each of the four groups, answered from a place's address with the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

PLACE = "/place?place=northmere"
MOST_TABS = 120
MOST_STEPS = 2
"""How many links or buttons may stand between a place's address and an answer."""
NAME = "() => (document.activeElement.innerText || document.activeElement.value || '').trim()"


class Keyboard:
    """A reader without a mouse, who counts what they press."""

    def __init__(self, reader) -> None:
        self.reader, self.page, self.steps = reader, reader.page, 0
        reader.open(PLACE)
        self.page.wait_for_selector(".st-key-page-foot")

    def follow(self, name: str) -> None:
        """Go from stop to stop until one bears this name, and press it."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if re.fullmatch(name, self.page.evaluate(NAME)):
                self.page.keyboard.press("Enter")
                self.steps += 1
                return
        pytest.fail(f"No stop of the tab key is called {name}.")

    def heading(self, name: str) -> None:
        expect(self.page.locator("h1")).to_have_text(name)
        self.page.wait_for_selector(".st-key-page-foot")


@pytest.fixture
def keyboard(reader):
    used = Keyboard(reader)
    yield used
    assert used.steps <= MOST_STEPS
    assert reader.complaints == []


def test_a_local_leader_reads_where_we_stand_without_a_step_and_why_in_one(keyboard):
    assert keyboard.reader.answer().startswith("Northmere City Region is recovering on one minimum standard")
    keyboard.follow("Outcome 1")
    keyboard.heading("Northmere City Region: New parents visited within 14 days")
    expect(keyboard.page.get_by_role("heading", name="Is the change more than chance?")).to_be_visible()
    assert keyboard.steps == 1


def test_a_mayors_office_finds_what_is_safe_to_say_in_two(keyboard):
    keyboard.follow("Papers")
    keyboard.heading("Papers")
    keyboard.follow("Show it")
    expect(keyboard.page.get_by_text("Safe to say", exact=True)).to_be_visible()
    expect(keyboard.page.get_by_text("Do not say", exact=True)).to_be_visible()
    assert "place=northmere" in keyboard.page.url
    assert keyboard.steps == 2


def test_scrutiny_reads_what_was_promised_last_time_in_one(keyboard):
    keyboard.follow("Papers")
    keyboard.heading("Papers")
    said = keyboard.page.locator(".stMain")
    expect(said).to_contain_text("Northmere Overview and Scrutiny Committee, 10 September 2026")
    expect(said).to_contain_text("Reply overdue")
    expect(said).not_to_contain_text("Port Wexley Scrutiny Committee")
    assert keyboard.steps == 1


def test_the_central_unit_reads_what_the_centre_is_late_on_in_one(keyboard):
    keyboard.follow("The centre’s side")
    keyboard.heading("The centre’s side")
    assert "promised powers are late" in keyboard.reader.answer()
    expect(keyboard.page.get_by_text(re.compile("It is 234 days late")).first).to_be_visible()
    assert keyboard.steps == 1
