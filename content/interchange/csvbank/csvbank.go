// Package csvbank reads and writes tables: those of quest itself, with one row for each part of a
// question and without any loss, and those that teachers keep in spreadsheets, with one row for
// each question.
package csvbank

import (
	"strings"

	"quest/content/interchange"
)

// What is said of tables.
const (
	BrokenQuote   interchange.Key = "CSVBrokenQuote"
	NoHeader      interchange.Key = "CSVNoHeader"
	NoColumns     interchange.Key = "CSVNoColumns"
	ColumnsLost   interchange.Key = "CSVColumnsLost"
	UnknownKey    interchange.Key = "CSVUnknownKey"
	AmbiguousKey  interchange.Key = "CSVAmbiguousKey"
	KeysFromZero  interchange.Key = "CSVKeysFromZero"
	UnknownPart   interchange.Key = "CSVUnknownPart"
	NoQuestionRow interchange.Key = "CSVNoQuestion"
)

// Format is the row of the list of formats.
func Format() interchange.Format {
	return interchange.Format{Name: "csv", Extensions: []string{".csv", ".tsv"}, Sniff: sniff, Read: Read, Write: Write}
}

// sniff looks for a header, or for rows of the same length.
func sniff(f *interchange.File) int {
	head := f.Text[:min(len(f.Text), 16<<10)]
	trimmed := strings.TrimLeft(head, " \n\t")
	if trimmed == "" || strings.HasPrefix(trimmed, "<") || strings.HasPrefix(trimmed, "{\"") {
		return 0
	}
	rows, _ := parse(head, delimiter(head))
	if len(rows) == 0 {
		return 0
	}
	if isOwn(rows[0].cells) {
		return 100
	}
	if c, ok := columnsOf(rows[0].cells); ok && c.question >= 0 && (c.key >= 0 || len(c.options) > 1 || c.joined >= 0) {
		return 85
	}
	if len(rows[0].cells) < 2 {
		return 0
	}
	same := 0
	for _, r := range rows {
		if len(r.cells) == len(rows[0].cells) {
			same++
		}
	}
	switch {
	case len(rows[0].cells) >= 4 && same*4 >= len(rows)*3:
		return 35
	case same == len(rows) && len(rows) >= 3:
		return 20
	}
	return 0
}

// Read reads a table.
func Read(f *interchange.File, o interchange.ReadOptions) (*interchange.Bank, error) {
	rows, broken := parse(f.Text, delimiter(f.Text))
	bank := &interchange.Bank{Format: "csv", Losses: f.Losses}
	for _, line := range broken {
		bank.Losses = append(bank.Losses, interchange.Loss{Line: line, Kind: interchange.Noted, Key: BrokenQuote})
	}
	if len(rows) == 0 {
		return nil, interchange.ErrEmpty
	}
	if isOwn(rows[0].cells) {
		return readOwn(bank, rows, o)
	}
	return readSheet(bank, rows, o)
}

// row is a row of a table and the line in which it begins.
type row struct {
	line  int
	cells []string
}

// cell gives a cell, "" beyond the end.
func (r row) cell(i int) string {
	if i < 0 || i >= len(r.cells) {
		return ""
	}
	return r.cells[i]
}

// delimiter finds the sign that parts the cells: the one by which most of the first lines fall
// into equally many.
func delimiter(text string) byte {
	head := text[:min(len(text), 8<<10)]
	best, bestScore := byte(','), -1
	for _, d := range []byte{',', ';', '\t'} {
		rows, _ := parse(head, d)
		if len(rows) > 1 && len(head) < len(text) {
			rows = rows[:len(rows)-1] // it may be cut off
		}
		counts := map[int]int{}
		score := 0
		for _, r := range rows {
			if n := len(r.cells); n > 1 {
				counts[n]++
				score = max(score, counts[n]*1000+n)
			}
		}
		if score > bestScore {
			best, bestScore = d, score
		}
	}
	return best
}

// parse cuts a text into rows. Cells may stand in quotes, with a blank before the first, and hold
// line breaks and doubled quotes then. A quote that is never closed is a sign like any other, and
// its line is told. Empty rows are left out.
func parse(text string, d byte) (rows []row, broken []int) {
	p := parser{s: text, d: d, line: 1}
	for p.i < len(p.s) {
		r := p.row()
		for _, c := range r.cells {
			if strings.TrimSpace(c) != "" {
				rows = append(rows, r)
				break
			}
		}
	}
	return rows, p.broken
}

type parser struct {
	s       string
	d       byte
	i, line int
	broken  []int
}

func (p *parser) row() row {
	r := row{line: p.line}
	for {
		cell, more := p.cell()
		r.cells = append(r.cells, cell)
		if !more {
			return r
		}
	}
}

// cell reads a cell and the sign behind it; more is whether another cell follows in the row.
func (p *parser) cell() (cell string, more bool) {
	start := p.i
	for start < len(p.s) && p.s[start] == ' ' {
		start++
	}
	if start < len(p.s) && p.s[start] == '"' {
		if text, end, ok := p.quoted(start); ok {
			p.line += strings.Count(p.s[p.i:end], "\n")
			p.i = end
			rest, more := p.plain()
			return text + strings.TrimRight(rest, " \t"), more
		}
		p.broken = append(p.broken, p.line)
	}
	return p.plain()
}

// quoted reads a cell in quotes that begins at a place. ok is false if it has no end, or if what
// follows its end shows that it was none: then the quote is text.
func (p *parser) quoted(start int) (text string, end int, ok bool) {
	var b strings.Builder
	for i := start + 1; i < len(p.s); i++ {
		if p.s[i] != '"' {
			b.WriteByte(p.s[i])
			continue
		}
		if i+1 < len(p.s) && p.s[i+1] == '"' {
			b.WriteByte('"')
			i++
			continue
		}
		j := i + 1
		for j < len(p.s) && (p.s[j] == ' ' || p.s[j] == '\t' && p.d != '\t') {
			j++
		}
		if j == len(p.s) || p.s[j] == p.d || p.s[j] == '\n' {
			return b.String(), i + 1, true
		}
		if strings.Contains(b.String(), "\n") { // it swallowed lines that are not its own
			return "", 0, false
		}
		b.WriteByte('"')
	}
	return "", 0, false
}

// plain reads up to the next sign that parts cells or rows.
func (p *parser) plain() (cell string, more bool) {
	from := p.i
	for p.i < len(p.s) {
		switch p.s[p.i] {
		case p.d:
			cell = p.s[from:p.i]
			p.i++
			return strings.TrimSpace(cell), true
		case '\n':
			cell = p.s[from:p.i]
			p.i++
			p.line++
			return strings.TrimSpace(cell), false
		}
		p.i++
	}
	return strings.TrimSpace(p.s[from:]), false
}
