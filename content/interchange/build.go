package interchange

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"quest/content"
	"quest/content/source"
)

// Limits of a pack (docs/pack-format.md 2). Those in bytes leave room for what stands
// around the questions.
const (
	maxQuizItems = 60
	maxPackItems = 1000
	maxQuizFiles = 100
	maxQuizBytes = 200 << 10
	maxQuizSigns = 80_000
	maxPackBytes = 5 << 20
	maxPackLangs = 4
)

// What building a pack can take.
const (
	Exists        Key = "Exists"
	UnknownType   Key = "UnknownType" // of a question in a format of quest
	Duplicate     Key = "Duplicate"
	DuplicateIn   Key = "DuplicateIn"
	FailsCheck    Key = "FailsCheck"
	Unfit         Key = "Unfit"
	RefsDropped   Key = "RefsDropped"
	TitleDropped  Key = "TitleDropped"
	QuizSplit     Key = "QuizSplit"
	PackSplit     Key = "PackSplit"
	PackFull      Key = "PackFull"
	Updated       Key = "Updated"
	UpdateType    Key = "UpdateType"
	UpdateKey     Key = "UpdateKey"
	UpdateCase    Key = "UpdateCase"
	UpdateFails   Key = "UpdateFails"
	Unchanged     Key = "Unchanged"
	CommentHead   Key = "CommentHead"
	CommentOwner  Key = "CommentOwner"
	SummaryOf     Key = "SummaryOf"
	UnknownAuthor Key = "UnknownAuthor"
)

// BuildOptions say what becomes of a bank.
type BuildOptions struct {
	File  string         // name of the file that was read
	Name  string         // of a new pack, in the form of an ID, and of its quizzes without a name
	Owner string         // of a new pack
	Langs []content.Lang // of a new pack, in order; empty for those of the bank
	Lang  content.Lang   // of a new pack whose texts are of no language
	Into  fs.FS          // the pack to which the questions are added; nil for a new one
	// Update gives questions that are there new texts, instead of leaving them out.
	Update bool
	// Say words a key for comments in the written files, and In the finding of a check.
	Say func(key Key, args ...string) string
	In  content.Lang
	// Rules adds the findings of the rules of play to a reading, those about its last release left out; it may
	// be nil. It may be called by several goroutines at once, each with a reading of its own.
	Rules   func(*source.Reading) error
	Version string // of the game
	Step    func(done, all int) error
}

// Built is what a bank has become.
type Built struct {
	Packs    []BuiltPack
	Losses   []Loss // those of the reader too, in the order of the file
	Imported int    // whole questions
	Drafts   int
	Refused  int // left out, by the reader or because they do not fit
	Updated  int
	Same     int // that were to be brought up to date and have these texts already
	Simple   int // of the imported, not all of which came over
	// Least is the version to which that of the pack that is added to has to be raised before its next
	// release; "" if the one that it has will do.
	Least string
}

// BuiltPack is the files of one pack, or those that are added to one.
type BuiltPack struct {
	Name  string            // of its folder; empty for the pack that is added to
	Files map[string][]byte // by path; of a pack that is added to, only what is new or changed
	Quiz  []string          // paths of the quiz files among them, in order
	Items int
}

// ErrBrokenPack is the error of adding to a pack that has errors itself.
var ErrBrokenPack = errors.New("the pack has errors")

// ErrLanguage is the error of a text in a language that the pack has not, or of too many
// languages.
var ErrLanguage = errors.New("the pack has not the language of the texts")

// builder makes packs of a bank.
type builder struct {
	o      BuildOptions
	bank   *Bank
	langs  []content.Lang
	fitter fitter
	target *target
	ids    map[string]bool // of questions, given in this run
	losses []Loss
	out    Built
}

// Build makes the files of one or more packs of the questions of a bank, such that they
// load without an error: a question that would not pass the check becomes a draft that
// says why, and one that cannot even be a draft is left out. It fails if there is a pack to
// add to that is broken or lacks the language; otherwise everything is a loss.
func Build(b *Bank, o BuildOptions) (*Built, error) {
	w := &builder{o: o, bank: b, ids: map[string]bool{}}
	if o.Into != nil {
		t, err := openTarget(o)
		if err != nil {
			return nil, err
		}
		w.target, w.langs = t, t.langs
	} else {
		w.langs = packLangs(b, o.Langs, o.Lang)
	}
	used := langsOf(b)
	for _, l := range used {
		if !slices.Contains(w.langs, l) {
			return nil, fmt.Errorf("%w: %s", ErrLanguage, l)
		}
	}
	for _, l := range w.langs {
		if !content.LanguageCode(string(l)) {
			return nil, fmt.Errorf("%w: %q", ErrLanguage, l)
		}
	}
	if len(w.langs) == 0 || len(w.langs) > maxPackLangs {
		return nil, fmt.Errorf("%w: %d languages", ErrLanguage, len(w.langs))
	}
	quizzes := w.prepare()
	packs := w.inPacks(quizzes)
	if w.target != nil && len(packs) == 0 && len(w.target.changed) > 0 {
		packs = [][]group{nil} // texts that are brought up to date, and nothing new
	}
	ahead := w.newAhead(packs)
	defer ahead.wait()
	for i, group := range packs {
		if o.Step != nil {
			if err := o.Step(i, len(packs)); err != nil {
				return nil, err
			}
		}
		if err := w.buildPack(group, ahead.at(i)); err != nil {
			return nil, err
		}
	}
	if w.target != nil && len(w.out.Packs) > 0 {
		w.out.Least = w.target.least
	}
	w.count(b)
	return &w.out, nil
}

