package crashfs

import (
	"io"
	"io/fs"
	"sync"

	"quest/saves"
)

// Fault is a file system that fails at its n-th operation. It is safe for
// several goroutines.
type Fault struct {
	// FS does the work.
	FS saves.FS
	// At is the operation that fails, counted from 1. 0 fails never.
	At int
	// Forever makes every later operation fail too.
	Forever bool
	// Err is what a failing operation returns.
	Err error
	// Half makes a failing write put down half of its bytes first. With a nil
	// Err it is a short write without a word; other operations succeed then.
	Half bool

	mu   sync.Mutex
	ops  int
	next []string
	hit  []string
}

var _ saves.FS = (*Fault)(nil)

// Hit gives the names of the operations that failed so far, in order.
func (f *Fault) Hit() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]string(nil), f.hit...)
}

// FailNext makes the next operations of these names fail, one for each name, in
// this order: "list", "read", "create", "open", "mkdir", "rename", "size", "stat",
// "remove", "syncdir", "lock", "write", "truncate", "sync" or "close".
func (f *Fault) FailNext(names ...string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.next = append(f.next, names...)
}

// Heal makes nothing fail any more. What failed so far is still told by Hit.
func (f *Fault) Heal() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.At, f.next = 0, nil
}

// fails counts one operation and says whether it is to fail.
func (f *Fault) fails(name string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ops++
	if len(f.next) > 0 && f.next[0] == name {
		f.next = f.next[1:]
		f.hit = append(f.hit, name)
		return true
	}
	if f.At == 0 || f.ops < f.At || f.ops > f.At && !f.Forever {
		return false
	}
	f.hit = append(f.hit, name)
	return true
}

// op counts an operation other than a write.
func (f *Fault) op(name string) error {
	if f.fails(name) {
		return f.Err
	}
	return nil
}

// List implements saves.FS.
func (f *Fault) List(dir string) ([]string, error) {
	if err := f.op("list"); err != nil {
		return nil, err
	}
	return f.FS.List(dir)
}

// Read implements saves.FS.
func (f *Fault) Read(name string, from int64) ([]byte, error) {
	if err := f.op("read"); err != nil {
		return nil, err
	}
	return f.FS.Read(name, from)
}

// Create implements saves.FS.
func (f *Fault) Create(name string) (saves.File, error) {
	if err := f.op("create"); err != nil {
		return nil, err
	}
	return f.file(f.FS.Create(name))
}

// Open implements saves.FS.
func (f *Fault) Open(name string) (saves.File, error) {
	if err := f.op("open"); err != nil {
		return nil, err
	}
	return f.file(f.FS.Open(name))
}

func (f *Fault) file(inner saves.File, err error) (saves.File, error) {
	if err != nil {
		return nil, err
	}
	return &faultFile{inner, f}, nil
}

// Mkdir implements saves.FS.
func (f *Fault) Mkdir(name string) error {
	if err := f.op("mkdir"); err != nil {
		return err
	}
	return f.FS.Mkdir(name)
}

// Rename implements saves.FS.
func (f *Fault) Rename(from, to string) error {
	if err := f.op("rename"); err != nil {
		return err
	}
	return f.FS.Rename(from, to)
}

// Size implements saves.FS.
func (f *Fault) Size(name string) (int64, error) {
	if err := f.op("size"); err != nil {
		return 0, err
	}
	return f.FS.Size(name)
}

// Stat implements saves.FS.
func (f *Fault) Stat(name string) (fs.FileInfo, error) {
	if err := f.op("stat"); err != nil {
		return nil, err
	}
	return f.FS.Stat(name)
}

// Lstat implements saves.FS.
func (f *Fault) Lstat(name string) (fs.FileInfo, error) {
	if err := f.op("stat"); err != nil {
		return nil, err
	}
	return f.FS.Lstat(name)
}

// SameFile implements saves.FS.
func (f *Fault) SameFile(a, b fs.FileInfo) bool { return f.FS.SameFile(a, b) }

// Remove implements saves.FS.
func (f *Fault) Remove(name string) error {
	if err := f.op("remove"); err != nil {
		return err
	}
	return f.FS.Remove(name)
}

// SyncDir implements saves.FS.
func (f *Fault) SyncDir(dir string) error {
	if err := f.op("syncdir"); err != nil {
		return err
	}
	return f.FS.SyncDir(dir)
}

// Lock implements saves.FS.
func (f *Fault) Lock(name string) (io.Closer, error) {
	if err := f.op("lock"); err != nil {
		return nil, err
	}
	return f.FS.Lock(name)
}

type faultFile struct {
	saves.File
	fault *Fault
}

func (f *faultFile) Write(p []byte) (int, error) {
	if !f.fault.fails("write") {
		return f.File.Write(p)
	}
	if !f.fault.Half {
		return 0, f.fault.Err
	}
	n, err := f.File.Write(p[:len(p)/2])
	if err != nil {
		return n, err
	}
	return n, f.fault.Err
}

func (f *faultFile) Truncate(size int64) error {
	if err := f.fault.op("truncate"); err != nil {
		return err
	}
	return f.File.Truncate(size)
}

func (f *faultFile) Stat() (fs.FileInfo, error) {
	if err := f.fault.op("stat"); err != nil {
		return nil, err
	}
	return f.File.Stat()
}

func (f *faultFile) Contents() ([]byte, error) {
	if err := f.fault.op("read"); err != nil {
		return nil, err
	}
	return f.File.Contents()
}

func (f *faultFile) Sync() error {
	if err := f.fault.op("sync"); err != nil {
		if file, ok := f.File.(syncFailer); ok {
			file.FailSync()
		}
		return err
	}
	return f.File.Sync()
}

// syncFailer is a file that knows what a failed sync does to it.
type syncFailer interface {
	FailSync()
}

func (f *faultFile) Close() error {
	err := f.fault.op("close")
	if inner := f.File.Close(); err == nil {
		err = inner
	}
	return err
}
