package library

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"quest/content"
	"quest/content/archive"
)

// finder looks for installed packs.
type finder struct {
	problems []Problem // folders that cannot be listed
}

// installed lists the folders of the player's packs: folders that hold a pack.yaml,
// and the newest version below owner/name.
func (f *finder) installed(dir string) []string {
	if dir == "" {
		return nil
	}
	var packs []string
	for _, owner := range f.folders(dir) {
		if holdsPack(owner) {
			packs = append(packs, owner)
			continue
		}
		for _, name := range f.folders(owner) {
			if holdsPack(name) {
				packs = append(packs, name)
				continue
			}
			if newest := newestVersion(f.folders(name)); newest != "" {
				packs = append(packs, newest)
			}
		}
	}
	return packs
}

// ErrArchiveHere is the error of an archive that lies among the folders of packs: nobody has
// installed it.
var ErrArchiveHere = errors.New("an archive is installed, not put here")

// folders lists the folders inside a folder, in order and without hidden ones. An archive that
// lies there is a problem, for who put it there expects to play it.
func (f *finder) folders(dir string) []string {
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil // nobody has installed anything yet, or could
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		f.problems = append(f.problems, Problem{Where: dir, Err: err})
	}
	var out []string
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if ext := filepath.Ext(e.Name()); !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && (ext == archive.Extension || ext == ".zip") {
			f.problems = append(f.problems, Problem{Where: path, Err: ErrArchiveHere})
		}
		if !strings.HasPrefix(e.Name(), ".") && (e.IsDir() || linksToFolder(path, e)) {
			out = append(out, path)
		}
	}
	return out
}

// linksToFolder reports whether an entry is a link, of whatever kind the system has, that
// leads to a folder.
func linksToFolder(path string, e fs.DirEntry) bool {
	if e.Type().IsRegular() {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func holdsPack(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "pack.yaml"))
	return err == nil
}

// newestVersion picks the folder with the highest version, "1.2.0-<12 hex digits>".
// Names that are no versions come first.
func newestVersion(dirs []string) string {
	best := ""
	var high content.Version
	for _, dir := range dirs {
		if !holdsPack(dir) {
			continue
		}
		name := filepath.Base(dir)
		if i := strings.LastIndexByte(name, '-'); i >= 0 && len(name)-i == 13 {
			name = name[:i]
		}
		v, ok := content.ParseVersion(name)
		if best == "" || ok && v.Compare(high) >= 0 {
			best, high = dir, v
		}
	}
	return best
}
