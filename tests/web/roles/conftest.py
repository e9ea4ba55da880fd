"""One office for all tests of a module: it takes seconds to open, and no request leaves anything behind.

Not for all modules at once: the folder is no package to pytest, so a wider fixture would stay open under whatever
runs next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import DjangoDbBlocker

    from web.roles.world import World


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """Open the office in a database and a data folder of its own."""
    from django.conf import settings  # Django is made ready after this file is read

    from databases import copied_database
    from web.roles.world import build
    from workpermit.clock import present

    data = tmp_path_factory.mktemp("roles")
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), copied_database(data):
        patch.setattr(settings, "DATA", data)
        present.allow_setting()
        yield build()
        present.release()
        present.allow_setting(allowed=False)
