"""The fixtures of these tests."""

from __future__ import annotations

from casework.fixtures import data_folder, migrated_database, own_database

__all__ = ["data_folder", "migrated_database", "own_database"]
