// Package anki reads and writes the notes of Anki as text (docs/formats/anki.md): a note a
// line, its fields parted by a sign, with header lines or without.
package anki

import (
	"strings"

	"quest/content/interchange"
)

// Format is the row of the format in the list of formats.
func Format() interchange.Format {
	return interchange.Format{Name: "anki", Extensions: []string{".txt", ".tsv"}, Words: words, Sniff: sniff, Read: Read, Write: Write}
}

// What is said of notes.
const (
	LongBack     interchange.Key = "AnkiLongBack"
	NoBack       interchange.Key = "AnkiNoBack"
	OpenQuote    interchange.Key = "AnkiOpenQuote"
	BrokenCloze  interchange.Key = "AnkiBrokenCloze"
	CaseCounts   interchange.Key = "AnkiCaseCounts"
	NoColumns    interchange.Key = "AnkiNoColumns"
	NeedsPicture interchange.Key = "NeedsPicture"
	DraftLeftOut interchange.Key = "DraftLeftOut"
	SoundLeftOut interchange.Key = "AnkiSound"
	Occlusion    interchange.Key = "AnkiOcclusion"
	NoGap        interchange.Key = "AnkiNoGap"
)

// sniff looks for header lines, for gaps in the way of Anki, and for lines of two columns.
func sniff(f *interchange.File) int {
	if f.Binary {
		return 0
	}
	head := f.Text[:min(len(f.Text), 1<<15)]
	if beginsWithHeader(head) {
		return 97
	}
	if strings.Contains(head, "{{c1::") {
		return 70
	}
	rows, tabs := countRows(head)
	if rows > 0 && tabs*10 >= rows*9 {
		return 25 // below any table with a header row
	}
	if rows > 0 && tabs*2 >= rows || rows > 0 && strings.Count(head, ";") >= rows {
		return 8 // only if nothing else fits
	}
	return 0
}

// beginsWithHeader reports whether the first line is a header line that tells of Anki.
func beginsWithHeader(head string) bool {
	for line := range strings.Lines(head) {
		if key, _, ok := header(line); ok && (strings.HasSuffix(key, "column") || key == "separator" || key == "html") {
			return true
		}
		break
	}
	return false
}

// countRows counts the rows of a text, a field in quotes with several lines as part of one, and
// those that have two columns by a tab or by such a field.
func countRows(head string) (rows, tabs int) {
	open := false
	for line := range strings.Lines(head) {
		if !open && strings.TrimSpace(line) == "" {
			continue
		}
		within := open // of a field in quotes that has several lines
		if strings.Count(line, `"`)%2 == 1 && (open || strings.HasPrefix(line, `"`) || strings.Contains(line, "\t\"")) {
			open = !open
		}
		if within {
			continue
		}
		if rows++; strings.Contains(line, "\t") || open {
			tabs++
		}
	}
	return rows, tabs
}

// words gives the fields of the first notes, without tags.
func words(f *interchange.File) string {
	bank, err := Read(f, interchange.ReadOptions{})
	if err != nil {
		return ""
	}
	return bank.Stems()
}
