package library

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"quest/content"
	"quest/content/signature"
	"quest/content/source"
)

// Signer is what is kept of an owner whose packs are signed: the key with which all of them must be
// signed from then on. Each has a file of its own, so that nothing that is written for one owner can
// take the key of another away.
type Signer struct {
	Owner string            `json:"owner"`
	Key   signature.Key     `json:"key"`
	Since string            `json:"since"` // RFC 3339
	By    string            `json:"by"`    // the pack and version that came with the key; "" for a key that the player has named
	Seen  map[string]string `json:"seen"`  // by name of a pack, the version that was installed last
}

// ErrSigner is the error of a record of a key that cannot be read. Nothing of its owner is
// installed then.
var ErrSigner = errors.New("what is kept of the key of an owner cannot be read")

// The folder of the records, beside those of the packs of each owner.
const (
	signersName = ".signers"
	signerEnd   = ".json"
	maxSigner   = 1 << 20
)

// SignerOf gives what is kept of an owner; known is false if nothing is. The error is ErrSigner:
// a record that is there and cannot be read is never as good as none.
func SignerOf(packs, owner string) (s Signer, known bool, err error) {
	s, _, known, err = signerOf(packs, owner)
	return s, known, err
}

// signerOf is SignerOf with the bytes of the record.
func signerOf(packs, owner string) (s Signer, bytes []byte, known bool, err error) {
	if !content.Identifier(owner) {
		return s, nil, false, fmt.Errorf("%q: %w", owner, ErrSigner)
	}
	dir := filepath.Join(packs, signersName)
	at := filepath.Join(dir, owner+signerEnd)
	for _, name := range []string{dir, at} {
		info, err := os.Lstat(name)
		if errors.Is(err, fs.ErrNotExist) || name == dir && errors.Is(err, syscall.ENOTDIR) {
			return s, nil, false, nil
		}
		if err != nil || name != at && !info.IsDir() || name == at && !info.Mode().IsRegular() {
			return s, nil, false, fmt.Errorf("%s: %w", name, errors.Join(ErrSigner, err))
		}
	}
	bytes, err = readPlain(at, maxSigner)
	if err == nil {
		err = json.Unmarshal(bytes, &s)
	}
	if err == nil && s.Owner != owner {
		err = fs.ErrInvalid
	}
	if err == nil {
		_, err = signature.ParseKey(string(s.Key))
	}
	if err != nil {
		return s, nil, false, fmt.Errorf("%s: %w", at, errors.Join(ErrSigner, err))
	}
	return s, bytes, true, nil
}

// readPlain reads a file that is no longer than a limit, and nothing that is no plain file. It never
// waits.
func readPlain(at string, most int64) ([]byte, error) {
	f, err := source.OpenAtOnce(at)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // read only
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > most {
		return nil, fmt.Errorf("%s: %w", at, fs.ErrInvalid)
	}
	return io.ReadAll(io.LimitReader(f, most))
}

// Signers gives what is kept of all owners, by name. broken are the owners whose record cannot be
// read.
func Signers(packs string) (all []Signer, broken []string, err error) {
	entries, err := os.ReadDir(filepath.Join(packs, signersName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		owner, ok := strings.CutSuffix(e.Name(), signerEnd)
		if !ok || !content.Identifier(owner) {
			continue
		}
		switch s, known, err := SignerOf(packs, owner); {
		case err != nil:
			broken = append(broken, owner)
		case known:
			all = append(all, s)
		}
	}
	return all, broken, nil
}

// Admit decides whether a pack that was verified, or is signature.Unsigned, may be installed with
// what is kept of its owner. The error is a *signature.Refusal or ErrSigner.
func Admit(packs string, id content.PackID, key signature.Key) (s Signer, known bool, err error) {
	s, known, err = SignerOf(packs, id.Owner())
	switch {
	case err != nil || !known || s.Key == key:
		return s, known, err
	case key == "":
		return s, known, &signature.Refusal{Why: signature.Unsigned}
	}
	return s, known, &signature.Refusal{Why: signature.OtherKey, What: string(key)}
}

// Trust keeps the key of an owner as the one with which its packs must be signed, in the place of
// another one. Which versions were seen stays.
func (s *Store) Trust(next Signer) error {
	if before, known, err := SignerOf(s.dir, next.Owner); err == nil && known {
		next.Seen = before.Seen
	}
	return s.setSigner(next)
}

// Forget removes what is kept of an owner: the next signed pack of it brings its key.
func (s *Store) Forget(owner string) error {
	if !content.Identifier(owner) {
		return fmt.Errorf("%q: %w", owner, fs.ErrInvalid)
	}
	if err := s.signersFolder(); err != nil {
		return err
	}
	if err := s.do("remove", path.Join(signersName, owner+signerEnd), s.root.Remove); err != nil {
		return err
	}
	return s.sync(signersName)
}

// note keeps the key of a version that comes in, and which version it is. undo brings back what was
// there before.
func (s *Store) note(a Arrival) (undo func(), err error) {
	id := a.Pack.ID()
	now, before, known, err := signerOf(s.dir, id.Owner())
	switch {
	case err != nil:
		return nil, err
	case known && now.Key != a.Trace.Key:
		// It was decided with another key; see Admit.
		return nil, fmt.Errorf("%s: %w", id.Owner(), ErrMoved)
	case a.Trace.Key == "":
		return func() {}, nil
	case !known:
		now = Signer{Owner: id.Owner(), Key: a.Trace.Key, Since: a.Trace.At, By: string(id) + " " + a.Pack.Meta().Version}
	case now.Seen[id.Name()] == a.Pack.Meta().Version:
		return func() {}, nil
	}
	now.Seen = maps.Clone(now.Seen)
	if now.Seen == nil {
		now.Seen = map[string]string{}
	}
	now.Seen[id.Name()] = a.Pack.Meta().Version
	undo = func() {
		if known {
			_ = s.putSigner(id.Owner(), before) // a key that was verified stays otherwise
		} else {
			_ = s.Forget(id.Owner())
		}
	}
	if err := s.setSigner(now); err != nil {
		undo()
		return nil, err
	}
	return undo, nil
}

func (s *Store) setSigner(next Signer) error {
	b, err := json.MarshalIndent(next, "", "  ")
	if err != nil {
		return err
	}
	return s.putSigner(next.Owner, append(b, '\n'))
}

// putSigner writes a record whole or not at all: under a hidden name first.
func (s *Store) putSigner(owner string, b []byte) error {
	if !content.Identifier(owner) {
		return fmt.Errorf("%q: %w", owner, fs.ErrInvalid)
	}
	if err := s.signersFolder(); err != nil {
		return err
	}
	staging, err := s.hidden(stagingPrefix)
	if err != nil {
		return err
	}
	err = s.write(staging, b)
	if err == nil {
		final := path.Join(signersName, owner+signerEnd)
		err = s.do("rename", staging, func(n string) error { return patiently(func() error { return s.root.Rename(n, final) }) })
	}
	if err != nil {
		_ = s.remove(staging) // the next store sweeps it up
		return err
	}
	return s.sync(signersName)
}

// signersFolder makes the folder of the records if it is not there.
func (s *Store) signersFolder() error {
	err := s.do("mkdir", signersName, func(n string) error { return s.root.Mkdir(n, 0o700) })
	if err == nil {
		return s.sync(".")
	}
	if info, lerr := s.root.Lstat(signersName); lerr != nil || !info.IsDir() {
		if lerr == nil {
			err = fmt.Errorf("%s: %w", filepath.Join(s.dir, signersName), ErrLink)
		}
		return err
	}
	return nil
}
