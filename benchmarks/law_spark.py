"""The book's relations on Spark: the same expressions that DuckDB runs by default, compared with the plain reading.

    .venv/bin/python benchmarks/law_spark.py

Needs Java 17 and installs Spark, about a gigabyte, into an environment of its own, build/peers/spark. It proves
equality on one machine (`local[2]`); how fast a cluster is, it cannot say.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from environments import BUILD, python_with

HERE = Path(__file__).resolve().parent
WANTED = ("pyspark==4.3.0", "ibis-framework==12.0.0", "pandas", "pyarrow", "pyarrow-hotfix", "packaging", "polars")


def main() -> None:
    """Install Spark where it is not yet, and compare."""
    python = python_with("spark", *WANTED)
    folder = BUILD / "law" / "spark"
    folder.mkdir(parents=True, exist_ok=True)
    paths = os.pathsep.join(map(str, (HERE.parent / "src", HERE.parent / "tests")))
    command = [python, HERE / "peers" / "law_spark.py", folder]
    sys.exit(subprocess.run(command, env=os.environ | {"PYTHONPATH": paths}, check=False).returncode)


if __name__ == "__main__":
    main()