// count sums up what has become of the questions, and puts the losses in order.
func (w *builder) count(b *Bank) {
	all := slices.Concat(b.Losses, w.fitter.losses, w.losses)
	simple := map[string]bool{}
	for _, l := range all {
		switch l.Kind {
		case Skipped:
			w.out.Refused++
		case Simplified:
			simple[l.File+" "+itoa(l.Line)+" "+l.ID] = true
		case Noted, Drafted:
		}
	}
	w.out.Simple = len(simple)
	w.out.Losses = Ordered(all)
}

// place gives where a question stands: its line, or its file in an archive and the line there.
func (q *Question) place() string {
	switch {
	case q.File == "":
		return itoa(q.Line)
	case q.Line == 0:
		return q.File
	}
	return q.File + ":" + itoa(q.Line)
}

func (w *builder) loss(q *Question, kind LossKind, key Key, args ...string) {
	w.losses = append(w.losses, Loss{File: q.File, Line: q.Line, ID: q.ID, Kind: kind, Key: key, Args: args})
}

// packLangs gives the languages of a new pack: those wanted, else those of the pack that
// the bank is from, as far as there are texts, else those of the texts.
func packLangs(b *Bank, wanted []content.Lang, otherwise content.Lang) []content.Lang {
	used := langsOf(b)
	order := wanted
	if len(order) == 0 && b.Pack != nil {
		order = b.Pack.Languages
	}
	var langs []content.Lang
	for _, l := range order {
		if slices.Contains(used, l) || len(wanted) > 0 {
			langs = append(langs, l)
		}
	}
	for _, l := range used {
		if !slices.Contains(langs, l) {
			langs = append(langs, l)
		}
	}
	if len(langs) == 0 {
		langs = order
	}
	if len(langs) == 0 && otherwise != "" {
		langs = []content.Lang{otherwise}
	}
	return langs
}

// langsOf gives the languages in which the questions of a bank have texts, by code.
func langsOf(b *Bank) []content.Lang {
	seen := map[content.Lang]bool{}
	var look func(q *Question)
	look = func(q *Question) {
		eachText(q, func(t *Text, _ bool) {
			for l := range *t {
				seen[l] = true
			}
		})
		for i := range q.Questions {
			look(&q.Questions[i])
		}
	}
	for i := range b.Quizzes {
		for j := range b.Quizzes[i].Questions {
			look(&b.Quizzes[i].Questions[j])
		}
	}
	delete(seen, "")
	return sortedLangs(seen)
}

// prepare fits every question, leaves out those that are there already, and gives each an
// ID.
func (w *builder) prepare() []Quiz {
	first := map[string]string{}
	var out []Quiz
	for _, quiz := range w.bank.Quizzes {
		kept := quiz
		kept.Questions = nil
		for _, q := range quiz.Questions {
			for _, one := range w.fitter.fit(q) {
				same := sameQuestion(&one)
				if before, twice := first[same]; twice {
					if one.File == "" {
						w.loss(&one, Skipped, Duplicate, "line", before)
					} else {
						w.loss(&one, Skipped, DuplicateIn, "place", before)
					}
					continue
				}
				first[same] = one.place()
				if w.take(&one) {
					kept.Questions = append(kept.Questions, one)
				}
			}
		}
		if len(kept.Questions) > 0 {
			out = append(out, kept)
		}
	}
	return out
}

// sortAnswers puts typed answers of languages that the pack has not among those of all.
func (w *builder) sortAnswers(answers map[content.Lang][]string) {
	for _, lang := range sortedLangs(answers) {
		if lang == content.AnyLang || slices.Contains(w.langs, lang) {
			continue
		}
		for _, a := range answers[lang] {
			if any := answers[content.AnyLang]; len(any) < maxAnswers && !slices.Contains(any, a) {
				answers[content.AnyLang] = append(any, a)
			}
		}
		delete(answers, lang)
	}
}

