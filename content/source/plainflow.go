package source

import (
	"strings"
	"unicode/utf8"
)

// flow reads a list in [...] or a map in {...} that begins at a byte of the line and ends on it. end
// is the byte behind.
func (r *plainReader) flow(at, depth int) (n *node, end int, ok bool) {
	if depth > maxPlainDepth || r.nodes > maxNodes {
		return nil, 0, false
	}
	n = r.node(at)
	n.flow = true
	closing := byte(']')
	if n.kind = listNode; r.line[at] == '{' {
		n.kind, closing = mapNode, '}'
	}
	since := len(r.stack)
	at = r.skip(at + 1)
	for first := true; at < len(r.line) && r.line[at] != closing; first = false {
		if !first {
			if r.line[at] != ',' {
				return nil, 0, false
			}
			at = r.skip(at + 1)
		}
		if n.kind == mapNode {
			key := plainKey(r.line[min(at, len(r.line)):])
			if key == "" || r.given(since, key) {
				return nil, 0, false
			}
			k := r.node(at)
			k.text, k.flow = key, true
			r.stack = append(r.stack, k)
			at = r.skip(at + len(key) + 1)
		}
		v, next, ok := r.flowValue(at, depth)
		if !ok {
			return nil, 0, false
		}
		r.stack = append(r.stack, v)
		at = r.skip(next)
	}
	if at >= len(r.line) {
		return nil, 0, false
	}
	if n.kind == mapNode {
		n.keys, n.vals = r.pairs(since)
	} else {
		n.vals = r.keep(since)
	}
	return n, at + 1, true
}

// skip gives the first byte of the line from a place on that is no space.
func (r *plainReader) skip(at int) int {
	for at < len(r.line) && r.line[at] == ' ' {
		at++
	}
	return at
}

// flowValue reads one value inside of [...] or {...}.
func (r *plainReader) flowValue(at, depth int) (n *node, end int, ok bool) {
	if at >= len(r.line) {
		return nil, 0, false
	}
	switch r.line[at] {
	case '[', '{':
		return r.flow(at, depth+1)
	case '"', '\'':
		if n, end, ok = r.quoted(at); ok {
			n.flow = true
		}
		// Behind quotes a value may be the key of a pair.
		return n, end, ok && r.skip(end) < len(r.line) && r.line[r.skip(end)] != ':'
	}
	end = at
	for end < len(r.line) && plainInFlow(r.line, at, end) {
		end++
	}
	text := strings.TrimRight(r.line[at:end], " ")
	if text == "" || end == len(r.line) || strings.IndexByte(",]}", r.line[end]) < 0 {
		return nil, 0, false
	}
	n = r.node(at)
	n.text, n.flow = text, true
	return n, end, true
}

// plainInFlow reports whether a byte can only be part of a plain scalar that began at another one.
func plainInFlow(line string, begin, i int) bool {
	c := line[i]
	switch {
	case c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9', c >= utf8.RuneSelf:
		return true
	case i == begin:
		return false
	case c == ':':
		return i+1 < len(line) && (line[i+1] == '/' || line[i+1]|0x20 >= 'a' && line[i+1]|0x20 <= 'z' || line[i+1] >= '0' && line[i+1] <= '9')
	case c == '#':
		return line[i-1] != ' '
	}
	return strings.IndexByte(" -_./+~()=;$@", c) >= 0
}
