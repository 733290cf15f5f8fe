// Package xmltree reads XML files that others made, piece by piece: each child of the root
// as a small tree with its line. Every declared encoding that is common is read. A file that
// is not well-formed is refused with line, column and what to do there. No entity is defined,
// expanded or fetched, and depth and size are limited.
package xmltree

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// Limits of what is read: how deep elements may nest, and how many elements one child of
// the root may hold.
const (
	maxDepth = 64
	maxNodes = 20_000
)

// Node is an element, or a run of text if its Name is empty.
type Node struct {
	Name      string // without its prefix
	Prefix    string
	Attrs     []xml.Attr
	Text      string // of a run of text
	Kids      []*Node
	Line, Col int // of its start, from 1
}

// Attr gives an attribute by its name without a prefix, "" for none. xml:lang is "lang".
func (n *Node) Attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Child gives the first child element of a name, nil for none. It may be asked of nil.
func (n *Node) Child(name string) *Node {
	if n == nil {
		return nil
	}
	for _, k := range n.Kids {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// All gives the child elements of a name, in order.
func (n *Node) All(name string) []*Node {
	if n == nil {
		return nil
	}
	var all []*Node
	for _, k := range n.Kids {
		if k.Name == name {
			all = append(all, k)
		}
	}
	return all
}

// Content gives all text inside of an element, that of its child elements included.
func (n *Node) Content() string {
	if n == nil {
		return ""
	}
	if n.Name == "" {
		return n.Text
	}
	if len(n.Kids) == 1 && n.Kids[0].Name == "" {
		return n.Kids[0].Text
	}
	var b strings.Builder
	n.write(&b)
	return b.String()
}

func (n *Node) write(b *strings.Builder) {
	b.WriteString(n.Text)
	for _, k := range n.Kids {
		k.write(b)
	}
}

// Reader reads the children of the root of one file.
type Reader struct {
	Root     *Node  // the root element, without its children
	Encoding string // that was declared and is not UTF-8, "" else
	Comment  string // the last comment before the child that Next gave

	dec      *xml.Decoder
	open     []*Node // the elements that are not closed, the root first
	done     bool
	at       cursor
	Replaced []Replaced // characters that were written as in HTML, each name once
}

// Replaced is a character that a file writes by the name that it has in HTML only.
type Replaced struct {
	Line, Col int // of the first
	Name      string
	Count     int
}

// Open decodes a file and reads up to its root element.
func Open(raw []byte) (*Reader, error) {
	text, encoding, err := decode(raw)
	if err != nil {
		return nil, err
	}
	r := &Reader{Encoding: encoding}
	text = r.resolve(text)
	r.at = newCursor(text)
	r.dec = xml.NewDecoder(strings.NewReader(text))
	r.dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for {
		token, line, col, err := r.token()
		if errors.Is(err, io.EOF) {
			return nil, &Error{Line: line, Col: col, Key: NoRoot}
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			r.Root = node(t, line, col)
			r.open = append(r.open, r.Root)
			return r, nil
		case xml.Comment:
			r.Comment = string(t)
		case xml.CharData:
			if strings.TrimSpace(string(t)) != "" {
				return nil, &Error{Line: line, Col: col, Key: NoRoot}
			}
		}
	}
}

// Next gives the next child element of the root, whole. Text between them is passed over.
// The error is io.EOF behind the last one, and an *Error where the file breaks.
func (r *Reader) Next() (*Node, error) {
	r.Comment = ""
	for !r.done {
		token, line, col, err := r.token()
		if err != nil {
			return nil, r.broken(err, line, col)
		}
		switch t := token.(type) {
		case xml.StartElement:
			return r.element(node(t, line, col))
		case xml.EndElement:
			if err := r.closes(t, line, col); err != nil {
				return nil, err
			}
			r.done = true
			return nil, r.tail()
		case xml.Comment:
			r.Comment = string(t)
		}
	}
	return nil, io.EOF
}

// Whole reads all children of the root into it.
func (r *Reader) Whole() (*Node, error) {
	total := 0
	for {
		kid, err := r.Next()
		if errors.Is(err, io.EOF) {
			return r.Root, nil
		}
		if err != nil {
			return nil, err
		}
		if total += size(kid); total > maxNodes {
			return nil, &Error{Line: kid.Line, Col: kid.Col, Key: TooMany, Args: []string{"most", strconv.Itoa(maxNodes)}}
		}
		r.Root.Kids = append(r.Root.Kids, kid)
	}
}

func size(n *Node) int {
	all := 1
	for _, k := range n.Kids {
		all += size(k)
	}
	return all
}

// element reads what is inside of an element that was opened.
func (r *Reader) element(top *Node) (*Node, error) {
	base := len(r.open)
	r.open = append(r.open, top)
	count := 0
	for len(r.open) > base {
		token, line, col, err := r.token()
		if err != nil {
			return nil, r.broken(err, line, col)
		}
		parent := r.open[len(r.open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			if len(r.open) > maxDepth {
				return nil, &Error{Line: line, Col: col, Key: TooDeep, Args: []string{"most", strconv.Itoa(maxDepth)}}
			}
			n := node(t, line, col)
			parent.Kids = append(parent.Kids, n)
			r.open = append(r.open, n)
			count++
		case xml.EndElement:
			if err := r.closes(t, line, col); err != nil {
				return nil, err
			}
			r.open = r.open[:len(r.open)-1]
		case xml.CharData:
			parent.Kids = append(parent.Kids, &Node{Text: string(t), Line: line, Col: col})
			count++
		}
		if count > maxNodes {
			return nil, &Error{Line: line, Col: col, Key: TooMany, Args: []string{"most", strconv.Itoa(maxNodes)}}
		}
	}
	return top, nil
}

// closes checks that an end tag closes the element that was opened last.
func (r *Reader) closes(t xml.EndElement, line, col int) error {
	last := r.open[len(r.open)-1]
	if name(t.Name) == full(last) {
		return nil
	}
	return &Error{Line: last.Line, Col: last.Col, Key: NotClosed, Args: []string{
		"open", full(last), "close", name(t.Name), "line", strconv.Itoa(line), "column", strconv.Itoa(col),
	}}
}

// broken is the error of a file that ends inside of an element.
func (r *Reader) broken(err error, line, col int) error {
	if !errors.Is(err, io.EOF) {
		return err
	}
	last := r.open[len(r.open)-1]
	return &Error{Line: line, Col: col, Key: CutOff, Args: []string{"open", full(last), "line", strconv.Itoa(last.Line)}}
}

// tail checks that nothing but space and comments stands behind the root.
func (r *Reader) tail() error {
	for {
		token, line, col, err := r.token()
		if err != nil {
			return err
		}
		_, begins := token.(xml.StartElement)
		text, isText := token.(xml.CharData)
		if _, ends := token.(xml.EndElement); begins || ends || isText && strings.TrimSpace(string(text)) != "" {
			return &Error{Line: line, Col: col, Key: AfterRoot, Args: []string{"name", full(r.Root)}}
		}
	}
}

// token reads one token, with the place where it begins.
func (r *Reader) token() (t xml.Token, line, col int, err error) {
	line, col = r.at.to(int(r.dec.InputOffset()))
	t, err = r.dec.RawToken()
	if err == nil {
		if d, ok := t.(xml.Directive); ok {
			return t, line, col, directive(string(d), line, col)
		}
		return t, line, col, nil
	}
	if errors.Is(err, io.EOF) {
		return nil, line, col, err
	}
	atLine, atCol := r.at.to(int(r.dec.InputOffset()))
	return nil, line, col, syntax(err, line, col, atLine, atCol)
}

// directive refuses a document type that defines entities. Another one is passed over: what
// it names is not fetched.
func directive(d string, line, col int) error {
	if strings.Contains(strings.ToUpper(d), "<!ENTITY") {
		return &Error{Line: line, Col: col, Key: Entities}
	}
	return nil
}

func node(t xml.StartElement, line, col int) *Node {
	return &Node{Name: t.Name.Local, Prefix: t.Name.Space, Attrs: t.Copy().Attr, Line: line, Col: col}
}

func full(n *Node) string { return name(xml.Name{Space: n.Prefix, Local: n.Name}) }

func name(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}
