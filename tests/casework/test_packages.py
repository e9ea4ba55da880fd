"""A package comes from strangers: every fault is told at once, and nothing in it can reach outside of it (AYA-03)."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest

from workpermit.casework.package_sources import Limits
from workpermit.casework.packages import Package, document_fault, read_package
from workpermit.core.forms.faults import FilingFaults
from workpermit.core.text import Language, Text

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SMALLEST = {
    "schema": "urn:workpermit:application:1",
    "form": "imm_1295",
    "in_canada": False,
    "applicant": {"family_name": "Sukardi", "born_on": "1992-06-16", "citizenship": "ID"},
    "contact": {"email": "sukardi@example.org", "time_zone": "Asia/Makassar", "language": "en"},
    "permit_kind": "open",
    "documents": [{"kind": "passport", "file": "passport.pdf", "language": "en"}],
}
BAD: dict[str, list[tuple[str, str, str]]] = {
    "answers": [
        ("in_canada", "wrong_type", "true (oui) ou false (non)"),
        ("applicant.family_nme", "unknown_field", "family_name"),
        ("applicant.born_on", "impossible_date", "le 1988-02-30 n’existe pas"),
        ("applicant.birth_country", "unknown_country", "«\u00a0UK\u00a0»"),
        ("applicant.uci", "bad_format", "un IUC de 8 ou 10 chiffres"),
        ("job_offer.lmia_number", "bad_format", "un numéro d’EIMT de 7 chiffres"),
        ("job_offer.offer_number", "bad_format", "A suivi de 7 chiffres"),
        ("job_offer.until_on", "date_order", "Vérifiez les deux dates"),
        ("job_offer.employer.address.postal_code", "bad_format", "un code postal canadien"),
    ],
    "files": [
        ("contact.time_zone", "unknown_zone", "Europe/Lyon"),
        ("documents[1].file", "file_missing", "photo.jpg"),
        ("documents[2].file", "file_refused", "offer.pdf"),
        ("holiday.jpg", "file_not_named", "holiday.jpg"),
    ],
    "not-json": [("application.json", "not_json", "ligne 4")],
    "other-form": [("schema", "unknown_schema", "urn:workpermit:application:1"), ("form", "unknown_form", "imm_5710")],
}


def sound(_name: str, _content: bytes) -> None:
    """Find nothing wrong with any file."""


def faults_of(path: Path, limits: Limits | None = None) -> list[tuple[str, str]]:
    """Return the faults of a package as (path, code)."""
    with pytest.raises(FilingFaults) as caught:
        read_package(path, file_fault=sound, limits=limits)
    return [(fault.path, fault.code.value) for fault in caught.value.faults]


def folder(tmp_path: Path, **files: bytes) -> Path:
    """Write a well-formed package, with other files beside; `__` in a name stands for a dot."""
    (tmp_path / "application.json").write_text(json.dumps(SMALLEST), encoding="utf-8")
    (tmp_path / "passport.pdf").write_bytes(b"pages")
    for name, content in files.items():
        (tmp_path / name.replace("__", ".")).write_bytes(content)
    return tmp_path


def zipped(tmp_path: Path, add: Callable[[zipfile.ZipFile], Any], top: str = "") -> Path:
    """Write a well-formed package as a zip, and let `add` put more into it."""
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{top}application.json", json.dumps(SMALLEST))
        archive.writestr(f"{top}passport.pdf", b"pages")
        add(archive)
    return path


def nothing(_archive: zipfile.ZipFile) -> None:
    """Add nothing."""


@pytest.mark.parametrize(
    "path", sorted(path.parent for path in EXAMPLES.glob("*/application.json")), ids=lambda path: path.name
)
def test_every_example_is_a_sound_package(path: Path) -> None:
    package = read_package(path)
    names = {file.name for file in path.iterdir()} - {"application.json"}
    assert {file.name for file in package.files} == names
    assert all(file.content == (path / file.name).read_bytes() for file in package.files)


@pytest.mark.parametrize("name", BAD)
def test_each_bad_example_yields_its_faults_in_both_languages(name: str) -> None:
    with pytest.raises(FilingFaults) as caught:
        read_package(EXAMPLES / "bad" / name)
    faults = caught.value.faults
    assert [(fault.path, fault.code.value) for fault in faults] == [(path, code) for path, code, _ in BAD[name]]
    for said, (_, _, french) in zip(caught.value.in_language(Language.FR), BAD[name], strict=True):
        assert french in said
    assert all(fault.message.en != fault.message.fr for fault in faults)


def test_every_bad_example_is_tested() -> None:
    assert {path.name for path in (EXAMPLES / "bad").iterdir()} == set(BAD)


def test_the_examples_are_small() -> None:
    assert sum(path.stat().st_size for path in EXAMPLES.rglob("*") if path.is_file()) < 3_000_000


def test_every_page_of_the_examples_says_that_it_is_a_specimen() -> None:
    papers = [path for path in EXAMPLES.rglob("*.pdf") if path.parent.parent.name != "bad"]
    assert len(papers) > 50
    for path in papers:
        with closing(pypdfium2.PdfDocument(path)) as pdf:
            assert "SPECIMEN / SPÉCIMEN" in pdf[0].get_textpage().get_text_bounded(), path


def test_a_translation_is_a_file_of_its_own() -> None:
    package = read_package(EXAMPLES / "outside-visa-required")
    assert [file.name for file in package.files if file.kind == "translation"] == ["liham-translation.pdf"]


def test_a_zip_reads_as_the_folder_does(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    unpacked = read_package(folder(tmp_path / "folder"), file_fault=sound)
    assert read_package(zipped(tmp_path, nothing), file_fault=sound) == unpacked
    assert read_package(zipped(tmp_path, nothing, top="my papers/"), file_fault=sound) == unpacked


def test_what_file_managers_leave_behind_is_passed_over(tmp_path: Path) -> None:
    package = read_package(folder(tmp_path, __DS_Store=b"x", Thumbs__db=b"x"), file_fault=sound)
    assert isinstance(package, Package)
    assert [file.name for file in package.files] == ["passport.pdf"]


def test_the_faults_of_form_and_files_come_together(tmp_path: Path) -> None:
    path = folder(tmp_path, extra__pdf=b"x")
    wrong = SMALLEST | {"permit_kind": "closed"}
    (path / "application.json").write_text(json.dumps(wrong), encoding="utf-8")
    (path / "passport.pdf").unlink()
    assert faults_of(path) == [
        ("permit_kind", "unknown_choice"),
        ("documents[0].file", "file_missing"),
        ("extra.pdf", "file_not_named"),
    ]


def test_a_link_is_refused_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "package").mkdir()
    (tmp_path / "secret.pdf").write_bytes(b"secret")
    path = folder(tmp_path / "package")
    (path / "passport.pdf").unlink()
    (path / "passport.pdf").symlink_to(tmp_path / "secret.pdf")
    assert faults_of(path) == [("passport.pdf", "unsafe_name")]


@pytest.mark.parametrize(
    "name", ["../out.pdf", "/etc/out.pdf", "a/../../out.pdf", "a\\out.pdf", "C:out.pdf", "a//b.pdf"]
)
def test_a_name_that_leads_out_of_the_package_is_refused(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path, lambda archive: archive.writestr(zipfile.ZipInfo(name), b"x"))
    assert [code for _, code in faults_of(path)] == ["unsafe_name"]
    assert {file.name for file in tmp_path.iterdir()} == {"package.zip"}


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.pdf")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = zipped(tmp_path, lambda archive: archive.writestr(link, b"/etc/passwd"))
    assert faults_of(path) == [("link.pdf", "unsafe_name")]


def test_sizes_are_counted_on_the_bytes_and_not_believed(tmp_path: Path) -> None:
    """A few kilobytes of zip that grow to megabytes stop at the limit."""
    path = zipped(tmp_path, lambda archive: archive.writestr("bomb.pdf", bytes(3_000_000)))
    assert path.stat().st_size < 10_000
    assert faults_of(path, Limits(file_bytes=1_000_000)) == [("bomb.pdf", "file_too_large")]
    assert faults_of(path, Limits(total_bytes=2_000_000)) == [("", "not_a_package")]


def test_the_limit_of_a_file_is_its_last_good_size(tmp_path: Path) -> None:
    path = folder(tmp_path)
    limit = max(file.stat().st_size for file in path.iterdir())
    read_package(path, file_fault=sound, limits=Limits(file_bytes=limit))
    assert ("application.json", "file_too_large") in faults_of(path, Limits(file_bytes=limit - 1))


def test_a_package_of_too_many_files_is_refused(tmp_path: Path) -> None:
    assert faults_of(folder(tmp_path, a__pdf=b"x"), Limits(files=2)) == [("", "not_a_package")]


def test_one_name_twice_in_a_zip_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, lambda archive: archive.writestr("Passport.PDF", b"other pages"))
    assert faults_of(path) == [("Passport.PDF", "unsafe_name")]


def test_a_damaged_entry_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path, lambda archive: archive.writestr(zipfile.ZipInfo("b.pdf"), b"SOME BYTES TO SPOIL"))
    path.write_bytes(path.read_bytes().replace(b"SOME BYTES", b"SAME BYTES"))
    assert faults_of(path) == [("b.pdf", "file_refused")]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"{}"])
def test_what_is_neither_folder_nor_zip_is_one_fault(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "thing").write_bytes(content)
    assert faults_of(tmp_path / "thing") == [("", "not_a_package")]
    assert faults_of(tmp_path / "absent") == [("", "not_a_package")]


def test_a_folder_without_application_is_one_fault(tmp_path: Path) -> None:
    assert faults_of(tmp_path) == [("application.json", "file_missing")]


def test_a_files_own_fault_is_told_where_it_is_named(tmp_path: Path) -> None:
    def refuse(name: str, content: bytes) -> Text:
        return Text(
            en=f"{name}: {len(content)} bytes are too few", fr=f"{name}\u00a0: {len(content)} octets, c’est peu"
        )

    with pytest.raises(FilingFaults) as caught:
        read_package(folder(tmp_path), file_fault=refuse)
    assert caught.value.in_language(Language.EN) == ("documents[0].file: passport.pdf: 5 bytes are too few",)
    assert document_fault("passport.pdf", io.BytesIO(b"pages").read()) is not None
