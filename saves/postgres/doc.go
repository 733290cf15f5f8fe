// Package postgres keeps journals on PostgreSQL: the same promises as package saves, for a
// server of any number of nodes that hold no truth themselves. It also keeps logs, lists of
// events that all nodes append to and read in one order.
//
// A batch is one row, whose line is the line of a journal in a file, byte for byte. One
// append is one statement and one transaction; Append returns after the COMMIT, which waits
// for the server's disk (synchronous_commit is never less than on). The statement proves
// the lease of the player and the line before, so that nobody appends who was passed by, and
// nothing is appended where something is missing. What fails is kept in memory and tried
// again with the same id: it is there once, whatever was lost on the way.
//
// A copy of a server that lags behind may take its place. What this process was told to be
// saved and the copy lacks is found at the next append, Beat or Close and written again; what
// is gone for ever is told. Backups are the business of the database, see docs/class.md, so a
// place of this kind makes none of its own.
//
// The server's clock tells who holds a player for how long. Nothing depends on the clock of
// a node.
package postgres
