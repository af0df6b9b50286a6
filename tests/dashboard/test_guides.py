"""The guides as the About page shows them, and the first hours as somebody types them."""

import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.wording import about, guides
from data import database, demonstration
from tests import documented
from tests.dashboard.test_banned_words import WORDS
from tests.servers import url

APP = Path(dashboard.__file__).with_name("app.py")
EVERY = (guides.SECTION, *guides.names())
TYPED_ELSEWHERE = {
    "refresh": "it asks a publisher, and no test does",
    "publish": "it writes the whole package, which has tests of its own",
}


@pytest.fixture
def opened(monkeypatch, demonstration_url):
    def section(name: str) -> AppTest:
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", demonstration_url)
        app = AppTest.from_file(str(APP), default_timeout=60).run()
        app.switch_page("views/about.py")
        app.query_params["section"] = name
        return app.run()

    return section


@pytest.mark.parametrize("name", [guides.SECTION, "operating", "first-hour-administrator"])
def test_a_guide_is_a_page_with_one_heading_its_answer_and_its_parts(opened, name):
    app, guide = opened(name), guides.guide(name)
    assert not app.exception
    assert [title.value.replace("\\", "") for title in app.title] == [guide.title]
    assert [part.value.replace("\\", "") for part in app.header] == [
        one.heading for one in guide.parts if one.level == 2
    ]


def test_the_guides_stand_among_the_sections_and_an_unknown_one_is_named(opened):
    assert guides.SECTION in about.SECTIONS
    app = opened("../../README")
    assert any("There is no section called" in one.value for one in app.markdown)


@pytest.mark.parametrize("name", EVERY)
def test_a_guide_begins_with_a_sentence_that_needs_no_markup(name):
    guide = guides.guide(name)
    assert guide.title
    assert re.fullmatch(r"[^`*\[\]<>#_|$]+[.?]", guide.answer)


@pytest.mark.parametrize("name", EVERY)
def test_a_guide_brings_no_html_picture_or_formula_and_no_banned_word(name):
    body = "\n".join(part.body for part in guides.guide(name).parts)
    outside = documented.SPAN.sub("", documented.FENCE.sub("", body))
    assert not re.search(r"<(?!https://)[a-z]|!\[|\$", outside)
    assert WORDS.search(outside) is None, WORDS.search(outside)


def test_links_between_guides_lead_to_the_about_page_and_others_become_words():
    body = "[A](operating.md#settings), [B](README.md), [C](../../LICENSE), [D](https://example.org/)"
    led = guides.linked(body, lambda name: f"/about?section={name}")
    assert led == "[A](/about?section=operating), [B](/about?section=guides), C, [D](https://example.org/)"


def test_a_first_hour_can_be_typed_from_beginning_to_end(tmp_path, command, monkeypatch, demonstration_url):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", own_demonstration(demonstration_url, tmp_path))
    typed = [order for page in sorted(documented.FOLDER.glob("first-hour-*.md")) for order in documented.orders(page)]
    asked = {(order.settings, order.words): order for order in typed if order.is_whole and can_be_typed(order)}
    assert asked
    for order in asked.values():
        with monkeypatch.context() as before:
            for name, value in order.settings:
                before.setenv(name, value)
            status, _, complaint = command(*order.words)
        assert (status, complaint) == (0, ""), order


def can_be_typed(order):
    stands_for = any(re.fullmatch(r"[A-Z_]+(\.[a-z]+)?", word) for word in order.words)
    return not stands_for and order.words[0] not in TYPED_ELSEWHERE


def own_demonstration(shared_url, folder):
    """A demonstration that the commands may write to."""
    if shared_url.startswith("sqlite:///"):
        return f"sqlite:///{shutil.copyfile(shared_url.removeprefix('sqlite:///'), folder / 'own.sqlite')}"
    address = url(folder / "own.sqlite")
    engine = database.engine(address)
    with database.session(engine) as session:
        demonstration.fill(session)
    engine.dispose()
    return address
