"""The package as files to download, and the page that offers it: words and links, no script."""

from collections.abc import Callable
from datetime import datetime
from html import escape

from sqlmodel import Session
from starlette.requests import Request

from dashboard.api import pages, parameters, store
from dashboard.api.endpoint import Answer
from dashboard.api.problems import ProblemError
from dashboard.open_data import descriptions
from dashboard.open_data.descriptions import path_of
from dashboard.open_data.package import Package, package, zipped
from dashboard.open_data.table import Shape
from dashboard.selection import Moment
from dashboard.wording import api, codebook
from dashboard.wording import open_data as words

ROOT = "/open-data"
ZIP = "datapackage.zip"
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "zip": "application/zip",
}


def file(request: Request) -> Answer:
    """Return one file of the package, or all of them in one zip. Raises ProblemError."""
    parameters.parameters(request.query_params, ())
    name = request.path_params["path"]
    make: Callable[[Session, Moment], bytes | None] = _zip if name == ZIP else _file(name)
    body = store.asked("", make)
    if body is None:
        raise ProblemError(404, api.no_such_page(f"{ROOT}/{name}", (ROOT, f"{ROOT}/{ZIP}")))
    kind = name.rpartition(".")[2]
    headers = {"content-disposition": f'attachment; filename="{words.NAME}.zip"'} if name == ZIP else {}
    return Answer(body, MEDIA_TYPES[kind], headers=headers)


def page(request: Request) -> Answer:
    """Return the page that offers the package. Raises ProblemError."""
    parameters.parameters(request.query_params, ())
    made = store.asked("", _package)
    return pages.answer(html(made))


def html(made: Package) -> str:
    """Return the page: what this is, the whole to download, each table, licences, and what is there for programs."""
    said = [f"<p>{escape(line)}</p>" for line in descriptions.notes(made.known_at, made.demonstration)]
    first = 1 if made.demonstration is None else 2
    tables = "".join(
        f"<tr><th scope=row>{escape(title)}</th><td>{escape(says)}</td><td>{words.rows(len(one.rows))}"
        f"<span class=phone> {words.ROWS}</span></td><td>{_licence(one.shape)}</td>"
        f"<td class=short>{_link(path_of(one.shape.name, 'csv'), 'CSV', title)}</td>"
        f"<td class=short>{_link(path_of(one.shape.name, 'parquet'), 'Parquet', title)}</td></tr>"
        for one in made.tables
        for title, says in [codebook.table(one.shape.name)]
    )
    series = next(one for one in made.tables if one.shape.name == "series")
    licences = "".join(
        f"<tr><th scope=row>{escape(str(about['title']))}</th>"
        f"<td><a href='{escape(str(about['licence_address']))}'>{escape(str(about['licence']))}</a>"
        f"{'' if about['handed_on'] else f' ({words.LEFT_OUT})'}</td><td>{escape(str(about['attribution']))}</td></tr>"
        for row in series.rows
        for about in [dict(zip(series.shape.names, row, strict=True))]
    )
    programs = "".join(f"<li><a href='{path}'>{escape(says)}</a></li>" for path, says in words.PROGRAM_LINES)
    embed = "".join(f"<li>{escape(says)} <code>{escape(path)}</code></li>" for says, path in words.EMBED_LINES)
    more = "".join(f"<p>{escape(line)}</p>" for line in (words.ILLUSTRATIVE_NOTE, words.VINTAGES_NOTE))
    return pages.whole(
        words.TITLE,
        f"<h1>{words.PAGE_TITLE}</h1>{''.join(said[:first])}"
        f"<p class=main><a href='{ROOT}/{ZIP}'>{words.DOWNLOAD_WHOLE}</a></p>{''.join(said[first:])}{more}"
        f"<h2>{words.FILES}</h2>{pages.table(words.FILES, words.HEADINGS, tables)}"
        f"<p><a href='{ROOT}/codebook.csv'>{words.CODEBOOK}</a></p>"
        f"<h2 id=licences>{words.LICENCES}</h2>{pages.table(words.LICENCES, words.LICENCE_HEADINGS, licences)}"
        f"<h2>{words.PROGRAMS}</h2><ul>{programs}</ul><h2>{words.EMBED}</h2><ul>{embed}</ul><p>{words.EMBED_NOTE}</p>"
        f"<p><a href='/data'>{words.BACK}</a></p>",
    )


def _licence(shape: Shape) -> str:
    """Return under which licence a table stands: that of each series in it, or ours."""
    if descriptions.is_of_series(shape):
        return f"<a href='#licences'>{words.LICENCE_OF_SERIES}</a>"
    return f"<a href='{words.LICENCE_PATH}'>{words.LICENCE_TITLE}</a>"


def _link(path: str, kind: str, title: str) -> str:
    """Return a link to a file whose name a screen reader hears whole."""
    return f"<a href='{ROOT}/{path}' aria-label='{escape(f'{kind}: {title}', quote=True)}'>{kind}</a>"


def _package(session: Session, moment: Moment) -> Package:
    return store.kept(session, "package", moment.known_at, package)


def _zip(session: Session, moment: Moment) -> bytes:
    return store.kept(session, "zip", moment.known_at, _zipped)


def _zipped(session: Session, *, known_at: datetime) -> bytes:
    return zipped(store.kept(session, "package", known_at, package))


def _file(name: str) -> Callable[[Session, Moment], bytes | None]:
    return lambda session, moment: _package(session, moment).files.get(name)