// take gives a question its ID. It is false for one that the pack has already: that one is
// brought up to date if it is wanted, and left alone otherwise.
func (w *builder) take(q *Question) bool {
	if !content.Identifier(q.ID) {
		q.ID = madeID(q)
	}
	q.ID = free(q.ID, w.ids)
	if w.target != nil && w.target.ids[q.ID] {
		if w.o.Update {
			w.update(q)
		} else {
			w.loss(q, Skipped, Exists, "id", q.ID)
		}
		return false
	}
	q.Was = slices.DeleteFunc(q.Was, func(id string) bool {
		taken := w.ids[id] || w.target != nil && w.target.ids[id]
		w.ids[id] = true
		return taken
	})
	for i := range q.Questions {
		sub := &q.Questions[i]
		if !content.Identifier(sub.ID) {
			sub.ID = madeID(sub)
		}
		for sub.ID = free(sub.ID, w.ids); w.target != nil && w.target.ids[sub.ID]; {
			sub.ID = free(sub.ID, w.ids)
		}
		sub.Was = nil
	}
	w.dropRefs(q)
	for _, sub := range append([]Question{*q}, q.Questions...) {
		for _, g := range sub.Gaps {
			w.sortAnswers(g.Accept)
			for _, r := range g.Reject {
				w.sortAnswers(r.Answers)
			}
		}
	}
	return true
}

// dropRefs drops what a question names and the pack has not.
func (w *builder) dropRefs(q *Question) {
	var gone []string
	keep := func(list []string, known func(string) bool, most int) []string {
		return slices.DeleteFunc(slices.Clone(list), func(s string) bool {
			most--
			if known(s) && most >= 0 {
				return false
			}
			gone = append(gone, s)
			return true
		})
	}
	q.Concepts = keep(q.Concepts, w.knowsConcept, 5)
	q.Cites = keep(q.Cites, w.knowsCite, 5)
	q.Domains = keep(q.Domains, w.knowsDomain, 6)
	eachMisconception(q, func(id *string) {
		if *id != "" && !w.knowsMisconception(*id) {
			gone = append(gone, *id)
			*id = ""
		}
	})
	if len(gone) > 0 {
		slices.Sort(gone)
		w.loss(q, Simplified, RefsDropped, "names", strings.Join(slices.Compact(gone), ", "))
	}
	for i := range q.Questions {
		w.dropRefs(&q.Questions[i])
	}
}

func eachMisconception(q *Question, yield func(*string)) {
	yield(&q.Misconception)
	for i := range q.Options {
		yield(&q.Options[i].Misconception)
	}
	for i := range q.Cards {
		yield(&q.Cards[i].Misconception)
	}
	for i := range q.Pairs {
		yield(&q.Pairs[i].Misconception)
	}
	for i := range q.Extra {
		yield(&q.Extra[i].Misconception)
	}
	for i := range q.Gaps {
		for j := range q.Gaps[i].Reject {
			yield(&q.Gaps[i].Reject[j].Misconception)
		}
	}
}

func (w *builder) knowsConcept(id string) bool {
	if w.target != nil {
		_, ok := w.target.pack.Concept(content.ConceptID(id))
		return ok
	}
	return content.Identifier(id) && slices.ContainsFunc(w.bank.Concepts, func(c Concept) bool { return c.ID == id && w.whole(c.Term, c.Short) })
}

func (w *builder) knowsMisconception(id string) bool {
	if w.target != nil {
		_, ok := w.target.pack.Misconception(content.MisconceptionID(id))
		return ok
	}
	return content.Identifier(id) && slices.ContainsFunc(w.bank.Misconceptions, func(m Misconception) bool { return m.ID == id && w.whole(m.Says, m.Fix) })
}

// whole reports whether texts are there in every language of the pack.
func (w *builder) whole(texts ...Text) bool {
	for _, t := range texts {
		for _, l := range w.langs {
			if strings.TrimSpace(t.In(l)) == "" {
				return false
			}
		}
	}
	return true
}

func (w *builder) knowsCite(cite string) bool {
	if w.target == nil {
		return false
	}
	lesson, anchor, _ := strings.Cut(cite, "#")
	l, ok := w.target.pack.Lesson(content.LessonID(lesson))
	at := func(b content.Block) bool { return b.Anchor == anchor }
	return ok && anchor != "" && (slices.ContainsFunc(l.Blocks, at) || slices.ContainsFunc(l.Takeaways, at))
}

func (w *builder) knowsDomain(ref string) bool {
	if source.ShippedDomain(ref) {
		return true
	}
	if w.target == nil {
		return false
	}
	blueprint, domain, _ := strings.Cut(ref, ":")
	for _, b := range w.target.pack.Blueprints() {
		if string(b.ID) != blueprint {
			continue
		}
		for _, d := range b.Domains {
			if string(d.ID) == domain || slices.ContainsFunc(d.Tasks, func(t content.Task) bool { return string(t.ID) == domain }) {
				return true
			}
		}
	}
	return false
}
