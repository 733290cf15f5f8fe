package check

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"

	"quest/content"
	"quest/content/lazy"
	"quest/content/source"
	"quest/content/source/saying"
)

// servicesFile lists services and names of AWS that have changed. Each entry was confirmed on the page that is its source,
// on the day on which it was looked up; nothing is in it that a page did not say.
//
//go:embed services.json
var servicesFile []byte

// service is a service of AWS that is closed, or a name that is not used any more.
type service struct {
	Name      string   `json:"name"`
	Names     []string `json:"names"`           // as texts have it: words of their own, in this case
	But       []string `json:"but,omitempty"`   // what follows a name that means something else
	Alone     bool     `json:"alone,omitempty"` // a name that goes on with a capital is that of something else
	State     string   `json:"state"`           // closed to new customers, closing, ended, renamed, superseded
	Since     string   `json:"since"`           // YYYY-MM-DD or YYYY-MM, "" for a day that the source does not give
	Successor string   `json:"successor"`       // that the source names, "" for none
	Now       []string `json:"now,omitempty"`   // names of the successor, as texts have them
	Source    string   `json:"source"`
	LookedUp  string   `json:"looked_up"` // YYYY-MM-DD
}

// serviceList is the file with what is needed to find names quickly.
type serviceList struct {
	Tells    map[content.Lang][]string `json:"tells"` // words of a text that says what has become of a service
	Services []service                 `json:"services"`

	byFirst [256][]named // by their first byte
}

// named is one name of a service.
type named struct {
	name string
	of   *service
}

var services = lazy.Value[*serviceList]{Make: func() *serviceList {
	l := &serviceList{}
	if err := json.Unmarshal(servicesFile, l); err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	for i := range l.Services {
		s := &l.Services[i]
		for _, name := range s.Names {
			l.byFirst[name[0]] = append(l.byFirst[name[0]], named{name, s})
		}
	}
	return l
}}

// find calls yield for each service that a text names, once each, with the name as it stands there.
func (l *serviceList) find(text string, yield func(*service, string)) {
	var found []*service
	for i := range len(text) {
		if i > 0 && inWord(text[i-1]) {
			continue
		}
		for _, n := range l.byFirst[text[i]] {
			rest, ok := strings.CutPrefix(text[i:], n.name)
			if !ok || rest != "" && inWord(rest[0]) || n.of.goesOn(rest) || slices.Contains(found, n.of) {
				continue
			}
			found = append(found, n.of)
			yield(n.of, n.name)
		}
	}
}

// inWord reports whether a byte is part of a name in Latin letters.
func inWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// goesOn reports whether what follows a name makes it that of something else.
func (s *service) goesOn(rest string) bool {
	if s.Alone && len(rest) > 1 && rest[0] == ' ' && rest[1] >= 'A' && rest[1] <= 'Z' {
		return true
	}
	return slices.ContainsFunc(s.But, func(but string) bool { return strings.HasPrefix(rest, but) })
}

// says reports whether a text says what has become of the service: that it is closed, or its new name.
func (l *serviceList) says(s *service, lang content.Lang, text string) bool {
	if slices.ContainsFunc(s.Now, func(name string) bool { return strings.Contains(text, name) }) {
		return true
	}
	text = strings.ToLower(text)
	return slices.ContainsFunc(l.Tells[lang], func(words string) bool { return strings.Contains(text, words) })
}

// finding gives the key and the arguments of what is said of a service.
func (s *service) finding() (saying.Key, []string) {
	successor := s.Successor
	if successor == "" {
		successor = "a service that is open"
	}
	args := []string{"name", s.Name, "successor", successor, "source", s.Source, "since", s.Since}
	switch s.State {
	case "renamed":
		return saying.ServiceRenamed, args
	case "superseded":
		return saying.ServiceSuperseded, args
	case "ended":
		return saying.ServiceEnded, args
	case "closing":
		return saying.ServiceClosing, args
	}
	return saying.ServiceClosed, args
}

// oldNames reports services that texts of the pack offer though they are closed (Q025), and names that are
// not used any more (Q026). It looks at packs for exams of AWS only: elsewhere the words mean other things.
func oldNames(r *source.Reading) {
	if !forAWS(r) {
		return
	}
	l := services.Get()
	for _, it := range r.Items() {
		l.item(r, it)
	}
	for _, lesson := range r.Lessons() {
		l.lesson(r, lesson)
	}
}

