"""The Nu HTML checker: many pages in one call."""
import json
import subprocess
from pathlib import Path

from portal.settings import ROOT
from tests.gallery.checks.finding import Finding

JAR = ROOT / "tests/tools/node_modules/vnu-jar/build/dist/vnu.jar"


# What the checker guesses wrongly, with the reason.
EXPLAINED = {"appears to be written in German": "the long words of the crowd are German, as long words are"}


def mistakes(pages: dict[str, list[str]], folder: Path) -> dict[str, list[Finding]]:
    """{name: what the checker says of the pages of this name}; warnings count."""
    written = {}
    for name, texts in pages.items():
        for number, text in enumerate(texts):
            path = folder / f"{name}.{number}.html"
            path.write_text(text)
            written[str(path)] = name
    if not written:
        return {}
    command = ["/usr/bin/java", "-Xss4m", "-jar", str(JAR), "--Werror", "--format", "json", "--stdout", *written]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    found: dict[str, list[Finding]] = {}
    for message in json.loads(done.stdout)["messages"]:
        if any(part in message["message"] for part in EXPLAINED):
            continue
        name = written[message["url"].removeprefix("file:")]
        finding = Finding("nu", " ".join(message.get("extract", "").split())[:120], message["message"])
        found.setdefault(name, []).append(finding)
    return found
