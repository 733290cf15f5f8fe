package lecture

import (
	"html"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/lazy"
)

// fence reads verbatim lines between ``` or ~~~. One that is never closed goes on to the end,
// as in Markdown.
func (s *scanner) fence(i int, line string) (int, bool) {
	m := fenceMark.Get().FindStringSubmatch(line)
	if m == nil {
		return i, false
	}
	end := i + 1
	for ; end < len(s.lines) && s.quoted[end] == s.quoted[i]; end++ {
		closing := strings.TrimSpace(s.lines[end])
		if strings.HasPrefix(closing, m[1]) && strings.Trim(closing, m[1][:1]) == "" {
			break
		}
	}
	if end == len(s.lines) || s.quoted[end] != s.quoted[i] {
		s.r.lose(i+1, interchange.Noted, FenceClosed)
	}
	s.addFence(i, codeLanguage(m[2]), s.lines[i+1:end])
	return min(end, len(s.lines)-1), true
}

// codeLanguage gives the language of a fence among those that packs know.
func codeLanguage(info string) string {
	words := strings.FieldsFunc(strings.ToLower(info), func(r rune) bool { return strings.ContainsRune(" \t{}.,", r) })
	if len(words) == 0 {
		return "text"
	}
	switch words[0] {
	case "sql", "mysql", "pgsql", "postgresql", "plsql", "tsql":
		return "sql"
	case "json", "jsonc", "json5":
		return "json"
	case "yaml", "yml":
		return "yaml"
	case "sh", "bash", "zsh", "shell", "console", "shell-session", "bat", "powershell", "ps1", "fish":
		return "shell"
	}
	return "text"
}

// addFence adds verbatim lines, in several blocks where there are too many.
func (s *scanner) addFence(i int, lang string, lines []string) {
	lines = trimBlank(lines)
	if len(lines) == 0 {
		s.close()
		return
	}
	var code []string
	for n, line := range lines {
		line = strings.TrimRight(strings.ReplaceAll(line, "\t", "    "), " ")
		if strings.TrimSpace(line) == "```" { // would end the fence in the lesson
			line = strings.Replace(line, "```", "'''", 1)
			s.r.lose(i+2+n, interchange.Simplified, FenceInside)
		}
		for content.Columns(line) > codeColumns {
			head := fitting(line, fenceColumns)
			code, line = append(code, head), line[len(head):]
			s.r.lose(i+2+n, interchange.Simplified, CodeWrapped)
		}
		code = append(code, line)
	}
	if len(code) > fenceLines {
		s.r.lose(i+1, interchange.Noted, FenceSplit)
	}
	for len(code) > 0 {
		n := min(fenceLines, len(code))
		if part := trimBlank(code[:n]); len(part) > 0 {
			s.add(block{kind: fenceBlock, line: i + 1, lang: lang, code: part})
		}
		code = code[n:]
	}
}

// fitting gives the beginning of a line that has at most so many columns, at least one
// character.
func fitting(line string, columns int) string {
	wide := 0
	for at, c := range line {
		if wide += content.Columns(string(c)); wide > columns && at > 0 {
			return line[:at]
		}
	}
	return line
}

