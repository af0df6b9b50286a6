"""What is new since the reader last looked: their last visit where they are signed in, else an address they keep."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.access import PUBLIC, Granted, Viewer
from data.roles import CENTRE, Role

APP = Path(dashboard.__file__).with_name("app.py")
EDITOR = Viewer(3, "Third", (Granted(Role.EDITOR, "x-northmere", "Head of policy"),))
ANALYST = Viewer(4, "Fourth", (Granted(Role.CENTRE_ANALYST, CENTRE, "Analyst"),))
SEEN = datetime(2026, 9, 30, 23, 30, tzinfo=UTC)  # the first of October in London


@pytest.fixture
def opened(monkeypatch, demonstration_url):
    def open_view(view, viewer=PUBLIC, last=None, **address):
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", demonstration_url)
        monkeypatch.setattr("dashboard.load.viewer", lambda: viewer)
        monkeypatch.setattr("dashboard.reader.last_visit", lambda: last)
        app = AppTest.from_file(str(APP), default_timeout=60)
        app.switch_page(f"views/{view}.py")
        for name, text in address.items():
            app.query_params[name] = text
        app.run()
        assert not app.exception
        return "\n".join(str(part.value) for part in (*app.header, *app.subheader, *app.markdown)).replace("\\", "")

    return open_view


@pytest.mark.parametrize(
    ("viewer", "last", "told"),
    [
        pytest.param(
            EDITOR,
            SEEN,
            "Your last visit was on 1 October 2026. [What changed from 1 October 2026 on]"
            "(/changes?since=2026-09-30&place=northmere)",
            id="signed in",
        ),
        pytest.param(EDITOR, None, "This is your first visit. [What changed from 21 November 2026 on]", id="for once"),
        pytest.param(
            PUBLIC,
            None,
            "keep this address: [What changed from 21 November 2026 on](/changes?since=2026-11-20&place=northmere)",
            id="the public",
        ),
    ],
)
def test_what_changed_offers_the_last_visit_and_to_the_public_an_address(opened, viewer, last, told):
    assert told in opened("changes", viewer, last, place="northmere")


def test_where_the_place_is_unknown_no_visit_is_offered(opened):
    assert "keep this address" not in opened("changes", place="narnia")


def test_the_first_page_tells_what_changed_in_the_readers_own_places(opened):
    told = opened("find", EDITOR, SEEN)
    assert "Your places" in told
    assert "What changed from your last visit on, 1 October 2026, is told beside each." in told
    assert "Since 30 September 2026 in Northmere City Region, " in told
    assert "told for the last 90 days" in opened("find", EDITOR)


@pytest.mark.parametrize("viewer", [PUBLIC, ANALYST], ids=["the public", "the centre"])
def test_who_acts_for_no_place_has_none_of_their_own(opened, viewer):
    assert "Your places" not in opened("find", viewer)
