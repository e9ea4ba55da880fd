"""Bring files of npm packages into the project, so that pages load nothing from elsewhere and need no Node.

    python tools/vendor_web.py            fetch each package anew with npm, copy its files, write the manifest
    python tools/vendor_web.py --check    compare what lies there with the manifest, without a network

A new version is a change of `PACKAGES`, a run, and a look at every page.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

WEB: Final = Path(__file__).parents[1] / "src/workpermit/web"
MANIFEST: Final = WEB / "ui/static/ui/vendor/MANIFEST.json"


@dataclass(frozen=True, slots=True)
class Package:
    """One package: its exact version, its licence, and where each of its files goes below `web`."""

    name: str
    version: str
    licence: str
    files: dict[str, str]


PACKAGES: Final = (
    Package(
        "@gcds-core/tokens",
        "1.5.0",
        "MIT",
        {
            "build/web/css/base/color.css": "ui/static/ui/vendor/tokens-color.css",
            "build/web/css/global.css": "ui/static/ui/vendor/tokens-global.css",
            "LICENSE": "ui/static/ui/vendor/tokens-LICENSE.txt",
        },
    ),
    Package(
        "@gcds-core/fonts",
        "1.1.1",
        "OFL-1.1",
        {
            "fonts/noto-sans/gcds-noto-sans-regular.woff2": "ui/static/ui/vendor/noto-sans-regular.woff2",
            "fonts/noto-sans/gcds-noto-sans-semibold.woff2": "ui/static/ui/vendor/noto-sans-semibold.woff2",
            "fonts/noto-sans/LICENSE.txt": "ui/static/ui/vendor/noto-sans-LICENSE.txt",
        },
    ),
    Package(
        "jsqr",
        "1.4.0",
        "Apache-2.0",
        {
            "dist/jsQR.js": "guide/static/guide/vendor/jsQR.js",
            "LICENSE": "guide/static/guide/vendor/jsQR-LICENSE.txt",
        },
    ),
)


def main(words: list[str]) -> int:
    """Fetch or check, and return the exit status."""
    if words == ["--check"]:
        wrong = altered()
        print(*wrong, sep="\n")
        return 1 if wrong else 0
    listed = [_brought(package) for package in PACKAGES]
    MANIFEST.write_text(json.dumps(listed, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def altered() -> list[str]:
    """Return a line for each vendored file that is missing or is not what was fetched."""
    listed = json.loads(MANIFEST.read_text(encoding="utf-8"))
    held = {(one["name"], one["version"]) for one in listed}
    wrong = [
        f"{one.name} {one.version} is not in the manifest" for one in PACKAGES if (one.name, one.version) not in held
    ]
    for one in listed:
        for place, digest in one["files"].items():
            path = WEB / place
            if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
                wrong.append(f"{place} is not what {one['name']} {one['version']} holds")
    return wrong


def _brought(package: Package) -> dict[str, object]:
    digests = {}
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", "--silent", f"{package.name}@{package.version}"],
            cwd=folder, check=True, capture_output=True, text=True,
        )  # fmt: skip
        with tarfile.open(Path(folder) / packed.stdout.split()[-1]) as archive:
            for source, place in package.files.items():
                held = archive.extractfile(f"package/{source}")
                if held is None:
                    raise FileNotFoundError(f"{package.name}: {source}")
                content = held.read()
                (WEB / place).parent.mkdir(parents=True, exist_ok=True)
                (WEB / place).write_bytes(content)
                digests[place] = hashlib.sha256(content).hexdigest()
    return {"name": package.name, "version": package.version, "licence": package.licence, "files": digests}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
