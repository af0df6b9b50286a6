"""Terms go out as TOML or canonical JSON and come back as they were; the fingerprint is that of the terms."""

import json
from datetime import date
from decimal import Decimal

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from data.terms import (
    AgreementTerms,
    StandardTerms,
    TermsError,
    agreement_from_toml,
    canonical,
    difference,
    fingerprint,
    from_canonical,
    standard_from_toml,
    to_toml,
)
from data.terms.canonical import plain
from data.terms.writing import _item
from tests.data.terms.documents import FLOOR, KENT, STANDARDS, agreements


@given(agreements())
def test_an_agreement_survives_toml_and_canonical_json(terms: AgreementTerms) -> None:
    again = agreement_from_toml(to_toml(terms))
    assert again == terms
    assert fingerprint(again) == fingerprint(terms)
    assert from_canonical("agreement", canonical(terms)) == terms
    assert difference(terms, again) == ()


@given(STANDARDS)
def test_a_standard_survives_toml_and_canonical_json(terms: StandardTerms) -> None:
    assert standard_from_toml(to_toml(terms)) == terms
    assert from_canonical("standard", canonical(terms)) == terms


@given(agreements(), st.randoms(use_true_random=False))
def test_comments_and_the_order_of_keys_do_not_matter(terms: AgreementTerms, random: object) -> None:
    document = tomlkit.parse(to_toml(terms))
    keys = list(document)
    random.shuffle(keys)  # type: ignore[attr-defined]
    shuffled = tomlkit.document()
    shuffled.add(tomlkit.comment("as read out at the meeting"))
    plain_first = sorted(keys, key=lambda key: isinstance(document[key], dict | tomlkit.items.AoT))
    for key in plain_first:
        shuffled[key] = document[key]
    assert fingerprint(agreement_from_toml(tomlkit.dumps(shuffled))) == fingerprint(terms)


@given(
    st.text(max_size=300)
    | st.integers(0, len(KENT)).flatmap(lambda at: st.text(max_size=8).map(lambda t: KENT[:at] + t + KENT[at:]))
)
def test_any_text_is_loaded_or_refused_with_a_cure(text: str) -> None:
    for reader in (agreement_from_toml, standard_from_toml):
        try:
            reader(text)
        except TermsError as error:
            assert error.refusals  # noqa: PT017 - either answer is right; a refusal says why
            assert all(each.clause and each.problem and each.cure for each in error.refusals)  # noqa: PT017 - as above


SCALARS = st.booleans() | st.integers() | st.floats() | st.text("ab\n\u202e", max_size=3) | st.dates() | st.datetimes()
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["excluded", "reason", "by"]), inner, max_size=2)
    ),
    max_leaves=4,
)


@given(st.sampled_from(sorted(AgreementTerms.model_fields)), VALUES)
def test_any_value_under_any_key_is_loaded_or_refused_with_a_cure(key: str, value: object) -> None:
    document = tomlkit.parse(KENT)
    document[key] = value
    try:
        agreement_from_toml(tomlkit.dumps(document))
    except TermsError as error:
        assert all(each.clause and each.problem and each.cure for each in error.refusals)  # noqa: PT017 - as above


def test_canonical_json_has_sorted_keys_no_spaces_and_numbers_as_decimal_strings() -> None:
    terms = agreement_from_toml(KENT)
    text = canonical(terms)
    assert text.startswith('{"accountability":{"kind":"leader","office":"Leader of the council"')
    assert '"budget":{"baseline":"120000000000","reduction_percent":"3"}' in text
    assert '"agreed_level":"130","baseline":"150"' in text
    assert "10–17" in text
    assert json.loads(text)["wave"] == "1"


@pytest.mark.parametrize("same", ["150", "150.00", "1.5e2", "+150.0"])
def test_a_number_written_another_way_has_the_same_fingerprint(same: str) -> None:
    written = KENT.replace("baseline = 150.0", f"baseline = {same}")
    assert fingerprint(agreement_from_toml(written)) == fingerprint(agreement_from_toml(KENT))


def test_another_number_has_another_fingerprint() -> None:
    assert fingerprint(agreement_from_toml(KENT.replace("150.0", "150.01"))) != fingerprint(agreement_from_toml(KENT))


def test_money_is_pence_inside_and_pounds_in_toml() -> None:
    terms = agreement_from_toml(KENT.replace("1_200_000_000", "1_200_000_000.07"))
    assert terms.budget is not None
    assert terms.budget.baseline == 120_000_000_007
    assert "baseline = 1200000000.07" in to_toml(terms)


def test_a_day_and_a_number_in_canonical_json_must_be_what_they_say() -> None:
    text = canonical(standard_from_toml(FLOOR))
    for bad in (
        text.replace("2028-01-01", "2028-13-01"),
        text.replace('"90"', '"ninety"'),
        text.replace('"90"', "true"),
    ):
        with pytest.raises(ValueError, match="Write a"):
            from_canonical("standard", bad)


def test_only_what_terms_hold_can_be_written() -> None:
    for writer in (plain, _item):
        with pytest.raises(TypeError, match="set has no place in terms"):
            writer({1})


def test_a_fraction_and_a_day_are_written_as_toml_has_them() -> None:
    assert (_item(Decimal("0.5")).as_string(), _item(date(2026, 4, 1)).as_string()) == ("0.5", "2026-04-01")
