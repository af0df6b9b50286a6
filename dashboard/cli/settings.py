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
    Setting("OUTCOMES_LISTEN", "the address that the server listens on, `0.0.0.0` in a container", "`127.0.0.1`"),
    Setting("OUTCOMES_NOTIFY", "`yes` tells subscribers after each refresh", "only `outcomes tell` tells them"),
    Setting("OUTCOMES_LOG_HEAD", "a file outside the store that keeps the log's head", "a cut end cannot be seen"),
    Setting("OUTCOMES_WRITERS_WAIT", "how many seconds a writer waits for another", "five seconds"),
    Setting("OUTCOMES_LOG", "`yes` writes a line of JSON for each request and act", "only warnings and errors"),
    Setting("OUTCOMES_METRICS_TOKEN", "what monitoring brings to read health and metrics", "only this machine may"),
    Setting("OUTCOMES_ALERTS", "addresses told of alarms, apart by spaces", "alarms stand in the log alone"),
    Setting("OUTCOMES_LANGUAGE", "the language of pages and papers: `en` or `cy`", "English"),
    Setting("OUTCOMES_UNREVIEWED_LANGUAGE", "`yes`: readers know that no translator read it", "it is refused"),
    Setting("OUTCOMES_NGINX", "the nginx that the tests of the service start", "the system's"),
    Setting("OUTCOMES_CHROMIUM", "the Chromium that the browser tests drive", "the first one on the path"),
)  # fmt: skip
