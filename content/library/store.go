package library

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/gofrs/flock"

	"quest/content"
	"quest/content/source"
)

// Store is the folder of the player's packs as it is changed: packs/OWNER/NAME/VERSION-DIGEST,
// one folder for each version. A version comes in under a hidden name and is renamed to its own
// once all of it is on the disk; one that goes is renamed to a hidden name first. So whoever
// looks finds a version whole or not at all, at any moment and after a crash at any moment.
type Store struct {
	dir    string
	root   *os.Root
	lock   *flock.Flock // nil where the file system has no locks
	random io.Reader    // for names of folders that are in use for a moment
	step   func(op, name string) error
}

// The errors of a store, for errors.Is.
var (
	ErrBusy        = errors.New("another quest is changing the packs")
	ErrLink        = errors.New("a link stands in the place of a folder")
	ErrByHand      = errors.New("a pack lies there that was not installed")
	ErrSameVersion = errors.New("this version is installed with other contents")
	ErrMoved       = errors.New("another version was installed meanwhile")
)

// The names that a store makes beside the versions. Names that begin with a dot are no part
// of any pack.
const (
	stagingPrefix = ".staging-"
	removedPrefix = ".removed-"
	lockName      = ".lock"
	originName    = ".origin.json"
)

// OpenStore opens the folder of the player's packs to change it; it is made if it is not there.
// It fails with ErrBusy while another program changes it.
func OpenStore(dir string, random io.Reader) (*Store, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	if !ownFolder(dir) {
		return nil, fmt.Errorf("%s: %w", dir, ErrLink)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	s := &Store{dir: dir, root: root, random: random, step: func(string, string) error { return nil }}
	if err := s.acquire(); err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return s, nil
}

// acquire takes the lock of the folder, and then removes what a crash has left.
func (s *Store) acquire() error {
	f, err := s.root.OpenFile(lockName, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if info, err := s.root.Lstat(lockName); err != nil || !info.Mode().IsRegular() {
		return errors.Join(fmt.Errorf("%s: %w", filepath.Join(s.dir, lockName), ErrLink), err)
	}
	lock := flock.New(filepath.Join(s.dir, lockName), flock.SetPermissions(0o600))
	got, err := lock.TryLock()
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.ENOLCK) {
		return lock.Close() // renames keep the versions whole all the same
	}
	if err == nil && !got {
		err = ErrBusy
	}
	if err != nil {
		return errors.Join(err, lock.Close())
	}
	s.lock = lock
	return s.sweep()
}

// sweep removes folders of an installation that did not come to its end. Nobody else works
// on them while the lock is held.
func (s *Store) sweep() error {
	entries, err := fs.ReadDir(s.root.FS(), ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), stagingPrefix) || strings.HasPrefix(e.Name(), removedPrefix) {
			if err := s.root.RemoveAll(e.Name()); err != nil {
				return err
			}
		}
	}
	return nil
}

// Close gives the folder free.
func (s *Store) Close() error {
	var err error
	if s.lock != nil {
		err = s.lock.Close()
	}
	return errors.Join(err, s.root.Close())
}

// Arrival is a version that is to be installed.
type Arrival struct {
	Pack  *content.Pack
	Files map[string][]byte // of the pack and its signature, by path
	Trace Trace             // with the key that signed it, which was verified and admitted
	Over  string            // the newest version in the store when it was decided to install this one; "" for none
}

// Install puts a version into the store and gives its path. A version that is there already
// stays, unless what it holds was changed since. The key that signed it is kept before the version has
// its name, so that after a crash no signed version is there whose key is not known. Progress is
// not touched: it hangs on the IDs of questions.
func (s *Store) Install(a Arrival) (dir string, err error) {
	m := a.Pack.Meta()
	owner, name := m.ID.Owner(), m.ID.Name()
	// The loader has checked both; they become parts of a path here.
	if _, ok := content.ParseVersion(m.Version); !ok || !content.Identifier(owner) || !content.Identifier(name) {
		return "", fmt.Errorf("%q %q: %w", m.ID, m.Version, fs.ErrInvalid)
	}
	home := path.Join(owner, name)
	for _, at := range []string{owner, home} {
		if err := s.plain(at); err != nil {
			return "", err
		}
	}
	final := path.Join(home, folderOf(m.Version, m.Hash))
	whole := filepath.Join(s.dir, filepath.FromSlash(final))
	if a.In(whole) {
		_, err := s.note(a)
		return whole, err
	}
	if newest := newestOf(Versions(s.dir, m.ID)); newest != a.Over {
		return "", fmt.Errorf("%s: %w", newest, ErrMoved)
	}
	if others, err := s.versions(home); err == nil {
		for _, v := range others {
			if v != path.Base(final) && strings.HasPrefix(v, m.Version+"-") && len(v) == len(path.Base(final)) {
				return "", fmt.Errorf("%s: %w", filepath.Join(s.dir, filepath.FromSlash(path.Join(home, v))), ErrSameVersion)
			}
		}
	}
	if err := s.place(a, owner, home, final); err != nil {
		return "", err
	}
	return whole, nil
}