func forAWS(r *source.Reading) bool {
	ids, _ := r.Exams()
	if slices.ContainsFunc(ids, func(id content.BlueprintID) bool { return strings.HasPrefix(string(id), "aws/") }) {
		return true
	}
	return slices.ContainsFunc(r.Items(), func(it *content.Item) bool {
		return slices.ContainsFunc(it.Domains, func(d string) bool { return strings.HasPrefix(d, "aws/") })
	})
}

// itemText is one text of an item and where it stands.
type itemText struct {
	path   string
	text   content.Text
	why    content.Text // the reason beside it, which may say that a service is closed
	reason bool         // it is a reason itself: it need not offer what it names
}

func textsOf(it *content.Item) []itemText {
	all := []itemText{{path: "stem", text: it.Stem}, {path: "text", text: it.Text}, {path: "hint", text: it.Hint, reason: true}, {path: "explain", text: it.Explain, reason: true}}
	part := func(list string, id content.PartID, text, why content.Text) {
		path := list + "/" + string(id)
		all = append(all, itemText{path: path + "/text", text: text, why: why}, itemText{path: path + "/why", text: why, reason: true})
	}
	for i := range it.Options {
		o := &it.Options[i]
		part("options", o.ID, o.Text, o.Why)
	}
	for i := range it.Bins {
		part("bins", it.Bins[i].ID, it.Bins[i].Text, content.Text{})
	}
	for i := range it.Cards {
		part("cards", it.Cards[i].ID, it.Cards[i].Text, it.Cards[i].Why)
	}
	for i := range it.Steps {
		part("steps", it.Steps[i].ID, it.Steps[i].Text, it.Steps[i].Why)
	}
	for i := range it.Pairs {
		p := &it.Pairs[i]
		path := "pairs/" + string(p.ID)
		all = append(all, itemText{path: path + "/left", text: p.Left, why: p.Why}, itemText{path: path + "/right", text: p.Right, why: p.Why}, itemText{path: path + "/why", text: p.Why, reason: true})
	}
	for i := range it.Extra {
		part("extra", it.Extra[i].ID, it.Extra[i].Text, it.Extra[i].Why)
	}
	return all
}

func (l *serviceList) item(r *source.Reading, it *content.Item) {
	texts := textsOf(it)
	if c := it.Case; c != nil && c.N == 1 {
		texts = append(texts, itemText{path: "", text: c.Scenario})
	}
	for _, lang := range r.Languages() {
		for _, t := range texts {
			for _, line := range t.text.Lines(lang) {
				words := line.String()
				l.find(words, func(s *service, _ string) {
					if l.mayStand(s, lang, words, t, texts) {
						return
					}
					key, args := s.finding()
					r.ReportItem(key, it.ID, t.path, args...)
				})
			}
		}
	}
}

// mayStand reports whether a text of an item may name a service: it, or the reason beside it, says what has become of it; or it
// is a reason, which may name what is closed. What is superseded may stand in an item that names its successor anywhere.
func (l *serviceList) mayStand(s *service, lang content.Lang, words string, t itemText, all []itemText) bool {
	old := s.State == "renamed"
	if t.reason && !old || l.says(s, lang, words) || l.says(s, lang, joined(t.why, lang)) {
		return true
	}
	return s.State == "superseded" && slices.ContainsFunc(all, func(other itemText) bool { return l.says(s, lang, joined(other.text, lang)) })
}

func joined(t content.Text, lang content.Lang) string {
	lines := t.Lines(lang)
	if len(lines) == 1 {
		return lines[0].String()
	}
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(line.String() + " ")
	}
	return b.String()
}

func (l *serviceList) lesson(r *source.Reading, lesson *content.Lesson) {
	for _, lang := range r.Languages() {
		for _, blocks := range [][]content.Block{lesson.Blocks, lesson.Takeaways} {
			for i := range blocks {
				for _, text := range []content.Text{blocks[i].Text, blocks[i].Gist} {
					for _, line := range text.Lines(lang) {
						words := line.String()
						l.find(words, func(s *service, name string) {
							if !l.says(s, lang, words) {
								key, args := s.finding()
								r.ReportLesson(key, lesson.ID, name, args...)
							}
						})
					}
				}
			}
		}
	}
}
