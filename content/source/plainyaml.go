package source

import (
	"strings"
	"unicode/utf8"
)

// Plain YAML is what nearly all files of packs are written in: block maps and lists, scalars and
// flow lists that begin and end on one line, and literal blocks. It is read here in a fifth of the time
// that the YAML library takes. Whatever else stands in a file, and whatever might be
// wrong with it, ends the reading; the library then reads the file from its beginning. So each of
// the two gives the same nodes for the same file, which a test and a fuzz target hold them to.

// maxPlainDepth is how deep plain YAML may be nested; it is less than maxDepth.
const maxPlainDepth = 16

// plainReader reads the lines of a file from the top.
type plainReader struct {
	rest  string // what follows the line
	line  string // without its end; "" at the end of the file
	num   int    // of the line, from 1
	ind   int    // spaces before its first sign
	end   bool   // there are no more lines
	seen  int    // bytes of the line before which there are col characters
	col   int
	nodes int
	slab  []node // room for the next nodes
	refs  []*node
	stack []*node // elements of the lists and maps that are open
}

// readPlainYAML reads a file in plain YAML. It is false for any other.
func readPlainYAML(src string) (*node, bool) {
	if !strings.HasSuffix(src, "\n") || !plainSigns(src) {
		return nil, false
	}
	r := &plainReader{rest: src}
	r.slab = make([]node, 0, min(8+len(src)/20, 2048))
	if !r.next() || r.ind != 0 {
		return nil, false
	}
	n, ok := r.mapping(0, 1)
	return n, ok && r.end && r.nodes <= maxNodes
}

// plainSigns reports whether a file has no sign that ends a line for some readers of YAML or that
// none of them takes, nor a TAB.
func plainSigns(src string) bool {
	ascii := true
	for i := 0; i < len(src); i++ {
		c := src[i]
		if c >= 0x20 && c < 0x7f || c == '\n' {
			continue
		}
		if c < utf8.RuneSelf {
			return false
		}
		ascii = false
		switch c {
		case 0xc2: // U+0080 to U+00BF
			if i+1 < len(src) && src[i+1] < 0xa0 {
				return false
			}
		case 0xe2: // U+2028, U+2029
			if strings.HasPrefix(src[i+1:], "\x80\xa8") || strings.HasPrefix(src[i+1:], "\x80\xa9") {
				return false
			}
		case 0xef: // U+FEFF, U+FFFE, U+FFFF
			if strings.HasPrefix(src[i+1:], "\xbb\xbf") || strings.HasPrefix(src[i+1:], "\xbf\xbe") || strings.HasPrefix(src[i+1:], "\xbf\xbf") {
				return false
			}
		}
	}
	return ascii || utf8.ValidString(src)
}

// next goes to the next line that is neither empty nor a comment; it is false for one that ends
// a document or the file.
func (r *plainReader) next() bool {
	for r.rest != "" {
		r.step()
		r.ind = len(r.line) - len(strings.TrimLeft(r.line, " "))
		if r.ind == len(r.line) || r.line[r.ind] == '#' {
			continue
		}
		return !strings.HasPrefix(r.line, "---") && !strings.HasPrefix(r.line, "...")
	}
	r.line, r.ind, r.end = "", -1, true
	return false
}

// step goes to the next line, whatever it is.
func (r *plainReader) step() {
	end := strings.IndexByte(r.rest, '\n')
	r.line, r.rest = r.rest[:end], r.rest[end+1:]
	r.num++
	r.seen, r.col = 0, 0
}

// goOn is next where the file may end.
func (r *plainReader) goOn() bool { return r.next() || r.end }

// node makes a node that begins at a byte of the line.
func (r *plainReader) node(at int) *node {
	if len(r.slab) == cap(r.slab) {
		r.slab = make([]node, 0, 128)
	}
	if at < r.seen {
		r.seen, r.col = 0, 0
	}
	r.col += utf8.RuneCountInString(r.line[r.seen:at])
	r.seen = at
	r.slab = append(r.slab, node{place: place{r.num, r.col + 1}})
	r.nodes++
	return &r.slab[len(r.slab)-1]
}

