"""One pack of the example release, made once; and a small country of four partnerships."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from pages.components.evaluation.story import region_story
from reports.document import Pack
from reports.make import open_context
from reports.pdf import pack_pdf
from tests.pages.conftest import published
from tests.warehouse.cooperation_country import write_cooperation
from tests.warehouse.publishing import forget_everything
from warehouse.queries import rsvs
from warehouse.releases import Release, active_release_id, read_release

CODE = "RSV02"  # has islands, with counts that are hidden


@dataclass(frozen=True)
class Made:
    """A pack with its PDF, the text of each page and its pages as pictures."""

    pack: Pack
    content: bytes
    path: Path

    def texts(self) -> list[str]:
        return [page.extract_text() for page in PdfReader(self.path).pages]

    def pictures(self, scale: float = 0.7) -> list:
        with pypdfium2.PdfDocument(self.content) as document:
            return [page.render(scale=scale).to_numpy().copy() for page in document]


@pytest.fixture(scope="session")
def made(example_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MDT_DATA", str(example_data))
        forget_everything()
        context = open_context(None)
        name = rsvs(context.release_id)[CODE]
        pack = Pack(name, context, region_story(context, CODE))
        content = pack_pdf(pack)
    path = tmp_path_factory.mktemp("pack") / "pack.pdf"
    path.write_bytes(content)
    return Made(pack, content, path)


@pytest.fixture
def own_country(shared_folder: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """Oost, West, Noord that delivered no plans, Wadden that ended; packs may be made in it."""
    folder = published(shared_folder, "cooperation-data", write_cooperation)
    shutil.copytree(folder / "releases", data_folder / "releases")
    monkeypatch.setenv("MDT_DATA", str(data_folder))
    forget_everything()
    release = read_release(str(active_release_id()))
    assert release is not None
    return release
