"""Agreement and Budget, as Streamlit runs them: in the demonstration, empty, past, signed out and signed in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.access import Granted, Viewer
from data.roles import Role

APP = Path(dashboard.__file__).with_name("app.py")
Opened = Callable[..., AppTest]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, demonstration_url: str) -> Opened:
    def open_view(view: str, *, url: str = demonstration_url, **address: str) -> AppTest:
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", url)
        app = AppTest.from_file(str(APP), default_timeout=60)
        app.run()
        app.switch_page(f"views/{view}.py")
        for name, text in address.items():
            app.query_params[name] = text
        app.run()
        assert not app.exception
        assert len(app.title) == 1
        return app

    return open_view


def words(app: AppTest) -> str:
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.text]
    cells = [str(cell) for table in app.table for cell in table.value.to_numpy().flat]
    headers = [str(header) for table in app.table for header in table.value.index]
    return "\n".join([*(str(part.value) for part in parts), *headers, *cells]).replace("\\", "")


def headings(app: AppTest) -> list[str]:
    return [str(one.value).replace("\\", "") for one in app.header]


@pytest.mark.parametrize("view", ["agreement", "budget"])
@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("leeds", "It has been in negotiation for 140 days. Its text is open to both sides only"),
        ("london", "has not been decided"),
        ("cornwall", "Cornwall is not yet in an agreement."),
        ("atlantis", "We do not hold a place called “atlantis”."),
        ("poole", "Poole: nothing of an agreement passes to Bournemouth, Dorset and Poole."),
    ],
)
def test_a_place_without_an_agreement_to_read_says_so(opened: Opened, view: str, place: str, expected: str) -> None:
    said = words(opened(view, place=place))
    assert expected in said
    assert "claimant" not in said


@pytest.mark.parametrize("view", ["agreement", "budget"])
def test_an_empty_store_has_both_pages(opened: Opened, empty_url: str, view: str) -> None:
    assert "Choose a place first." in words(opened(view, url=empty_url))


def test_the_agreement_has_four_panels_of_equal_weight(opened: Opened) -> None:
    app = opened("agreement", place="northmere")
    assert headings(app)[:4] == ["Outcomes", "Budget", "Powers", "Accountability"]
    assert all(len(table.value.columns) == 5 for table in app.table[:4])
    assert len({tuple(table.value.columns) for table in app.table[:4]}) == 1


def test_who_answers_stands_on_every_page_of_the_place(opened: Opened) -> None:
    for view in ("place", "agreement", "budget"):
        said = words(opened(view, place="northmere"))
        assert "Who answers for this: Mayor of Northmere (an elected mayor) answers for this agreement." in said
    said = words(opened("outcome", place="northmere", outcome="1"))
    assert "For this outcome: Director of Public Health, Northmere." in said


def test_the_answer_tells_what_is_agreed_and_who_asked(opened: Opened) -> None:
    said = words(opened("agreement", place="northmere"))
    assert "agreed six outcomes, three powers and one budget." in said
    assert "Three were asked for by the place, one by the centre and two by both sides." in said
    assert "Invented place and figures" in said
    said = words(opened("agreement", place="kent"))
    assert "On these illustrative terms, Kent and the centre agreed two outcomes" in said
    assert "nobody has signed them" in said


def test_powers_show_what_was_promised_beside_what_is(opened: Opened) -> None:
    said = words(opened("agreement", place="northmere"))
    assert "234 days late" in said
    assert "Kept on 28 March 2025\n\nin fact a say" in said
    assert "▲ Less deep than promised" in said
    assert "The bands “a say”, “a share” and “control” are ours" in said


def test_a_power_that_moves_upward_is_flagged_and_only_in_an_invented_place(opened: Opened) -> None:
    said = words(opened("agreement", place="port-wexley"))
    assert "Clinic budgets: nearer to the centre than before." in said
    assert "▲ Moves upward" in said
    for place in ("greater-manchester", "birmingham", "kent", "essex", "bournemouth-dorset-poole"):
        assert "Moves upward" not in words(opened("agreement", place=place))


def test_what_changed_is_told_in_words_with_who_signed_and_why(opened: Opened) -> None:
    said = words(opened("agreement", place="port-wexley"))
    assert "From version 1 to version 2:" in said
    assert (
        "Why: Data quality. Signed by Leader of Port Wexley Borough Council and "
        "Director for the second wave, Cabinet Office." in said
    )
    assert "Leader of Port Wexley Borough Council\n\n12 March 2026" in said
    assert "Director for the second wave, Cabinet Office\n\n13 March 2026" in said


def test_another_version_says_that_it_does_not_count_now(opened: Opened) -> None:
    said = words(opened("agreement", place="northmere", version="1"))
    assert "This is version 1. Version 2 counts now" in said
    assert "Urgent repairs done in time: 92.0%" in said
    assert "This is the first version: there is none to compare it with." in said
    assert "This agreement has no version “9”." in words(opened("agreement", place="northmere", version="9"))


def test_as_at_a_past_date_only_the_version_known_then_is_shown(opened: Opened) -> None:
    said = words(opened("agreement", place="northmere", as_at="2025-01-01"))
    assert "agreement version 1, in force since 1 April 2024" in said
    assert "Version 2" not in said
    assert "Not arrived" in said


def test_a_fingerprint_is_checked(opened: Opened) -> None:
    app = opened("agreement", place="northmere")
    whole = next(str(one.value) for one in app.text if len(str(one.value)) == 64)
    for given, expected in (
        (whole[:12], "This is the fingerprint of version 2, since 1 April 2026."),
        ("abc", "Give at least the first twelve signs of a fingerprint."),
        ("0" * 12, "No version of this agreement that we hold has this fingerprint."),
    ):
        app.text_input(key="fingerprint-given").set_value(given)
        next(one for one in app.button if one.label == "Check").click().run()
        assert expected in words(app)
    assert "nothing in it was altered since" in words(app)


def test_a_copied_agreement_is_asked_about_and_a_lone_committee_warned_of(opened: Opened) -> None:
    said = words(opened("agreement", place="eastholme"))
    assert "All four outcomes (1, 2, 3 and 4) repeat, word for word, the agreement of Northmere City Region" in said
    assert "Is this Eastholme County’s own agreement?" in said
    said = words(opened("agreement", place="bournemouth-dorset-poole"))
    assert "Only a joint committee answers" in said
    assert "Not part of this agreement: No power changes hands" in said
    assert "The agreement passes nothing on below the town hall." in said


def test_a_party_reads_the_draft_and_is_told_that_it_is_one(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, demonstration_session
) -> None:
    from data.store import places

    leeds = places.named(demonstration_session, "leeds")
    assert leeds is not None
    editor = Viewer(person=1, name="Editor", grants=(Granted(Role.EDITOR, leeds.code, "Chief executive, Leeds"),))
    monkeypatch.setattr("dashboard.load.viewer", lambda: editor)
    said = words(opened("agreement", place="leeds"))
    assert "Version 1 is a draft. Only the parties can read this text; nothing in it is agreed." in said
    assert "Fewer people are out of work and looking for it." in said
    assert "TOML" not in said


def test_a_comparison_across_the_end_of_a_council_is_refused_with_the_reason(opened: Opened) -> None:
    said = words(opened("outcome", place="bournemouth-dorset-poole", outcome="1", compare="poole,kent"))
    assert "“poole” and “kent” cannot be set beside this outcome" in said
    assert "Poole ended on 1 April 2019 and continues as Bournemouth, Christchurch and Poole." in said
    assert "no trend is drawn across" in said


def test_the_place_shows_the_areas_below_its_town_hall(opened: Opened) -> None:
    said = words(opened("place", place="birmingham"))
    for expected in ("Wards", "40", "Constituencies", "Three wards hold about 70,000 people.", "March 2010"):
        assert expected in said
    assert "Areas of different kinds overlap" in said


def test_a_place_that_hears_residents_and_passes_nothing_on_says_both(opened: Opened) -> None:
    for view in ("place", "agreement"):
        said = words(opened(view, place="eastholme"))
        assert "A yearly survey." in said
        assert "The agreement passes nothing on below the town hall." in said


# Budget


def test_the_budget_says_whether_its_sums_agree(opened: Opened) -> None:
    said = words(opened("budget", place="northmere"))
    assert "Agreed: £3.007 billion in 2026 to 2027, 3% less than the baseline of £3.1 billion (2023 to 2024)." in said
    assert "The sums agree. Three savings are claimed; one is verified; one is disputed." in said
    said = words(opened("budget", place="eastholme"))
    assert "The sums do not agree." in said
    assert "2027 to 2028 holds £6 million more than the £1.104 billion that the share leaves." in said
    assert "Outcome 4: More adults gain a qualification that leads to work." in said


def test_claimed_and_verified_stand_apart_and_are_never_added(opened: Opened) -> None:
    app = opened("budget", place="northmere")
    (ledger,) = (table.value for table in app.table if "Claimed" in table.value.columns)
    assert list(ledger.columns) == ["Claimed", "Verified", "Retained", "Reinvested", "Disputed"]
    assert len(ledger) == 3
    said = words(app)
    for total in ("£13.7 million", "£15.4 million", "£20.1 million"):
        assert total not in said


def test_the_saving_of_kent_is_potential_and_claimed_only(opened: Opened) -> None:
    said = words(opened("budget", place="kent"))
    assert "One saving is claimed; none is verified." in said
    assert "Gateways, claimed: Potentially over £20m in three years. As reported: Delivering a Localist Future" in said


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("birmingham", ("£7.5 billion was counted. About £1.85 billion of it", "£3.75 billion", "£1.9 billion")),
        ("bournemouth-dorset-poole", ("£5.7 billion was counted. About £2.8 billion of it", "£2.9 billion")),
    ],
)
def test_a_counting_exercise_shows_its_remainder(opened: Opened, place: str, expected: tuple[str, ...]) -> None:
    said = words(opened("budget", place=place))
    for one in (*expected, "Not broken down", "As reported: Delivering a Localist Future"):
        assert one in said


def test_who_spends_so_that_others_save_is_named(opened: Opened) -> None:
    said = words(opened("budget", place="bournemouth-dorset-poole"))
    assert "Councils spend on help at home; hospitals save days in bed." in said
    assert "50%" in said


def test_an_agreement_without_a_budget_says_why(opened: Opened) -> None:
    said = words(opened("budget", place="port-wexley"))
    assert "Not part of this agreement: The place is too small for a budget of its own" in said
    assert "The envelope, year by year" not in said
