"""Published files, read by a column mapping: CSV, gzip, XLSX, ODS and Parquet (keys: `indicators.feeds.mapping`).

Besides the mapping, a definition's query says where the file is: `address`, or `publication` (the path of a gov.uk
page) and `attachment` (the title of the file on it, whose address changes with every release).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.catalogue import Indicator
from data.periods import PeriodError
from indicators.feeds import bodies, filecolumns, filerows, filetable, mapping
from indicators.feeds.bodies import BodyError
from indicators.feeds.cells import CellError
from indicators.feeds.feed import FeedError, Parsed, Reply, Request, known_from, shown
from indicators.feeds.mapping_keys import MappingError
from indicators.feeds.sheets import SheetError
from indicators.feeds.tables import TableError

_CONTENT = "https://www.gov.uk/api/content/"
WHERE = frozenset({"address", "publication", "attachment"})
"""The keys of a query that say where the file is; the others are its mapping."""


@dataclass(frozen=True, slots=True)
class Files:
    """Files of every publisher, as one feed."""

    name: str = "file"
    title: str = "Published file"
    hosts: frozenset[str] = frozenset(
        {
            "www.gov.uk",
            "assets.publishing.service.gov.uk",
            "content.explore-education-statistics.service.gov.uk",
            "raw.githubusercontent.com",
        }
    )

    def requests(self, indicator: Indicator, *, asked: Sequence[Reply]) -> Request | None:
        """The file, after the page that says where it is."""
        query = indicator.query
        page = query.get("publication")
        if asked and (page is None or len(asked) > 1 or asked[-1].not_modified):
            return None
        address = query.get("address")
        if isinstance(page, str) and not asked:
            return Request(_CONTENT + page.strip("/"))
        if isinstance(page, str):
            address = self._attachment(asked[0], title=str(query.get("attachment", "")), indicator=indicator)
        if not isinstance(address, str):
            cause = f"the query of {indicator.name} does not say where the file is"
            raise FeedError(self.title, cause, "Give its address, or load it with `outcomes load FILE --map MAP.toml`")
        return Request(address)

    def parse(self, indicator: Indicator, replies: Sequence[Reply]) -> Parsed:
        """The figures of the file that the definition's mapping keeps."""
        keys = {key: value for key, value in indicator.query.items() if key not in WHERE}
        return parse_file(replies[-1], keys=keys, indicator=indicator)

    def _attachment(self, page: Reply, *, title: str, indicator: Indicator) -> str:
        """The address of the attachment whose title is, or begins with, what the definition says."""
        try:
            found = bodies.document(page.body)
            attachments = found["details"]["attachments"]
            addresses = [one["url"] for one in attachments if title and one["title"].startswith(title)]
        except (BodyError, KeyError, TypeError, AttributeError):
            raise FeedError(self.title, f"for {indicator.name}, the publication's page lists no files") from None
        if len(addresses) != 1:
            cause = f"for {indicator.name}, {len(addresses)} files of the publication are called “{shown(title)}”"
            raise FeedError(self.title, cause, "State the attachment's title in the definition")
        return str(addresses[0])


def parse_file(reply: Reply, *, keys: Mapping[str, Any], indicator: Indicator) -> Parsed:
    """The figures in a file by the mapping in `keys`; raises FeedError, in one sentence, for any fault.

    They count as known from the day that the mapping says the file was `released`, else from the day of asking.
    """
    try:
        columns = mapping.read(keys)
        known = known_from(reply, published_on=columns.released)
        long = filecolumns.read(reply.body, mapping=columns, indicator=indicator, known=known)
        if long is not None:
            return Parsed(long.observations, columns.released, long.rows)
        table = filetable.table(reply.body, mapping=columns)
        found = filerows.read(table, mapping=columns, indicator=indicator, known=known)
    except MappingError as error:
        raise FeedError(
            indicator.source_title, f"in the mapping of {indicator.name}, {str(error).rstrip('.')}"
        ) from error
    except (BodyError, SheetError, TableError, CellError, PeriodError) as error:
        raise FeedError(indicator.source_title, f"for {indicator.name}, {str(error).rstrip('.')}") from error
    return Parsed(tuple(found.observations), columns.released, found.rows, tuple(found.issues), found.refused)
