"""The languages: which one a process speaks, what a catalogue holds, and that code and catalogues agree."""

import io
import os
import subprocess
import sys

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from hypothesis import given
from hypothesis import strategies as st

from dashboard.wording import catalogue, language
from tests import catalogues

WELSH = {"OUTCOMES_LANGUAGE": "cy"}
TOLD = {"OUTCOMES_UNREVIEWED_LANGUAGE": "yes"}
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"{header}"\n\n'
LATE = '#, fuzzy\nmsgid "Late"\nmsgstr "Hwyr"\n\nmsgid "Watch"\nmsgstr "I’w wylio"\n'


@pytest.mark.parametrize("said", ["", "en", " EN "])
def test_english_is_spoken_where_nothing_else_is_asked_for(said, monkeypatch):
    monkeypatch.setattr(catalogue, "read", lambda _language: pytest.fail("English reads no file"))
    spoken = language.chosen({"OUTCOMES_LANGUAGE": said})
    assert (spoken.code, spoken.tag, spoken.is_reviewed) == ("en", "en-GB", True)
    assert spoken.translations.gettext("Late") == "Late"
    assert spoken.translations.ngettext("{n} day", "{n} days", 2) == "{n} days"


def test_a_language_that_we_do_not_have_is_refused_by_name():
    with pytest.raises(language.LanguageError, match=r"no words in “fr”\. Set it to en or cy, or leave it out\."):
        language.chosen({"OUTCOMES_LANGUAGE": "fr"})


def test_welsh_is_off_until_a_translator_has_read_it():
    with pytest.raises(language.LanguageError, match="no translator has reviewed our Welsh yet"):
        language.chosen(WELSH)


def test_welsh_is_spoken_unreviewed_where_people_know():
    spoken = language.chosen(WELSH | TOLD)
    assert (spoken.tag, spoken.is_reviewed) == ("cy", False)
    assert spoken.translations.gettext("On course") == "Ar y cwrs"
    assert spoken.translations.gettext("a text that nobody translated") == "a text that nobody translated"


def test_once_reviewed_only_confirmed_words_are_spoken(monkeypatch):
    reviewed = catalogue.parsed(HEAD.format(header="X-Reviewed-By: Head of translation\\n") + LATE)
    monkeypatch.setattr(catalogue, "read", lambda _language: reviewed)
    spoken = language.chosen(WELSH)
    assert spoken.is_reviewed
    assert [spoken.translations.gettext(text) for text in ("Late", "Watch")] == ["Late", "I’w wylio"]
    assert language.chosen(WELSH | TOLD).translations.gettext("Late") == "Hwyr"


def test_a_command_in_a_language_that_is_off_ends_with_one_sentence():
    asked = {**os.environ, **WELSH}
    asked.pop("OUTCOMES_UNREVIEWED_LANGUAGE", None)
    done = subprocess.run(
        [sys.executable, "-c", "import dashboard.wording.page"], env=asked, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("OUTCOMES_LANGUAGE: no translator has reviewed our Welsh yet.")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "dim diwrnod"),
        (1, "{figure} diwrnod"),
        (2, "{figure} ddiwrnod"),
        (3, "{figure} diwrnod"),
        (6, "{figure} diwrnod"),
        (14, "{figure} diwrnod"),
    ],
)
def test_welsh_has_a_form_for_each_count(days, said):
    assert language.chosen(WELSH | TOLD).translations.ngettext("{n} day", "{n} days", days) == said


def test_a_word_is_told_apart_by_its_context():
    spoken = language.chosen(WELSH | TOLD).translations
    assert spoken.pgettext("month on an axis", "Feb") == "Chwef"
    assert spoken.gettext("Feb") == "Feb"


