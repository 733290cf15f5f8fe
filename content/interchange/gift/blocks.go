package gift

import (
	"strings"

	"quest/content/lazy"
)

// block is a question as it stands in the file, or a line that gives an order.
type block struct {
	line     int
	text     string // with its line breaks, without comments
	category string
	unknown  string
	origin   string // from a comment before it
	id       string // from [id:...] in a comment
	kind     string // from [type:...] in a comment, which quest writes
	tags     []string
	unclosed bool // a brace is open at its end
}

var (
	moodleComment = lazy.Regexp(`^//\s*question:\s*(\d+)`)
	metaComment   = lazy.Regexp(`\[(id|tag|type):([^\[\]]*)\]`)
	startsNew     = lazy.Regexp(`^\s*(::|\$[A-Z]+:|//)`)
)

// split parts a file into blocks. Blank lines part questions, but one inside of braces
// belongs to the question, unless what follows is clearly a new one.
func split(text string) []block {
	s := splitter{lines: strings.Split(text, "\n")}
	s.follow()
	for i := range s.lines {
		s.line(i)
	}
	s.end()
	return s.blocks
}

type splitter struct {
	lines  []string
	next   []int // of each line, the index of the first one from it on that has something on it
	blocks []block
	now    block
	own    []string // lines of now
	closed bool     // now has a closing brace
	meta   block    // what comments said of the next question
	depth  int
}

// follow finds which line follows each run of blank ones.
func (s *splitter) follow() {
	s.next = make([]int, len(s.lines)+1)
	s.next[len(s.lines)] = len(s.lines)
	for i := len(s.lines) - 1; i >= 0; i-- {
		if s.next[i] = i; strings.TrimSpace(s.lines[i]) == "" {
			s.next[i] = s.next[i+1]
		}
	}
}

func (s *splitter) line(i int) {
	line := strings.TrimRight(s.lines[i], " \t")
	trimmed := strings.TrimLeft(line, " \t\ufeff")
	switch {
	case strings.HasPrefix(trimmed, "//"):
		s.comment(trimmed)
	case trimmed == "":
		if s.depth <= 0 || s.newFollows(i) {
			s.end()
		} else if len(s.own) > 0 {
			s.own = append(s.own, "")
		}
	case strings.HasPrefix(trimmed, "$CATEGORY:"):
		s.end()
		s.blocks = append(s.blocks, block{line: i + 1, category: strings.TrimSpace(strings.TrimPrefix(trimmed, "$CATEGORY:")) + " "})
	case s.depth <= 0 && order.Get().MatchString(trimmed):
		s.end()
		s.blocks = append(s.blocks, block{line: i + 1, unknown: trimmed})
	case s.depth <= 0 && strings.HasPrefix(trimmed, "::") && s.closed:
		s.end() // two questions without a blank line between them
		s.take(i, line)
	default:
		s.take(i, line)
	}
}

var order = lazy.Regexp(`^\$[A-Z]+:`)

func (s *splitter) take(i int, line string) {
	if len(s.own) == 0 {
		s.now.line = i + 1
	}
	s.own = append(s.own, line)
	s.closed = s.closed || strings.Contains(line, "}")
	s.depth += depthOf(line)
}

// depthOf counts how many braces a line opens more than it closes.
func depthOf(line string) int {
	d := 0
	for j := 0; j < len(line); j++ {
		switch line[j] {
		case '\\':
			j++
		case '{':
			d++
		case '}':
			d--
		}
	}
	return d
}

// newFollows reports whether the next line with something on it begins a question: then a
// brace before it was never closed.
func (s *splitter) newFollows(i int) bool {
	at := s.next[i+1]
	if at == len(s.lines) {
		return true
	}
	l := strings.TrimSpace(s.lines[at])
	if startsNew.Get().MatchString(l) {
		return true
	}
	open := strings.IndexByte(l, '{')
	return open > 0 && l[open-1] != '\\' && !strings.ContainsAny(l[:1], "=~#}")
}

func (s *splitter) comment(line string) {
	if len(s.own) > 0 && s.depth <= 0 {
		s.end()
	}
	if m := moodleComment.Get().FindStringSubmatch(line); m != nil && m[1] != "0" {
		s.meta.origin = m[1]
	}
	for _, m := range metaComment.Get().FindAllStringSubmatch(line, -1) {
		switch value := strings.TrimSpace(m[2]); m[1] {
		case "id":
			s.meta.id = value
		case "type":
			s.meta.kind = value
		default:
			s.meta.tags = append(s.meta.tags, value)
		}
	}
}

func (s *splitter) end() {
	if s.now.text = strings.Join(s.own, "\n"); strings.TrimSpace(s.now.text) != "" {
		s.now.unclosed = s.depth > 0
		s.now.origin, s.now.id, s.now.kind, s.now.tags = s.meta.origin, s.meta.id, s.meta.kind, s.meta.tags
		s.blocks = append(s.blocks, s.now)
		s.meta = block{}
	}
	s.now, s.own, s.closed, s.depth = block{}, nil, false, 0
}

// group is what stands between braces.
type group struct{ from, to int } // of the braces themselves; to is that of the closing one

// groups finds the outermost braces of a text. ok is false if one is open at the end; the last
// group then ends at the last closing brace, if there is one.
func groups(s string) (all []group, ok bool) {
	open, depth, lastClose := -1, 0, -1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			if depth == 0 {
				open = i
			}
			depth++
		case '}':
			lastClose = i
			if depth > 0 {
				if depth--; depth == 0 {
					all = append(all, group{open, i})
				}
			}
		}
	}
	if depth == 0 {
		return all, true
	}
	if lastClose > open {
		return append(all, group{open, lastClose}), true
	}
	return all, false
}
