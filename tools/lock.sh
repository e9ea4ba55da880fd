#!/bin/sh
# Compile both lock files for every platform and Python from 3.11, with hashes and without any address.
set -eu
uv=${UV:-uv}
command -v "$uv" >/dev/null 2>&1 || uv=.venv/bin/uv

compile() {
    "$uv" --no-config pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
        --no-emit-index-url --no-emit-find-links "$@"
}

compile pyproject.toml --group build --output-file requirements.lock
compile pyproject.toml --group build --group dev --constraint requirements.lock --output-file requirements-dev.lock

if grep -nE '://|/home/|/opt/|/root/|^-[-a-z]' requirements.lock requirements-dev.lock; then
    echo "An address or a path came into a lock file." >&2
    exit 1
fi
