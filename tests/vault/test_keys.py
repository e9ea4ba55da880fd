"""Keys are made once, for their owner alone, and change without losing what older ones sealed (S-22, S-23)."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from workpermit.vault import keys


def test_keys_are_made_once_and_for_the_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    first = keys.make_if_absent(folder)
    assert keys.make_if_absent(folder).field_keys == first.field_keys
    assert {path.name for path in folder.iterdir()} == {keys.FIELD_KEYS, keys.HASH_KEY}
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in folder.iterdir())
    assert first.hash_key not in first.field_keys.values()


def test_racing_makers_agree(tmp_path: Path) -> None:
    rings: list[keys.Keyring] = []
    start = threading.Barrier(8)

    def make() -> None:
        start.wait()
        rings.append(keys.make_if_absent(tmp_path / "keys"))

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({(ring.field_keys[1], ring.hash_key) for ring in rings}) == 1
    assert len(rings) == 8


def test_a_new_key_seals_and_the_old_one_stays_until_dropped(tmp_path: Path) -> None:
    first = keys.make_if_absent(tmp_path)
    second = keys.add_field_key(tmp_path)
    assert second.current == 2
    assert set(second.field_keys) == {1, 2}
    assert second.hash_key == first.hash_key
    with pytest.raises(keys.KeysUnusable, match="key 2 cannot be dropped"):
        keys.drop_field_key(tmp_path, 2)
    assert set(keys.drop_field_key(tmp_path, 1).field_keys) == {2}
    with pytest.raises(keys.KeysUnusable):
        keys.drop_field_key(tmp_path, 1)


def test_missing_keys_are_said(tmp_path: Path) -> None:
    with pytest.raises(keys.KeysUnusable, match="there is no key file"):
        keys.load(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"current": 2, "keys": {}}',
        '{"current": 1, "keys": {"1": "short"}}',
        '{"current": 1, "keys": {"1": "YWJj"}}',
    ],
)
def test_broken_keys_are_refused(tmp_path: Path, content: str) -> None:
    keys.make_if_absent(tmp_path)
    (tmp_path / keys.FIELD_KEYS).write_text(content)
    with pytest.raises(keys.KeysUnusable):
        keys.load(tmp_path)


def test_keys_that_others_can_read_are_refused(tmp_path: Path) -> None:
    keys.make_if_absent(tmp_path)
    (tmp_path / keys.HASH_KEY).chmod(0o644)
    with pytest.raises(keys.KeysUnusable, match="owner alone"):
        keys.load(tmp_path)


def test_a_ring_does_not_show_its_keys(tmp_path: Path) -> None:
    ring = keys.make_if_absent(tmp_path)
    assert "field_keys" not in repr(ring)
    assert "hash_key" not in repr(ring)
