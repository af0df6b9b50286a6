"""What OHID Fingertips says of an indicator: its metadata, and which sex and age its rows are of."""

from collections.abc import Callable, Mapping
from typing import Any

from indicators.discovery.parts import Part, Question, unit_of, whom
from indicators.feeds import bodies, tables
from indicators.feeds.bodies import BodyError
from indicators.feeds.feed import Reply, shown

_API = "https://fingertips.phe.org.uk/api"
_PARENT = 15
_CHILDREN = (502, 501, 402)
"""Counties and unitaries of April 2023, districts, counties and unitaries before: the first that is offered."""
_YEARS = {"Calendar": "calendar", "Financial": "financial", "Academic": "academic"}
_POLARITY = {"RAG - Low is good": "lower", "RAG - High is good": "higher", "BOB - Blue orange blue": "neither"}
_MONTHS_OF_WORDS = {"Annual": "yearly", "Quarterly": "quarterly", "Monthly": "monthly"}


def part(number: str, ask: Callable[[str], Reply], answers: Mapping[str, str]) -> Part:
    """The keys of a definition that the service fills; which sex and age is meant is asked where there are several."""
    if not (number.isascii() and number.isdigit()):
        message = f"“{shown(number)}” is no number of an indicator there"
        raise BodyError(message)
    said = _metadata(ask(f"{_API}/indicator_metadata/csv/by_indicator_id?indicator_ids={number}"), number)
    child = _child(ask(f"{_API}/available_data?indicator_id={number}"))
    rows = f"{_API}/all_data/csv/by_indicator_id?indicator_ids={number}&child_area_type_id={child}"
    sexes, ages = _kinds(ask(f"{rows}&parent_area_type_id={_PARENT}"))
    questions = [
        Question(key, f"Which {key} is meant?", found, found[0])
        for key, found in (("sex", sexes), ("age", ages))
        if len(found) > 1
    ]
    of = answers.get("of") or whom(said["Definition"]) or whom(said["Indicator"])
    if not of:
        questions.append(Question("of", "Whom or what does it count (say, children aged under 15)?"))
    usual = "365"
    questions.append(Question("lag_days", "How many days after a period ends does its figure come?", (), usual))
    year = _YEARS.get(said["Year type"].strip())
    keys: dict[str, Any] = {
        "title": said["Indicator"],
        **unit_of(said["Unit"], said["Indicator"]),
        "decimals": 1,
        "frequency": _MONTHS_OF_WORDS.get(said["Frequency"].strip(), "yearly"),
        **({"year": year} if year else {}),
        "definition": said["Definition"] or said["Indicator"],
        "publisher": "Office for Health Improvement and Disparities",
        "source_title": "Public health profiles",
        "source_address": "https://fingertips.phe.org.uk",
        "licence": "fingertips",
        "query": {
            "id": int(number),
            "child": child,
            "parent": _PARENT,
            "sex": answers.get("sex", sexes[0]),
            "age": answers.get("age", ages[0]),
            "unit": said["Unit"],
        },
    }
    if of:
        keys["of"] = of
    return Part(keys, better=_POLARITY.get(said["Polarity"].strip()), questions=tuple(questions))


def _metadata(reply: Reply, number: str) -> dict[str, str]:
    """The indicator's row of the metadata; raises BodyError where there is none."""
    table = tables.from_csv(bodies.table_text(reply.body))
    wanted = ("Indicator ID", "Indicator", "Definition", "Unit", "Year type", "Polarity", "Frequency")
    columns = {name: table.position(name) for name in wanted}
    for row in table.rows:
        found = {name: str(row.cells[column]) for name, column in columns.items()}
        if found["Indicator ID"] == number:
            return found
    message = f"its metadata hold no indicator {number}"
    raise BodyError(message)


def _child(reply: Reply) -> int:
    """The areas to ask for: the first of those we know that the indicator is offered for."""
    offered = {one.get("AreaTypeId") for one in bodies.document(reply.body) if isinstance(one, dict)}
    found = next((child for child in _CHILDREN if child in offered), None)
    if found is None:
        message = "it is offered for no councils"
        raise BodyError(message)
    return found


def _kinds(reply: Reply) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sexes and ages of its rows, deprivation groups left aside, persons first."""
    table = tables.from_csv(bodies.table_text(reply.body))
    sex, age, category = (table.position(name) for name in ("Sex", "Age", "Category Type"))
    rows = [row.cells for row in table.rows if not row.cells[category]]
    if not rows:
        message = "no figures came"
        raise BodyError(message)
    sexes = sorted({str(cells[sex]) for cells in rows}, key=lambda one: (one != "Persons", one))
    return tuple(sexes), tuple(sorted({str(cells[age]) for cells in rows}))
