package source

import (
	"maps"
	"slices"
	"strings"

	"quest/content"
)

// translatable is one text of a pack that an overlay may give in a further language
// (docs/pack-format.md 14): where it belongs, and where it stands in the source.
type translatable struct {
	of, key string          // such as "quiz/events" and "who-calls.stem"
	texts   []*content.Text // that are this text: the scenario of a case is one of each of its items
	gist    *content.Text   // of a sentence of a lesson, nil for all else
	at      mention         // where findings about the source text are put
	form    form            // whose rules hold for the text
	columns int             // how wide its line may be; 0 for no limit
	wide    int             // how many columns a line of prose may take, see form.room
	line    bool            // it is one line
	gaps    []string        // that it must hold, once each
}

// gapAnswers are the typed answers of a gap, to which an overlay may add.
type gapAnswers struct {
	of, key string
	gap     *content.Gap
	form    form
}

// texts collects what can be translated, in the order in which an author reads it. It is
// called when all files are read.
type texts struct {
	all     []translatable
	answers []gapAnswers
	of      string
	form    form
	prefix  string // of keys and of paths in the form, ending in a dot
}

// translatables lists every text of the pack that an overlay may translate, and every gap.
func (l *loader) translatables() *texts {
	t := &texts{}
	if src := l.files["pack.yaml"]; src != nil {
		t.begin("pack", form{l: l, src: src, n: &node{}})
		t.line("title", &l.manifest.meta.Title, 0)
		t.prose("summary", &l.manifest.meta.Summary)
	}
	t.glossary(l)
	for i := range l.lessons {
		t.lesson(&l.lessons[i])
	}
	for i := range l.quizzes {
		t.quiz(&l.quizzes[i])
	}
	for i := range l.labs {
		t.lab(&l.labs[i])
	}
	for i := range l.rewards {
		r := &l.rewards[i]
		t.begin("rewards", r.form)
		t.line(string(r.ID)+".title", &r.Title, maxTitle, "title")
	}
	for _, id := range slices.Sorted(maps.Keys(l.blueprints)) {
		t.blueprint(l, id)
	}
	return t
}

func (t *texts) begin(of string, f form) { t.of, t.form, t.prefix = of, f, "" }

// in collects texts below a part, such as "options.mysql.".
func (t *texts) in(part string, collect func()) {
	before := t.prefix
	t.prefix += part + "."
	collect()
	t.prefix = before
}

func (t *texts) prose(key string, text *content.Text) { t.add(key, text, false, 0, key) }

func (t *texts) label(key string, text *content.Text) {
	t.add(key, text, true, t.form.room(key, labelField), key)
}

// line adds a text of one line. path leads to it in the form; it is the key if none is given.
func (t *texts) line(key string, text *content.Text, columns int, path ...string) {
	t.add(key, text, true, columns, append(path, key)[0])
}

func (t *texts) add(key string, text *content.Text, line bool, columns int, path string) {
	if text.Empty() {
		return
	}
	prefix := strings.TrimPrefix(t.prefix, t.form.in.item())
	at := t.form.n.follow(strings.ReplaceAll(prefix+path, ".", "/")).place
	t.all = append(t.all, translatable{
		of: t.of, key: t.prefix + key, texts: []*content.Text{text}, form: t.form, columns: columns, wide: t.form.room(key, proseField), line: line,
		at: mention{t.form.src, t.form.in, wordAt{place: at}},
	})
}

// last is the text that was added last.
func (t *texts) last() *translatable { return &t.all[len(t.all)-1] }

// item is the beginning of keys of an item's texts, "" for what is no item.
func (s scope) item() string {
	if id, ok := strings.CutPrefix(s.id, "item/"); ok {
		return id + "."
	}
	return ""
}

func (t *texts) glossary(l *loader) {
	src := l.files["concepts.yaml"]
	if src == nil || len(l.glossary.concepts)+len(l.glossary.misconceptions) == 0 {
		return
	}
	root := l.glossary.root
	t.begin("concepts", form{l: l, src: src, n: root})
	t.in("concepts", func() {
		for i := range l.glossary.concepts {
			c := &l.glossary.concepts[i]
			t.in(string(c.ID), func() { t.line("term", &c.Term, 0); t.line("short", &c.Short, 0) })
		}
	})
	t.in("misconceptions", func() {
		for i := range l.glossary.misconceptions {
			m := &l.glossary.misconceptions[i]
			t.in(string(m.ID), func() { t.line("says", &m.Says, 0); t.prose("fix", &m.Fix) })
		}
	})
}

// lesson adds the title, every block that has an anchor, and the label of every text art that has
// one for each language, by the name of its file.
func (t *texts) lesson(l *lessonAt) {
	t.begin("lesson/"+string(l.ID), l.form)
	add := func(anchor string, text, gist *content.Text) {
		if text.Empty() || anchor == "" {
			return
		}
		t.add(anchor, text, false, 0, anchor)
		t.last().at.place, t.last().gist = l.anchorPlace(anchor), gist
	}
	add("title", &l.Title, nil)
	for _, blocks := range [][]content.Block{l.Blocks, l.Takeaways} {
		for i := range blocks {
			b := &blocks[i]
			switch b.Kind {
			case content.Sentence:
				add(b.Anchor, &b.Text, &b.Gist)
			case content.Heading:
				add(b.Anchor, &b.Text, nil)
			case content.Art:
				if !b.Text.Neutral() {
					add(l.artFile(b), &b.Text, nil)
				}
			case content.Fence: // the same in every language
			}
		}
	}
}

// artFile gives the name of the file that text art was read from, such as "media/ship.txt"; "" for
// one that could not be read.
func (l *lessonAt) artFile(b *content.Block) string {
	for file, code := range l.l.pictures {
		if b.Code != nil && code == b.Code {
			return file
		}
	}
	return ""
}

