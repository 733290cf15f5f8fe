package main

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"os/signal"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"quest/content"
	"quest/content/interchange"
	"quest/game"
)

// writeImport writes what was made: new packs, or files into the pack that is there. When it
// fails, nothing of it is left. It gives the folders or files as they are told.
func (c *call) writeImport(in *importing, b *interchange.Built) ([]string, error) {
	if len(b.Packs) == 0 {
		return nil, nil
	}
	if in.into != nil {
		if err := addWhole(in.into, b.Packs[0].Files); err != nil {
			return nil, unwritten(err, in.dir)
		}
		return b.Packs[0].Quiz, nil
	}
	var dirs []string
	for _, p := range b.Packs {
		dir := p.Name
		if in.dir != "" {
			given, err := c.path(in.dir)
			if err != nil {
				return nil, err
			}
			dir = given
			if suffix, ok := strings.CutPrefix(p.Name, in.name+"-"); ok && len(b.Packs) > 1 {
				dir += "-" + suffix
			}
		}
		dirs = append(dirs, filepath.Clean(dir))
	}
	err := interruptible(func(stopped func() error) error { return newPacks(dirs, b.Packs, stopped) })
	if err != nil {
		var there *folderThereError
		if errors.As(err, &there) {
			return nil, folderThere(content.OneLine(there.dir), err)
		}
		return nil, unwritten(err, dirs[0])
	}
	return dirs, nil
}

// errStopped is the error of writing that a signal ended.
var errStopped = errors.New("a signal ended it")

// unwritten is the failure of files that were not written, of which nothing is left.
func unwritten(err error, dir string) error {
	if errors.Is(err, errStopped) {
		return &failure{Code: exitInterrupted, Said: game.Say("check.Interrupted"), Cause: err}
	}
	return failed(game.Say("import.NotWritten").With("dir", content.OneLine(dir)).Put("why", why(err)), err)
}

// interruptible runs what writes files, so that ctrl+c and other signals that end the program end
// the writing between two files instead: what is half written is then taken away as after
// any failure. write asks stopped before each file, and gives its error back.
func interruptible(write func(stopped func() error) error) error {
	heard := make(chan os.Signal, 1)
	signal.Notify(heard, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(heard)
	return write(func() error {
		select {
		case <-heard:
			return errStopped
		default:
			return nil
		}
	})
}

// addWhole adds files to a folder, all of them or none, whatever signal comes.
func addWhole(root *os.Root, files map[string][]byte) error {
	return interruptible(func(stopped func() error) error { return addFiles(root, files, stopped) })
}

// folderThereError says that a folder which was to be made is there.
type folderThereError struct{ dir string }

func (e *folderThereError) Error() string { return e.dir + " exists" }

func (e *folderThereError) Unwrap() error { return fs.ErrExist }

// newPacks writes each pack into a folder beside its own, and gives all of them their names
// when all are whole.
func newPacks(dirs []string, packs []interchange.BuiltPack, stopped func() error) error {
	var staged, named []string
	done := false
	defer func() {
		if !done {
			for _, dir := range append(staged, named...) {
				_ = os.RemoveAll(dir) // what led here is told
			}
		}
	}()
	for i, p := range packs {
		if _, err := os.Lstat(dirs[i]); err == nil {
			return &folderThereError{dirs[i]}
		}
		beside, err := os.MkdirTemp(filepath.Dir(dirs[i]), "."+filepath.Base(dirs[i])+"-import-*")
		if err != nil {
			return err
		}
		staged = append(staged, beside)
		if err := fillFolder(beside, p.Files, stopped); err != nil {
			return err
		}
	}
	for i, dir := range dirs {
		if _, err := os.Lstat(dir); err == nil {
			return &folderThereError{dir}
		}
		if err := stopped(); err != nil {
			return err
		}
		if err := os.Rename(staged[i], dir); err != nil {
			return err
		}
		named = append(named, dir)
	}
	done = true
	return nil
}

// fillFolder writes files into a folder that is there.
func fillFolder(dir string, files map[string][]byte, stopped func() error) error {
	const folder = 0o755
	if err := os.Chmod(dir, folder); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	err = addFiles(root, files, stopped)
	return errors.Join(err, root.Close())
}

// addFiles writes files into a folder: first beside their places, and when all are written,
// each gets its name, pack.yaml last. When it fails, new files are taken away and changed ones
// are as before.
func addFiles(root *os.Root, files map[string][]byte, stopped func() error) (err error) {
	names := slices.Sorted(maps.Keys(files))
	slices.SortStableFunc(names, func(a, b string) int { return rank(a) - rank(b) })
	var undo []func()
	defer func() {
		if err != nil {
			for _, back := range slices.Backward(undo) {
				back()
			}
		}
	}()
	const folder = 0o755
	for _, name := range names {
		if err := stopped(); err != nil {
			return err
		}
		if dir := path.Dir(name); dir != "." {
			if err := root.MkdirAll(dir, folder); err != nil {
				return err
			}
		}
		beside := besideOf(name)
		undo = append(undo, func() { _ = root.Remove(beside) }) // it may have its name by now
		if err := writeRoot(root, beside, files[name]); err != nil {
			return err
		}
	}
	if err := stopped(); err != nil {
		return err // the last chance: what follows takes a moment
	}
	for _, name := range names {
		before, readErr := root.ReadFile(name)
		if err := root.Rename(besideOf(name), name); err != nil {
			return err
		}
		undo = append(undo, func() {
			if readErr == nil {
				_ = writeRoot(root, name, before) // the first error is told
			} else {
				_ = root.Remove(name)
			}
		})
	}
	return nil
}

// rank puts pack.yaml behind the files that it names.
func rank(name string) int {
	if name == "pack.yaml" {
		return 1
	}
	return 0
}

// besideOf is the name that a file has until all are written. Packs ignore such names.
func besideOf(name string) string { return path.Join(path.Dir(name), "."+path.Base(name)+".part") }

func writeRoot(root *os.Root, name string, data []byte) error {
	const readable = 0o644
	f, err := root.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, readable)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
