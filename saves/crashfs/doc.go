// Package crashfs is a file system for tests. A Disk holds everything in
// memory, knows what was synced and what was not, records every operation, and
// gives what a computer could find after a power cut at any of them. A Fault
// fails at the n-th operation.
//
// What the disk promises, and nothing beyond it:
//
//   - The bytes of a file are durable after a Sync of that file that succeeded.
//     Before it, each sector of 512 bytes may hold any of the contents it had
//     since the last one, in any mix with its neighbours, and the length of the
//     file may be any it had.
//   - The names in a directory are durable after a SyncDir of that directory.
//     Before it, each new, removed or changed name survives or not on its own.
//     Syncing a file does not make its name durable.
//   - Renaming inside one directory happens whole or not at all. Between
//     directories, the old name can go without the new one arriving.
//   - After a Sync that failed, what it should have written may be lost although
//     programs still read it, and a second Sync succeeds without writing it.
//   - A sector is never torn where it was already durable.
package crashfs
