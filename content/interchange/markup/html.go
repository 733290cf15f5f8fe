// Package markup turns the HTML of other programs into the text of packs and back: lines
// with **bold**, *emphasis*, `code` and links, and a block of code beside them. What cannot
// be taken over is named. Nothing is opened or fetched.
package markup

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/interchange"
)

// Wants says what the place of a text can hold.
type Wants struct {
	Code bool         // a block of code beside the text; without it code becomes lines of the text
	Line bool         // one line only, as for an option: further lines are joined by spaces
	Lang content.Lang // of a text that is not parted by languages
}

// Read is what an HTML text came to.
type Read struct {
	Text   interchange.Text  // by language where it is parted by languages, else in that of Wants; nil if empty
	Code   *interchange.Code // nil for none
	Losses []interchange.Loss
	Image  bool // a picture without words was left out
}

// FromHTML reads a text in HTML. Elements that HTML does not have stay as text. A text with
// parts by language, as the multi-language filters of Moodle write them, comes out in each
// of these languages, with the parts that are for all.
func FromHTML(s string, wants Wants) Read {
	tokens := scan(withSpans(s))
	langs := languages(tokens)
	if len(langs) == 0 {
		return convert(tokens, "", wants).read(wants.Lang)
	}
	all := Read{Text: interchange.Text{}}
	for i, lang := range langs {
		c := convert(tokens, lang, wants)
		r := c.read(lang)
		for l, text := range r.Text {
			all.Text[l] = text
		}
		if i == 0 {
			all.Code, all.Losses, all.Image = r.Code, r.Losses, r.Image
		}
	}
	return all
}

// withSpans turns the short form of parts by language, {mlang en}text{mlang}, into the form
// of elements.
func withSpans(s string) string {
	if !strings.Contains(s, "{mlang") {
		return s
	}
	var b strings.Builder
	open := false
	for {
		at := strings.Index(s, "{mlang")
		end := -1
		if at >= 0 {
			end = strings.IndexByte(s[at:], '}')
		}
		if end < 0 {
			break
		}
		b.WriteString(s[:at])
		name := strings.TrimSpace(s[at+len("{mlang") : at+end])
		s = s[at+end+1:]
		if open {
			b.WriteString("</span>")
		}
		if open = name != ""; open {
			first, _, _ := strings.Cut(name, ",")
			b.WriteString(`<span class="multilang" lang="` + strings.TrimSpace(first) + `">`)
		}
	}
	b.WriteString(s)
	if open {
		b.WriteString("</span>")
	}
	return b.String()
}

// languages lists the languages by which a text is parted, in the order of their first part.
func languages(tokens []token) []content.Lang {
	var all []content.Lang
	for _, t := range tokens {
		if lang := partLanguage(t); lang != "" && lang != "other" && !slices.Contains(all, lang) {
			all = append(all, lang)
		}
	}
	return all
}

// partLanguage is the language of an element that begins a part by language, "" for others.
func partLanguage(t token) content.Lang {
	if t.kind != openToken || t.name != "span" || t.attrs["lang"] == "" || !slices.Contains(strings.Fields(t.attrs["class"]), "multilang") {
		return ""
	}
	return Language(t.attrs["lang"])
}

// Language is the code of a language as packs write it: "en-US" and "en_us" are "en-us", and
// "ko-KR" is "ko", as the region says nothing there.
func Language(code string) content.Lang {
	code = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(code)), "_", "-")
	switch base, _, _ := strings.Cut(code, "-"); base {
	case "en", "ko", "ja":
		return content.Lang(base)
	}
	return content.Lang(code)
}
