"""The page of methods is the text of the tables that tests run, and holds no word we do not use."""

import runpy
from pathlib import Path

import pytest

from dashboard.wording import method
from tests import method_page, spec_tables

BANNED = runpy.run_path(str(Path(__file__).with_name("test_banned_words.py")))["WORDS"]


def test_the_page_is_up_to_date_with_the_tables():
    assert method_page.PAGE.read_text("utf-8") == method_page.written(), "run make docs"


def test_every_table_of_rules_is_on_the_page():
    assert set(method_page.RULES) == {path.stem for path in spec_tables.TABLES}
    assert len(method.rules()) == len(spec_tables.TABLES)


@pytest.mark.parametrize("rule", method.rules(), ids=lambda rule: rule.name)
def test_a_rule_says_whose_it_is_and_holds_no_banned_word(rule):
    assert rule.source
    assert rule.difference
    texts = [rule.title, *rule.words, rule.source, rule.differs]
    texts += [part for one in rule.examples for part in (one.given, one.answer, one.shows)]
    found = [word.group() for text in texts for word in BANNED.finditer(text)]
    assert not found


def test_a_page_that_is_out_of_date_is_refused(tmp_path, monkeypatch, capsys):
    old = tmp_path / "method.toml"
    old.write_text("# old", "utf-8")
    monkeypatch.setattr(method_page, "PAGE", old)
    monkeypatch.setattr(method_page.sys, "argv", ["method_page.py", "--check"])
    assert method_page.main() == 1
    assert "Run make docs." in capsys.readouterr().err
    monkeypatch.setattr(method_page.sys, "argv", ["method_page.py"])
    assert method_page.main() == 0
    assert old.read_text("utf-8") == method_page.written()
