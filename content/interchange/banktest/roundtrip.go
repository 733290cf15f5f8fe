package banktest

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/interchange"
	"quest/content/interchange/markup"
	"quest/content/packs"
	"quest/content/source"
)

// Packs gives packs of every kind in English and Korean, by name.
func Packs(t testing.TB) map[string]*content.Pack {
	t.Helper()
	all := map[string]*content.Pack{"tests": contenttest.Pack(), "deep": contenttest.Deep()}
	for name, files := range map[string]fs.FS{
		"example-pack": contenttest.ExampleFiles(t), "ferry": contenttest.FerryFiles(t, "en", "ko", "ja"), "harbour": contenttest.HarbourFiles(t), "canal": contenttest.CanalFiles(t),
	} {
		p, findings := source.Load(files, source.Options{})
		if p == nil {
			t.Fatalf("%s: %v", name, findings)
		}
		all[name] = p
	}
	for _, c := range packs.Shipped() {
		p, err := content.Open(c)
		if err != nil {
			t.Fatal(err)
		}
		all[string(p.ID())] = p
	}
	return all
}

// Way says how a bank goes through a format.
type Way struct {
	Langs []content.Lang
	Multi bool
	Holds interchange.Holds
	// Parts gives the questions that the format makes of one that it cannot take whole. It may
	// be nil.
	Parts func(interchange.Question) []interchange.Question
	// Becomes changes a question into what the format makes of it, where that is more than
	// leaving fields out. It may be nil.
	Becomes func(*interchange.Question)
}

// RoundTrip writes every pack in a format, reads it back, builds a pack of it, and wants
// the same questions, as far as the format holds them.
func RoundTrip(t *testing.T, format interchange.Format, way Way) {
	t.Helper()
	for name, p := range Packs(t) {
		t.Run(name, func(t *testing.T) {
			bank := interchange.FromPack(p)
			data, losses, err := format.Write(bank, interchange.WriteOptions{Langs: way.Langs, Multi: way.Multi})
			if err != nil {
				t.Fatal(err)
			}
			again, _, _ := format.Write(bank, interchange.WriteOptions{Langs: way.Langs, Multi: way.Multi})
			if string(again) != string(data) {
				t.Error("the second file differs from the first")
			}
			for _, l := range losses {
				if l.Key == "" {
					t.Errorf("a loss without a key: %+v", l)
				}
			}
			back := way.readBack(t, format, data)
			want, got := strings.Split(way.normal(bank), "\n"), strings.Split(way.normal(back), "\n")
			for i := range min(len(want), len(got)) {
				if want[i] != got[i] {
					t.Fatalf("line %d\nwas %s\nis  %s\nin\n%s", i, want[i], got[i], strings.Join(got[max(0, i-6):min(len(got), i+6)], "\n"))
				}
			}
			if len(want) != len(got) {
				t.Fatalf("%d lines became %d", len(want), len(got))
			}
		})
	}
}

func (w Way) readBack(t *testing.T, format interchange.Format, data []byte) *interchange.Bank {
	t.Helper()
	f, err := interchange.NewFile("bank"+format.Extensions[0], data)
	if err != nil {
		t.Fatal(err)
	}
	if format.Sniff(f) < 50 {
		t.Errorf("what was written is not recognised: %d", format.Sniff(f))
	}
	read, err := format.Read(f, interchange.ReadOptions{Lang: w.Langs[0]})
	if err != nil {
		t.Fatalf("%v in\n%.2000s", err, data)
	}
	built, err := interchange.Build(read, interchange.BuildOptions{File: "bank", Name: "bank", Owner: "my", Langs: w.Langs, Lang: w.Langs[0], In: content.English})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range built.Losses {
		if l.Kind == interchange.Skipped || l.Kind == interchange.Drafted {
			t.Errorf("on the way back: %s", Loss(l))
		}
	}
	all := &interchange.Bank{}
	for _, p := range built.Packs {
		all.Quizzes = append(all.Quizzes, interchange.FromPack(Load(t, p.Files)).Quizzes...)
	}
	return all
}

// normal writes down what the format holds of a bank, in one form.
func (w Way) normal(b *interchange.Bank) string {
	var quiz interchange.Quiz
	for _, q := range b.Quizzes {
		for _, one := range q.Questions {
			if one.Type != content.Case {
				quiz.Questions = append(quiz.Questions, one)
				continue
			}
			for _, sub := range one.Questions {
				if sub.Code == nil {
					sub.Code = one.Code
				}
				to := &sub.Stem
				if sub.Type == content.Cloze && len(sub.Stem) == 0 {
					to = &sub.Text
				}
				*to = w.above(one.Scenario, *to)
				quiz.Questions = append(quiz.Questions, sub)
			}
		}
	}
	if w.Parts != nil {
		var parts []interchange.Question
		for _, q := range quiz.Questions {
			parts = append(parts, w.Parts(q)...)
		}
		quiz.Questions = parts
	}
	for i := range quiz.Questions {
		w.reduce(&quiz.Questions[i])
	}
	slices.SortStableFunc(quiz.Questions, func(a, b interchange.Question) int { return strings.Compare(a.ID, b.ID) })
	return Bank(&interchange.Bank{Quizzes: []interchange.Quiz{quiz}})
}

func (w Way) above(a, b interchange.Text) interchange.Text {
	out := interchange.Text{}
	for _, lang := range w.Langs {
		if s := strings.TrimSpace(a.In(lang) + "\n" + b.In(lang)); s != "" {
			out[lang] = s
		}
	}
	return out
}

