"""What somebody types into a form is kept as they type it: nothing is lost with the connection, and slips are found."""

from playwright.sync_api import expect

from tests.browser.test_sign_in import pages, sign_in, window  # noqa: F401  fixtures of the real sign-in

TERMS = "/work?task=terms:northmere"
WHY = "Why this version is made"
TYPED = "The councils asked for a later day."


def test_what_was_typed_is_there_again_after_the_connection_dropped(window, pages):  # noqa: F811  the fixtures
    page = sign_in(window, pages, "editor", path="/work")
    page.goto(f"{pages.address}{TERMS}")
    page.get_by_label(WHY).fill(TYPED)
    page.get_by_label(WHY).press("Tab")
    expect(page.get_by_text("It goes on where you left it")).to_be_visible()
    window.set_offline(True)
    page.close()
    window.set_offline(False)
    again = window.new_page()
    again.goto(f"{pages.address}{TERMS}")
    expect(again.get_by_label(WHY)).to_have_value(TYPED)
    expect(again.get_by_text("It goes on where you left it")).to_be_visible()


def test_what_is_wrong_leads_to_the_field_that_holds_it(window, pages):  # noqa: F811  the fixtures
    page = sign_in(window, pages, "editor", path="/work")
    page.goto(f"{pages.address}{TERMS}")
    title = page.get_by_label("Title (needed)").first
    title.fill("")
    title.press("Tab")
    expect(page.get_by_text("It goes on where you left it")).to_be_visible()
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_role("link", name="The agreement: title").click()
    expect(title).to_be_focused()
    expect(title).to_be_in_viewport()
