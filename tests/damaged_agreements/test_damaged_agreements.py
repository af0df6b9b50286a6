"""Each of some hundreds of damaged agreements is refused with the clause that is damaged and a cure."""

from collections.abc import Iterator

import pytest

from data import catalogue
from data.terms import TermsError, agreement_from_toml, check_agreement, open_points
from tests.damaged_agreements.good import CLAUSES, KNOWN_BY, MEASURE, NEEDED, OPTIONAL, written

INDICATORS = catalogue.indicators()
MILESTONE = f"{MEASURE}, milestone 2027-12-31"
ENVELOPE, LINE, SPLIT = "budget, envelope 2026-04-01", "budget, line Youth justice", "budget, split Council"
POWER, ASK = "power Youth custody budget", "ask One form for figures"


def refusals(text: str) -> list[tuple[str, str, str]]:
    """What reading refuses, else what the catalogue, the places and the records refuse."""
    try:
        terms = agreement_from_toml(text)
    except TermsError as error:
        found = error.refusals
    else:
        recorded = {"first-time-entrants": (41.0, 782.0)}
        latest = {"first-time-entrants": 150.0}
        found = check_agreement(terms, indicators=INDICATORS, places={"kent"}, recorded=recorded, latest=latest)
    return [(each.clause, each.problem, each.cure) for each in found]


def damaged_keys() -> Iterator[tuple[str, str, str, str, str]]:
    """Every key of the good agreement: misspelt, of the wrong kind, and left out where it must be there."""
    for clause, (_, keys) in CLAUSES.items():
        known_by, counted = KNOWN_BY.get(clause, ("", clause))
        for key in keys:
            gone = counted if key == known_by else clause
            yield clause, key, f"{key}q = {keys[key]}", gone, f'Did you mean "{key}"?'
            shown = counted if key == known_by and clause != "outcome 1" else clause
            yield clause, key, f"{key} = {{ a = 1 }}", shown, ""
            if key not in OPTIONAL or (key in NEEDED and clause != MEASURE):
                yield clause, key, "", gone, f"Add, say, {key} = "


@pytest.mark.parametrize(
    ("clause", "key", "line", "refused", "cure"),
    [pytest.param(*each, id=f"{each[0]}: {each[2] or 'no ' + each[1]}") for each in damaged_keys()],
)
def test_a_damaged_key_is_refused_in_its_clause_with_a_cure(clause, key, line, refused, cure):
    found = refusals(written({(clause, key): line or None}))
    assert found
    where, problem, said = found[0]
    assert where.split(", ")[0].split()[0] == refused.split(", ")[0].split()[0]
    if line != f"{key} = {{ a = 1 }}":
        assert where == refused
    assert key in problem
    assert cure in said
    assert said.endswith((".", "?", "]].", "]"))


