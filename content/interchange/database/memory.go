package database

import (
	"strconv"
	"sync"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/util/vfsutil"
	"github.com/ncruces/go-sqlite3/vfs"
)

// memory is where the driver finds databases that lie in memory. The driver has such places of its
// own; each of them costs every start of the program the call by which it is made known.
type memory struct {
	known sync.Once
	mu    sync.Mutex
	last  int
	files map[string]*vfsutil.SliceFile
}

// place is the name by which the driver knows the memory.
const place = "quest-memory"

var shared memory

// put gives the bytes of a file a name, by which they are opened once.
func (m *memory) put(data *[]byte) (name string) {
	m.known.Do(func() { vfs.Register(place, m) })
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.files == nil {
		m.files = map[string]*vfsutil.SliceFile{}
	}
	m.last++
	name = strconv.Itoa(m.last)
	m.files[name] = (*vfsutil.SliceFile)(data)
	return name
}

// drop forgets a file.
func (m *memory) drop(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.files, name)
}

// Open implements vfs.VFS. There are no journals and no other files beside a database.
func (m *memory) Open(name string, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	f := m.files[name]
	if f == nil || flags&vfs.OPEN_MAIN_DB == 0 {
		return nil, flags, sqlite3.CANTOPEN
	}
	return f, flags | vfs.OPEN_MEMORY, nil
}

// Delete implements vfs.VFS.
func (*memory) Delete(string, bool) error { return sqlite3.IOERR_DELETE }

// Access implements vfs.VFS.
func (m *memory) Access(name string, _ vfs.AccessFlag) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.files[name] != nil, nil
}

// FullPathname implements vfs.VFS.
func (*memory) FullPathname(name string) (string, error) { return name, nil }
