"""Settings: read once, made when missing, and refused with a sentence."""
import dataclasses

import pytest

from portal.settings import Settings, SettingsError


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
        ("DATA_DIR", "/proc/upward", "DATA_DIR"),
    ],
)
def test_a_setting_that_does_not_fit_is_named_in_a_sentence(tmp_path, name, value, word):
    with pytest.raises(SettingsError, match=word):
        _read(tmp_path, **{name: value})


def test_the_mailbox_shows_on_this_machine_alone_and_never_in_production(tmp_path):
    assert _read(tmp_path, MODE="demo").shows_letters
    assert not _read(tmp_path, MODE="demo", HOST="0.0.0.0").shows_letters
    assert not _read(tmp_path, MODE="demo", SMTP_URL="smtp://localhost").shows_letters


def test_settings_cannot_be_changed_after_they_were_read(tmp_path):
    with pytest.raises(dataclasses.FrozenInstanceError):
        _read(tmp_path).port = 1
