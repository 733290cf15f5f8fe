package markup

import (
	"cmp"
	"net/url"
	"path"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/interchange"
)

// What is said of HTML that did not come over as it stood.
const (
	Element   interchange.Key = "HTMLElement"   // a mark that packs do not have; its text stays
	LeftOut   interchange.Key = "HTMLLeftOut"   // an element and its content
	Table     interchange.Key = "HTMLTable"     // its cells stay as text
	Colour    interchange.Key = "HTMLColour"    // of the text or behind it
	Image     interchange.Key = "ImageLeftOut"  // a picture
	Invisible interchange.Key = "InvisibleLeft" // characters that draw nothing, and controls
)

// look is how a run of text is shown.
type look struct {
	bold, italic, code bool
	address            string // of a link
}

type run struct {
	look
	text string
}

// converter collects the lines of one text in one language.
type converter struct {
	lang   content.Lang
	wants  Wants
	lines  [][]run
	code   []string // blocks of code
	losses []interchange.Loss
	named  map[string]bool // what is in losses
	image  bool

	bold, italic, codeDepth int
	address                 string
	pre                     *strings.Builder // inside a block of code
	spans                   []bool           // open spans: whether each hides a part in another language
	hiding                  int              // how many of them do
	skip                    string           // the element that is left out with its content
	skipDepth               int
	small                   *smallText // the outer <sub> or <sup> that is open
	smallDepth              int        // with those inside it, which are written as it is
	lists                   []int      // open lists: the number of the next item, -1 for dashes
}

// smallText is the text of a <sub> or <sup>.
type smallText struct {
	raised bool
	text   strings.Builder
}

func convert(tokens []token, lang content.Lang, wants Wants) *converter {
	c := &converter{lang: lang, wants: wants, lines: [][]run{nil}}
	for _, t := range tokens {
		switch {
		case c.skip != "":
			c.skipped(t)
		case t.kind == textToken:
			c.text(t.text)
		case t.kind == openToken:
			c.open(t)
		default:
			c.close(t)
		}
	}
	c.endPre()
	c.endSmall()
	return c
}

// skipped passes over the content of an element that is left out.
func (c *converter) skipped(t token) {
	if t.name != c.skip {
		return
	}
	switch t.kind {
	case openToken:
		c.skipDepth++
	case closeToken:
		if c.skipDepth--; c.skipDepth == 0 {
			c.skip = ""
		}
	case textToken:
	}
}

func (c *converter) open(t token) {
	if t.name == "span" {
		c.openSpan(t)
	}
	if c.hiding > 0 {
		return
	}
	c.colour(t)
	switch elements.Get()[t.name] {
	case nameTag:
		c.lose(interchange.Noted, Element, "name", t.name)
	case breakLine, listItem, cell, tableTag:
		c.openLine(t)
	case boldTag:
		c.bold++
	case italicTag:
		c.italic++
	case codeTag:
		c.codeDepth++
	case preTag:
		c.endPre()
		c.pre = &strings.Builder{}
	case subTag, supTag:
		if c.smallDepth++; c.small == nil {
			c.small = &smallText{raised: t.name == "sup"}
		}
	case linkTag:
		c.address = t.attrs["href"]
	case imageTag:
		c.picture(t)
	case refuseTag, silentDrop:
		c.leaveOut(t)
	case dropTag:
	}
}

// openSpan notes an open <span>, whose content is hidden if it is in another language.
func (c *converter) openSpan(t token) {
	part := partLanguage(t)
	hides := part != "" && part != c.lang && part != "other"
	c.spans = append(c.spans, hides)
	if hides {
		c.hiding++
	}
}

// leaveOut leaves out an element with its content, and says so of one that readers would miss.
func (c *converter) leaveOut(t token) {
	if elements.Get()[t.name] == refuseTag {
		c.lose(interchange.Simplified, LeftOut, "name", t.name)
	}
	if !empty.Get()[t.name] {
		c.skip, c.skipDepth = t.name, 1
	}
}

// openLine begins a line where an element that stands by itself begins.
func (c *converter) openLine(t token) {
	switch elements.Get()[t.name] {
	case listItem:
		c.breakLine()
		mark := "- "
		if n := len(c.lists); n > 0 && c.lists[n-1] >= 0 {
			c.lists[n-1]++
			mark = strconv.Itoa(c.lists[n-1]) + ". "
		}
		c.add(run{text: mark})
	case cell:
		if line := c.lines[len(c.lines)-1]; len(line) > 0 {
			c.add(run{text: " | "})
		}
	case tableTag:
		c.lose(interchange.Simplified, Table)
		c.breakLine()
	default:
		switch t.name {
		case "ul":
			c.lists = append(c.lists, -1)
		case "ol":
			c.lists = append(c.lists, 0)
		}
		c.breakLine()
	}
}

