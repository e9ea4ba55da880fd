#!/bin/sh
# Make .venv and fill it from a lock file: by uv where it is installed, else by pip.
# Every download is checked against the lock's hashes; the project itself is installed without fetching anything.
set -eu
lock=$1
python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "workpermit needs Python 3.11 or later; '$python' is not. Name another: make PYTHON=python3.12" >&2
    echo "workpermit demande Python 3.11 ou plus récent ; « $python » ne convient pas. Nommez-en un autre : make PYTHON=python3.12" >&2
    exit 2
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv

echo "Setting up .venv from $lock"
if command -v uv >/dev/null 2>&1; then
    uv pip install --quiet --python .venv/bin/python --require-hashes -r "$lock"
    uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --offline --editable .
else
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
fi
# Some machines tell Python to write no bytecode; an empty test run then takes three times as long.
.venv/bin/python -m compileall -q -j 0 .venv/lib src || true
