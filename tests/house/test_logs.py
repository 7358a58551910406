"""Logs: the web server writes a JSON line for each request, without an address or a token; a demo keeps its terminal readable."""
import json
import os
import subprocess
import sys

import pytest

ASK = "import wsgi; wsgi.app.test_client().get('/i/a-secret-token', headers={'User-Agent': 'Ama'})"


@pytest.fixture
def served(tmp_path):
    """What a served request writes to standard error, in this mode."""

    def ask(mode: str) -> list[dict]:
        environ = os.environ | {"DATA_DIR": str(tmp_path), "MODE": mode}
        code = f"from portal.cli import portal; portal(['migrate'], standalone_mode=False); {ASK}"
        done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, timeout=60, check=True)
        return [json.loads(line) for line in done.stderr.splitlines()]

    return ask


def test_each_request_is_a_line_that_holds_no_token(served):
    [line] = served("production")
    assert line["event"] == "request" and line["endpoint"] == "enrollment.invitation" and line["status"] == 404
    assert "a-secret-token" not in str(line) and "Ama" not in str(line)


def test_a_demo_logs_only_what_went_wrong(served):
    assert served("demo") == []
