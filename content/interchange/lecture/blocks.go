package lecture

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quest/content/interchange"
	"quest/content/lazy"
)

// blockKind is what a run of lines of the notes is.
type blockKind int

const (
	headingBlock blockKind = iota
	textBlock
	gistBlock
	fenceBlock
	rewardBlock
)

// block is a run of lines of the notes.
type block struct {
	kind   blockKind
	line   int // of its first line
	level  int // of a heading
	mark   Mark
	anchor string // of a heading
	lines  []srcLine
	lang   string // of a fence
	code   []string
	reward *Reward
}

// srcLine is a line of text, with its markup made that of packs.
type srcLine struct {
	line   int
	text   string
	broken bool // the author wants a new line after it
}

// scanner cuts the lines of the notes into blocks.
type scanner struct {
	r      *reader
	lines  []string
	quoted []bool // the line stood behind >
	open   *block // text that goes on
	inList bool   // the last block was an element of a list
	indent int    // of the first element of the list
	nested bool   // that lists are nested was told for this list
	blank  bool   // the line above is empty
}

var (
	headingMark = lazy.Regexp(`^ {0,3}(#{1,6})(?:[ \t]+(.*)|([^#\s].*)|)$`)
	rulerLine   = lazy.Regexp(`^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|[─━═]{3,})$`)
	underline   = lazy.Regexp(`^ {0,3}(=+|-{2,})[ \t]*$`)
	fenceMark   = lazy.Regexp("^[ \t]*(`{3,}|~{3,})[ \t]*([^`]*)$")
	listMark    = lazy.Regexp(`^([ \t]*)(?:([-*+•◦▪▫●○■□▶►▸‣⁃·∙–—✓✔✅☑✗✘❌☐→➜➤➔➡★☆⭐♦◆◇※❖✦🔹🔸🔷🔶📌📍🟢🔴🔵🟡🟠⚪⚫]\x{fe0f}?)[ \t]+|(\d{1,3}[.)]|\(\d{1,3}\))[ \t]+|([①-⑳])[ \t]*)(.*)$`)
	warningMark = lazy.Regexp(`^[ \t]*(?:⚠|💡|❗|‼|ℹ|📝|🚨|🔔)\x{fe0f}?[ \t]*`)
	taskBox     = lazy.Regexp(`^\[[ xX]\][ \t]+`)
	reference   = lazy.Regexp(`^ {0,3}\[([^\]^]+)\]:[ \t]*<?(\S+?)>?(?:[ \t]+["'(].*["')])?[ \t]*$`)
	footnote    = lazy.Regexp(`^ {0,3}\[\^([^\]]+)\]:[ \t]*(.*)$`)
	directive   = lazy.Regexp(`^[ \t]*(?:\[TOC\]|\[\[_?toc_?\]\]|\{:.*\}|:{3,}.*|%%.*|\\(?:newpage|pagebreak|clearpage|toc)|<!--.*-->|\{\{[<%].*[%>]\}\}|\{%.*%\})[ \t]*$`)
	hashtags    = lazy.Regexp(`^(?:#[\pL\pN_/-]+[ \t]*)+$`)
	alertMark   = lazy.Regexp(`^\[!\w+\][-+]?[ \t]*`)
	tableRule   = lazy.Regexp(`^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$`)
	htmlBlock   = lazy.Regexp(`(?i)^[ \t]*<(table|script|style|iframe|svg|video|audio|object|math|form|canvas)(?:[ \t>]|$)`)
)

// scan cuts the notes into blocks.
func (r *reader) scan(text string) {
	s := &scanner{r: r, lines: strings.Split(text, "\n")}
	from := s.frontMatter()
	s.comments(from)
	s.quotes(from)
	s.references(from)
	for i := from; i < len(s.lines); i++ {
		i = s.take(i)
	}
	s.close()
}

// frontMatter skips the fields at the start and gives the index of the line after them.
func (s *scanner) frontMatter() int {
	const most = 200
	fence := strings.TrimRight(s.lines[0], " \t")
	if fence != "---" && fence != "+++" {
		return 0
	}
	for i, line := range s.lines[1:min(len(s.lines), most)] {
		line = strings.TrimRight(line, " \t")
		if line == fence || line == "..." {
			if i == 0 {
				return 0
			}
			s.r.lose(1, interchange.Noted, FrontMatter)
			return i + 2
		}
		key, value, found := strings.Cut(line, ":")
		if fence == "+++" {
			key, value, found = strings.Cut(line, "=")
		}
		if i == 0 && !found {
			return 0
		}
		if found && strings.TrimSpace(key) == "title" {
			s.r.title = strings.NewReplacer("**", "", "`", "").Replace(s.r.inline(i+2, strings.Trim(strings.TrimSpace(value), `"'`)))
		}
	}
	return 0
}

