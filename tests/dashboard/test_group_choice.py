"""Of many places a screenful of small charts is drawn at a time, and the address says which."""

import pytest
from streamlit.testing.v1 import AppTest


def choice(count: int) -> None:
    from datetime import UTC, datetime

    import streamlit as st

    from dashboard import selection
    from dashboard.components.group_choice import group

    now = datetime(2026, 11, 21, tzinfo=UTC)
    run = selection.Visit("across", now, selection.selection(dict(st.query_params.items()), now=now))
    names = [f"Place {number:02}" for number in range(count)]
    st.text(str(group(run, names)))


def shown(app: AppTest) -> str:
    return app.text[0].value


def test_few_places_are_drawn_together_without_a_choice():
    app = AppTest.from_function(choice, args=(24,)).run()
    assert shown(app) == "(0, 24)"
    assert not app.selectbox


def test_many_places_are_drawn_a_group_at_a_time():
    app = AppTest.from_function(choice, args=(49,)).run()
    assert shown(app) == "(0, 24)"
    assert app.selectbox[0].options == ["Place 00 to Place 23", "Place 24 to Place 47", "Place 48"]
    app.selectbox[0].set_value("2").run()
    assert shown(app) == "(24, 48)"
    assert app.query_params["group"] in ("2", ["2"])


@pytest.mark.parametrize(("group", "drawn"), [("3", "(48, 72)"), ("9", "(0, 24)"), ("x", "(0, 24)")])
def test_the_address_says_which(group, drawn):
    app = AppTest.from_function(choice, args=(49,))
    app.query_params["group"] = group
    assert shown(app.run()) == drawn
