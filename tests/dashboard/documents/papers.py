"""Papers made by hand: each builder says only what its test is about."""

from datetime import UTC, date, datetime

from dashboard.documents.content import (
    Block,
    Break,
    Chart,
    Heading,
    Line,
    Lines,
    Paper,
    PaperKind,
    Point,
    Sentence,
    Table,
    Words,
)
from data.terms import EvidenceClass

AS_AT = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
YEARS = tuple(f"{year}/{(year + 1) % 100:02d}" for year in range(2014, 2026))
WELSH = "Llŷn a'r Tŵr Gwyn, Pen-y-Bont ar Ogwr, Ynys Môn"
LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
LONG = (
    "The Combined County Authority of the Upper Northmere Valleys, Great Marsh, Eastholm and the Isles of Saint Edwold"
)
AWKWARD = "#let x = *bold* _under_ $100 <b> & \\ `code` \u202eabc\u202c \u200ff @ref ~ [[x]] //c /*d*/ \u0007 😀 日本"


def points(values, labels=YEARS, *, spread=1.5, provisional=()):
    return tuple(
        Point(
            label,
            value,
            None if value is None or not spread else value - spread,
            None if value is None or not spread else value + spread,
            provisional=at in provisional,
        )
        for at, (label, value) in enumerate(zip(labels, values, strict=True))
    )


FIGURES = (61.2, 61.9, 62.4, 62.1, None, 63.0, 62.2, 64.1, 64.9, 65.2, 66.0, 65.7)
COURSE = (None, None, None, None, None, None, None, 64.0, 65.0, 66.0, 67.0, 68.0)


def chart(**changed):
    made = {
        "key": "outcome-1",
        "title": "Employment rate, Northmere City Region, 2014/15 to 2025/26",
        "unit": "percent of residents aged 16 to 64",
        "kind": "line",
        "categories": YEARS,
        "lines": (
            Line("Northmere", points(FIGURES, provisional=(11,)), "figures"),
            Line("Agreed course", points(COURSE, spread=0), "course"),
            Line("Minimum 60.0%", points((60.0,) * 12, spread=0), "floor"),
        ),
        "breaks": (7,),
        "low": 50.0,
        "high": 80.0,
        "alt": "Employment rate, Northmere, 2014/15 to 2025/26: from 61.2% to 65.7%. Table follows.",
        "source": "Source: Office for National Statistics, Annual Population Survey, released 14 October 2026.",
        "caveat": "On these illustrative terms. The last figure is provisional and may be revised in January 2027.",
    }
    return Chart(**(made | changed))


def places(count, *, missing=()):
    """Return a dot chart of many places in alphabetical order."""
    names = tuple(f"Area {at + 1:02d} of the county" for at in range(count))
    values = [None if at in missing else 55 + (at * 7) % 23 for at in range(count)]
    return chart(
        key="areas",
        title=f"School readiness in {count} areas",
        kind="dots",
        categories=names,
        lines=(
            Line("Areas", points(values, names, spread=2.5, provisional=(3,)), "figures"),
            Line("Average of all areas", points([66.0] * count, names, spread=0), "other"),
        ),
        breaks=(),
    )


def table(rows=3, columns=4, **changed):
    names = ("Outcome", "Latest figure", "Agreed level", "Course", "Direction", "Period", "Status")[:columns]
    cells = (
        "Employment rate, aged 16 to 64",
        "65.7%",
        "68.0% by March 2029",
        "▲ Watch",
        "= No clear change",
        "2025/26",
        "final",
    )
    made = {
        "caption": "Where each outcome stands",
        "columns": names,
        "rows": tuple((f"{at + 1}. {cells[0]}", *cells[1:columns]) for at in range(rows)),
        "note": "Provisional figures are marked [p].",
    }
    return Table(**(made | changed))


def outcome(number: int) -> tuple[Block, ...]:
    """Return the blocks of one outcome's page."""
    return (
        Break(),
        Heading(2, f"Outcome {number}: more people in work"),
        Sentence("● Meets the minimum standard · ▲ Watch · = No clear change", strong=True),
        Sentence("The employment rate was 65.7% in 2025/26. The agreed level is 68.0% by March 2029."),
        chart(key=f"outcome-{number}"),
        table(caption=f"Figures of outcome {number}"),
        Words(
            "The closure of the works took 900 jobs.\nWe opened two centres in June.",
            "Director of Skills",
            date(2026, 11, 2),
        ),
        Heading(3, "Suggested questions"),
        Lines(("It has been short of the agreed level for two periods; what was tried?", "What would convince you?")),
    )