// comments blanks out HTML comments that take several lines.
func (s *scanner) comments(from int) {
	fence := ""
	for i := from; i < len(s.lines); i++ {
		if m := fenceMark.Get().FindStringSubmatch(s.lines[i]); m != nil {
			switch {
			case fence == "":
				fence = m[1]
			case strings.HasPrefix(m[1], fence) && m[2] == "":
				fence = ""
			}
		}
		before, _, found := strings.Cut(s.lines[i], "<!--")
		if fence != "" || !found || strings.Contains(s.lines[i], "-->") || strings.Count(before, "`")%2 == 1 {
			continue
		}
		end := slices.IndexFunc(s.lines[i:], func(l string) bool { return strings.Contains(l, "-->") })
		if end < 0 {
			continue
		}
		s.r.lose(i+1, interchange.Noted, CommentDropped)
		_, after, _ := strings.Cut(s.lines[i+end], "-->")
		s.lines[i], s.lines[i+end] = before, after
		for j := i + 1; j < i+end; j++ {
			s.lines[j] = ""
		}
	}
}

// quotes takes the sign of a quotation from its lines and remembers where it stood.
func (s *scanner) quotes(from int) {
	s.quoted = make([]bool, len(s.lines))
	for i := from; i < len(s.lines); i++ {
		line := strings.TrimLeft(s.lines[i], " ")
		if len(s.lines[i])-len(line) > 3 {
			continue
		}
		for strings.HasPrefix(line, ">") {
			s.quoted[i] = true
			line = strings.TrimPrefix(line[1:], " ")
			if rest := strings.TrimLeft(line, " "); strings.HasPrefix(rest, ">") {
				line = rest
			}
		}
		if s.quoted[i] {
			s.lines[i] = line
		}
	}
}

// references finds the addresses of links that stand apart from them.
func (s *scanner) references(from int) {
	for i := from; i < len(s.lines); i++ {
		if m := reference.Get().FindStringSubmatch(s.lines[i]); m != nil {
			s.r.refs[strings.ToLower(m[1])] = m[2]
		}
	}
}

// take reads the block that begins at a line, or goes on there, and gives the index of its
// last line.
func (s *scanner) take(i int) int {
	line := strings.TrimRight(s.lines[i], " \t")
	if i > 0 && s.quoted[i] != s.quoted[i-1] {
		s.close()
	}
	if strings.TrimSpace(line) == "" {
		s.close()
		s.blank = true
		return i
	}
	defer func() { s.blank = false }()
	for _, try := range []func(int, string) (int, bool){
		s.fence, s.formula, s.indented, s.html, s.table, s.underlined, s.heading, s.rulerOrReward, s.aside,
	} {
		if end, ok := try(i, line); ok {
			return end
		}
	}
	s.text(i, line)
	return i
}

// close ends the text that is open.
func (s *scanner) close() {
	if b := s.open; b != nil {
		s.open = nil
		b.lines = slices.DeleteFunc(b.lines, func(l srcLine) bool { return l.text == "" })
		if len(b.lines) > 0 {
			s.r.blocks = append(s.r.blocks, *b)
		}
	}
}

func (s *scanner) add(b block) {
	s.close()
	s.inList = false
	s.r.blocks = append(s.r.blocks, b)
}

// heading reads a heading with #.
func (s *scanner) heading(i int, line string) (int, bool) {
	m := headingMark.Get().FindStringSubmatch(line)
	if m == nil {
		return i, false
	}
	if m[3] != "" && (len(m[1]) == 1 || hashtags.Get().MatchString(line)) { // no blank behind the #
		if hashtags.Get().MatchString(strings.TrimSpace(line)) && len(m[1]) == 1 {
			s.r.lose(i+1, interchange.Noted, DirectiveDropped, "text", shortened(line))
			s.close()
			return i, true
		}
		if len(m[1]) == 1 {
			return i, false
		}
	}
	words := strings.TrimSpace(m[2] + m[3])
	if bare := strings.TrimRight(words, "#"); bare == "" || strings.HasSuffix(bare, " ") {
		words = strings.TrimSpace(bare)
	}
	s.addHeading(i, len(m[1]), words)
	return i, true
}

func (s *scanner) addHeading(i, level int, words string) {
	words, anchor := cutAnchor(words)
	words = s.r.inline(i+1, words)
	words = strings.TrimSpace(strings.ReplaceAll(strings.Trim(words, "*"), "**", ""))
	if words == "" {
		s.close()
		return
	}
	s.add(block{kind: headingBlock, line: i + 1, level: level, anchor: anchor, lines: []srcLine{{line: i + 1, text: words}}})
}

// underlined reads a heading with a line of = or - below it.
func (s *scanner) underlined(i int, line string) (int, bool) {
	if i+1 >= len(s.lines) || s.open != nil || s.quoted[i] || s.quoted[i+1] {
		return i, false
	}
	m := underline.Get().FindStringSubmatch(s.lines[i+1])
	plain := listMark.Get().FindStringIndex(line) == nil && !strings.HasPrefix(strings.TrimSpace(line), "👉") && !headingMark.Get().MatchString(line) && !rulerLine.Get().MatchString(line)
	if m == nil || !plain || endsSentence(line) || utf8.RuneCountInString(line) > 100 || s.rewardAt(i+2) > i+2 || rewardLine(strings.TrimSpace(line), &Reward{}) {
		return i, false
	}
	level := 1
	if m[1][0] == '-' {
		level = 2
	}
	s.addHeading(i, level, strings.TrimSpace(line))
	return i + 1, true
}

