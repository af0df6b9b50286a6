"""The ways from the pages to the open data and the feed."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard

APP = Path(dashboard.__file__).with_name("app.py")


@pytest.mark.parametrize(
    ("label", "path", "markdown"),
    [
        ("Open data", "/open-data", "[Open data](/open-data)"),
        ("A [label]", "/changes.atom", r"[A \[label\]](/changes.atom)"),
    ],
)
def test_a_link_beyond_the_pages_is_inert_text_and_a_local_address(label, path, markdown):
    def page(label, path):
        from dashboard.components import links

        links.beyond(label, path, key="test")

    drawn = AppTest.from_function(page, kwargs={"label": label, "path": path}).run()
    assert [one.value for one in drawn.markdown] == [markdown]


@pytest.mark.parametrize("store", ["demonstration_url", "empty_url", "failed_url"])
@pytest.mark.parametrize(("view", "way"), [("data", "(/open-data)"), ("changes", "(/changes.atom)")])
def test_the_page_has_its_way_to_the_open_data(monkeypatch, request, store, view, way):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", request.getfixturevalue(store))
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.run()
    app.switch_page(f"views/{view}.py")
    app.run()
    assert not app.exception
    assert sum(way in one.value for one in app.markdown) == 1
