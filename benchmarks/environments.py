"""Environments of their own for the peers, made once under build/peers; nothing of a peer touches ours."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

BUILD = Path(__file__).resolve().parent.parent / "build"
INSTALL_SECONDS = 600


def python_with(name: str, *requirements: str) -> Path:
    """Return the Python of the environment `name`, made and filled where it is not there yet."""
    folder = BUILD / "peers" / name
    python = folder / "bin" / "python"
    stamp = hashlib.sha256("\n".join(requirements).encode()).hexdigest()
    ready = folder / "ready"
    if not ready.exists() or ready.read_text() != stamp:
        print(f"installing {', '.join(requirements)} into build/peers/{name}", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True, timeout=INSTALL_SECONDS)
        subprocess.run([*_installer(python), *requirements], check=True, timeout=INSTALL_SECONDS)
        ready.write_text(stamp)
    return python


def _installer(python: Path) -> list[str | Path]:
    uv = Path(sys.executable).with_name("uv")
    if uv.exists():
        return [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", python]
    return [python, "-m", "pip", "install", "--quiet"]
