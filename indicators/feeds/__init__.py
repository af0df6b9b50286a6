"""Every publisher we can ask, in plain sight. To add one: a module here, and a line in FEEDS."""

from collections.abc import Mapping

from indicators.feeds.ees import Ees
from indicators.feeds.feed import Feed
from indicators.feeds.files import Files
from indicators.feeds.fingertips import Fingertips
from indicators.feeds.json_stat import JsonStat
from indicators.feeds.lg_inform import LgInform
from indicators.feeds.nomis import Nomis
from indicators.feeds.ons_beta import OnsBeta
from indicators.feeds.ons_els import OnsEls
from indicators.feeds.police_uk import PoliceUk
from indicators.feeds.stat_xplore import StatXplore
from indicators.feeds.statistics_gov_scot import StatisticsGovScot

FEEDS: Mapping[str, Feed] = {
    feed.name: feed
    for feed in (
        OnsEls(),
        Fingertips(),
        Nomis(),
        Ees(),
        StatXplore(),
        StatisticsGovScot(),
        OnsBeta(),
        PoliceUk(),
        LgInform(),
        Files(),
        JsonStat(),
    )
}
