"""Papers: what a briefing, a pack, a report or a slide says, frozen at a moment, and how each is drawn."""
