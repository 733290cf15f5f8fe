package source

import (
	"io/fs"
	"strconv"
	"strings"
)

// Naming is a lesson in which every point has a name, and the names that it got.
type Naming struct {
	Repair
	Lines []int    // on which a name was put, from 1
	Names []string // the name on each of them
}

// Anchors gives the lessons of a pack that have points without a name (L010), by path, with a
// name behind each: s and the first number that is free in the lesson. Everything else in the
// files stays byte for byte. A lesson that could not be read is left alone, and so is one in which
// the author allows L010.
func Anchors(fsys fs.FS, o Options) []Naming {
	w := readAll(fsys)
	if w.stopped {
		return nil
	}
	l := newLoader(w, o)
	l.run()
	var all []Naming
	for _, path := range l.paths("lessons/") {
		s := l.files[path]
		old, err := w.readFile(path)
		if err != nil || len(s.unnamed) == 0 {
			continue
		}
		if n := nameEach(old, s.unnamed, s.anchors); len(n.Lines) > 0 {
			n.Path = path
			all = append(all, n)
		}
	}
	return all
}

// nameEach puts a name behind each of some lines of a lesson.
func nameEach(old []byte, points []place, taken map[string]bool) Naming {
	n := Naming{Repair: Repair{Old: old}}
	lines := strings.SplitAfter(string(old), "\n")
	next := 0
	for _, at := range points {
		if at.line > len(lines) {
			continue // the file has line ends that its text has not
		}
		name := ""
		for name == "" || taken[name] {
			next++
			name = "s" + strconv.Itoa(next)
		}
		taken[name] = true
		line := lines[at.line-1]
		text := strings.TrimRight(line, " \t\r\n")
		lines[at.line-1] = text + " {#" + name + "}" + line[len(text):]
		n.Lines, n.Names = append(n.Lines, at.line), append(n.Names, name)
	}
	n.New = []byte(strings.Join(lines, ""))
	return n
}