// place writes a version and gives it its name. After an error nothing of it is left, where that is
// possible.
func (s *Store) place(a Arrival, owner, home, final string) error {
	staging, err := s.stage(a)
	undo := func() {}
	if err == nil {
		undo, err = s.note(a)
	}
	if err == nil {
		err = s.bring(staging, owner, home, final)
	}
	if err == nil {
		return nil
	}
	if staging != "" {
		_ = s.remove(staging) // the next store sweeps it up
	}
	if _, there := s.root.Lstat(final); there != nil && undo != nil {
		undo()
	}
	_ = s.do("rmdir", home, s.root.Remove) // only if they are empty
	_ = s.do("rmdir", owner, s.root.Remove)
	return err
}

// In reports whether the folder at a path holds all that comes in, the signature too.
func (a Arrival) In(dir string) bool {
	hash, ok := (folder{dir: dir}).hash()
	if !ok || hash != a.Pack.Hash() {
		return false
	}
	for _, name := range []string{source.ManifestFile, source.SignatureFile} {
		want, signed := a.Files[name]
		b, err := readPlain(filepath.Join(dir, name), source.MaxFileBytes)
		if signed && (err != nil || !bytes.Equal(b, want)) {
			return false
		}
	}
	return true
}

// plain makes sure that a folder on the way to the versions is a real one that holds no pack.
func (s *Store) plain(name string) error {
	info, err := s.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	at := filepath.Join(s.dir, filepath.FromSlash(name))
	switch {
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s: %w", at, ErrLink)
	case holdsPack(at):
		return fmt.Errorf("%s: %w", at, ErrByHand)
	}
	return nil
}

// stage writes the files of a version under a hidden name, and makes sure that they are on
// the disk.
func (s *Store) stage(a Arrival) (staging string, err error) {
	if staging, err = s.hidden(stagingPrefix); err != nil {
		return "", err
	}
	if err := s.do("mkdir", staging, func(n string) error { return s.root.Mkdir(n, 0o700) }); err != nil {
		return "", err
	}
	trace, err := json.Marshal(a.Trace)
	if err != nil {
		return staging, err
	}
	folders := map[string]bool{staging: true}
	for name, data := range a.Files {
		at := path.Join(staging, name)
		for dir := path.Dir(at); !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
		if err := s.do("mkdir", path.Dir(at), func(n string) error { return s.root.MkdirAll(n, 0o700) }); err != nil {
			return staging, err
		}
		if err := s.write(at, data); err != nil {
			return staging, err
		}
	}
	if err := s.write(path.Join(staging, originName), append(trace, '\n')); err != nil {
		return staging, err
	}
	for dir := range folders {
		if err := s.sync(dir); err != nil {
			return staging, err
		}
	}
	return staging, nil
}

// bring renames a staged version to its own name.
func (s *Store) bring(staging, owner, home, final string) error {
	if err := s.do("mkdir", home, func(n string) error { return s.root.MkdirAll(n, 0o700) }); err != nil {
		return err
	}
	for _, dir := range []string{".", owner} {
		if err := s.sync(dir); err != nil {
			return err
		}
	}
	if _, err := s.root.Lstat(final); err == nil {
		if err := s.hide(final); err != nil { // it was changed since it was installed
			return err
		}
	}
	err := s.do("rename", staging, func(n string) error { return patiently(func() error { return s.root.Rename(n, final) }) })
	if err != nil {
		return err
	}
	return s.sync(home)
}

// Keep removes all versions of a pack but the one at a path and the newest below it, and says
// which stay. So the newest is the one that is played, also after an older one was installed.
func (s *Store) Keep(id content.PackID, dir string) error {
	home := path.Join(id.Owner(), id.Name())
	versions, err := s.versions(home)
	if err != nil {
		return err
	}
	now := filepath.Base(dir)
	before := ""
	for _, v := range versions {
		if olderName(v, now) && (before == "" || olderName(before, v)) {
			before = v
		}
	}
	for _, v := range versions {
		if v != now && v != before {
			if err := s.hide(path.Join(home, v)); err != nil {
				return err
			}
		}
	}
	return nil
}

// Remove takes all versions of a pack away at once. Answers stay in the saves.
func (s *Store) Remove(id content.PackID) error {
	home := path.Join(id.Owner(), id.Name())
	for _, at := range []string{id.Owner(), home} {
		if err := s.plain(at); err != nil {
			return err
		}
	}
	if err := s.hide(home); err != nil {
		return err
	}
	_ = s.do("rmdir", id.Owner(), s.root.Remove) // only if it is empty
	return nil
}

// Withdraw takes one version away again.
func (s *Store) Withdraw(dir string) error {
	rel, err := filepath.Rel(s.dir, dir)
	if err != nil {
		return err
	}
	return s.hide(filepath.ToSlash(rel))
}

// hide renames a folder to a hidden name, so that it is gone at once, and removes it then.
func (s *Store) hide(name string) error {
	hidden, err := s.hidden(removedPrefix)
	if err != nil {
		return err
	}
	if err := s.do("rename", name, func(n string) error { return patiently(func() error { return s.root.Rename(n, hidden) }) }); err != nil {
		return err
	}
	if err := s.sync(path.Dir(name)); err != nil {
		return err
	}
	return s.remove(hidden)
}
