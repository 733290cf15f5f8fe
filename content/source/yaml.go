package source

import (
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"quest/content/source/saying"
)

// Limits of one YAML file (docs/pack-format.md 2).
const (
	maxDepth = 32
	maxNodes = 50_000
)

// place is a line and a column of a file, both from 1.
type place struct{ line, col int }

type nodeKind uint8

const (
	scalarNode nodeKind = iota
	listNode
	mapNode
)

// scalarStyle is how a scalar was written; the field decides what that means.
type scalarStyle uint8

const (
	plainStyle scalarStyle = iota
	quotedStyle
	literalStyle // |
	foldedStyle  // >
)

// node is one value of a YAML file. It carries the literal text of scalars: no type
// was guessed.
type node struct {
	place
	kind  nodeKind
	style scalarStyle
	flow  bool    // written in [...] or {...}, or inside of one
	text  string  // of a scalar
	cut   string  // the comment that follows a plain scalar on its line, with its #
	keys  []*node // of a map
	vals  []*node // of a map, or the elements of a list
}

// get returns the value of a key, or nil.
func (n *node) get(key string) *node {
	if n == nil || n.kind != mapNode {
		return nil
	}
	for i, k := range n.keys {
		if k.text == key {
			return n.vals[i]
		}
	}
	return nil
}

// yamlFault is why a file is no YAML that a pack may hold.
type yamlFault struct {
	place
	key  saying.Key
	args []string
}

// parseYAML reads one YAML document. Nothing outside of this file knows
// the YAML library, so that it can be replaced. Everything outside the subset of
// docs/pack-format.md 3 is a fault: anchors, aliases, merge keys, tags, further documents,
// keys that are given twice, too deep or too many nodes. Without a document the node
// is nil. The source must be valid UTF-8 without controls.
func parseYAML(src string) (*node, []yamlFault) {
	if f := tooManySigns(src); f != nil {
		return nil, []yamlFault{*f}
	}
	if n, ok := readPlainYAML(src); ok {
		return n, nil
	}
	return readAnyYAML(src)
}

// readAnyYAML is parseYAML by the YAML library, for files that readPlainYAML leaves to it.
func readAnyYAML(src string) (*node, []yamlFault) {
	loader, err := yaml.NewLoader(strings.NewReader(src),
		yaml.WithUniqueKeys(false), yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthFunc(depthLimit()))))
	if err != nil {
		return nil, []yamlFault{{place{1, 1}, saying.YAMLSyntax, []string{"why", shown(err.Error())}}}
	}
	var doc yaml.Node
	if err := loader.Load(&doc); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, []yamlFault{syntaxFault(src, err)}
	}
	w := &yamlWalk{lines: strings.Split(src, "\n"), last: map[int]*node{}}
	var root *node
	if len(doc.Content) > 0 {
		root = w.walk(doc.Content[0], 1, false)
	}
	for _, n := range w.last {
		n.cut = w.commentAfter(n.place, n.text)
	}
	var second yaml.Node
	if err := loader.Load(&second); !errors.Is(err, io.EOF) {
		w.fault(secondDocument(&second, err), saying.YAMLSecondDocument)
	}
	if len(w.faults) > 0 {
		return nil, w.faults
	}
	return root, nil
}

// tooManySigns refuses a file that could hold more nodes than allowed by far, before
// the library allocates them: every node but the first needs one of these signs, and
// some signs make two.
func tooManySigns(src string) *yamlFault {
	signs, line := 0, 1
	for i := range len(src) {
		switch src[i] {
		case '\n':
			line++
			continue
		case '[', '{', ',', '-':
			signs++
		case '?':
			signs += 2
		case ':':
			if signs++; i+1 == len(src) || src[i+1] == ' ' || src[i+1] == '\n' {
				signs++
			}
		}
		if signs > 2*maxNodes {
			return &yamlFault{place{line, 1}, saying.YAMLTooManyNodes, nil}
		}
	}
	return nil
}

var (
	errDeep = errors.New("nested too deep")
	errMany = errors.New("too many nodes")
)

