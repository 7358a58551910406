"""What we vendor is what we read: the hashes beside the scripts are theirs."""
import base64
import hashlib
import re

from portal.settings import ROOT

VENDOR = ROOT / "static" / "vendor"
ROW = re.compile(r"^\| (\S+\.js) \|.*`([A-Za-z0-9+/=]{64})` \|$", re.M)


def test_every_vendored_script_is_the_one_whose_hash_is_recorded():
    recorded = dict(ROW.findall((VENDOR / "README.md").read_text()))
    found = {path.name: base64.b64encode(hashlib.sha384(path.read_bytes()).digest()).decode() for path in VENDOR.glob("*.js")}
    assert found and found == recorded


def test_a_script_that_someone_changed_is_noticed():
    script = next(VENDOR.glob("*.js")).read_bytes() + b" "
    assert base64.b64encode(hashlib.sha384(script).digest()).decode() not in (VENDOR / "README.md").read_text()