def test_names_stand_in_the_order_of_the_welsh_alphabet():
    names = ["Llandudno", "Lymm", "Neath", "Ynys Môn", "Chwilog", "Cwm", "Ngwl", "Hafod", "Gyda", "Ŵyl", "Wrecsam"]
    assert sorted(names, key=language.welsh_order) == [
        "Cwm", "Chwilog", "Gyda", "Ngwl", "Hafod", "Lymm", "Llandudno", "Neath", "Wrecsam", "Ŵyl", "Ynys Môn",
    ]  # fmt: skip


def test_names_stand_in_english_as_their_letters_are_coded():
    assert sorted(["Ynys Môn", "Bury", "Bolton"], key=language.collated) == ["Bolton", "Bury", "Ynys Môn"]


@pytest.mark.parametrize("code", ["en", "cy"])
def test_our_reader_and_babel_read_a_catalogue_alike(code):
    text = (catalogues.FOLDER / f"{code}.po").read_text("utf-8")
    theirs = {(one.context, one.id): (one.string, one.fuzzy) for one in read_po(io.StringIO(text)) if one.id}
    ours = {}
    for one in catalogue.parsed(text).entries:
        forms = tuple(one.forms[at] for at in sorted(one.forms))
        key = one.text if one.plural is None else (one.text, one.plural)
        ours[one.context, key] = (forms[0] if one.plural is None else forms, one.is_fuzzy)
    assert ours == theirs


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1), min_size=1))
def test_what_babel_writes_is_what_gettext_says(said):
    held = Catalog(locale="cy", charset="utf-8", fuzzy=False)
    for number, text in enumerate(said):
        held.add(f"text\n{number}", f'{text}"\n\\n')
    file = io.BytesIO()
    write_po(file, held)
    spoken = catalogue.parsed(file.getvalue().decode("utf-8")).translations(unconfirmed=False)
    assert [spoken.gettext(f"text\n{number}") for number in range(len(said))] == [f'{text}"\n\\n' for text in said]


def test_code_and_catalogues_agree():
    made, wrong = catalogues.files()
    assert wrong == []
    for path, text in made.items():
        assert path.read_text("utf-8") == text, f"{path.name} is out of date: run tests/catalogues.py"


def test_the_english_catalogue_says_what_the_code_says():
    held = catalogue.read("en")
    for one in held.entries:
        assert one.is_whole
        assert (one.forms[0], one.forms.get(1)) == (one.text, one.plural)


def test_welsh_is_begun_and_marked_as_unread():
    held = catalogue.read("cy")
    put = [one for one in held.entries if one.is_whole]
    assert held.reviewed_by == ""
    assert len(put) > 200
    assert all(one.is_fuzzy for one in put)


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ('_(f"{place} is late")', "a text is put together"),
        ('_("a" + name)', "a text is put together"),
        ("_(name)", "a text is put together"),
        ('counted("{n} place", plural, n)', "a text is put together"),
        ('numbers.many(n, "place", "places")', "has no {n} for its count"),
        ('told("beside a level")', "give each text as one literal"),
    ],
)
def test_a_text_that_no_catalogue_can_hold_is_refused(code, problem):
    with pytest.raises(catalogues.NotLiteralError, match=problem):
        list(catalogues.texts_in(code, "page.py"))


def test_a_text_is_found_wherever_it_stands():
    code = (
        'x = f"{_(\'in a template\')}"\nnumbers.many(n, "{n} place", "{n} " "places", of=_("inside"))\ntold("a", "b")'
    )
    found = {(one.context, one.one, one.many) for one in catalogues.texts_in(code, "page.py")}
    assert found == {
        (None, "in a template", None), (None, "{n} place", "{n} places"), (None, "inside", None), ("a", "b", None),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("put", "wrong"),
    [
        ("{lle} yn hwyr", True),
        ("yn hwyr", True),
        ("{place} yn hwyr", False),
        ("Mae {place} yn hwyr ers {figure}", False),
        ("", False),
    ],
)
def test_a_translation_keeps_the_slots(put, wrong):
    held = Catalog(locale="cy")
    held.add("{place} is late", put)
    assert bool(list(catalogues.problems(held))) is wrong
