"""The settings that a deployment may make in its environment, and what holds without them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting that a deployment may make in its environment."""

    name: str
    says: str
    otherwise: str


SETTINGS = (
    Setting("OUTCOMES_DATABASE_URL", "where the store is", "`sqlite:///var/outcomes.sqlite` in the working folder"),
    Setting("OUTCOMES_DEFINITIONS", "folders with further definitions", "those that come with it"),
    Setting("OUTCOMES_NOMIS_UID", "a key of Nomis, which lifts its limit", "the limit for callers without one"),
    Setting("OUTCOMES_STAT_XPLORE_KEY", "the key that Stat-Xplore asks for", "its figures are not asked for"),
    Setting("OUTCOMES_LG_INFORM_KEY", "the key of an LG Inform Plus subscriber", "its figures are not asked for"),
    Setting("OUTCOMES_LG_INFORM_SECRET", "the secret that signs those requests", "its figures are not asked for"),
    Setting("OUTCOMES_RUN_BY", "who runs this copy, for the About page", "About says that nobody is named"),
    Setting("OUTCOMES_CONTACT", "where readers may write", "About says that no contact is named"),
    Setting("OUTCOMES_AUTH_ISSUER", "the OpenID provider that signs people in", "nobody can sign in"),
    Setting("OUTCOMES_AUTH_CLIENT_ID", "what the provider calls these pages", "nobody can sign in"),
    Setting("OUTCOMES_AUTH_CLIENT_SECRET", "the secret shared with the provider", "nobody can sign in"),
    Setting("OUTCOMES_AUTH_COOKIE_SECRET", "at least 32 random characters that sign cookies", "nobody can sign in"),
    Setting("OUTCOMES_ADDRESS", "the public address of these pages", "that of the server on this machine"),
    Setting("OUTCOMES_NOTIFY", "`yes` tells subscribers after each refresh", "only `outcomes tell` tells them"),
    Setting("OUTCOMES_CHROMIUM", "the Chromium that the browser tests drive", "the first one on the path"),
)  # fmt: skip
