"""What is typed into a form states the same terms as TOML, and a slip stays as it was typed."""

import pytest
from hypothesis import given

from dashboard.questions.terms_fields import (
    LEFT_OUT,
    NUMBER,
    FieldKind,
    asked,
    body_of,
    field_at,
    fields,
    next_number,
    table_of,
    twice,
)  # fmt: skip
from data.terms import AgreementTerms, Engagement, Panel, TermsError, agreement_from_table, standard_from_table
from data.terms.outcomes import Commitment
from tests.dashboard.document_acts import agreement
from tests.data.terms.documents import STANDARDS, agreements


@given(agreements())
def test_an_agreement_shown_in_a_form_and_read_again_is_the_same(terms):
    if terms.engagement == Engagement():
        terms = terms.model_copy(update={"engagement": None})  # an empty clause says nothing, and is not asked back
    assert agreement_from_table(table_of(body_of(terms), "agreement", subject=terms.place)) == terms


@given(STANDARDS)
def test_a_standard_shown_in_a_form_and_read_again_is_the_same(terms):
    assert standard_from_table(table_of(body_of(terms), "standard", subject=terms.name)) == terms


@pytest.mark.parametrize(
    ("key", "typed", "problem"),
    [
        ("starts", "1 April", "starts is '1 April'"),
        ("wave", "one", "wave is 'one'"),
        ("wave", "NaN", "wave is 'NaN'"),
        ("title", "", "no title"),
    ],
)
def test_what_cannot_be_read_is_named_as_it_was_typed(key, typed, problem):
    body = body_of(agreement()) | {key: typed}
    with pytest.raises(TermsError, match=problem):
        agreement_from_table(table_of(body, "agreement", subject="testham"))


def test_a_refused_field_is_found_by_its_path():
    body = body_of(agreement())
    body["outcomes"][0]["commitments"][0]["agreed_level"] = "many"
    with pytest.raises(TermsError) as error:
        agreement_from_table(table_of(body, "agreement", subject="testham"))
    assert error.value.refusals[0].path == ("outcomes", 0, "commitments", 0, "agreed_level")


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (("title",), ".title"),
        (("outcomes", 1, "statement"), "/outcomes-3.statement"),
        (("outcomes", 0, "commitments", 0, "by"), "/outcomes-1/commitments-1.by"),
        (("outcomes", 1, "joint_with", 4), "/outcomes-3.joint_with"),
        (("accountability", "office"), "/accountability.office"),
        (("budget", "baseline"), "/budget.baseline"),
        (("place",), ""),
        (("excluded", 0, "reason"), ""),
        (("outcomes",), ""),
        (("accountability",), ""),
        ((), ""),
    ],
    ids=lambda one: "-".join(map(str, one)) or "none",
)
def test_a_path_leads_to_the_field_that_holds_the_value(path, field):
    body = body_of(agreement())
    body["outcomes"].insert(1, {NUMBER: 7})  # an entry that was added and left empty is drawn, and not stated
    body["outcomes"][2][NUMBER] = 3
    assert field_at(body, "agreement", path) == field


@pytest.mark.parametrize("typed", ["1,300.5", "£1300.50", " 1300.5 "])
def test_numbers_are_read_as_people_write_them(typed):
    table = table_of({"budget": {"baseline": typed}}, "agreement", subject="x")
    assert str(table["budget"]["baseline"]).rstrip("0") == "1300.5"


def test_a_panel_is_filled_or_left_out_not_both():
    body = body_of(agreement())
    assert list(twice(body)) == []
    body[LEFT_OUT]["outcomes"] = "later"
    assert list(twice(body)) == [Panel.OUTCOMES]


def test_every_key_of_the_terms_is_asked_for_but_what_the_address_settles():
    assert {each.key for each in asked("agreement")} == set(AgreementTerms.model_fields) - {"place", "excluded"}
    kinds = {each.key: each.kind for each in fields(Commitment)}
    assert (kinds["agreed_level"], kinds["by"], kinds["why"]) == (FieldKind.NUMBER, FieldKind.DAY, FieldKind.WORDS)


def test_an_entry_keeps_its_own_number_while_others_come_and_go():
    assert next_number([]) == 1
    assert next_number([{NUMBER: 1}, {NUMBER: 4}]) == 5
