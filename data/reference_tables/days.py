"""From which day until before which other places existed and links held; publishers mostly give years."""

from datetime import date

from data.reference_tables.sources import Change, Sources

# Councils change on 1 April. The 2014 lookup has the codes that came before 2014 replaced already.
CHANGE_DAY = (4, 1)
BEFORE_LOOKUP = date(2014, 1, 1)


def first_day(sources: Sources, code: str) -> date | None:
    """The day a place began, None where that was before 2018 or is not known."""
    area = sources.areas.get(code)
    began = [change.year for change in sources.changes if change.new == code]
    year = (area.first_year if area else None) or (min(began) if began else None)
    return None if year is None else _day_in(sources, code, year)


def end_day(sources: Sources, code: str) -> date | None:
    """The first day on which a place was no more, None while it exists."""
    after = [day for new in followers(sources, code) if (day := first_day(sources, new)) is not None]
    if after:
        return max(after)
    area = sources.areas.get(code)
    if area is None:
        return BEFORE_LOOKUP
    return None if area.last_year is None else date(area.last_year + 1, *CHANGE_DAY)


def followers(sources: Sources, code: str) -> tuple[str, ...]:
    """The places that came after one that ended: itself renamed, what it merged into, or what its members joined."""
    area = sources.areas.get(code)
    if area is None:
        return tuple(new for new, council in sources.councils.items() if code in council.former)
    if area.last_year is None:
        return ()
    direct = [change.new for change in sources.changes if change.old == code and change.kind != "termination"]
    direct = [new for new in direct if is_replacement(code, new)]
    if direct:
        return tuple(direct)
    joined = [
        change.new
        for member in former_members(sources, code)
        for change in sources.changes
        if change.old == member and change.year == area.last_year + 1 and change.new
    ]
    return tuple(dict.fromkeys(sorted(joined)))


def is_replacement(old: str, new: str) -> bool:
    """Whether a change replaces a place; a council that joins a combined authority goes on."""
    return not new.startswith("E47") or old.startswith("E47")


def former_members(sources: Sources, code: str) -> list[str]:
    """The places that were part of a county or combined authority in the 2014 boundaries, or by the hierarchy."""
    area = sources.areas[code]
    listed = [child for child, (county, combined, _) in sources.district_2014.items() if code in {county, combined}]
    return sorted({*listed, *area.children, *members_who_joined(sources, code)})


def members_who_joined(sources: Sources, code: str) -> list[str]:
    """The councils that the changes say joined a combined authority."""
    return [change.old for change in sources.changes if change.new == code and not is_replacement(change.old, code)]


def joining(sources: Sources, child: str, parent: str) -> Change | None:
    """The change by which a council joined a combined authority, if one is recorded."""
    found = [change for change in sources.changes if (change.old, change.new) == (child, parent)]
    return found[0] if found else None


def _day_in(sources: Sources, code: str, year: int) -> date:
    """The day in this year: mySociety's where it names one, else that of a neighbour founded then, else 1 April."""
    for known in (code, *_founded_beside(sources, code, year)):
        council = sources.councils.get(known)
        if council is not None and council.starts.startswith(f"{year}-"):
            return date.fromisoformat(council.starts)
    return date(year, *CHANGE_DAY)


def _founded_beside(sources: Sources, code: str, year: int) -> list[str]:
    """Combined authorities that shared a predecessor with this one and were founded in the same year."""
    predecessors = {
        sources.district_2014[change.old][1]
        for change in sources.changes
        if change.new == code and change.year == year and change.old in sources.district_2014
    } - {""}
    return sorted(
        {
            change.new
            for change in sources.changes
            if change.year == year
            and change.new.startswith("E47")
            and change.old in sources.district_2014
            and sources.district_2014[change.old][1] in predecessors
        }
        - {code}
    )
