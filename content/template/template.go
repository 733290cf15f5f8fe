// Package template has the files of a new pack: a small pack on a subject that everybody
// knows, with one question of each type and a comment at every field, and the head of a pack
// whose lessons come from elsewhere. The files are data, one folder for each language of the
// comments; the sentences are data, one file for each language that has its own.
package template

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode"

	"quest/content"
	"quest/content/lazy"
)

//go:embed en ko ja texts
var data embed.FS

// About is what the author says of a new pack.
type About struct {
	ID        content.PackID
	Languages []content.Lang // in the order of the lines; one or two
	Title     []string       // one a language, or one for all if it is a name
	Summary   []string       // as Title; empty for one that asks the author to write it
	Author    string         // one line
	Lessons   []string       // IDs in the order of play; those of the sample are its own
	Quizzes   []string       // IDs of quizzes that belong to no lesson
	Today     string         // YYYY-MM-DD
	Comments  content.Lang   // of the comments; English where there are none in it

	sample bool // the lesson is that of the sample
}

// File is one file of a pack.
type File struct {
	Path string // with slashes, below the folder of the pack
	Data []byte
}

// Sample gives the files of a pack with one lesson and one question of each type, in an
// order for listing. It has no finding of the check as long as the title, the summary and
// the author have none. It fails only if the data of this program is broken.
func Sample(a About) ([]File, error) {
	a.Lessons, a.Quizzes = []string{"seasons"}, nil
	a.sample = true
	return files(a, "pack.yaml", "concepts.yaml", "rewards.yaml", "lessons/01-seasons.md", "quiz/01-seasons.yaml")
}

// Frame gives the files of a pack whose lessons come from elsewhere: pack.yaml, and a
// concepts.yaml without entries that shows what one looks like.
func Frame(a About) ([]File, error) {
	if len(a.Lessons)+len(a.Quizzes) == 0 {
		return nil, errors.New("a frame without lessons and quizzes")
	}
	all, err := files(a, "pack.yaml", "frame-concepts.yaml")
	if err != nil {
		return nil, err
	}
	all[1].Path = "concepts.yaml"
	return all, nil
}

func files(a About, paths ...string) ([]File, error) {
	f, err := newFiller(a)
	if err != nil {
		return nil, err
	}
	all := make([]File, 0, len(paths))
	for _, p := range paths {
		raw, err := fs.ReadFile(data, f.folder+"/"+p)
		if err != nil {
			return nil, fmt.Errorf("template of %s: %w", p, err)
		}
		text, err := f.fill(string(raw))
		if err != nil {
			return nil, fmt.Errorf("template of %s: %w", p, err)
		}
		all = append(all, File{p, []byte(text)})
	}
	return all, nil
}

// filler puts sentences and values into the lines of a template:
//
//	@name        alone on a line: the sentence, one line a language
//	@=name       alone on a line: "code: list", one line a language
//	# @name      a heading, and below it those of the other languages in **
//	👉 @name     one such line a language
//	- @name      the first language behind the dash, the others below
//	@@value      anywhere: a value
//
// What stands behind @name, such as an anchor, stays with the first language.
type filler struct {
	about     About
	folder    string
	sentences []map[string]string // by language of the pack
}

func newFiller(a About) (*filler, error) {
	f := &filler{about: a, folder: string(content.English)}
	if a.Comments != "" {
		if _, err := fs.Stat(data, string(a.Comments)); err == nil {
			f.folder = string(a.Comments)
		}
	}
	for i, lang := range a.Languages {
		own, err := sentencesOf(lang)
		if err != nil {
			return nil, err
		}
		own["packTitle"], own["packSummary"] = pick(a.Title, i), pick(a.Summary, i)
		if len(a.Summary) == 0 {
			own["packSummary"] = own["frameSummary"]
			if a.sample {
				own["packSummary"] = own["summary"]
			}
		}
		f.sentences = append(f.sentences, own)
	}
	return f, nil
}

// pick gives the text of a language, the only one where there is one for all.
func pick(texts []string, i int) string {
	if i < len(texts) {
		return texts[i]
	}
	return ""
}

