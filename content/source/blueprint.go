package source

import (
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

var blueprintRecord = record{[]field{
	formatField,
	{name: "id", required: true, takes: "owner/name", about: "names the exam; the owner is that of the pack"},
	{name: "title", kind: lineField, required: true, about: "name of the exam"},
	{name: "source", required: true, takes: "https:// address", about: "the official guide"},
	{name: "verified", kind: dateField, required: true, about: "day on which it was last held against the guide; not in the future"},
	{name: "exam", kind: mapField, required: true, about: "the figures of the exam", of: &record{[]field{
		{name: "questions", kind: integerField, required: true, low: 1, high: 1000, about: "how many are asked"},
		{name: "scored", kind: integerField, required: true, low: 1, high: 1000, about: "how many of them count"},
		{name: "minutes", kind: integerField, required: true, low: 1, high: 1440, about: "how long it takes"},
		{name: "pass", kind: integerField, required: true, high: 100_000, about: "scaled score that passes"},
		{name: "scale", kind: wordsField, required: true, low: 2, high: 2, takes: "numbers, the lowest and the highest score", about: "on which pass lies"},
	}}},
	{name: "domains", kind: mapsField, required: true, low: 1, high: 20, about: "parts of the exam; their weights add up to 100", of: &record{[]field{
		partID,
		{name: "weight", kind: integerField, required: true, low: 1, high: 100, about: "percent of what is scored"},
		{name: "text", kind: lineField, required: true, about: "name of the domain"},
		{name: "tasks", kind: mapsField, high: 40, about: "parts of the domain", of: &record{[]field{
			partID,
			{name: "text", kind: lineField, required: true, about: "name of the task"},
		}}},
	}}},
	{name: "ends", kind: dateField, about: "last day of the exam; the game warns of it"},
	{name: "next", kind: refField, refers: "blueprint", about: "the exam that takes its place"},
}}

// readBlueprint reads one file of blueprints/. A copy of an exam that the game has is
// read and left out.
func (l *loader) readBlueprint(src *file) {
	n := l.yaml(src)
	if n == nil || !l.checkFormat(src, n, "quest.blueprint/v1") || len(l.langs) == 0 {
		l.names.incomplete["blueprint"], l.names.incomplete["domain"], src.unread = true, true, true
		return
	}
	f, ok := l.open(src, n, scope{}, &blueprintRecord)
	if !ok {
		return
	}
	b := &content.Blueprint{ID: f.blueprintID(), Title: f.text("title"), Verified: f.verified(content.UsualStaleAfter)}
	if f.need("source") != nil {
		if s, at := f.word("source"); at != nil && f.checkAddress(at.place, s) {
			b.Source = cleaned(s)
		}
	}
	if b.Verified == "" {
		f.need("verified")
	}
	if g, ok := f.within("exam"); ok {
		b.Exam = g.figures()
	}
	f.blueprintDomains(b)
	b.Ends, _ = f.date("ends")
	b.Next = content.BlueprintID(f.ref("next"))
	switch {
	case b.ID == "":
		l.names.incomplete["blueprint"], l.names.incomplete["domain"] = true, true
	case slices.Contains(ShippedBlueprints(), string(b.ID)):
	case l.blueprints[b.ID] != nil:
		f.report(f.get("id").place, saying.BlueprintTwice, "id", string(b.ID))
	default:
		if l.blueprints == nil {
			l.blueprints, l.blueprintForms = map[content.BlueprintID]*content.Blueprint{}, map[content.BlueprintID]form{}
		}
		l.blueprints[b.ID], l.blueprintForms[b.ID] = b, f
	}
}

// blueprintID reads the ID of an exam: of the pack's own owner, or of one that the game
// has, whose copy is ignored.
func (f form) blueprintID() content.BlueprintID {
	if f.need("id") == nil {
		return ""
	}
	s, n := f.word("id")
	if n == nil {
		return ""
	}
	owner, _, _ := strings.Cut(s, "/")
	mine, _, _ := strings.Cut(string(f.l.manifest.meta.ID), "/")
	switch {
	case slices.Contains(ShippedBlueprints(), s):
		f.report(n.place, saying.BlueprintShipped, "id", s)
	case !ownedName(s) || owner == "aws" || mine != "" && owner != mine:
		f.report(n.place, saying.BadBlueprintID, "id", shown(s))
		return ""
	}
	return content.BlueprintID(s)
}

// figures reads the numbers of an exam.
func (f form) figures() content.ExamFigures {
	e := content.ExamFigures{
		Questions: f.integer("questions"), Scored: f.integer("scored"), Minutes: f.integer("minutes"), Pass: f.integer("pass"),
	}
	if e.Questions > 0 && e.Scored > e.Questions {
		f.report(f.get("scored").place, saying.MoreScored, "scored", itoa(e.Scored), "questions", itoa(e.Questions))
	}
	var scale []int
	words := f.words("scale")
	for _, w := range words {
		if v, ok := decimal(w.text); ok && v <= 100_000 {
			scale = append(scale, v)
		}
	}
	switch {
	case len(words) != 2: // was reported
	case len(scale) != 2 || scale[0] >= scale[1]:
		f.report(words[0].place, saying.BadScale)
	default:
		e.Low, e.High = scale[0], scale[1]
		if n := f.get("pass"); n != nil && (e.Pass < e.Low || e.Pass > e.High) {
			f.report(n.place, saying.PassOffScale, "pass", itoa(e.Pass), "low", itoa(e.Low), "high", itoa(e.High))
		}
	}
	return e
}

// blueprintDomains reads the domains and their tasks, and adds up the weights.
func (f form) blueprintDomains(b *content.Blueprint) {
	seen := map[string]bool{}
	unique := func(g form) content.DomainID {
		id := g.id("id")
		if id != "" && seen[id] {
			g.report(g.get("id").place, saying.DomainIDTwice, "id", id)
		}
		seen[id] = true
		return content.DomainID(id)
	}
	sum, whole := 0, true
	for d := range f.maps("domains") {
		domain := content.Domain{ID: unique(d), Weight: d.integer("weight"), Text: d.text("text")}
		whole = whole && domain.Weight > 0
		sum += domain.Weight
		for t := range d.maps("tasks") {
			domain.Tasks = append(domain.Tasks, content.Task{ID: unique(t), Text: t.text("text")})
		}
		b.Domains = append(b.Domains, domain)
	}
	if n := f.get("domains"); n != nil && whole && len(b.Domains) == len(n.vals) && sum != 100 {
		f.report(n.place, saying.WeightsNotWhole, "sum", strconv.Itoa(sum))
	}
}

// ownDomain reports whether a blueprint of the pack has a domain or a task.
func (l *loader) ownDomain(ref string) bool {
	blueprint, domain, _ := strings.Cut(ref, ":")
	b := l.blueprints[content.BlueprintID(blueprint)]
	if b == nil {
		return false
	}
	_, ok := b.Domain(content.DomainID(domain))
	return ok
}