// depthLimit stops the library at the first level that is too deep, and after too
// many lists and maps.
func depthLimit() func(int, *loaderlimits.DepthContext) error {
	seen := 0
	return func(depth int, _ *loaderlimits.DepthContext) error {
		if depth > maxDepth {
			return errDeep
		}
		if seen++; seen > maxNodes {
			return errMany
		}
		return nil
	}
}

// syntaxFault turns an error of the library into one that helps the author.
func syntaxFault(src string, err error) yamlFault {
	f := yamlFault{place: place{1, 1}, key: saying.YAMLSyntax}
	why := err.Error()
	var le *yaml.LoadError
	if errors.As(err, &le) {
		why = le.Message
		if le.Mark.Line > 0 {
			f.place = place{le.Mark.Line, max(le.Mark.Column, 1)}
		}
	}
	switch {
	case strings.Contains(why, errDeep.Error()):
		f.key = saying.YAMLTooDeep
		return f
	case strings.Contains(why, errMany.Error()):
		f.key = saying.YAMLTooManyNodes
		return f
	case strings.Contains(why, "unknown anchor"), strings.Contains(why, "anchor"), strings.Contains(why, "alias"):
		f.key = saying.YAMLAlias
		return f
	}
	f.key = syntaxHint(lineOf(src, f.line), f.col)
	if at, ok := commentInFlow(src, f.line); ok {
		f.key, f.place = saying.YAMLCommentInFlow, at
	}
	f.args = []string{"why", shown(why)}
	return f
}

// commentInFlow finds the sign that hides the end of a list in [...] or a map in {...} from YAML:
// the fault is then found on the line below. The line given and the one above are looked at.
func commentInFlow(src string, line int) (at place, ok bool) {
	for _, n := range []int{line, line - 1} {
		if n < 1 {
			break
		}
		s := lineOf(src, n)
		seen, hidden, commented := strings.Cut(s, " #")
		open := strings.Count(seen, "[") + strings.Count(seen, "{") - strings.Count(seen, "]") - strings.Count(seen, "}")
		if commented && open > 0 && strings.ContainsAny(hidden, "]}") {
			return place{n, utf8.RuneCountInString(seen) + 2}, true
		}
	}
	return place{}, false
}

// lineOf returns a line of the source, counted from 1.
func lineOf(src string, line int) string {
	for range line - 1 {
		_, rest, ok := strings.Cut(src, "\n")
		if !ok {
			return ""
		}
		src = rest
	}
	first, _, _ := strings.Cut(src, "\n")
	return first
}

// syntaxHint is what a finding says of a syntax error, by what the line looks like.
func syntaxHint(line string, col int) saying.Key {
	value := strings.TrimLeft(line, " -")
	if _, after, ok := strings.Cut(value, ": "); ok {
		value = strings.TrimLeft(after, " ")
	}
	switch {
	case strings.HasPrefix(strings.TrimLeft(line, " "), "\t"):
		return saying.YAMLTabIndent
	case value != "" && strings.IndexByte("`@*&%", value[0]) >= 0:
		return saying.YAMLSignAtStart
	case strings.ContainsAny(value, "[{") && strings.Contains(line, " #"):
		return saying.YAMLCommentInFlow
	case strings.Contains(value, ": ") && value[0] != '{':
		return saying.YAMLColonInText
	case value != "" && strings.IndexByte("[{\"'", value[0]) >= 0 && col > 1:
		return saying.YAMLSignAtStart
	}
	return saying.YAMLSyntax
}

func secondDocument(second *yaml.Node, err error) place {
	var le *yaml.LoadError
	if errors.As(err, &le) && le.Mark.Line > 0 {
		return place{le.Mark.Line, max(le.Mark.Column, 1)}
	}
	return place{max(second.Line, 1), max(second.Column, 1)}
}

// yamlWalk turns the library's nodes into ours and notes what is not allowed.
type yamlWalk struct {
	lines  []string
	nodes  int
	last   map[int]*node // the plain scalar that begins last on a line; only it can be cut off there
	faults []yamlFault
}

func (w *yamlWalk) fault(at place, key saying.Key, args ...string) {
	if w.nodes > maxNodes || len(w.faults) > maxFindings {
		return // enough is wrong with this file
	}
	args = slices.Clone(args)
	for i := 1; i < len(args); i += 2 {
		args[i] = shown(args[i])
	}
	w.faults = append(w.faults, yamlFault{at, key, args})
}

