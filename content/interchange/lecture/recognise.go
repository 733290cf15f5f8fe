package lecture

import (
	"regexp"
	"strings"
	"unicode"

	"quest/content/interchange"
	"quest/content/lazy"
)

// Name is how commands call notes of a lecture among the formats.
const Name = "lecture"

// Weight says how much of a text is of a lecture and how much of a bank of questions.
type Weight struct {
	Notes     bool // it has a heading of Markdown, fields at its start or a gist, so it can be notes
	Lines     int  // with text, headings not counted
	Points    int  // sentences that a lesson would have, outside of questions; a gist counts as several
	Questions int  // boxes below a question, cards, keys and braces with answers
}

// gistPoints is how many points a gist counts as: no bank has one.
const gistPoints = 5

// sniffed is how many bytes of a text are weighed: enough to tell, whatever its size.
const sniffed = 256 << 10

// Weigh tells notes of a lecture from a bank of questions by the lines outside of code.
func Weigh(f *interchange.File) Weight {
	if f.Binary {
		return Weight{}
	}
	s := scale{lines: strings.Split(WithoutCode(f.Text[:min(len(f.Text), sniffed)]), "\n")}
	for i := s.frontMatter(); i < len(s.lines); i++ {
		s.line(i)
	}
	s.endSection()
	return s.Weight
}

// Sniff says how much a file looks like notes, as interchange.Format.Sniff does: the least that is
// more than nothing, so that any other format that fits is meant.
func Sniff(f *interchange.File) int {
	if w := Weigh(f); w.Notes && w.Lines > 0 {
		return 1
	}
	return 0
}

// WithoutCode gives a text in Markdown with blanks in place of fences, code spans and comments. What
// stands in them is shown and tells nothing of the text itself. Lines keep their numbers.
func WithoutCode(text string) string {
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		m := fenceMark.Get().FindStringSubmatch(lines[i])
		if m == nil {
			continue
		}
		end := i + 1
		for end < len(lines) && !closesFence(lines[end], m[1]) {
			end++
		}
		if end == len(lines) {
			break // never closed: it may be no fence at all
		}
		for ; i < end; i++ {
			lines[i] = ""
		}
		lines[end] = ""
	}
	text = strings.Join(lines, "\n")
	for _, shown := range []*regexp.Regexp{wholeComment.Get(), anyCode.Get()} {
		text = shown.ReplaceAllStringFunc(text, func(m string) string {
			return "code" + strings.Repeat("\n", strings.Count(m, "\n"))
		})
	}
	return text
}

func closesFence(line, open string) bool {
	line = strings.TrimSpace(line)
	return len(line) >= len(open) && strings.Trim(line, open[:1]) == ""
}

var (
	wholeComment = lazy.Regexp(`(?s)<!--.*?-->`)
	anyCode      = lazy.Regexp("``[^\n]+?``|`[^`\n]+`")

	// What questions are known by: boxes, cards, options with a letter and their keys; and in a
	// paragraph alone, braces with answers and hidden words.
	boxLine     = lazy.Regexp(`^\s*[-*+]\s+\[[ xX]\]`)
	cardLine    = lazy.Regexp(`^(?:Q|A|C):(?:\s|$)`)
	optionLine  = lazy.Regexp(`^\s{0,8}(?:[-*+]\s+)?\(?(?:[A-Ha-h]|[가나다라마바사아])[.)]\s+\S`)
	keyLine     = lazy.Regexp(`^(?i:\W*(?:correct\s+)?(?:answers?|정답|respuesta|resposta)\W*(?:is|are)?[\s:：*]+)\(?(?:[A-Ha-h]|[가나다라마바사아])(?:[\s,&]+(?:and\s+)?\(?[A-Ha-h가나다라마바사아])*\W*$`)
	braceLine   = lazy.Regexp(`^\s*::[^:\n]+::|^\s*\$CATEGORY:|\{\s*(?:#\s*[-+=.\d]|[=~]|(?i:T|F|TRUE|FALSE)\s*[#}]|\d*:[A-Z_]+:)|\{\{c\d+::`)
	answerLine  = lazy.Regexp(`^\s*(?:[=~]|\}\s*$)|^\s*//`)
	asksLine    = lazy.Regexp(`(?i)[?？]|\b(?:select|choose|pick|mark|which|what|who|when|where|how many)\b|것은|것을|무엇|고르|선택|어느|까[.:]?\s*\**$|시오`)
	sentenceGap = lazy.Regexp(`[\pL\pN)*][.!?][ ]+\S|[。！？]\S`)
	gistLine    = lazy.Regexp(`^\s*👉\s*\S`)
	numbered    = lazy.Regexp(`^\s*(?:\d{1,3}[.)]|\(\d{1,3}\))\s+`)
	explaining  = lazy.Regexp(`(?i)^\W*(?:answers?|explanations?|references?|rationale|solutions?|why|해설|설명|정답|풀이|참고)\b`)
)

