// Package library finds the packs that can be played: those that ship with the game,
// those that the player installed, and one that an author works on. Packs from folders
// are kept in a cache in their compiled form.
package library

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"quest/content"
	"quest/content/source"
)

// Places are where packs come from. All of them go through the same loader; where
// two hold the same pack ID, Dir wins over Installed, and Installed over Shipped.
type Places struct {
	Shipped   [][]byte // compiled packs that came with the program
	Installed string   // folder of the player's packs; "" for none. It need not exist
	Dir       string   // one pack that an author works on; "" for none
	Cache     string   // folder for compiled forms of the two above; "" for none
	Today     string   // YYYY-MM-DD; see Options
	Version   string   // of the game; see Options
}

// Origin is where a pack was found.
type Origin string

// The origins of packs.
const (
	BuiltIn   Origin = "builtin"
	Installed Origin = "installed"
	Folder    Origin = "dir"
)

// Entry is a pack of a library.
type Entry struct {
	Pack *content.Pack
	From Origin
	Path string // of its folder; "" for a built-in pack
}

// Problem is a pack that could not be loaded, whole: it has findings, or an error
// when it could not even be looked at. The rest of the library is not touched.
type Problem struct {
	Where    string // path of its folder, or "built in"
	Findings []source.Finding
	Err      error
}

// ErrReservedOwner is the error of an installed pack that claims an owner of the
// packs that ship with the game.
var ErrReservedOwner = errors.New("the owners aws and quest are reserved for packs that ship with the game")

// Library is the set of packs that can be played. It does not change.
type Library struct {
	entries  []*Entry
	problems []Problem
}

// Open finds and loads all packs. It never fails as a whole: what cannot be loaded
// is a problem of its own. Shipped packs and those in the cache are decoded without
// parsing anything.
func Open(places Places) *Library {
	l := &Library{}
	o := source.Options{Today: places.Today, Version: places.Version}
	if places.Dir != "" {
		l.addFolder(places, places.Dir, Folder, o)
	}
	for _, dir := range l.installed(places.Installed) {
		l.addFolder(places, dir, Installed, o)
	}
	for _, b := range places.Shipped {
		p, err := content.Decode(b)
		if err != nil {
			l.problems = append(l.problems, Problem{Where: "built in", Err: err})
			continue
		}
		l.add(&Entry{Pack: p, From: BuiltIn})
	}
	slices.SortStableFunc(l.entries, func(a, b *Entry) int { return rank(a.From) - rank(b.From) })
	return l
}

// rank orders the packs for the map: what the player is working on comes first.
func rank(o Origin) int {
	switch o {
	case Folder:
		return 0
	case BuiltIn:
		return 1
	case Installed:
		return 2
	}
	return 3
}

// Packs returns the packs that can be played: the author's folder, then the built-in
// ones, then the installed ones by path. The result is shared.
func (l *Library) Packs() []*Entry { return l.entries }

// Find returns the pack with an ID.
func (l *Library) Find(id content.PackID) (*Entry, bool) {
	for _, e := range l.entries {
		if e.Pack.ID() == id {
			return e, true
		}
	}
	return nil, false
}

// Problems returns what could not be loaded, in the order in which it was tried.
func (l *Library) Problems() []Problem { return l.problems }

// add takes a pack unless one with its ID is there; the places come in the order in
// which they win.
func (l *Library) add(e *Entry) {
	if _, taken := l.Find(e.Pack.ID()); !taken {
		l.entries = append(l.entries, e)
	}
}

// addFolder loads a pack from a folder, from the cache if that is fresh.
func (l *Library) addFolder(places Places, dir string, from Origin, o source.Options) {
	p, findings, err := loadCached(dir, places.Cache, o)
	switch {
	case err != nil:
		l.problems = append(l.problems, Problem{Where: dir, Err: err})
	case p == nil:
		l.problems = append(l.problems, Problem{Where: dir, Findings: findings})
	case from == Installed && reserved(p.ID()):
		l.problems = append(l.problems, Problem{Where: dir, Err: fmt.Errorf("%s: %w", p.ID(), ErrReservedOwner)})
	default:
		l.add(&Entry{Pack: p, From: from, Path: dir})
	}
}

func reserved(id content.PackID) bool {
	return strings.HasPrefix(string(id), "aws/") || strings.HasPrefix(string(id), "quest/")
}

// installed lists the folders of the player's packs: folders that hold a pack.yaml,
// and the newest version below owner/name.
func (l *Library) installed(dir string) []string {
	if dir == "" {
		return nil
	}
	var packs []string
	for _, owner := range l.folders(dir) {
		if holdsPack(owner) {
			packs = append(packs, owner)
			continue
		}
		for _, name := range l.folders(owner) {
			if holdsPack(name) {
				packs = append(packs, name)
				continue
			}
			if newest := newestVersion(l.folders(name)); newest != "" {
				packs = append(packs, newest)
			}
		}
	}
	return packs
}

// folders lists the folders inside a folder, in order and without hidden ones.
func (l *Library) folders(dir string) []string {
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil // nobody has installed anything yet, or could
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		l.problems = append(l.problems, Problem{Where: dir, Err: err})
	}
	var out []string
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if info, err := os.Stat(path); err == nil && info.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			out = append(out, path)
		}
	}
	return out
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
