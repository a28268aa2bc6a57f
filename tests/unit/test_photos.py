"""A photograph is a figure with a caption, as a drawing is; what does not work on a phone or in the book is told."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from kennisbank.photos import KINDS, Size, kind_of, photo_faults, size_of
from tests.unit.tiny_site import build_site, faults_of


def photo(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    """A grey photograph of some pixels."""
    data = io.BytesIO()
    Image.new("RGB", size, (90, 120, 120)).save(data, "jpeg" if kind == "jpg" else kind)
    return data.getvalue()


def put(root: Path, name: str, content: bytes) -> None:
    path = root / "docs/assets" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_and_the_size_are_read_from_the_file(kind: str) -> None:
    assert kind_of(photo(kind)) == kind
    assert size_of(photo(kind)) == (None if kind == "webp" else Size(width=40, height=30))
    assert photo_faults(f"foto.{kind}", photo(kind)) == []


@pytest.mark.parametrize("content", [b"", b"geen foto", photo("png")[:17], photo("jpg")[:30], b"GIF89a"])
def test_a_file_that_ends_too_early_has_no_size(content: bytes) -> None:
    assert size_of(content) is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_photo_of_which_a_piece_is_missing_is_told(kind: str) -> None:
    content = photo(kind, (400, 300))
    for part in (content[: len(content) // 2], content[:-12]):
        (fault,) = photo_faults(f"foto.{kind}", part)
        assert fault.startswith("is niet heel")
    after = b"" if kind == "gif" else b"en wat een camera erachter zet"
    assert photo_faults(f"foto.{kind}", content + after) == []


def test_a_photo_is_a_figure_with_its_size_and_caption(tmp_path: Path) -> None:
    put(tmp_path, "mijn foto’s/bord & stift.JPG", photo("jpg"))
    text = '# A\n\n![Een bord.](<assets/mijn foto’s/bord & stift.JPG> "Het bord, na afloop.")\n'
    html = build_site(tmp_path, {"index.md": text}, parts=("pictures",)).html("")
    assert '<figure class="kb-figure"><img src="assets/' in html
    assert 'alt="Een bord." width="40" height="30" loading="lazy"><figcaption>Het bord, na afloop.</figcaption>' in html


def test_a_photo_in_a_sentence_stays_there(tmp_path: Path) -> None:
    put(tmp_path, "foto.png", photo("png"))
    html = build_site(tmp_path, {"index.md": "# A\n\nDit ![bord](assets/foto.png) dus.\n"}, parts=("pictures",)).html(
        ""
    )
    assert '<p>Dit <img alt="bord" src="assets/foto.png" /> dus.</p>' in html


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("foto.heic", b"\0\0\0\x18ftypheic", "is geen foto die een browser en het e-boek kunnen tonen"),
        ("foto.png", b"geen foto", "is geen foto die een browser en het e-boek kunnen tonen"),
        ("foto.png", photo("jpg"), "is in werkelijkheid een .jpg. Geef het bestand die naam: foto.jpg."),
        ("foto.png", photo("png") + bytes(9_000_000), "is 9,0 MB, en dat is te groot. Maak hem kleiner"),
    ],
    ids=["heic", "no photo", "other kind", "big"],
)
def test_a_photo_that_does_not_work_everywhere_is_told(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    put(tmp_path, name, content)
    (fault,) = faults_of(tmp_path, {"index.md": f"# A\n\n![Een bord.](assets/{name})\n"}, parts=("pictures",))
    assert fault.startswith(f"docs/index.md, regel 3: de afbeelding ‘{name}’ {words}")


def test_the_way_to_a_picture_that_lies_elsewhere_is_written_out(tmp_path: Path) -> None:
    put(tmp_path, "beelden/foto.png", photo("png"))
    (fault,) = faults_of(tmp_path, {"map/a.md": "# A\n\n![Een bord.](beelden/foto.png)\n"}, parts=("pictures",))
    assert fault.endswith("bestaat niet op de plek waar de pagina hem zoekt. Schrijf: ../assets/beelden/foto.png.")