// keep takes what was put on the stack since it had some length.
func (r *plainReader) keep(since int) []*node {
	n := len(r.stack) - since
	if n == 0 {
		return nil
	}
	if len(r.refs)+n > cap(r.refs) {
		r.refs = make([]*node, 0, max(n, 256))
	}
	at := len(r.refs)
	r.refs = append(r.refs, r.stack[since:]...)
	r.stack = r.stack[:since]
	return r.refs[at:len(r.refs):len(r.refs)]
}

// mapping reads a block map whose keys stand behind ind bytes, the first of them on this line.
func (r *plainReader) mapping(ind, depth int) (*node, bool) {
	if depth > maxPlainDepth || r.nodes > maxNodes {
		return nil, false
	}
	m := r.node(ind)
	m.kind = mapNode
	since := len(r.stack)
	for !r.end && r.ind == ind {
		key := plainKey(r.line[ind:])
		if key == "" || r.given(since, key) {
			return nil, false
		}
		k := r.node(ind)
		k.text = key
		r.stack = append(r.stack, k)
		v, ok := r.value(ind+len(key)+1, ind, depth)
		if !ok {
			return nil, false
		}
		r.stack = append(r.stack, v)
	}
	if r.ind > ind {
		return nil, false
	}
	m.keys, m.vals = r.pairs(since)
	return m, true
}

// given reports whether a key stands on the stack already, or so many do that it is not looked for.
func (r *plainReader) given(since int, key string) bool {
	const most = 64
	for i := since; i < len(r.stack); i += 2 {
		if r.stack[i].text == key {
			return true
		}
	}
	return len(r.stack)-since > 2*most
}

// pairs takes keys and values from the stack, where they stand by turns.
func (r *plainReader) pairs(since int) (keys, vals []*node) {
	top := len(r.stack)
	for i := since; i < top; i += 2 {
		r.stack = append(r.stack, r.stack[i])
	}
	keys = r.keep(top)
	for i := since; i < top; i += 2 {
		r.stack[since+(i-since)/2] = r.stack[i+1]
	}
	r.stack = r.stack[:since+(top-since)/2]
	return keys, r.keep(since)
}

// plainKey gives the key at the start of a text, with nothing but letters, digits and some signs in it,
// that a colon and the value follow; "" for none.
func plainKey(s string) string {
	for i := range len(s) {
		c := s[i]
		switch {
		case c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9', i > 0 && (c == '-' || c == '_' || c == '.' || c == '/'):
		case c == ':' && i > 0 && i < 100 && (i+1 == len(s) || s[i+1] == ' '):
			return s[:i]
		default:
			return ""
		}
	}
	return ""
}

// value reads what follows a key of a map at ind and its colon, from a byte of the line on.
func (r *plainReader) value(at, ind, depth int) (*node, bool) {
	at += len(r.line[at:]) - len(strings.TrimLeft(r.line[at:], " "))
	if at < len(r.line) && r.line[at] != '#' {
		return r.scalarOr(at, ind, depth)
	}
	if !r.next() || r.ind < ind {
		return nil, false
	}
	if plainElement(r.line[r.ind:]) {
		return r.list(r.ind, ind, depth+1)
	}
	if r.ind == ind {
		return nil, false
	}
	return r.mapping(r.ind, depth+1)
}

// plainElement reports whether a text begins with an element of a block list.
func plainElement(s string) bool { return strings.HasPrefix(s, "- ") }

// list reads a block list whose signs stand behind ind bytes, the first of them on this line. It is
// the value of a key at parent, which may stand behind as many.
func (r *plainReader) list(ind, parent, depth int) (*node, bool) {
	if depth > maxPlainDepth || r.nodes > maxNodes {
		return nil, false
	}
	n := r.node(ind)
	n.kind = listNode
	since := len(r.stack)
	for !r.end && r.ind == ind && plainElement(r.line[ind:]) {
		at := ind + 2
		at += len(r.line[at:]) - len(strings.TrimLeft(r.line[at:], " "))
		if at == len(r.line) || plainElement(r.line[at:]) {
			return nil, false
		}
		var v *node
		var ok bool
		if plainKey(r.line[at:]) != "" {
			r.ind = at
			v, ok = r.mapping(at, depth+1)
		} else {
			v, ok = r.scalarOr(at, ind, depth)
		}
		if !ok {
			return nil, false
		}
		r.stack = append(r.stack, v)
	}
	if r.ind > ind || r.ind == ind && ind != parent {
		return nil, false
	}
	n.vals = r.keep(since)
	return n, true
}

