#!/bin/sh
# Runs once, when the database is made: the role that serves the application. It owns nothing and is no superuser, so that
# row security and the audit log's rights bind it; what it may do with which table is said after each migration.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$VITALS_DB_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role vitals_app login password :'password';
SQL
