package saves

import (
	"io"
	"io/fs"
)

// FS is what the journal needs from a file system. OS gives the real one;
// tests plug in file systems that fail or lose power. Names are paths in the
// style of the platform. Errors wrap fs.ErrNotExist and fs.ErrExist where that
// is the reason.
type FS interface {
	// List gives the names of the entries of a directory, in any order.
	List(dir string) ([]string, error)
	// Read gives the bytes of a file from an offset to its end; none if the
	// offset lies beyond the end.
	Read(name string, from int64) ([]byte, error)
	// Create makes a new file, readable and writable by its owner only. A file
	// that is there already is an error.
	Create(name string) (File, error)
	// Open opens a file that is there, to append to it.
	Open(name string) (File, error)
	// Mkdir makes one directory that only its owner may enter.
	Mkdir(name string) error
	// Rename gives a file or a directory another name in the same directory. A
	// name that is taken is an error: nothing is ever replaced.
	Rename(from, to string) error
	// Size gives the length of a file in bytes.
	Size(name string) (int64, error)
	// Stat says what a name leads to now, through links, along the whole path and
	// never through a directory that was opened before: a directory may have been
	// moved since. The time of change need only tell one state from another.
	Stat(name string) (fs.FileInfo, error)
	// Lstat is Stat that says of a link that it is one.
	Lstat(name string) (fs.FileInfo, error)
	// SameFile reports whether two answers of Stat, Lstat or File.Stat are about one
	// file, whatever its name and length.
	SameFile(a, b fs.FileInfo) bool
	// Remove deletes a file.
	Remove(name string) error
	// SyncDir returns when the entries of a directory are durable.
	SyncDir(dir string) error
	// Lock takes the lock of a file, which it creates if need be and never
	// deletes. Closing gives the lock back, and so does the end of the process.
	// A lock that somebody else holds is ErrLocked.
	Lock(name string) (io.Closer, error)
}

// File is a file open for appending.
type File interface {
	// Write appends at the end of the file. Fewer bytes than given is an
	// error, or counts as one.
	Write(p []byte) (int, error)
	// Truncate cuts the file to a size; the next Write goes there.
	Truncate(size int64) error
	// Sync returns when all bytes of the file are durable.
	Sync() error
	// Stat says what the open file is, whatever its name leads to by now.
	Stat() (fs.FileInfo, error)
	// Contents gives all bytes of the open file, whatever its name leads to by now.
	Contents() ([]byte, error)
	// Close gives the file back. It promises nothing about durability.
	Close() error
}