DAMAGES = [
    ("agreement", "place", '"narnia"', "agreement", "Write its short name or its code"),
    ("agreement", "place", '"../kent"', "agreement", "letters, digits and hyphens"),
    ("agreement", "title", '""', "agreement", "Write it, or remove the key."),
    ("agreement", "title", f'"{"x" * 201}"', "agreement", "Shorten it."),
    ("agreement", "title", '"Kent\\nagreement"', "agreement", "Write it on one line."),
    ("agreement", "level", '"parish"', "agreement", "Write 'large_city'"),
    ("agreement", "wave", "0", "agreement", "Write 1 or more."),
    ("agreement", "wave", "1.5", "agreement", "Write a whole number."),
    ("agreement", "starts", '"2026-04-01"', "agreement", "Write a date without quotes"),
    ("agreement", "starts", "2026-04-01T09:00:00", "agreement", "Write a date without quotes"),
    ("agreement", "ends", "2026-03-31", "agreement", "Mend the dates."),
    ("agreement", "ends", "2027-03-30", "agreement", "a year or more after it starts"),
    ("agreement", "ends", "2036-12-31", "agreement", "within ten years"),
    ("accountability", "kind", '"king"', "accountability", "Write 'elected_mayor'"),
    ("accountability", "office", '"A\\u202eB"', "accountability", "Remove the control or invisible characters."),
    ("accountability", "director_places", "1.5", "accountability", "Write a whole number."),
    ("outcome 1", "number", "0", "outcome 0", "Write number = 1 or more."),
    ("outcome 1", "number", "2", LINE, "Write the number of an outcome of this agreement."),
    ("outcome 1", "statement", f'"{"x" * 201}"', "outcome 1", "Shorten it."),
    ("outcome 1", "statement", '" "', "outcome 1", "Write it, or remove the key."),
    ("outcome 1", "origin", '"both"', "outcome 1", "Write 'local', 'centre' or 'joint'."),
    ("outcome 1", "service", 'no_measure = "None yet."', "outcome 1", "Keep one of the two."),
    (MEASURE, "indicator", '"first-time-entrance"', "outcome 1, commitment first-time-entrance", "indicators find"),
    (MEASURE, "unit", '"percent"', MEASURE, 'Write unit = "per 100,000 aged 10–17".'),
    (MEASURE, "better", '"higher"', MEASURE, "Check the level, the baseline and the direction."),
    (MEASURE, "better", '"neither"', MEASURE, 'Write better = "lower".'),
    (MEASURE, "better", '"up"', MEASURE, "Write 'higher', 'lower' or 'neither'."),
    (MEASURE, "baseline", None, MEASURE, "Add, say, baseline = 150.0"),
    (MEASURE, "baseline", '"150"', MEASURE, "Write a number without quotes"),
    (MEASURE, "baseline", "nan", MEASURE, "Write a number without quotes"),
    (MEASURE, "baseline", "1500.0", MEASURE, "Check the unit, or say why in reason."),
    (MEASURE, "agreed_level", None, MEASURE, "Add, say, agreed_level = 130.0"),
    (MEASURE, "agreed_level", "170.0", MEASURE, "Check the level, the baseline and the direction."),
    (MEASURE, "agreed_level", "14.0", MEASURE, "Check the unit, or say why in reason."),
    (MEASURE, "agreed_level", "0", MEASURE, "Check the unit, or say why in reason."),
    (MEASURE, "agreed_level", "-130.0", MEASURE, "Write a level"),
    (MEASURE, "agreed_level", "40.0", MEASURE, "Check the level, or say why in reason."),
    (MEASURE, "agreed_level", "inf", MEASURE, "Write a number without quotes"),
    (MEASURE, "agreed_level", "1e300", MEASURE, "Write a number under a thousand million million"),
    (MEASURE, "agreed_level", "129.00000000000001", MEASURE, "at most twelve decimals"),
    (MEASURE, "by", None, MEASURE, "Add the day by which the level is agreed"),
    (MEASURE, "by", "2029-04-01", MEASURE, "Write a day from 2026-04-01 to 2029-03-31."),
    (MEASURE, "by", "2026-03-31", MEASURE, "all before by"),
    (MEASURE, "by", "2027-12-31", MEASURE, "all before by"),
    (MEASURE, "steps", '"perhaps"', MEASURE, "Write true or false."),
    (MEASURE, "paired", '"nothing-known"', f"{MEASURE}, paired", "indicators find"),
    (MEASURE, "control", '"all"', MEASURE, "Write 'most', 'some' or 'little'."),
    (MEASURE, "set_by", "agred_level = 130.0", MEASURE, 'Did you mean "agreed_level"?'),
    (MEASURE, "set_by", "reasons = 1", MEASURE, 'Did you mean "reason"?'),
    (MILESTONE, "by", "2025-01-01", MEASURE, "Write a day from"),
    (MILESTONE, "by", "2029-03-31", MEASURE, "Order them, all before by."),
    (MILESTONE, "level", "160.0", MEASURE, "Check the level"),
    (MILESTONE, "level", "1.4", MEASURE, "Check the unit"),
    (MILESTONE, "level", '"140"', MILESTONE, "Write a number without quotes"),
    ("budget", "baseline", "0", "budget", "Write it in pounds"),
    ("budget", "baseline", "-5", "budget", "Write it in pounds"),
    ("budget", "baseline", "1.005", "budget", "at most two decimals"),
    ("budget", "baseline", '"£1.2bn"', "budget", "Write a number without quotes"),
    ("budget", "reduction_percent", "101", "budget", "Write a share from 0 to 100"),
    ("budget", "reduction_percent", "-1", "budget", "Write a share from 0 to 100"),
    ("budget", "savings", f'"{"x" * 2001}"', "budget", "Shorten it."),
    (ENVELOPE, "starts", "2031-04-01", "budget, envelope 2031-04-01", "Write a day"),
    (ENVELOPE, "amount", "0.001", ENVELOPE, "at most two decimals"),
    (LINE, "outcome", "7", LINE, "Write the number of an outcome of this agreement."),
    (LINE, "amount", '"8m"', LINE, "Write a number without quotes"),
    (SPLIT, "outcome", "7", SPLIT, "Write the number of an outcome of this agreement."),
    (SPLIT, "spender_share_percent", '"most"', SPLIT, "Write a number without quotes"),
    (POWER, "promised", "2031-01-01", POWER, "Write a day from"),
    (POWER, "promised", '"soon"', POWER, "Write a date without quotes"),
    (POWER, "depth", '"total"', POWER, "Write 'comment', 'co_commission' or 'control'."),
    (POWER, "held_before", '"nobody"', POWER, "Write 'centre'"),
    (POWER, "needs_legislation", '"perhaps"', POWER, "Write true or false."),
    (ASK, "side", '"council"', ASK, "Write 'place' or 'centre'."),
    (ASK, "kind", '"order"', ASK, "Write 'ask' or 'offer'."),
    (ASK, "reply_due", '"autumn"', ASK, "Write a date without quotes"),
]


