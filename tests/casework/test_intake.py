"""Taking in an application: all or nothing, once for each key, each under its own number (AYA-03, issue 2)."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from casework import cases
from casework.cases import AT, COUNTER, EXAMPLES, NAMES, count, hand_in, nothing_written, package
from workpermit.accounts.models import Person
from workpermit.accounts.people import PeopleConflict
from workpermit.casework import door, intake
from workpermit.casework.checking import check
from workpermit.casework.door import KeyUsedOtherwise
from workpermit.casework.intake import Receipt, take_in
from workpermit.casework.models import CaseRow
from workpermit.casework.packages import Package, PackageFile, read_package
from workpermit.commands.main import main
from workpermit.core.case.actor import Actor, Role
from workpermit.trades.documents.models import Document


def submitted(key: str, given: Package, actor: Actor = COUNTER, *, days: int = 0) -> Receipt:
    """Hand a package in."""
    return take_in(given, key=key, actor=actor, at=AT + timedelta(days=days))


def with_answer(tmp_path: Path, path: str, answer: object) -> Package:
    """Return the first example with one answer changed."""
    folder = tmp_path / path
    shutil.copytree(EXAMPLES / "outside-visa-required", folder)
    data = json.loads((folder / "application.json").read_text())
    group, _, name = path.rpartition(".")
    data[group][name] = answer
    (folder / "application.json").write_text(json.dumps(data))
    return read_package(folder)


@pytest.mark.django_db
def test_the_same_package_under_the_same_key_gets_the_same_receipt() -> None:
    first = submitted("k", package())
    with nothing_written():
        assert submitted("k", package(), days=2) == first
    assert first.received_at == AT
    assert submitted("other", package()).application_number != first.application_number


@pytest.mark.django_db
def test_another_package_under_the_same_key_is_refused(tmp_path: Path) -> None:
    submitted("k", package())
    other_file = replace(package(), files=(*package().files[1:], PackageFile("photo", "photo.jpg", b"other")))
    with nothing_written():
        for other in (package("us-citizen"), with_answer(tmp_path, "passport.number", "P0000000A"), other_file):
            with pytest.raises(KeyUsedOtherwise):
                submitted("k", other)


@pytest.mark.django_db
def test_a_key_used_for_another_act_is_no_receipt() -> None:
    cases.note(hand_in(), Actor(Role.APPLICANT, COUNTER.id), key="k")
    with nothing_written(), pytest.raises(KeyUsedOtherwise):
        submitted("k", package())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.django_db
def test_every_example_is_taken_in_whole(name: str) -> None:
    row = CaseRow.objects.get(pk=hand_in(name))
    kept = Document.objects.filter(case_id=row.pk)
    assert kept.count() == len(package(name).files)
    assert (row.stage, row.sequence > 0, row.application_number[0]) == ("received", True, "W")
    assert check().troubles == ()


@pytest.mark.parametrize("name", sorted(one.name for one in (EXAMPLES / "bad").iterdir()))
@pytest.mark.usefixtures("own_database")
def test_a_faulty_package_stores_nothing(name: str, data_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with nothing_written():
        assert main(["submit", str(EXAMPLES / "bad" / name)]) == 2
    assert "nothing was stored" in capsys.readouterr().err
    assert (Person.objects.count(), Document.objects.count()) == (0, 0)
    assert [path for path in data_folder.rglob("*") if path.is_file() and path.parent.name != "keys"] == []


@pytest.mark.usefixtures("own_database")
def test_a_sound_package_is_taken_in_by_the_command_and_a_second_try_is_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = []
    for _ in range(2):
        assert main(["submit", str(EXAMPLES / "us-citizen")]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert "W900000001" in told[0]
    assert count("casework_case") == 1


@pytest.mark.django_db
def test_a_uci_of_somebody_else_stops_the_application_before_anything_is_kept(tmp_path: Path) -> None:
    person = Person.objects.get(pk=CaseRow.objects.get(pk=hand_in("us-citizen")).person_id)
    stolen = with_answer(tmp_path, "applicant.uci", f"{person.uci[:2]}-{person.uci[2:6]}-{person.uci[6:]}")
    people = Person.objects.count()
    with nothing_written(), pytest.raises(PeopleConflict) as conflict:
        submitted("k", stolen)
    assert conflict.value.text.en.startswith("uci: ")
    assert Person.objects.count() == people


@pytest.mark.django_db
def test_one_person_has_one_row_across_applications() -> None:
    first, second = hand_in(), hand_in()
    assert CaseRow.objects.get(pk=first).person_id == CaseRow.objects.get(pk=second).person_id


@pytest.mark.django_db
def test_what_fails_late_gives_the_number_back(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = door._keep

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr(door, "_keep", fails)
    with nothing_written(), pytest.raises(RuntimeError, match="planted"):
        submitted("k", package())
    assert Person.objects.count() == 0
    monkeypatch.setattr(door, "_keep", honest)
    assert submitted("k", package()).application_number == "W900000001"


@pytest.mark.large
@pytest.mark.usefixtures("own_database")
def test_numbers_given_at_once_are_all_different() -> None:
    outcomes = cases.in_parallel(*[partial(_submit_several, worker) for worker in range(8)])
    numbers = [number for several in outcomes if isinstance(several, list) for number in several]
    assert len(numbers) == len(set(numbers)) == 8 * 6
    assert CaseRow.objects.count() == 8 * 6
    assert Person.objects.count() == len({CaseRow.objects.get(application_number=one).person_id for one in numbers})
    assert check().troubles == ()


def _submit_several(worker: int) -> list[str]:
    names = [NAMES[(worker + turn) % len(NAMES)] for turn in range(6)]
    return [submitted(f"{worker}:{name}", package(name)).application_number for name in names]


@pytest.mark.usefixtures("own_database")
def test_one_form_sent_eight_times_at_once_is_one_application() -> None:
    outcomes = cases.in_parallel(*[partial(submitted, "k", package())] * 8)
    (receipt,) = set(outcomes)
    assert isinstance(receipt, Receipt)
    assert count("casework_case") == 1
    assert check().troubles == ()


@pytest.mark.usefixtures("own_database")
def test_without_the_look_at_the_winner_a_double_click_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prove that the test above can fail."""
    monkeypatch.setattr(intake, "_receipt_of", lambda *_: None)
    outcomes = cases.in_parallel(*[partial(submitted, "k", package())] * 4)
    assert sum(isinstance(outcome, Exception) for outcome in outcomes) == 3