// sentencesOf gives the sample in a language. A language without a sample has the English
// one, behind a word in its own letters where these are not Latin: the check would take it
// for a text in the wrong language otherwise.
func sentencesOf(lang content.Lang) (map[string]string, error) {
	own, before := lang, ""
	raw, err := fs.ReadFile(data, "texts/"+string(lang)+".json")
	if err != nil {
		own, before = content.English, translate.Get()[base(lang)]
		if raw, err = fs.ReadFile(data, "texts/"+string(own)+".json"); err != nil {
			return nil, fmt.Errorf("sentences: %w", err)
		}
	}
	texts := map[string]string{}
	if err := json.Unmarshal(raw, &texts); err != nil {
		return nil, fmt.Errorf("sentences in %s: %w", own, err)
	}
	if own != lang {
		texts["summerStem"] = texts["summerStemInDigits"] // a number in words is understood in languages that have words of their own
	}
	for name, text := range texts {
		if !strings.HasPrefix(text, "[") { // a list of answers is typed as it is
			texts[name] = before + text
		}
	}
	return texts, nil
}

// translate is "translation" in languages of other than Latin letters.
var translate = lazy.Value[map[string]string]{Make: func() map[string]string {
	return map[string]string{
		"ja": "翻訳：", "zh": "翻译：", "el": "Μετάφραση: ",
		"ru": "Перевод: ", "uk": "Переклад: ", "bg": "Превод: ", "sr": "Превод: ", "be": "Пераклад: ", "mk": "Превод: ", "kk": "Аударма: ", "mn": "Орчуулга: ",
	}
}}

// Writable reports whether packs can be written in a language, as far as its letters are
// known (docs/pack-format.md 6).
func Writable(lang content.Lang) bool {
	switch base(lang) {
	case "ar", "fa", "ur", "ps", "he", "yi", "hi", "mr", "ne", "sa", "bn", "ta", "te", "ml", "kn", "gu", "pa", "si", "th", "lo", "my", "km", "ka", "hy", "am", "ti", "bo", "dv":
		return false
	}
	return true
}

// base is a language without its region.
func base(lang content.Lang) string {
	code, _, _ := strings.Cut(string(lang), "-")
	return code
}

func (f *filler) fill(template string) (string, error) {
	var b strings.Builder
	for line := range strings.Lines(template) {
		line = strings.TrimSuffix(line, "\n")
		out, err := f.line(line)
		if err != nil {
			return "", err
		}
		b.WriteString(out)
	}
	return b.String(), nil
}

// line fills one line; what it gives ends with a line break.
func (f *filler) line(line string) (string, error) {
	if strings.Contains(line, "@@") {
		return f.values(line) + "\n", nil
	}
	before, rest, found := strings.Cut(line, "@")
	if !found || strings.Contains(before, "# ") && !strings.HasPrefix(before, "#") {
		return line + "\n", nil
	}
	rest, answers := strings.CutPrefix(rest, "=")
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(rest)
	}
	name, behind := rest[:end], rest[end:]
	var b strings.Builder
	for i, lang := range f.about.Languages {
		text, known := f.sentences[i][name]
		switch {
		case !known:
			return "", fmt.Errorf("no sentence %q in %s", name, lang)
		case text == "": // one title for all languages
		case answers:
			b.WriteString(before + string(lang) + ": " + text + behind + "\n")
		default:
			b.WriteString(f.placed(i, before, text, behind) + "\n")
		}
	}
	return b.String(), nil
}

// placed puts a sentence where the shape of its line wants it in a language.
func (f *filler) placed(i int, before, text, behind string) string {
	mark := ""
	if lang := f.about.Languages[i]; translate.Get()[base(lang)] != "" && before == strings.TrimLeft(before, " ") {
		mark = "[" + string(lang) + "] " // the letters of a lesson's line do not tell its language
	}
	switch {
	case strings.HasPrefix(before, "#") && i > 0:
		return "**" + text + "**"
	case strings.HasPrefix(before, "#"):
		return before + text + behind
	case strings.HasPrefix(before, "👉"):
		return before + mark + text
	case i == 0:
		return before + mark + text + behind
	case strings.HasPrefix(before, "- "):
		return "  " + mark + text
	}
	return before + mark + text
}

// values fills in what stands inside a line.
func (f *filler) values(line string) string {
	codes := make([]string, len(f.about.Languages))
	titles := make([]string, len(f.about.Languages))
	for i, lang := range f.about.Languages {
		codes[i] = string(lang)
		titles[i] = `"` + f.sentences[i]["reward"] + `"`
	}
	return strings.NewReplacer(
		"@@id", string(f.about.ID), "@@languages", strings.Join(codes, ", "), "@@author", Quoted(f.about.Author), "@@today", f.about.Today,
		"@@lessons", strings.Join(f.about.Lessons, ", "), "@@quizzes", strings.Join(f.about.Quizzes, ", "), "@@reward", strings.Join(titles, " / "),
	).Replace(line)
}

// Quoted writes a line of text as YAML reads it back, whatever signs it holds.
func Quoted(s string) string { return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"` }
