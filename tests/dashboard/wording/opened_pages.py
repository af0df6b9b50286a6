"""Opens every page in the language of this process and prints what each said as JSON; the tests run it as a program."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from streamlit.testing.v1 import AppTest

import dashboard

APP = Path(dashboard.__file__).with_name("app.py")
PAGES: dict[str, dict[str, str]] = {
    "find": {"q": "bolten"},
    "place": {"place": "northmere"},
    "outcome": {"place": "northmere", "outcome": "1"},
    "agreement": {"place": "greater-manchester"},
    "budget": {"place": "greater-manchester"},
    "standards": {},
    "across": {"outcome": "first-time-entrants"},
    "centre": {},
    "changes": {},
    "papers": {"place": "northmere"},
    "data": {},
    "about": {"section": "glossary"},
    "work": {},
    "records": {},
}


def said(app: AppTest) -> Iterable[str]:
    for part in (*app.title, *app.header, *app.subheader, *app.markdown, *app.text):
        yield str(part.value).replace("\\", "")


def opened(app: AppTest, view: str, address: dict[str, str]) -> dict[str, str]:
    if view != "find":
        app.switch_page(f"views/{view}.py")
    app.query_params.clear()
    for name, text in address.items():
        app.query_params[name] = text
    app.run()
    tables = [table.value.to_csv() for table in app.table]
    return {
        "title": str(app.title[0].value) if app.title else "",
        "failed": "\n".join(str(one.value) for one in app.exception),
        "said": "\n".join([*said(app), *tables]),
    }


if __name__ == "__main__":
    APPLICATION = AppTest.from_file(str(APP), default_timeout=60).run()
    json.dump({view: opened(APPLICATION, view, address) for view, address in PAGES.items()}, sys.stdout)
