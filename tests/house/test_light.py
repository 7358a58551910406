"""A web process stays light: it never loads the printer or the solver, and what speaks to the company only when somebody comes that way."""
import subprocess
import sys

CODE = """
import sys
from portal import create_app, db, migrating
from portal.settings import Settings
settings = Settings.from_environment({"DATA_DIR": sys.argv[1], "MODE": "development"})
app = create_app(settings)
with app.app_context():
    db.connect()
    migrating.migrate(settings.data_dir)
assert app.test_client().get("/").status_code == 200
print(sorted({"weasyprint", "numpy", "scipy", "authlib", "requests", "argon2"} & set(sys.modules)))
"""


def test_a_web_process_loads_neither_printer_nor_solver_nor_what_few_sign_in_by(tmp_path):
    done = subprocess.run([sys.executable, "-c", CODE, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