func (w *yamlWalk) walk(y *yaml.Node, depth int, flow bool) *node {
	n := &node{place: place{max(y.Line, 1), max(y.Column, 1)}}
	if w.nodes++; w.nodes > maxNodes {
		if w.nodes == maxNodes+1 {
			w.faults = []yamlFault{{n.place, saying.YAMLTooManyNodes, nil}}
		}
		return n
	}
	if depth > maxDepth {
		w.fault(n.place, saying.YAMLTooDeep)
		return n
	}
	w.refuseExtras(y, n.place)
	n.flow = flow || y.Style&yaml.FlowStyle != 0
	switch y.Kind {
	case yaml.ScalarNode:
		w.scalar(y, n)
	case yaml.SequenceNode:
		n.kind = listNode
		for _, c := range y.Content {
			n.vals = append(n.vals, w.walk(c, depth+1, n.flow))
		}
	case yaml.MappingNode:
		n.kind = mapNode
		w.mapping(y, n, depth)
	case yaml.AliasNode, yaml.DocumentNode, yaml.StreamNode:
		// refused above, and never followed
	}
	return n
}

// refuseExtras notes what YAML allows and packs do not.
func (w *yamlWalk) refuseExtras(y *yaml.Node, at place) {
	switch {
	case y.Kind == yaml.AliasNode:
		w.fault(at, saying.YAMLAlias)
	case y.Anchor != "":
		w.fault(at, saying.YAMLAlias)
	case y.Kind == yaml.ScalarNode && y.Tag == "!!merge":
		w.fault(at, saying.YAMLMergeKey)
	case y.Style&yaml.TaggedStyle != 0, y.Tag != "" && !strings.HasPrefix(y.Tag, "!!"):
		w.fault(at, saying.YAMLTag)
	}
}

func (w *yamlWalk) scalar(y *yaml.Node, n *node) {
	n.text = y.Value
	switch {
	case y.Style&yaml.LiteralStyle != 0:
		n.style = literalStyle
	case y.Style&yaml.FoldedStyle != 0:
		n.style = foldedStyle
	case y.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		n.style = quotedStyle
	case n.text != "":
		if l := w.last[n.line]; l == nil || l.col <= n.col {
			w.last[n.line] = n
		}
	}
}

func (w *yamlWalk) mapping(y *yaml.Node, n *node, depth int) {
	seen := make(map[string]bool, len(y.Content)/2)
	for i := 0; i+1 < len(y.Content); i += 2 {
		k := w.walk(y.Content[i], depth+1, n.flow)
		if k.kind != scalarNode {
			w.fault(k.place, saying.YAMLKeyNotText)
		} else if seen[k.text] {
			w.fault(k.place, saying.YAMLKeyTwice, "key", k.text)
		}
		seen[k.text] = true
		n.keys = append(n.keys, k)
		v := w.walk(y.Content[i+1], depth+1, n.flow)
		if v.text == "" && v.kind == scalarNode && v.style == plainStyle && !n.flow {
			v.cut = w.commentAfter(k.place, k.text+":")
		}
		n.vals = append(n.vals, v)
	}
}

// commentAfter finds the comment that follows a plain scalar on its last line. YAML
// drops it without a word; where text is meant it may have been text. The value of a
// plain scalar is its source, but for line breaks, so it is found by reading along.
func (w *yamlWalk) commentAfter(at place, text string) string {
	line, rest := at.line, ""
	if line <= len(w.lines) {
		rest = fromColumn(w.lines[line-1], at.col)
	}
	for word := range strings.FieldsSeq(text) {
		for strings.TrimSpace(rest) == "" && line < len(w.lines) {
			rest = w.lines[line]
			line++
		}
		_, after, ok := strings.Cut(rest, word)
		if !ok {
			return ""
		}
		rest = after
	}
	if after := strings.TrimLeft(rest, " \t"); text != "" && after != rest && strings.HasPrefix(after, "#") {
		return strings.TrimRight(after, " \t")
	}
	return ""
}

// fromColumn cuts a line before a column, counted in characters from 1.
func fromColumn(line string, col int) string {
	for i := range line {
		if col--; col == 0 {
			return line[i:]
		}
	}
	return ""
}