func (c *converter) close(t token) {
	if t.name == "span" && len(c.spans) > 0 {
		last := len(c.spans) - 1
		if c.spans[last] {
			c.hiding--
		}
		c.spans = c.spans[:last]
	}
	if c.hiding > 0 {
		return
	}
	switch elements.Get()[t.name] {
	case breakLine, listItem, tableTag:
		if (t.name == "ul" || t.name == "ol") && len(c.lists) > 0 {
			c.lists = c.lists[:len(c.lists)-1]
		}
		c.breakLine()
	case boldTag:
		c.bold = max(0, c.bold-1)
	case italicTag:
		c.italic = max(0, c.italic-1)
	case codeTag:
		c.codeDepth = max(0, c.codeDepth-1)
	case preTag:
		c.endPre()
	case subTag, supTag:
		if c.smallDepth--; c.smallDepth <= 0 {
			c.endSmall()
		}
	case linkTag:
		c.address = ""
	default:
	}
}

// text takes a run of text: spaces and line breaks of HTML are one space.
func (c *converter) text(s string) {
	if c.hiding > 0 {
		return
	}
	if c.pre != nil {
		c.pre.WriteString(s)
		return
	}
	if c.small != nil {
		c.small.text.WriteString(s)
		return
	}
	c.add(run{look: c.look(), text: oneSpace(s)})
}

func (c *converter) look() look {
	return look{bold: c.bold > 0, italic: c.italic > 0, code: c.codeDepth > 0, address: c.address}
}

func (c *converter) add(r run) {
	last := len(c.lines) - 1
	c.lines[last] = append(c.lines[last], r)
}

func (c *converter) breakLine() {
	if c.pre != nil {
		c.pre.WriteByte('\n')
		return
	}
	if len(c.lines[len(c.lines)-1]) > 0 {
		c.lines = append(c.lines, nil)
	}
}

// endPre closes a block of code: it stands beside the text where there is a place for it,
// else its lines become lines of the text.
func (c *converter) endPre() {
	if c.pre == nil {
		return
	}
	block := strings.Trim(strings.ReplaceAll(c.pre.String(), "\r\n", "\n"), "\n")
	c.pre = nil
	if strings.TrimSpace(block) == "" {
		return
	}
	c.breakLine()
	if c.wants.Code {
		c.code = append(c.code, block)
		return
	}
	for line := range strings.SplitSeq(block, "\n") {
		c.add(run{look: look{code: true}, text: strings.TrimSpace(line)})
		c.breakLine()
	}
}

// endSmall writes what was lowered or raised: with the characters that are so by themselves,
// else behind "_" or "^".
func (c *converter) endSmall() {
	if s := c.small; s != nil {
		c.add(run{look: c.look(), text: small(strings.TrimSpace(oneSpace(s.text.String())), s.raised)})
	}
	c.small, c.smallDepth = nil, 0
}

// colour notes that a colour was dropped, once.
func (c *converter) colour(t token) {
	style := strings.ToLower(t.attrs["style"])
	if t.name == "font" && t.attrs["color"] != "" || strings.Contains(style, "color") || strings.Contains(style, "background") {
		c.lose(interchange.Noted, Colour)
	}
}

// picture names a picture that is left out; its alternative text stands in for it.
func (c *converter) picture(t token) {
	alt := strings.TrimSpace(oneSpace(t.attrs["alt"]))
	name := t.attrs["src"]
	switch {
	case strings.HasPrefix(name, "data:"):
		name, _, _ = strings.Cut(name, ",")
	default:
		if plain, err := url.PathUnescape(name); err == nil {
			name = plain
		}
		name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	}
	c.lose(interchange.Simplified, Image, "name", content.OneLine(cmp.Or(shorten(name), alt, "?")))
	if alt == "" {
		c.image = true
		return
	}
	c.text(alt)
}

// shorten cuts a name that is too long to be shown.
func shorten(name string) string {
	if r := []rune(name); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return name
}

// lose names something that did not come over, once each.
func (c *converter) lose(kind interchange.LossKind, key interchange.Key, args ...string) {
	if c.named == nil {
		c.named = map[string]bool{}
	}
	if id := string(key) + "\x00" + strings.Join(args, "\x00"); !c.named[id] {
		c.named[id] = true
		c.losses = append(c.losses, interchange.Loss{Kind: kind, Key: key, Args: args})
	}
}

// read writes the lines as the text of packs.
func (c *converter) read(lang content.Lang) Read {
	var lines []string
	for _, line := range c.lines {
		text, odd := render(line)
		if odd {
			c.lose(interchange.Noted, Invisible)
		}
		if text != "" {
			lines = append(lines, text)
		}
	}
	r := Read{Image: c.image}
	parting := "\n"
	if c.wants.Line {
		parting = " "
	}
	if len(lines) > 0 {
		r.Text = interchange.Text{lang: strings.Join(lines, parting)}
	}
	if len(c.code) > 0 {
		text, _ := visible(strings.Join(c.code, "\n\n"), true)
		r.Code = &interchange.Code{Language: "text", Text: strings.TrimRight(text, " \n")}
	}
	r.Losses = c.losses
	return r
}
