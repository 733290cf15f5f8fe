package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"quest/game/manuscript"
)

// rereading reads a pack again whenever something in its folder has changed.
type rereading struct {
	hints <-chan struct{}         // something may have changed; closed when nothing more will be told
	quiet func() <-chan time.Time // rings when no further hint came for a while
	read  func() manuscript.Manuscript
	last  manuscript.Manuscript
}

// next waits until the files of the pack differ from those read last, and gives the pack as it
// stands then. Editors save in several steps, so it waits until the last of them. It is false
// when nothing more will be told.
func (r *rereading) next() (manuscript.Manuscript, bool) {
	for {
		if _, more := <-r.hints; !more {
			return manuscript.Manuscript{}, false
		}
		for waiting := true; waiting; {
			select {
			case _, more := <-r.hints:
				if !more {
					return manuscript.Manuscript{}, false
				}
			case <-r.quiet():
				waiting = false
			}
		}
		now := r.read()
		if maps.EqualFunc(now.Files, r.last.Files, slices.Equal[[]string]) && (now.Files == nil) == (r.last.Files == nil) {
			continue
		}
		r.last = now
		return now, true
	}
}

// settled is how long no file may change until a pack is read again: longer than an editor takes
// to put the new file in the place of the old one.
const settled = 60 * time.Millisecond

func quietFor() <-chan time.Time { return time.After(settled) }

// How often a folder is looked through for changes: where the system does not tell of them, and
// where it does, for folders of other computers, of which it may tell nothing.
const lookOften, lookSeldom = 500 * time.Millisecond, 2 * time.Second

// packWatch tells of changes in the folder of a pack.
type packWatch struct {
	hints chan struct{}
	done  chan struct{}
}

func (w *packWatch) stop() { close(w.done) }

// hint tells of a change. Hints that nobody has heard yet are one.
func (w *packWatch) hint() {
	select {
	case w.hints <- struct{}{}:
	default:
	}
}

// watchPack watches the folder of a pack and the folders in it. Where the system cannot tell of
// changes, it looks through them again and again.
func watchPack(dir string) *packWatch {
	w := &packWatch{hints: make(chan struct{}, 1), done: make(chan struct{})}
	every := lookOften
	if system, err := fsnotify.NewWatcher(); err == nil {
		if watchFolders(system, dir) {
			every = lookSeldom
			go w.listen(system)
		} else {
			_ = system.Close()
		}
	}
	ticker := time.NewTicker(every)
	go func() {
		defer ticker.Stop()
		w.look(dir, ticker.C)
	}()
	return w
}

// packFolders gives the folder of a pack, and the folders in it and in those.
func packFolders(dir string) []string {
	all := []string{dir}
	for depth, from := 0, 0; depth < 2; depth++ {
		to := len(all)
		for _, d := range all[from:to] {
			entries, _ := os.ReadDir(d) // a folder that cannot be read is a finding
			for _, e := range entries {
				if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
					all = append(all, filepath.Join(d, e.Name()))
				}
			}
		}
		from = to
	}
	return all
}

// watchFolders has the system tell of changes in all folders of a pack, and reports whether it does.
func watchFolders(system *fsnotify.Watcher, dir string) bool {
	for _, d := range packFolders(dir) {
		if system.Add(d) != nil {
			return false
		}
	}
	return true
}

// listen turns what the system tells into hints. A folder that is new is watched, too.
func (w *packWatch) listen(system *fsnotify.Watcher) {
	defer func() { _ = system.Close() }()
	for {
		select {
		case <-w.done:
			return
		case e, ok := <-system.Events:
			if !ok {
				return
			}
			if e.Has(fsnotify.Create) {
				if info, err := os.Lstat(e.Name); err == nil && info.IsDir() {
					_ = system.Add(e.Name) // else looking through it finds what changes
				}
			}
			w.hint()
		case _, ok := <-system.Errors:
			if !ok {
				return
			}
			w.hint() // something may have been missed
		}
	}
}

// look looks through the folders at each tick.
func (w *packWatch) look(dir string, ticks <-chan time.Time) {
	before := stampOf(dir)
	for {
		select {
		case <-w.done:
			return
		case <-ticks:
			if now := stampOf(dir); now != before {
				before = now
				w.hint()
			}
		}
	}
}

// stampOf tells the files of a pack apart by their names, sizes and times.
func stampOf(dir string) string {
	var b strings.Builder
	if info, err := os.Stat(dir); err == nil && !info.IsDir() { // an archive
		return strconv.FormatInt(info.Size(), 10) + " " + strconv.FormatInt(info.ModTime().UnixNano(), 10)
	}
	for _, d := range packFolders(dir) {
		entries, err := os.ReadDir(d)
		if err != nil {
			b.WriteString("?")
		}
		for _, e := range entries {
			info, err := e.Info()
			if err != nil {
				continue // it has just gone
			}
			b.WriteString(filepath.Join(d, e.Name()) + "\x00" + strconv.FormatInt(info.Size(), 10) + " " + strconv.FormatInt(info.ModTime().UnixNano(), 10) + "\n")
		}
	}
	return b.String()
}
