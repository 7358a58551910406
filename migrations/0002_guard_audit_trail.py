"""The audit trail takes new entries only: the database itself refuses to change or remove one."""
from peewee import PostgresqlDatabase

POSTGRESQL = """
CREATE FUNCTION audit_entry_stays() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END
$$ LANGUAGE plpgsql;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION audit_entry_stays();
"""
SQLITE = """
CREATE TRIGGER audit_entry_stays_on_{verb} BEFORE {verb} ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
"""


def up(migrator, db):
    if isinstance(db, PostgresqlDatabase):
        db.execute_sql(POSTGRESQL)
    else:
        for verb in ("UPDATE", "DELETE"):
            db.execute_sql(SQLITE.format(verb=verb))


def down(migrator, db):
    if isinstance(db, PostgresqlDatabase):
        db.execute_sql("DROP TRIGGER audit_entry_stays ON audit_entry")
        db.execute_sql("DROP FUNCTION audit_entry_stays()")
    else:
        for verb in ("UPDATE", "DELETE"):
            db.execute_sql(f"DROP TRIGGER audit_entry_stays_on_{verb}")
