package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"

	"quest/content"
	"quest/content/source"
	"quest/game"
)

// fix repairs the files of a pack that can be repaired without asking its author, and tells which
// were written. A file that somebody changed meanwhile is left as it is.
func (c *call) fix(dir string, tell func(game.Notice) error) error {
	if err := isPack(dir); err != nil {
		return err
	}
	root, err := source.OpenFolder(dir)
	if err != nil {
		return noPack(dir, err)
	}
	defer root.Close() //nolint:errcheck // each file was closed
	repairs, err := waitFor(c, game.Say("check.Checking"), func(step func(done, of int)) ([]source.Repair, error) {
		return source.Repairs(source.Files(root), source.Options{Today: c.today(), Version: c.build.Version, Progress: step}), nil
	})
	if err != nil {
		return err
	}
	for _, r := range repairs {
		err := putInPlace(root, r.Path, r.Old, r.New)
		where := content.OneLine(r.Path)
		switch {
		case errors.Is(err, errChanged):
			c.warn(game.Say("check.Changed").With("file", where))
		case err != nil:
			return failed(game.Say("check.NotFixed").With("file", where).Put("why", why(err)), err)
		default:
			if err := tell(game.Say("check.Fixed").With("file", where)); err != nil {
				return err
			}
		}
	}
	return nil
}

// errChanged is the error of a file that is not what it was when it was read.
var errChanged = errors.New("the file was changed meanwhile")

// putInPlace gives a file of a folder another content, if it still has the old one. After a crash
// the file has the one or the other: the new one is written beside it, synced, and takes its
// name. The permissions stay.
func putInPlace(root *os.Root, name string, old, fresh []byte) error {
	info, err := unchanged(root, name, old)
	if err != nil {
		return err
	}
	beside := path.Join(path.Dir(name), "."+path.Base(name)+".quest-new")
	if err := root.Remove(beside); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := writeSynced(root, beside, info.Mode().Perm(), fresh); err != nil {
		_ = root.Remove(beside) // the error is told; a hidden file is no part of a pack
		return err
	}
	if _, err := unchanged(root, name, old); err != nil {
		_ = root.Remove(beside) // as above
		return err
	}
	if err := root.Rename(beside, name); err != nil {
		_ = root.Remove(beside) // as above
		return err
	}
	if dir, err := root.Open(path.Dir(name)); err == nil {
		_ = dir.Sync() // not every system can; the file itself is safe
		_ = dir.Close()
	}
	return nil
}

// unchanged fails if a file is not a regular one with some content.
func unchanged(root *os.Root, name string, want []byte) (fs.FileInfo, error) {
	info, err := root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() != int64(len(want)) {
		return nil, errChanged
	}
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // read only
	got, err := io.ReadAll(io.LimitReader(f, int64(len(want))+1))
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(got, want) {
		return nil, errChanged
	}
	return info, nil
}

func writeSynced(root *os.Root, name string, mode fs.FileMode, b []byte) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return fmt.Errorf("make the new file: %w", err)
	}
	_, err = f.Write(b)
	err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
	return err
}
