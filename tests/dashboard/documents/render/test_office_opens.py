"""LibreOffice opens what we make; where it is not installed this is skipped."""

import shutil
import subprocess
from io import BytesIO

import pikepdf
import pytest

from dashboard.documents.render import rendered
from tests.dashboard.documents.papers import PAPERS

OFFICE = shutil.which("soffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here: soffice is not on the path")
def test_libreoffice_opens_word_and_slides(tmp_path):
    files = {
        f"{name.replace(' ', '-')}.docx": rendered(PAPERS[name], "docx") for name in ("plain", "awkward", "nothing")
    }
    files["slide.pptx"] = rendered(PAPERS["slide"], "pptx")
    for name, file in files.items():
        (tmp_path / name).write_bytes(file)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        OFFICE,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        *map(str, tmp_path.glob("*.*x")),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    for name in files:
        with pikepdf.open(BytesIO((tmp_path / name).with_suffix(".pdf").read_bytes())) as pdf:
            assert len(pdf.pages) == 1
