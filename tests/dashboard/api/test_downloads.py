"""The page that offers the package, and the package itself."""

import hashlib
import io
import json
import zipfile

import pytest

from dashboard.open_data.tables import TABLES


def test_the_page_offers_every_table_with_its_licence(client):
    page = client.get("/open-data")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    for name in TABLES:
        assert f"/open-data/data/{name}.csv" in page.text
        assert f"/open-data/data/{name}.parquet" in page.text
    assert "/open-data/datapackage.zip" in page.text
    assert "A demonstration, which takes 21 November 2026 for today." in page.text
    assert "Office for National Statistics licensed under the Open Government Licence v3.0" in page.text
    for part in ("<script", "<form", "<iframe", "http-equiv"):
        assert part not in page.text


def test_the_zip_holds_what_the_addresses_hold(client):
    answer = client.get("/open-data/datapackage.zip")
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"] == 'attachment; filename="agreed-outcomes.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        described = json.loads(archive.read("datapackage.json"))
        for one in described["resources"]:
            alone = client.get(f"/open-data/{one['path']}")
            assert alone.content == archive.read(one["path"])
            assert one["hash"] == f"sha256:{hashlib.sha256(alone.content).hexdigest()}"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("README.md", "text/markdown; charset=utf-8"),
        ("codebook.csv", "text/csv; charset=utf-8"),
        ("csv-metadata.json", "application/json"),
        ("data/places.parquet", "application/vnd.apache.parquet"),
    ],
)
def test_each_file_has_its_kind(client, path, kind):
    assert client.get(f"/open-data/{path}").headers["content-type"] == kind


@pytest.mark.parametrize("path", ["nothing.csv", "../pyproject.toml", "data/", "%2e%2e/secrets.toml"])
def test_there_is_no_other_file(client, path):
    assert client.get(f"/open-data/{path}").status_code == 404
