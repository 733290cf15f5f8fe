package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"quest/content"
)

// ErrNoPack is the error of LoadDir and ReadDir for a path that is no folder, for errors.Is. A
// missing path is fs.ErrNotExist as well.
var ErrNoPack = errors.New("no pack there")

// LoadDir is Load for a folder of the operating system. Nothing outside of the
// folder is read: links and special files inside are findings. The error is for a
// folder that is not there or cannot be opened; what is wrong inside is a finding.
func LoadDir(path string, o Options) (*content.Pack, []Finding, error) {
	r, err := ReadDir(path, o)
	if err != nil {
		return nil, nil, err
	}
	p, findings := r.Pack()
	return p, findings, nil
}

// ReadDir is Read for a folder of the operating system, as LoadDir is Load.
func ReadDir(path string, o Options) (*Reading, error) {
	root, err := OpenFolder(path)
	if err != nil {
		return nil, err
	}
	r := Read(Files(root), o)
	if err := root.Close(); err != nil {
		return nil, fmt.Errorf("close the pack at %s: %w", path, err)
	}
	return r, nil
}

// Files gives the files of a folder for Read and Hash. Opening one never waits: a pipe
// that took the place of a file after the folder was listed is seen when it is open.
func Files(root *os.Root) fs.FS { return openedFolder{root} }

type openedFolder struct{ *os.Root }

// Open opens a file or a folder for reading.
func (f openedFolder) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return f.OpenFile(name, os.O_RDONLY|atOnce, 0)
}

// OpenAtOnce opens a file for reading without waiting, as os.Open waits for whoever writes
// to a pipe. What was opened may be anything: ask it for its kind.
func OpenAtOnce(path string) (*os.File, error) { return os.OpenFile(path, os.O_RDONLY|atOnce, 0) }

// OpenFolder opens a folder so that nothing outside of it can be reached.
func OpenFolder(path string) (*os.Root, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%w: %w", ErrNoPack, err)
	case err != nil:
		return nil, fmt.Errorf("look at the pack: %w", err)
	case !info.IsDir():
		return nil, fmt.Errorf("%w: %s is not a folder", ErrNoPack, path)
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, fmt.Errorf("open the pack: %w", err)
	}
	return root, nil
}
