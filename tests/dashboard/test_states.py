"""Every view in every state: what stands there instead of figures is said in words, and nothing fails."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.access import PUBLIC

APP = Path(dashboard.__file__).with_name("app.py")
ILLUSTRATIVE, INVENTED = "Illustrative terms, published figures", "Invented place and figures"
WAY_IN = "This part is for people who are signed in."
NOT_YET = "No agreements have been published yet."
OF_A_PLACE = ("place", "outcome", "agreement", "budget")
OF_ALL = ("find", "standards", "across", "centre", "changes", "papers", "data", "about")
SIGNED_IN = ("work", "records")
FOURTEEN = (*OF_A_PLACE, *OF_ALL, *SIGNED_IN)
NORTHMERE = {
    **{view: {"place": "northmere"} for view in OF_A_PLACE},
    "outcome": {"place": "northmere", "outcome": "1"},
    "across": {"outcome": "first-time-entrants"},
}
CLASSES = {
    **dict.fromkeys((*OF_A_PLACE, "standards", "centre", "papers"), INVENTED),
    "find": "illustrative terms",
    "across": ILLUSTRATIVE,
}
"""What a view of the demonstration says of its terms; the others show none."""


@dataclass(frozen=True, slots=True)
class Case:
    """An address read on a store, and what the page then says."""

    state: str
    view: str
    says: tuple[str, ...]
    address: dict[str, str] = field(default_factory=dict)
    store: str = "demonstration_url"

    def __str__(self) -> str:
        return f"{self.state}: {self.view} {'&'.join(self.address.values())}".strip()


def cases() -> Iterator[Case]:
    """Every view on the demonstration, an empty store, after a failed feed and as at a past date."""
    for view in FOURTEEN:
        address = NORTHMERE.get(view, {})
        shown = STANDING.get(view, ("As at 21 November 2026",))
        yield Case("demonstration", view, (*shown, CLASSES.get(view, "")), address)
        yield Case("failed feed", view, FAILED.get(view, shown), FAILED_AT.get(view, address), "failed_url")
        yield Case("empty store", view, EMPTY[view], address, "empty_url")
    for view in (*OF_A_PLACE, *OF_ALL):
        address = {**NORTHMERE.get(view, {}), "as_at": "2025-09-30"}
        yield Case("past date", view, ("This page shows what was known on 30 September 2025.",), address)
        yield Case("future date", view, ("2031-01-01 has not come yet.",), {**address, "as_at": "2031-01-01"})
    for place, state, says in PLACES:
        for view in OF_A_PLACE:
            yield Case(state, view, says, {"place": place, "outcome": "1"} if view == "outcome" else {"place": place})
    for view in OF_A_PLACE:
        before = {**NORTHMERE[view], "place": "kent", "as_at": "2001-01-01"}
        yield Case("before anything", view, ("We held nothing about Kent before ", "As at 1 January 2001"), before)


ABOUT = "Three questions stand beside each agreed outcome"
STANDING = {"about": (ABOUT,), **dict.fromkeys(SIGNED_IN, (WAY_IN,))}
"""What stands on a view that shows no figures, in place of the line that says as at when."""
EMPTY = {
    "about": (ABOUT,),
    **dict.fromkeys(OF_A_PLACE, ("We do not hold a place called “northmere”.",)),
    "find": (NOT_YET, "no figures held yet"),
    "standards": ("No minimum standards have been agreed yet.",),
    "across": (NOT_YET,),
    "centre": ("No agreement in force names a power that the centre promised.",),
    "changes": ("Nothing has changed",),
    "papers": ("No meeting is on record.", "No paper has been kept yet."),
    "data": ("No figures are held yet.",),
    **dict.fromkeys(SIGNED_IN, (WAY_IN,)),
}
FAILED_AT = {"place": {"place": "greater-manchester"}, "data": {"indicator": "employment-rate"}}
FAILED = {
    "place": ("not received: Employment rate", "The figures held before stand.", ILLUSTRATIVE),
    "data": ("no answer within 10 seconds",),
}
PLACES = (
    ("narnia", "unknown place", ("We do not hold a place called “narnia”. Choose one below.",)),
    ("", "no place", ("Choose a place first.",)),
    ("poole", "ended place", ("Poole ended on 1 April 2019. It continues as Bournemouth, Christchurch and Poole.",)),
    ("london", "level undecided", ("for London has not been decided. There is nothing to follow yet.",)),
    ("cornwall", "not in a wave", ("Cornwall is not yet in an agreement.",)),
    ("bolton", "within a larger place", ("Bolton has no agreement of its own. It is part of Greater Manchester",)),
    (
        "leeds",
        "draft",
        ("Leeds’s agreement is a draft.", "Its text is open to both sides only, until they publish it.", ILLUSTRATIVE),
    ),
)
ASKED_WRONGLY = (
    Case("unknown place", "find", ("We do not hold a place called “zzxx”.",), {"q": "zzxx"}),
    Case("unknown place", "changes", ("We do not hold a place called “narnia”.",), {"place": "narnia"}),
    Case("unknown place", "papers", ("We do not hold a place called “narnia”.",), {"place": "narnia"}),
    Case(
        "unknown outcome",
        "outcome",
        ("Kent’s agreement has no outcome “99”. These are its outcomes.", "As at 21 November 2026", ILLUSTRATIVE),
        {"place": "kent", "outcome": "99"},
    ),
    Case("unknown outcome", "across", ("No agreement has an outcome measured by “joy”.",), {"outcome": "joy"}),
    Case("unknown standard", "standards", ("There is no minimum standard called “joy”.",), {"standard": "joy"}),
    Case("unknown case", "standards", ("There is no case called “joy”.",), {"case": "joy"}),
    Case("unknown measure", "data", ("Nothing is asked for under the name “joy”.",), {"indicator": "joy"}),
    Case("unknown section", "about", ("There is no section called “joy”.",), {"section": "joy"}),
    Case("unknown version", "agreement", ("no version “9”",), {"place": "kent", "version": "9"}),
    Case("unknown department", "centre", ("There is no wave or department called “joy”.",), {"department": "joy"}),
    Case("unknown paper", "papers", ("No paper is kept under “abcd”.",), {"paper": "abcd"}),
    Case("no measure", "outcome", ("no measure has been agreed yet",), {"place": "northmere", "outcome": "6"}),
)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    def open_view(url: str, view: str, address: dict[str, str]) -> AppTest:
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", url)
        monkeypatch.setattr("dashboard.load.viewer", lambda: PUBLIC)
        app = AppTest.from_file(str(APP), default_timeout=60)
        app.run()
        if view != "find":
            app.switch_page(f"views/{view}.py")
        for name, text in address.items():
            app.query_params[name] = text
        return app.run()

    return open_view


def words(app: AppTest) -> str:
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.text]
    tables = [table.value.to_csv() for table in app.table]
    return "\n".join([*(str(part.value) for part in parts), *tables]).replace("\\", "")


@pytest.mark.parametrize("case", [*cases(), *ASKED_WRONGLY], ids=str)
def test_every_view_says_in_words_how_it_stands(opened, request, case):
    app = opened(request.getfixturevalue(case.store), case.view, case.address)
    assert not app.exception
    assert len(app.title) == 1
    said = words(app)
    assert [part for part in case.says if part not in said] == []
