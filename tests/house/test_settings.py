"""Settings: read once, made when missing, and refused with a sentence."""
import dataclasses
import os
import subprocess
import sys

import pytest

from portal.settings import ROOT, Settings, SettingsError


def _read(tmp_path, **environ) -> Settings:
    return Settings.from_environment({"DATA_DIR": str(tmp_path / "data"), **environ})


def test_a_second_start_finds_the_secret_of_the_first(tmp_path):
    assert _read(tmp_path).secret_key == _read(tmp_path).secret_key
    assert (tmp_path / "data" / "secret.key").stat().st_mode & 0o077 == 0


def test_the_portal_is_quiet_until_it_is_told_otherwise(tmp_path):
    settings = _read(tmp_path)
    assert (settings.host, settings.port, settings.mode) == ("127.0.0.1", 8000, "production")
    assert not settings.shows_letters


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("PORT", "http", "PORT"),
        ("PORT", "99999", "PORT"),
        ("BASE_URL", "mentoring.example", "BASE_URL"),
        ("BASE_URL", "https://x.example/portal", "BASE_URL"),
        ("MODE", "test", "MODE"),
        ("TRUSTED_PROXIES", "-1", "TRUSTED_PROXIES"),
        ("SECRET_KEY", "guess me", "SECRET_KEY"),
        ("DATABASE_URL", "mysql://upward@localhost/upward", "DATABASE_URL"),
        ("SMTP_URL", "mail.example.com", "SMTP_URL"),
        ("DATA_DIR", "/proc/upward", "DATA_DIR"),
    ],
)
def test_a_setting_that_does_not_fit_is_named_in_a_sentence(tmp_path, name, value, word):
    with pytest.raises(SettingsError, match=word):
        _read(tmp_path, **{name: value})


@pytest.mark.parametrize(("host", "url"), [("0.0.0.0", "http://127.0.0.1:8000"), ("::1", "http://[::1]:8000"), ("::", "http://[::1]:8000")])
def test_the_portal_says_an_address_that_a_browser_can_open(tmp_path, host, url):
    assert _read(tmp_path, HOST=host).base_url == url


def test_the_mailbox_shows_on_this_machine_alone_and_never_in_production(tmp_path):
    assert _read(tmp_path, MODE="demo").shows_letters
    assert not _read(tmp_path, MODE="demo", HOST="0.0.0.0").shows_letters
    assert not _read(tmp_path, MODE="demo", SMTP_URL="smtp://localhost").shows_letters


def test_settings_cannot_be_changed_after_they_were_read(tmp_path):
    with pytest.raises(dataclasses.FrozenInstanceError):
        _read(tmp_path).port = 1


@pytest.mark.parametrize("command", [["migrate"], ["doctor"], ["sign-in", "somebody@northwind.example"]])
def test_a_database_that_cannot_be_used_ends_a_command_with_a_sentence(tmp_path, command):
    environ = {"DATA_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/no/such/folder/portal.db", "PATH": os.environ["PATH"]}
    done = subprocess.run([sys.executable, "-m", "portal.cli", *command], env=environ, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: The database cannot be used") and "Traceback" not in done.stderr