// reduce leaves of a question what the format holds.
func (w Way) reduce(q *interchange.Question) {
	q.Line, q.Origin, q.Name, q.Level, q.Rev = 0, "", "", "", 0
	if q.Type == content.Cloze && q.Stem != nil {
		q.Text, q.Stem = w.above(q.Stem, q.Text), nil
	}
	drop := func(held interchange.Holds, t *interchange.Text) {
		if w.Holds&held == 0 {
			*t = nil
		}
		*t = w.text(*t)
	}
	drop(interchange.HoldsHint, &q.Hint)
	drop(interchange.HoldsExplain, &q.Explain)
	drop(interchange.HoldsTruthWhy, &q.IfRight)
	drop(interchange.HoldsTruthWhy, &q.IfWrong)
	for i := range q.Options {
		q.Options[i].Text = w.text(q.Options[i].Text)
		drop(interchange.HoldsOptionWhy, &q.Options[i].Why)
	}
	for i := range q.Steps {
		q.Steps[i].Text = w.text(q.Steps[i].Text)
		drop(interchange.HoldsStepWhy, &q.Steps[i].Why)
	}
	for i := range q.Pairs {
		q.Pairs[i].Left, q.Pairs[i].Right = w.text(q.Pairs[i].Left), w.text(q.Pairs[i].Right)
		drop(interchange.HoldsPartWhy, &q.Pairs[i].Why)
	}
	for i := range q.Extra {
		q.Extra[i].Text = w.text(q.Extra[i].Text)
		drop(interchange.HoldsPartWhy, &q.Extra[i].Why)
	}
	w.reduceCards(q)
	w.reduceGaps(q)
	q.Stem, q.Text = w.text(q.Stem), w.text(q.Text)
	if w.Holds&interchange.HoldsTags == 0 {
		q.Tags = nil
	}
	if w.Holds&interchange.HoldsSources == 0 {
		q.Sources = nil
	}
	if w.Holds&interchange.HoldsKeep == 0 {
		q.Keep = false
	}
	if q.Type == content.TrueFalse || q.Type == content.Order || q.Type == content.Cloze {
		q.Keep = false // nothing is shuffled there, or everything
	}
	if w.Holds&interchange.HoldsCode == 0 {
		q.Code = nil
	} else if q.Code != nil {
		q.Code = &interchange.Code{Language: "text", Text: q.Code.Text}
	}
	if w.Becomes != nil {
		w.Becomes(q)
	}
}

// reduceCards names the bins by their places, and leaves out those that no card names.
func (w Way) reduceCards(q *interchange.Question) {
	var bins []interchange.Bin
	for i := range q.Cards {
		c := &q.Cards[i]
		c.Text = w.text(c.Text)
		if c.Why = w.text(c.Why); w.Holds&interchange.HoldsPartWhy == 0 {
			c.Why = nil
		}
		at := slices.IndexFunc(q.Bins, func(b interchange.Bin) bool { return b.ID == c.Bin })
		bin := text(w.text(q.Bins[at].Text))
		if !slices.ContainsFunc(bins, func(b interchange.Bin) bool { return text(b.Text) == bin }) {
			bins = append(bins, interchange.Bin{Text: w.text(q.Bins[at].Text)})
		}
		c.Bin = bin
	}
	q.Bins = bins
}

// reduceGaps names the gaps by their places, and makes one list of the answers of all
// languages.
func (w Way) reduceGaps(q *interchange.Question) {
	q.Gaps = slices.Clone(q.Gaps)
	slices.SortStableFunc(q.Gaps, func(a, b interchange.Gap) int {
		s := q.Text.In(w.Langs[0])
		return strings.Index(s, "{{"+a.ID+"}}") - strings.Index(s, "{{"+b.ID+"}}")
	})
	for i := range q.Gaps {
		g := &q.Gaps[i]
		old := g.ID
		g.ID = "place" + string(rune('1'+i))
		own := interchange.Text{}
		for lang, s := range q.Text {
			own[lang] = strings.ReplaceAll(s, "{{"+old+"}}", "{{"+g.ID+"}}")
		}
		q.Text = own
		g.Accept, g.Typos = w.flat(g.Accept), ""
		if g.Number != nil && w.Holds&interchange.HoldsUnits == 0 {
			g.Number = &interchange.Number{Value: g.Number.Value, Tolerance: g.Number.Tolerance}
		}
		if w.Holds&interchange.HoldsKnownWrong == 0 {
			g.Reject = nil
		}
		for j := range g.Reject {
			g.Reject[j].Answers, g.Reject[j].Why = w.flat(g.Reject[j].Answers), w.text(g.Reject[j].Why)
		}
	}
}

func (w Way) flat(m map[content.Lang][]string) map[content.Lang][]string {
	var all []string
	for _, l := range slices.Concat([]content.Lang{content.AnyLang, w.Langs[0]}, slices.Sorted(maps.Keys(m))) {
		for _, a := range m[l] {
			if !slices.Contains(all, a) {
				all = append(all, a)
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	all = all[:min(len(all), 12)] // as many as a gap takes in one language
	return map[content.Lang][]string{content.AnyLang: all}
}

// text gives a text in the languages of the way, with its markup in one form.
func (w Way) text(t interchange.Text) interchange.Text {
	if len(t) == 0 {
		return nil
	}
	langs := w.Langs
	if !w.Multi {
		langs = langs[:1]
	}
	out := interchange.Text{}
	for _, lang := range langs {
		var lines []string
		for line := range strings.SplitSeq(t.In(lang), "\n") {
			lines = append(lines, markup.LineToHTML(line))
		}
		out[lang] = strings.Join(lines, "\n")
	}
	return out
}