PLAIN: tuple[Block, ...] = (
    Heading(2, "Minimum standards"),
    Sentence("Northmere is below one minimum standard and close to another.", strong=True),
    Lines(("■ School readiness: 61.0%, minimum 65.0%", "● Employment: 65.7%, minimum 60.0%")),
    Heading(2, "Outcomes"),
    Sentence("Two of six outcomes are off course."),
    chart(),
    table(),
    Words("We have opened two centres.", "Director of Skills", date(2026, 11, 2)),
)


def paper(*blocks: Block, **changed) -> Paper:
    made = {
        "kind": PaperKind.BRIEFING,
        "title": "Northmere is below one minimum standard and off course on two of six agreed outcomes",
        "subtitle": "Northmere City Region",
        "place": "northmere",
        "as_at": AS_AT,
        "evidence": EvidenceClass.ILLUSTRATIVE,
        "header": "Mayor’s briefing · Northmere City Region · What was known at 09:30 on 3 December 2026",
        "footer": "Illustrative terms, published figures",
        "address": "/papers?paper=0f1e2d3c4b5a",
        "blocks": blocks,
    }
    return Paper(**(made | changed))


def slide(**changed) -> Paper:
    made = {
        "kind": PaperKind.SLIDE,
        "title": "Six places share this outcome; two differ from the rest by more than chance",
        "subtitle": "Employment rate, 2025/26",
        "header": "Comparison slide · What was known at 09:30 on 3 December 2026",
        "blocks": (
            Sentence("These charts show what happened in each place. They do not show that the agreement caused it."),
            places(6),
        ),
        "notes": (
            table(rows=6, caption="Employment rate by place"),
            Heading(2, "Not shown"),
            Lines(("Westmark: too few figures (have 4, need 5)",)),
        ),
    }
    return paper(**(made | changed))


LONG_NAMES = paper(
    Heading(1, LONG),
    Sentence(f"{LONG} is close to a minimum standard. " * 3),
    Lines((LONG, LONG)),
    chart(
        title=f"Share of pupils reaching the expected standard, {LONG}",
        lines=(
            Line(LONG, points(FIGURES), "figures"),
            Line(f"Average of {LONG}", points([64.0] * 12, spread=0), "other"),
            Line(f"Minimum agreed with {LONG}", points([60.0] * 12, spread=0), "floor"),
        ),
    ),
    Table(
        "Long names",
        ("Place", "Outcome", "Latest", "Agreed", "Answers"),
        ((LONG, LONG, "65.7%", "68.0%", LONG), (LONG_WORD, "x", "1.0%", "−2.5%", "y")),
    ),
    title=f"{LONG} is below one minimum standard, off course on two of six agreed outcomes",
    subtitle=LONG,
    header=f"Meeting pack · {LONG} · What was known at 09:30 on 3 December 2026",
)
MISSING = paper(
    Heading(2, "Unknown"),
    chart(
        lines=(
            Line("Northmere", points([None] * 12), "figures"),
            Line("Minimum 60.0%", points([60.0] * 12, spread=0), "floor"),
        ),
        breaks=(),
    ),
    chart(categories=(), lines=(), breaks=()),
    places(3, missing=(0, 1, 2)),
    Table("Nothing yet", ("Outcome", "Latest"), ()),
)
IN_WELSH = paper(
    Heading(2, WELSH),
    Sentence(f"{WELSH}: ŵ Ŵ ŷ Ŷ â î ô û ẃ ẁ ẅ ỳ. Decomposed: w\u0302 y\u0302"),
    chart(title=WELSH),
    Table(WELSH, ("Lle", "Gwerth"), ((WELSH, "61.0%"),)),
    title=WELSH,
    subtitle=WELSH,
)
OF_SIGNS = paper(
    Heading(2, AWKWARD),
    Sentence(AWKWARD, strong=True),
    Lines((AWKWARD,), ordered=True),
    chart(title=AWKWARD, alt=AWKWARD, source=AWKWARD),
    Table(AWKWARD, (AWKWARD, AWKWARD), ((AWKWARD, AWKWARD),), AWKWARD),
    Words(AWKWARD, AWKWARD, date(2026, 1, 1)),
    title=AWKWARD,
)
PAPERS = {
    "plain": paper(*PLAIN),
    "long names": LONG_NAMES,
    "nothing": paper(),
    "twelve outcomes": paper(*(block for number in range(1, 13) for block in outcome(number)), kind=PaperKind.PACK),
    "forty rows": paper(Heading(2, "Areas"), places(40, missing=(5,)), table(rows=40, columns=5), kind=PaperKind.PACK),
    "missing series": MISSING,
    "Welsh": IN_WELSH,
    "awkward": OF_SIGNS,
    "slide": slide(),
    "broken": paper(Heading(2, "Breaks"), chart(breaks=(3, 7))),
}
