// Package saves keeps the progress of one player in a journal: an append-only
// file of checksummed, chained JSON lines, one line for each batch of events.
//
// The package keeps records and knows no rules. It is generic over the event
// type, and what a day, a rules version or an event means is the business of
// its caller.
//
// Two promises shape everything here. A batch whose Append returned without an
// error is on the disk: the line was synced, and so was the directory that
// names its file. And bytes that can still be read are never given up: a torn
// tail is copied before it is cut, damage in the middle is copied before
// anything else is written, and neither is ever rewritten.
//
// What rewrites a save (Repair, Compact, Restore, Merge, Import, Migrate) builds a
// new directory and makes it the save in use by one rename; the old one stays. A
// snapshot is a cache of the caller's state. A backup is a file with every record.
package saves
