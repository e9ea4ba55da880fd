"""How static files are served: under names that change with their content, compressed beforehand."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # the library is not typed
    """Static files with a manifest; what a module imports is renamed in it too.

    A page that names a file which is not there, or a stylesheet a missing font, fails when the files are gathered.
    """

    support_js_module_import_aggregation = True