// anchorPlace finds the line of a lesson that has an anchor, or shows text art of a file; its first
// line for the title.
func (l *lessonAt) anchorPlace(anchor string) place {
	for i, line := range l.src.lines {
		if strings.Contains(line, "{#"+anchor+"}") || strings.HasPrefix(line, "![") && strings.Contains(line, "]("+anchor+")") {
			return place{i + 1, 1}
		}
	}
	return place{1, 1}
}

func (t *texts) quiz(q *quizAt) {
	of := "quiz/" + string(q.ID)
	t.begin(of, q.form)
	t.line("title", &q.Title, 0)
	scenarios := map[content.ItemID]int{}
	for i := range q.items {
		it := &q.items[i]
		if c := it.Case; c != nil {
			if at, known := scenarios[c.ID]; known {
				t.all[at].texts = append(t.all[at].texts, &c.Scenario)
			} else if !c.Scenario.Empty() {
				t.begin(of, q.form)
				t.prose(string(c.ID)+".scenario", &c.Scenario)
				t.last().at.place = q.n.follow("items/" + string(c.ID) + "/scenario").place
				scenarios[c.ID] = len(t.all) - 1
			}
		}
		t.begin(of, it.form)
		t.in(string(it.ID), func() { t.item(it) })
	}
}

func (t *texts) item(it *itemAt) {
	t.prose("stem", &it.Stem)
	if !it.Text.Empty() {
		t.prose("text", &it.Text)
		for _, g := range it.Gaps {
			t.last().gaps = append(t.last().gaps, string(g.ID))
		}
	}
	t.prose("hint", &it.Hint)
	t.prose("explain", &it.Explain)
	t.prose("if_right", &it.IfRight)
	t.prose("if_wrong", &it.IfWrong)
	part := func(list string, id content.PartID, text, why *content.Text) {
		t.in(list+"."+string(id), func() { t.label("text", text); t.prose("why", why) })
	}
	for i := range it.Options {
		o := &it.Options[i]
		part("options", o.ID, &o.Text, &o.Why)
	}
	for i := range it.Bins {
		b := &it.Bins[i]
		part("bins", b.ID, &b.Text, &content.Text{})
	}
	for i := range it.Cards {
		c := &it.Cards[i]
		part("cards", c.ID, &c.Text, &c.Why)
	}
	for i := range it.Steps {
		s := &it.Steps[i]
		part("steps", s.ID, &s.Text, &s.Why)
	}
	for i := range it.Pairs {
		p := &it.Pairs[i]
		t.in("pairs."+string(p.ID), func() { t.label("left", &p.Left); t.label("right", &p.Right); t.prose("why", &p.Why) })
	}
	for i := range it.Extra {
		e := &it.Extra[i]
		part("extra", e.ID, &e.Text, &e.Why)
	}
	for i := range it.Gaps {
		t.gap(it, &it.Gaps[i])
	}
}

func (t *texts) gap(it *itemAt, g *content.Gap) {
	t.in("gaps."+string(g.ID), func() {
		if g.Number == nil {
			t.answers = append(t.answers, gapAnswers{t.of, strings.TrimSuffix(t.prefix, "."), g, it.form})
		}
		for i := range g.Reject {
			r := &g.Reject[i]
			t.in("reject."+string(r.ID), func() { t.prose("why", &r.Why) })
		}
	})
}

func (t *texts) lab(lab *labAt) {
	f := lab.form
	f.holes = lab.holes()
	t.begin("lab/"+string(lab.ID), f)
	t.line("title", &lab.Title, 0)
	t.prose("intro", &lab.Intro)
	t.prose("assumes", &lab.Assumes)
	for i := range lab.Nodes {
		n := &lab.Nodes[i]
		t.in("nodes."+string(n.ID), func() { t.label("text", &n.Text) })
	}
	for i := range lab.Controls {
		c := &lab.Controls[i]
		t.in("controls."+string(c.ID), func() {
			t.label("text", &c.Text)
			for j := range c.Values {
				v := &c.Values[j]
				t.in("values."+string(v.ID), func() { t.label("text", &v.Text) })
			}
		})
	}
	for i := range lab.Actions {
		a := &lab.Actions[i]
		t.in("actions."+string(a.ID), func() {
			t.label("text", &a.Text)
			for j := range a.Routes {
				t.route(&a.Routes[j])
			}
		})
	}
	for i := range lab.Missions {
		m := &lab.Missions[i]
		t.in("missions."+string(m.ID), func() { t.line("text", &m.Text, 0); t.prose("hint", &m.Hint) })
	}
}

func (t *texts) route(r *content.Route) {
	t.in("routes."+string(r.ID), func() {
		t.label("text", &r.Text)
		t.prose("success", &r.Success)
		for i := range r.Gates {
			g := &r.Gates[i]
			t.in("gates."+string(g.ID), func() { t.prose("fail", &g.Fail) })
		}
		for i := range r.Notes {
			n := &r.Notes[i]
			t.in("notes."+string(n.ID), func() { t.prose("text", &n.Text) })
		}
	})
}

func (t *texts) blueprint(l *loader, id content.BlueprintID) {
	b := l.blueprints[id]
	_, name, _ := strings.Cut(string(id), "/")
	t.begin("blueprint/"+name, l.blueprintForms[id])
	t.line("title", &b.Title, 0)
	for i := range b.Domains {
		d := &b.Domains[i]
		t.in("domains."+string(d.ID), func() { t.line("text", &d.Text, 0) })
		for j := range d.Tasks {
			k := &d.Tasks[j]
			t.line("tasks."+string(k.ID)+".text", &k.Text, 0, "domains."+string(d.ID)+".tasks."+string(k.ID)+".text")
		}
	}
}