func trimBlank(lines []string) []string {
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// formula reads a formula that stands apart, between $$ or \[ and \].
func (s *scanner) formula(i int, line string) (int, bool) {
	text := strings.TrimSpace(line)
	open, closing := "$$", "$$"
	if strings.HasPrefix(text, `\[`) {
		open, closing = `\[`, `\]`
	}
	rest, found := strings.CutPrefix(text, open)
	if !found {
		return i, false
	}
	lines := []string{}
	for end := i; end < len(s.lines); end++ {
		if end > i {
			rest = s.lines[end]
		}
		before, _, closed := strings.Cut(rest, closing)
		lines = append(lines, before)
		if closed {
			s.r.lose(i+1, interchange.Simplified, FormulaKept)
			s.addFence(i, "text", lines)
			return end, true
		}
		if strings.TrimSpace(rest) == "" && end > i {
			break
		}
	}
	return i, false
}

// indented reads code that is marked by its indent alone.
func (s *scanner) indented(i int, line string) (int, bool) {
	indent := func(l string) bool { return strings.HasPrefix(l, "    ") || strings.HasPrefix(l, "\t") }
	if !indent(line) || s.open != nil || s.inList || !s.blank && i > 0 || listMark.Get().MatchString(line) {
		return i, false
	}
	end, last := i, i
	for ; end < len(s.lines); end++ {
		if strings.TrimSpace(s.lines[end]) != "" {
			if !indent(s.lines[end]) {
				break
			}
			last = end
		}
	}
	lines := make([]string, 0, last-i+1)
	for _, l := range s.lines[i : last+1] {
		l = strings.TrimPrefix(l, "\t")
		lines = append(lines, strings.TrimPrefix(l, "    "))
	}
	s.addFence(i, "text", lines)
	return last, true
}

// table reads a table and makes verbatim lines of it, if it is narrow enough to be seen whole.
func (s *scanner) table(i int, line string) (int, bool) {
	headed := strings.Contains(line, "|") && i+1 < len(s.lines) && strings.Contains(s.lines[i+1], "-") && strings.Contains(s.lines[i+1], "|") && tableRule.Get().MatchString(s.lines[i+1])
	bare := strings.HasPrefix(strings.TrimSpace(line), "|") && strings.Count(line, "|") > 2
	if s.open != nil && !headed || !headed && !bare {
		return i, false
	}
	var rows [][]string
	end := i
	for ; end < len(s.lines) && strings.Contains(s.lines[end], "|") && strings.TrimSpace(s.lines[end]) != ""; end++ {
		if tableRule.Get().MatchString(s.lines[end]) {
			continue
		}
		row := strings.ReplaceAll(strings.Trim(strings.TrimSpace(s.lines[end]), "|"), `\|`, "\x00")
		var cells []string
		for cell := range strings.SplitSeq(row, "|") {
			cell = strings.ReplaceAll(cell, "\x00", "|")
			cells = append(cells, strings.TrimSpace(unmarked.Get().ReplaceAllString(html.UnescapeString(lineBreaks.Get().ReplaceAllString(cell, " ")), "$1$2$3$4")))
		}
		rows = append(rows, cells)
	}
	lines := columned(rows)
	wide := 0
	for _, l := range lines {
		wide = max(wide, content.Columns(l))
	}
	if wide > fenceColumns || len(lines) > fenceLines {
		s.r.lose(i+1, interchange.Skipped, TableSkipped)
		s.close()
		return end - 1, true
	}
	s.r.lose(i+1, interchange.Simplified, TableKept)
	s.addFence(i, "text", lines)
	return end - 1, true
}

// unmarked finds markup that says nothing in verbatim lines.
var unmarked = lazy.Regexp("\\*\\*([^*]+)\\*\\*|`([^`]+)`|!?\\[([^\\]]*)\\]\\([^)]*\\)|</?[a-zA-Z][^>]*>()")

// columned sets the cells of rows below each other, with a line below the first row.
func columned(rows [][]string) []string {
	var wide []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(wide) {
				wide = append(wide, 0)
			}
			wide[i] = max(wide[i], content.Columns(cell))
		}
	}
	var lines []string
	for n, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			if i > 0 {
				b.WriteString(" | ")
			}
			b.WriteString(cell + strings.Repeat(" ", min(codeColumns, wide[i]-content.Columns(cell))))
		}
		lines = append(lines, strings.TrimRight(b.String(), " "))
		if n == 0 && len(rows) > 1 {
			rule := make([]string, len(wide))
			for i, w := range wide {
				rule[i] = strings.Repeat("-", min(codeColumns, w))
			}
			lines = append(lines, strings.Join(rule, "-|-"))
		}
	}
	return lines
}

// html leaves out what HTML alone can say, such as a table of it or a film.
func (s *scanner) html(i int, line string) (int, bool) {
	m := htmlBlock.Get().FindStringSubmatch(line)
	if m == nil {
		return i, false
	}
	closing := "</" + strings.ToLower(m[1])
	end := i
	for n := i; n < len(s.lines); n++ {
		end = n
		if strings.Contains(strings.ToLower(s.lines[n]), closing) {
			break
		}
		if n > i && strings.TrimSpace(s.lines[n]) == "" && n > i+200 {
			break
		}
	}
	s.r.lose(i+1, interchange.Skipped, HTMLSkipped, "tag", "<"+strings.ToLower(m[1])+">")
	s.close()
	return end, true
}