// rulerOrReward reads a ruler, and the block of a reward with or without one before it.
func (s *scanner) rulerOrReward(i int, line string) (int, bool) {
	from := i
	if rulerLine.Get().MatchString(line) {
		from = i + 1
	}
	if end := s.rewardAt(from); end > from {
		reward := &Reward{Line: i + 1}
		for _, l := range s.lines[from:end] {
			rewardLine(strings.TrimSpace(l), reward)
		}
		s.add(block{kind: rewardBlock, line: i + 1, reward: reward})
		return end - 1, true
	}
	if from == i {
		return i, false
	}
	s.close()
	s.inList = false
	s.r.lose(i+1, interchange.Noted, RulerDropped)
	return i, true
}

// rewardAt gives the index after the lines of a reward that begin at a line, the same index
// if there are none.
func (s *scanner) rewardAt(i int) int {
	end := i
	for j := i; j < len(s.lines) && j < i+12; j++ {
		line := strings.TrimSpace(s.lines[j])
		switch {
		case line == "":
		case rewardLine(line, &Reward{}):
			end = j + 1
		default:
			return end
		}
	}
	return end
}

// aside reads lines that say something about the notes and not in them.
func (s *scanner) aside(i int, line string) (int, bool) {
	if m := footnote.Get().FindStringSubmatch(line); m != nil {
		s.r.lose(i+1, interchange.Noted, FootnoteMoved)
		s.close()
		s.open = &block{kind: textBlock, line: i + 1, mark: Callout, lines: []srcLine{{line: i + 1, text: s.r.inline(i+1, m[2])}}}
		return i, true
	}
	switch {
	case reference.Get().MatchString(line):
	case directive.Get().MatchString(line):
		s.r.lose(i+1, interchange.Noted, DirectiveDropped, "text", shortened(line))
	default:
		return i, false
	}
	s.close()
	return i, true
}

// text reads a line of text: it begins a block, or goes on with the open one.
func (s *scanner) text(i int, line string) {
	broken := strings.HasSuffix(s.lines[i], "  ") || strings.HasSuffix(line, `\`) && !strings.HasSuffix(line, `\\`)
	if strings.HasSuffix(line, `\`) && broken {
		line = strings.TrimSuffix(line, `\`)
	}
	if gist, ok := strings.CutPrefix(strings.TrimSpace(line), "👉"); ok {
		s.close()
		gist = strings.TrimLeft(gist, "\ufe0f🏻🏼🏽🏾🏿 \t")
		if text := s.r.inline(i+1, gist); text != "" {
			s.r.blocks = append(s.r.blocks, block{kind: gistBlock, line: i + 1, lines: []srcLine{{line: i + 1, text: text}}})
		}
		return
	}
	mark, words := s.marked(i, line)
	if s.quoted[i] {
		mark = Callout
		if rest := alertMark.Get().FindString(words); rest != "" {
			s.r.lose(i+1, interchange.Noted, DirectiveDropped, "text", shortened(strings.TrimSpace(rest)))
			words = words[len(rest):]
		}
	}
	if definition, ok := strings.CutPrefix(words, ": "); ok && s.open != nil {
		s.close()
		words = definition
	}
	if s.open == nil {
		s.open = &block{kind: textBlock, line: i + 1, mark: mark}
	}
	for n, part := range strings.Split(lineBreaks.Get().ReplaceAllString(words, "\n"), "\n") {
		if n > 0 {
			s.open.lines[len(s.open.lines)-1].broken = true
		}
		s.open.lines = append(s.open.lines, srcLine{line: i + 1, text: s.r.inline(i+1, part), broken: broken})
	}
}

var lineBreaks = lazy.Regexp(`(?i)<br[ \t]*/?>`)

// marked takes the sign of a bullet or a number from a line, and closes the text above where
// the line begins an element of its own.
func (s *scanner) marked(i int, line string) (Mark, string) {
	if m := warningMark.Get().FindString(line); m != "" {
		s.close()
		s.r.lose(i+1, interchange.Noted, EmojiMark)
		return Callout, line[len(m):]
	}
	m := listMark.Get().FindStringSubmatch(line)
	words := strings.TrimSpace(line)
	if m == nil {
		if s.blank && s.open == nil && words == line {
			s.inList = false
		}
		return Plain, words
	}
	s.close()
	depth := len(strings.ReplaceAll(m[1], "\t", "    "))
	if !s.inList {
		s.inList, s.indent, s.nested = true, depth, false
	}
	if depth > s.indent+1 && !s.nested {
		s.nested = true
		s.r.lose(i+1, interchange.Simplified, ListFlattened)
	}
	words = m[5]
	if box := taskBox.Get().FindString(words); box != "" {
		s.r.lose(i+1, interchange.Noted, TaskBox)
		words = words[len(box):]
	}
	if m[2] == "" {
		return Number, words
	}
	return Bullet, words
}