// scalarOr reads a scalar or a flow list or map that begins at a byte of the line and belongs to
// what stands behind ind bytes, and goes to the next line.
func (r *plainReader) scalarOr(at, ind, depth int) (*node, bool) {
	switch r.line[at] {
	case '|':
		return r.literal(at, ind)
	case '[', '{':
		n, end, ok := r.flow(at, depth+1)
		return n, ok && r.endsAt(end) && r.goOn()
	case '"', '\'':
		n, end, ok := r.quoted(at)
		return n, ok && r.endsAt(end) && r.goOn() && r.ind <= ind
	}
	text, cut := r.line[at:], ""
	if i := strings.Index(text, " #"); i >= 0 {
		text, cut = text[:i], strings.TrimRight(text[i+1:], " ")
	}
	text = strings.TrimRight(text, " ")
	if !plainStart(text) || strings.Contains(text, ": ") || strings.HasSuffix(text, ":") || text == "<<" {
		return nil, false
	}
	n := r.node(at)
	n.text, n.cut = text, cut
	return n, r.goOn() && r.ind <= ind // further in, the scalar would go on
}

// endsAt reports whether nothing but a comment follows on the line from a byte on.
func (r *plainReader) endsAt(at int) bool {
	rest := strings.TrimLeft(r.line[at:], " ")
	return rest == "" || rest[0] == '#' && r.line[at] == ' '
}

// plainStart reports whether a plain scalar may begin like this.
func plainStart(s string) bool {
	c := s[0]
	switch {
	case c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9', c >= utf8.RuneSelf:
		return true
	case c == '-':
		return len(s) > 1 && s[1] != ' '
	}
	return strings.IndexByte("(/._+$=<;^~", c) >= 0
}

// quoted reads a scalar in quotes that ends on the line and has no escapes. end is the byte behind.
func (r *plainReader) quoted(at int) (n *node, end int, ok bool) {
	quote := r.line[at]
	size := strings.IndexByte(r.line[at+1:], quote)
	if size < 0 {
		return nil, 0, false
	}
	text, end := r.line[at+1:at+1+size], at+size+2
	if quote == '"' && strings.IndexByte(text, '\\') >= 0 || quote == '\'' && strings.HasPrefix(r.line[end:], "'") {
		return nil, 0, false
	}
	n = r.node(at)
	n.text, n.style = text, quotedStyle
	return n, end, true
}

// literal reads a block of lines that are taken as they are.
func (r *plainReader) literal(at, ind int) (*node, bool) {
	if r.line[at:] != "|" || r.rest == "" {
		return nil, false
	}
	n := r.node(at)
	n.style = literalStyle
	first, _, _ := strings.Cut(r.rest, "\n")
	in := len(first) - len(strings.TrimLeft(first, " "))
	if in <= ind || in == len(first) {
		return nil, false
	}
	var lines [8]string
	all := lines[:0]
	size, used := 0, 0 // with and up to the last line that is not empty
	for r.rest != "" {
		end := strings.IndexByte(r.rest, '\n')
		l := r.rest[:end]
		if len(l) > in {
			if strings.TrimLeft(l[:in], " ") != "" {
				break
			}
			l = l[in:]
		} else if strings.TrimLeft(l, " ") != "" {
			break
		} else {
			l = ""
		}
		r.step()
		all = append(all, l)
		if size += len(l) + 1; l != "" {
			used = len(all)
		}
	}
	var b strings.Builder
	b.Grow(size)
	for _, l := range all[:used] {
		b.WriteString(l)
		b.WriteByte('\n')
	}
	n.text = b.String()
	return n, r.goOn() && r.ind < in
}
