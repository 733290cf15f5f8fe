// Package postgrestest starts PostgreSQL servers for tests: private ones, on a socket in a
// temporary folder, that can be killed, stopped, started and put back to an older copy of
// their data. They end with the process that started them, however it ends.
//
// The programs initdb, postgres and pg_ctl are looked for in PATH and in
// /usr/lib/postgresql/*/bin; they run as another user where the tests run as root, because
// PostgreSQL refuses that. Where they are missing, tests are skipped. The variable
// QUEST_POSTGRES names a server, as a URL, that is used in place of the shared one.
package postgrestest
