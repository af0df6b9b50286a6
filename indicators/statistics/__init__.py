"""Numbers in, numbers out: intervals, charts, trends, comparison, progress and effect."""