@pytest.mark.parametrize(
    ("clause", "key", "value", "refused", "cure"),
    DAMAGES,
    ids=[f"{number} {each[0]}, {each[1]}" for number, each in enumerate(DAMAGES, start=1)],
)
def test_a_value_that_makes_no_sense_is_refused_in_its_clause_with_a_cure(clause, key, value, refused, cure):
    found = refusals(written({(clause, key): value}))
    assert any(where == refused and cure in said for where, _, said in found), found


def outcome(number: int) -> str:
    return f'\n[[outcomes]]\nnumber = {number}\nstatement = "Another."\norigin = "local"\nno_measure = "None yet."\n'


WHOLES = [
    ("power twice", "\n[[powers]]\n" + 'name = "Youth custody budget"\ndepartment = "X"\npromised = 2027-01-01\n'
     'depth = "control"\n', POWER, "Give each power a name of its own."),
    ("ask twice", '\n[[asks]]\nname = "One form for figures"\nside = "place"\nkind = "ask"\n', ASK,
     "a name of its own"),
    ("an outcome's number twice", outcome(1), "outcome 1", "Give each outcome a number of its own."),
    ("nine outcomes", "".join(outcome(number) for number in range(2, 10)), "outcome 9", "which both sides sign"),
    ("a place that continues itself", '\n[[continues]]\nplace = "kent"\nmethod = "whole"\n', "continuation of kent",
     "Name the council that has ended"),
    ("a council's version of nothing", '\n[[continues]]\nplace = "poole"\nmethod = "whole"\nversion = 0\n',
     "continuation of poole", "Write the version it held last, 1 or more."),
    ("a clause that cannot be left out", '\n[engagement]\nexcluded = "later"\n', "engagement", "Remove it."),
    ("a panel nobody knows", '\n[transport]\nhow = "by bus"\n', "agreement", "Remove it."),
    ("text after the last table", "\nthis is no TOML", "file", "Mend that line."),
    ("the same table twice", "\n[budget]\nbaseline = 1\n", "file", "Mend that line."),
    ("half a quotation", '\n[engagement]\nhow = "Ward forums', "file", "Mend that line."),
    ("a document that is too long", "#" * 500_001, "file", "Shorten it."),
    ("a nest of lists", "\n[engagement]\nhow = " + "[" * 50_000, "file", "Write plain keys and tables."),
]  # fmt: skip


@pytest.mark.parametrize(("after", "refused", "cure"), [each[1:] for each in WHOLES], ids=[each[0] for each in WHOLES])
def test_a_document_damaged_as_a_whole_is_refused(after, refused, cure):
    found = refusals(written(after=after))
    assert any(where == refused and cure in said for where, _, said in found), found


PANELS = {
    "outcomes": ("outcome 1", MEASURE, MILESTONE),
    "budget": ("budget", ENVELOPE, LINE, SPLIT),
    "powers": (POWER,),
    "accountability": ("accountability",),
}


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_that_was_lost_is_asked_for(panel):
    text = written()
    for clause in PANELS[panel]:
        heading, keys = CLAUSES[clause]
        block = "\n".join([heading, *(f"{key} = {value}" for key, value in keys.items())])
        assert block in text
        text = text.replace(block, "", 1)
    assert (panel, f'Fill it, or write [{panel}] excluded = "why".') in [
        (where, cure) for where, _, cure in refusals(text)
    ]


@pytest.mark.parametrize(("key", "cure"), [("paired", "say why not in reason"), ("in_return_for", "why none is given")])
def test_what_a_reader_would_ask_must_be_answered_before_it_is_sent(key, cure):
    found = open_points(agreement_from_toml(written({(MEASURE, key): None})))
    assert [(point.clause, cure in point.cure) for point in found] == [(MEASURE, True)]


def test_the_agreement_that_is_damaged_here_has_nothing_to_mend_itself():
    assert refusals(written()) == []
    assert open_points(agreement_from_toml(written())) == ()


def test_there_are_more_than_a_hundred_damages_and_no_two_are_the_same():
    keys = [written({(clause, key): line or None}) for clause, key, line, *_ in damaged_keys()]
    values = [written({(clause, key): value}) for clause, key, value, *_ in DAMAGES]
    every = [*keys, *values, *(written(after=after) for _, after, *_ in WHOLES)]
    assert len(set(every)) == len(every) > 200
