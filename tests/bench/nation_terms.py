"""What a made nation has agreed, as the files that people would write."""

from typing import TYPE_CHECKING

from data.catalogue import Frequency

from .shapes import shapes

if TYPE_CHECKING:
    from .nation import Nation

SMALL_CORE = 8
"""How many outcomes need no reason."""


def definition(indicator: int, frequency: Frequency) -> str:
    """The definition of a made indicator."""
    return (
        f'title = "Made measure {indicator:03}"\nmeasure = "Made measure {indicator:03}"\nof = "people"\n'
        'unit = "points"\nunit_kind = "amount"\ndecimals = 1\nbetter = "higher"\nbetter_because = "more is meant"\n'
        f'better_from = "ours"\nfrequency = "{frequency}"\nlag_days = 120\ndefinition = "Made to measure with."\n'
        'publisher = "Made"\nsource_title = "Made figures"\nsource_address = "https://example.org/figures"\n'
        'licence = "ons"\nfeed = "file"\nquery = {}\n'
    )


def agreement(nation: "Nation", place: int) -> str:
    """The agreement of a made place: one outcome for each indicator that it chose."""
    from .nation import AGREED, slug

    outcomes = "".join(_outcome(number, at) for number, at in enumerate(nation.chosen(place), start=1))
    return (
        f'place = "{slug(place)}"\ntitle = "Agreement of Made Place {place:05}"\nlevel = "city_region"\n'
        f'wave = {1 + place % 3}\nstarts = {AGREED}\nends = {AGREED.replace(year=2028)}\nevidence = "invented"\n'
        f'{outcomes}\n[budget]\nexcluded = "not part of what is measured"\n'
        '[powers]\nexcluded = "not part of what is measured"\n'
        f'[accountability]\noffice = "Mayor of Made Place {place:05}"\nkind = "elected_mayor"\n'
        'questioned_by = "The scrutiny committee"\n'
    )


def _outcome(number: int, indicator: int) -> str:
    from .nation import measure

    known = shapes()
    base = known[indicator % len(known)].level
    more = 'reason = "Both sides wanted it."\n' if number > SMALL_CORE else ""
    return (
        f'\n[[outcomes]]\nnumber = {number}\nstatement = "Outcome {number} gets better."\norigin = "joint"\n{more}'
        f'[[outcomes.commitments]]\nindicator = "{measure(indicator)}"\nunit = "points"\nbetter = "higher"\n'
        f"baseline = {base:.1f}\nagreed_level = {base + 3:.1f}\nby = 2028-03-31\n"
    )


def floor(nation: "Nation", indicator: int) -> str:
    """A minimum standard for every place, low enough that few are below it."""
    from .nation import AGREED, measure, slug

    known = shapes()
    shape = known[indicator % len(known)]
    slugs = ", ".join(f'"{slug(place)}"' for place in range(nation.places))
    return (
        f'name = "floor-{indicator:03}"\ntitle = "Floor {indicator:03}"\nindicator = "{measure(indicator)}"\n'
        f'unit = "points"\nbetter = "higher"\nfloor = {shape.level - 2 * shape.spread:.1f}\n'
        f'applies_to = [{slugs}]\nstarts = {AGREED}\nreview = 2030-01-01\noffice = "The mayor"\n'
        'help_offered = "A team"\nevidence = "invented"\n[consensus]\ncentre = "The department"\n'
        'places = ["Made Place 00000"]\nagreed_on = 2023-03-01\nsource = "A record"\n'
    )
