"""The commands in bin/: each explains itself, and none of them makes a traceback of a mistake."""
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ["setup", "run", "test", "check", "shots"]


def call(*words, root=ROOT, cwd=None, **environment):
    """Run a command of bin/ and return what it did; `environment` is added to ours."""
    command = [str(root / "bin" / words[0]), *words[1:]]
    return subprocess.run(command, cwd=cwd or root, env=os.environ | environment, capture_output=True, text=True, timeout=120)


@pytest.fixture
def copy(tmp_path):
    """The commands and the locks alone, in a folder with a space in its name."""
    root = tmp_path / "a copy"
    root.mkdir()
    shutil.copytree(ROOT / "bin", root / "bin")
    for name in ("uv.lock", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, root)
    return root


class System:
    """A PATH with the basic tools and whatever scripts a test puts there; not even Python."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        for name in ("sh", "dirname", "id", "cat", "cksum", "cut", "env", "sed", "mkdir", "rm", "mktemp", "tail", "true"):
            (folder / name).symlink_to(shutil.which(name))

    def put(self, name, script):
        (self.folder / name).unlink(missing_ok=True)
        (self.folder / name).write_text("#!/bin/sh\n" + script)
        (self.folder / name).chmod(0o755)

    def setup(self, root):
        return call("setup", root=root, PATH=str(self.folder), PYTHON="")


# A Python that is new enough but lacks two packages, as bin/setup asks it.
LACKING = 'if [ "$1" = - ]; then echo libpango-1.0-0 python3-venv; else echo "$0"; fi\n'


@pytest.fixture
def system(tmp_path):
    return System(tmp_path / "system")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("ask", ["--help", "-h"])
def test_each_command_explains_itself(command, ask, tmp_path):
    done = call(command, ask, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith(f"bin/{command}: ")
    assert f"bin/{command} --help" in done.stdout
    assert "set -eu" not in done.stdout


@pytest.mark.parametrize("words", [["setup", "--fast"], ["setup", "--dev", "--dev"], ["run", "--full"], ["run", "--empty", "x"]])
def test_an_unknown_word_gets_a_sentence(words):
    done = call(*words)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"bin/{words[0]} ") and done.stderr.endswith(".\n")


def test_setup_has_nothing_to_say_when_nothing_is_to_be_done(tmp_path):
    call("setup", "--dev")
    done = call("setup", "--dev", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_setup_looks_behind_an_activated_environment():
    call("setup", "--dev")
    activated = f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}"
    assert call("setup", "--dev", PATH=activated).stdout == ""


def test_an_environment_for_development_serves_for_running(tmp_path):
    before = (ROOT / ".venv" / "made-for").read_text()
    assert call("setup", cwd=tmp_path).stdout == ""
    assert (ROOT / ".venv" / "made-for").read_text() == before


@pytest.mark.parametrize("sudo, start", [(None, "su -c '"), ("exit 1", "sudo sh -c '")])
def test_without_the_right_to_install_setup_prints_one_command(copy, system, sudo, start):
    system.put("python3", LACKING)
    system.put("id", "echo 1000")
    system.put("apt-get", "echo never; exit 1")
    if sudo:
        system.put("sudo", sudo)
    done = system.setup(copy)
    assert done.returncode == 1
    assert "This system lacks: libpango-1.0-0 python3-venv." in done.stdout
    commands = [line.strip() for line in done.stderr.splitlines() if line.startswith("    ")]
    assert commands == [f"{start}apt-get update && apt-get install -y --no-install-recommends libpango-1.0-0 python3-venv'"]
    assert not (copy / ".venv").exists()


def test_without_apt_setup_names_what_to_install(copy, system):
    system.put("python3", LACKING)
    done = system.setup(copy)
    assert done.returncode == 1
    assert "libpango-1.0-0 python3-venv" in done.stdout
    assert "own package manager" in done.stderr


@pytest.mark.parametrize("user, sudo", [("0", None), ("1000", 'shift; exec "$@"')])
def test_with_the_right_to_install_setup_installs_what_is_missing_and_no_more(copy, system, user, sudo):
    system.put("python3", LACKING)
    system.put("id", f"echo {user}")
    system.put("apt-get", f'echo "$*" >>"{copy}/apt"; [ "$1" != install ] || exit 1')
    if sudo:
        system.put("sudo", sudo)
    done = system.setup(copy)
    assert "apt could not install it" in done.stderr
    assert (copy / "apt").read_text().splitlines() == [
        "update -q",
        "install -y -q --no-install-recommends libpango-1.0-0 python3-venv",
    ]


def test_a_python_that_is_too_old_is_passed_over(copy, system):
    system.put("python3", "exit 1")
    done = system.setup(copy)
    assert done.returncode == 1
    assert "This system lacks: python3 python3-venv" in done.stdout


@pytest.mark.parametrize("name", ["DATA_DIR", "PRIVATE_KEY_FILE"])
def test_run_takes_a_relative_path_from_where_it_is_called(copy, tmp_path, name):
    (copy / "bin" / "setup").write_text("#!/bin/sh\n")
    (copy / ".venv" / "bin").mkdir(parents=True)
    python = copy / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\necho "$PWD|${name}|$*"\n')
    python.chmod(0o755)
    done = call("run", "--empty", root=copy, cwd=tmp_path, **{name: "here"})
    assert done.stdout == f"{copy}|{tmp_path}/here|-m portal.cli run --empty\n"


def test_both_locks_say_what_pyproject_says():
    uv = ROOT / ".tool" / "bin" / "uv"
    assert subprocess.run([uv, "lock", "--check", "--offline", "-q"], cwd=ROOT).returncode == 0, "run .tool/bin/uv lock"
    export = [uv, *"export --frozen --no-emit-project --no-dev --no-header --no-annotate -q".split()]
    exported = subprocess.run(export, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert exported == (ROOT / "requirements.lock").read_text(), f"run {' '.join(map(str, export))} -o requirements.lock"