// scale weighs a text line by line.
type scale struct {
	Weight
	lines []string

	points    int    // of the section that is read
	questions bool   // it has some, so that its lines belong to them
	answers   bool   // its heading says that it explains an answer
	inBraces  bool   // the paragraph that is read is a question with braces
	paragraph int    // points of it
	boxes     bool   // the line above is a box
	above     string // the last line with text, headings too
}

// frontMatter gives the index of the line behind fields at the start.
func (s *scale) frontMatter() int {
	fence := strings.TrimRight(s.lines[0], " \t")
	if fence != "---" && fence != "+++" {
		return 0
	}
	for i := 1; i < min(len(s.lines), 200); i++ {
		if strings.TrimRight(s.lines[i], " \t") == fence {
			s.Notes = i > 1
			return i + 1
		}
	}
	return 0
}

// line weighs the line at an index.
func (s *scale) line(i int) {
	line := strings.TrimRight(s.lines[i], " \t")
	if line == "" {
		s.endParagraph()
		return
	}
	if m := headingMark.Get().FindStringSubmatch(line); m != nil && m[2] != "" {
		s.heading(m[2])
		return
	}
	if s.underlines(i, line) {
		s.underlined()
		return
	}
	s.Lines++
	if boxLine.Get().MatchString(line) {
		s.box()
		return
	}
	s.text(line)
	s.above, s.boxes = line, false
}

// underlines reports whether the line at an index makes a heading of the one above it.
func (s *scale) underlines(i int, line string) bool {
	return underline.Get().MatchString(line) && i > 0 && s.above == strings.TrimRight(s.lines[i-1], " \t") && s.above != ""
}

// underlined takes the line above out of the text, in which it was counted, as a heading.
func (s *scale) underlined() {
	if s.Lines--; tells(s.above) {
		s.paragraph = max(0, s.paragraph-1) // it was no text but a heading
	}
	s.heading(s.above)
}

// box weighs a line with a box: the first one below a question counts as that question.
func (s *scale) box() {
	if !s.boxes && s.asks() {
		s.Questions++
	}
	s.questions = s.questions || s.asks() || s.boxes
	s.boxes = true
}

// text weighs a line with text that is neither a heading nor a box.
func (s *scale) text(line string) {
	switch {
	case cardLine.Get().MatchString(line):
		s.questions = true
		if line[0] != 'A' {
			s.Questions++
		}
	case keyLine.Get().MatchString(line):
		s.questions = true
		s.Questions++
	case optionLine.Get().MatchString(line):
		s.paragraph++ // of a lecture, too, where no key follows
	case braceLine.Get().MatchString(line):
		if !s.inBraces {
			s.Questions++
		}
		s.inBraces = true
	case answerLine.Get().MatchString(line):
		s.inBraces = s.inBraces || strings.TrimSpace(line)[0] != '/'
	case gistLine.Get().MatchString(line):
		s.Notes = true
		s.Points += gistPoints
	case tells(line):
		s.paragraph += 1 + len(sentenceGap.Get().FindAllStringIndex(line, -1))
	}
}

// asks reports whether the text above boxes is a question, and not the heading of a list of
// things to do.
func (s *scale) asks() bool {
	return asksLine.Get().MatchString(s.above) || numbered.Get().MatchString(s.above) && len(strings.Fields(s.above)) > 5
}

// tells reports whether a line says something: three words, or a list's element of two, most of
// it letters. In scripts without spaces, letters take the place of words.
func tells(line string) bool {
	words := 3
	if m := listMark.Get().FindStringSubmatch(line); m != nil && m[5] != "" {
		line, words = m[5], 2
	}
	if strings.HasPrefix(strings.TrimSpace(line), "|") || strings.Contains(strings.TrimSpace(line), "\t") {
		return false
	}
	letters, signs, spaceless := 0, 0, 0
	for _, c := range line {
		if unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			spaceless++
		}
		switch {
		case unicode.IsLetter(c), unicode.IsDigit(c):
			letters++
		case c != ' ':
			signs++
		}
	}
	return letters > 2*signs && (len(strings.Fields(line)) >= words || spaceless >= 2*words)
}

// heading ends a section and begins the next one.
func (s *scale) heading(words string) {
	s.endSection()
	s.Notes = true
	s.answers = explaining.Get().MatchString(words)
	s.above, s.boxes = words, false
}

func (s *scale) endParagraph() {
	if !s.inBraces {
		s.points += s.paragraph
	}
	s.paragraph, s.inBraces, s.boxes = 0, false, false
}

func (s *scale) endSection() {
	s.endParagraph()
	if !s.questions && !s.answers {
		s.Points += s.points
	}
	s.points, s.questions, s.answers = 0, false, false
}
