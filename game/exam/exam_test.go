package exam_test

import (
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"quest/content"
	"quest/content/packs"
	"quest/content/source"
	"quest/game/exam"
)

func TestEveryShippedExamIsWhole(t *testing.T) {
	all := exam.All()
	if len(all) != 5 {
		t.Fatalf("%d exams", len(all))
	}
	for _, b := range all {
		owner, name := path.Split(string(b.ID))
		if owner != "aws/" || !content.Identifier(name) {
			t.Errorf("%s is no ID", b.ID)
		}
		weights := 0
		ids := map[content.DomainID]bool{}
		for _, d := range b.Domains {
			weights += d.Weight
			checkPart(t, b, d.ID, d.Text, ids)
			for _, task := range d.Tasks {
				checkPart(t, b, task.ID, task.Text, ids)
				if !strings.HasPrefix(string(task.ID), string(d.ID)+"-") {
					t.Errorf("%s: task %s lies in %s", b.ID, task.ID, d.ID)
				}
			}
		}
		if weights != 100 {
			t.Errorf("%s: the weights add up to %d", b.ID, weights)
		}
		counts, sum := b.Counts(b.Exam.Scored), 0
		for i, n := range counts {
			sum += n
			if b.Exam.Scored == 50 && 2*n != b.Domains[i].Weight {
				t.Errorf("%s: %d of 50 questions for a weight of %d", b.ID, n, b.Domains[i].Weight)
			}
		}
		e := b.Exam
		if sum != e.Scored || e.Scored > e.Questions || e.Minutes <= 0 || e.Pass <= e.Low || e.Pass >= e.High {
			t.Errorf("%s: figures %+v, counts %v", b.ID, e, counts)
		}
		if b.Title.Empty() || !strings.HasPrefix(b.Source.String(), "https://docs.aws.amazon.com/aws-certification/") {
			t.Errorf("%s: title %v, source %q", b.ID, b.Title, b.Source)
		}
		for _, day := range []string{b.Verified, b.Ends} {
			if _, err := time.Parse(time.DateOnly, day); err != nil && (day != "" || b.Verified == "") {
				t.Errorf("%s: date %q", b.ID, day)
			}
		}
		for _, what := range b.Unconfirmed {
			if what != "minutes" && !ids[content.DomainID(what)] {
				t.Errorf("%s: %q is nothing of it", b.ID, what)
			}
		}
		if _, ok := exam.Find(b.Next); b.Next != "" && !ok {
			t.Errorf("%s: no successor %s", b.ID, b.Next)
		}
	}
}

func checkPart(t *testing.T, b *content.Blueprint, id content.DomainID, text content.Text, seen map[content.DomainID]bool) {
	t.Helper()
	if !content.Identifier(string(id)) || seen[id] {
		t.Errorf("%s: ID %q", b.ID, id)
	}
	seen[id] = true
	for _, lang := range []content.Lang{content.English, content.Korean} {
		if text.Line(lang).Empty() {
			t.Errorf("%s %s: no text in %s", b.ID, id, lang)
		}
	}
	if strings.IndexFunc(text.Line(content.Korean).String(), func(r rune) bool { return r >= 0xac00 && r <= 0xd7a3 }) < 0 {
		t.Errorf("%s %s: %q is not Korean", b.ID, id, text.Line(content.Korean))
	}
}

// Figures that were looked up by hand, so that a slip in a data file shows.
func TestFiguresAreThoseOfTheGuides(t *testing.T) {
	for _, c := range []struct {
		id      content.BlueprintID
		pass    int
		weights []int
	}{
		{"aws/clf-c02", 700, []int{24, 30, 34, 12}},
		{"aws/saa-c03", 720, []int{30, 26, 24, 20}},
		{"aws/dva-c02", 720, []int{32, 26, 24, 18}},
		{"aws/dva-c03", 720, []int{30, 26, 22, 22}},
		{"aws/soa-c03", 720, []int{22, 22, 22, 16, 18}},
	} {
		b, ok := exam.Find(c.id)
		if !ok {
			t.Errorf("no %s", c.id)
			continue
		}
		var weights []int
		for _, d := range b.Domains {
			weights = append(weights, d.Weight)
		}
		if b.Exam.Pass != c.pass || b.Exam.Questions != 65 || b.Exam.Scored != 50 || !slices.Equal(weights, c.weights) {
			t.Errorf("%s: %+v, weights %v", c.id, b.Exam, weights)
		}
	}
	old, _ := exam.Find("aws/dva-c02")
	if old.Ends != "2026-11-30" || old.Next != "aws/dva-c03" || !old.Confirmed("minutes") {
		t.Errorf("DVA-C02 ends %q, next %q", old.Ends, old.Next)
	}
	if saa, _ := exam.Find("aws/saa-c03"); saa.Confirmed("minutes") || !saa.Confirmed("d1-1") {
		t.Error("the guide of SAA-C03 prints no duration, and its task 1.1 was read")
	}
}

func TestAnExamIsFoundByItsNames(t *testing.T) {
	for _, name := range []string{"aws/saa-c03", "SAA-C03", "saa-c03", "AWS/SAA-C03"} {
		if b, ok := exam.Named(name); !ok || b.ID != "aws/saa-c03" {
			t.Errorf("%q: %v %v", name, b, ok)
		}
	}
	for _, name := range []string{"", "saa", "saa-c02", "own/saa-c03"} {
		if b, ok := exam.Named(name); ok {
			t.Errorf("%q: %v", name, b.ID)
		}
	}
}

func TestReferencesOfItems(t *testing.T) {
	for ref, want := range map[string]content.DomainID{
		"aws/saa-c03:d2": "d2", "aws/saa-c03:d2-1": "d2", "aws/saa-c03:d2-3": "", "aws/saa-c03:d5": "",
		"aws/soa-c03:d5": "d5", "aws/soa-c03:d1-2": "d1", "aws/saa-c03": "", "own/exam:d1": "", "": "",
	} {
		b, d, ok := exam.Reference(ref)
		if ok != (want != "") || ok && (d.ID != want || !strings.HasPrefix(ref, string(b.ID))) {
			t.Errorf("%q: %v %v %v", ref, b, d, ok)
		}
		if shipped := source.ShippedDomain(ref); shipped != ok {
			t.Errorf("%q: the check of packs says %v, the exams %v", ref, shipped, ok)
		}
	}
}

// The check of packs has a table of its own, since it does not know the game.
func TestTheCheckOfPacksKnowsTheSameExams(t *testing.T) {
	var known []string
	for _, b := range exam.All() {
		known = append(known, string(b.ID))
		for d := range 9 {
			for task := range 25 {
				ref := string(b.ID) + ":d" + string(rune('0'+d))
				if task > 0 {
					ref += "-" + strings.TrimLeft(string([]rune{rune('0' + task/10), rune('0' + task%10)}), "0")
				}
				_, _, ok := exam.Reference(ref)
				if source.ShippedDomain(ref) != ok {
					t.Errorf("%s: the check says %v", ref, !ok)
				}
			}
		}
	}
	slices.Sort(known)
	if got := source.ShippedBlueprints(); !slices.Equal(got, known) {
		t.Errorf("the check knows %v, the game %v", got, known)
	}
}

func shippedPacks(t *testing.T) []*content.Pack {
	t.Helper()
	var all []*content.Pack
	for _, c := range packs.Shipped() {
		p, err := content.Open(c)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

func TestEveryDomainOfAShippedPackExists(t *testing.T) {
	refs := 0
	for _, p := range shippedPacks(t) {
		for _, q := range p.Quizzes() {
			for _, id := range q.Items {
				item, ok := p.Item(id)
				if !ok {
					t.Fatalf("%s is damaged", id)
				}
				for _, ref := range item.Domains {
					refs++
					if _, _, ok := exam.Reference(ref); !ok {
						t.Errorf("%s prepares for %s, which there is not", p.ID().Item(id), ref)
					}
				}
			}
		}
	}
	if refs < 50 {
		t.Errorf("only %d references", refs)
	}
}

func TestItemsByDomain(t *testing.T) {
	all := shippedPacks(t)
	saa, _ := exam.Find("aws/saa-c03")
	found := exam.Items(saa, all)
	sum := 0
	for id, items := range found {
		if _, ok := saa.Domain(id); !ok || len(items) == 0 {
			t.Errorf("%s: %d items", id, len(items))
		}
		sum += len(items)
	}
	if sum == 0 || len(found["d2"]) == 0 {
		t.Errorf("%d items prepare for SAA-C03: %v", sum, found)
	}
	clf, _ := exam.Find("aws/clf-c02")
	if got := exam.Items(clf, all); len(got) > 0 {
		t.Errorf("items for CLF-C02: %v", got)
	}
}

// The start of the game asks for an exam by its short name without reading any.
func TestExamsAreCalledByTheirShortNames(t *testing.T) {
	for _, b := range exam.All() {
		if id, ok := exam.Called(strings.ToLower(b.ID.Short())); !ok || id != b.ID {
			t.Errorf("%s is called %s, %v", b.ID, id, ok)
		}
	}
	if id, ok := exam.Called("SAA-C03 of another"); ok {
		t.Errorf("a name of none is %s", id)
	}
}
