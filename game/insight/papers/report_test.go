package papers_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/exam"
	"quest/game/grade"
	"quest/game/insight"
	"quest/game/insight/papers"
	"quest/game/phrase"
)

// desk is a player at a paper of SAA-C03.
type desk struct {
	t       *testing.T
	player  *game.Player
	session *game.Session
	now     game.Moment
	pack    *content.Pack
}

func sitDown(t *testing.T, questions int) *desk {
	t.Helper()
	b, ok := exam.Find("aws/saa-c03")
	if !ok {
		t.Fatal("SAA-C03 is not known")
	}
	d := &desk{t: t, player: &game.Player{}, now: game.Moment{Wall: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)}}
	d.pack = contenttest.ExamPack("test/exam", 25, "2026-11-20", "aws/saa-c03:d1-1", "aws/saa-c03:d2", "aws/saa-c03:d3-4", "aws/saa-c03:d4")
	d.player.Join(game.Joined{Name: contenttest.Safe("Mina"), Lang: game.SpeakEnglish, Seed: 7}, d.now)
	s, _, err := game.Begin(d.player, game.SitExam{Exam: b, Packs: []*content.Pack{d.pack}, Short: questions}, d.now)
	if err != nil {
		t.Fatal(err)
	}
	d.session = s
	return d
}

// answer answers the question that is asked after some time.
func (d *desk) answer(right bool, after time.Duration) {
	d.t.Helper()
	d.now = game.Moment{Wall: d.now.Wall.Add(after), Mono: d.now.Mono + after}
	q, ok := d.session.Question()
	if !ok {
		d.t.Fatalf("%T is shown", d.session.Step())
	}
	var gave grade.Answer
	for _, o := range q.Item.Options {
		if o.Correct == right && len(gave.Choice) < q.Item.Choose {
			gave.Choice = append(gave.Choice, o.ID)
		}
	}
	if _, err := d.session.Answer(gave, game.SpeakEnglish, d.now); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) report() game.PaperReport {
	d.t.Helper()
	d.session.Overview(d.now)
	d.session.HandIn(d.now)
	step, ok := d.session.Step().(game.PaperStep)
	if !ok {
		d.t.Fatalf("%T is shown, not a report", d.session.Step())
	}
	r, ok := d.player.PaperReport(step.Paper, []*content.Pack{d.pack})
	if !ok {
		d.t.Fatal("there is no report")
	}
	return r
}

// said is a section in English.
func said(s insight.Section) string {
	book := phrase.Shipped().For(game.SpeakEnglish)
	label := func(l insight.Label) string { return l.In([]content.Lang{content.English}, book.Say) }
	return strings.Join(s.Lines(book.Say, label), "\n")
}

// called finds a section by its title.
func called(all []insight.Section, key string) (insight.Section, bool) {
	at := slices.IndexFunc(all, func(s insight.Section) bool { return s.Title.Key == key })
	if at < 0 {
		return insight.Section{}, false
	}
	return all[at], true
}

func TestAReportSaysWhatTheAnswersWere(t *testing.T) {
	d := sitDown(t, 10)
	for n := range 8 {
		d.answer(n != 2 && n != 5, time.Minute)
	}
	r := d.report()
	all := papers.Report(&r)
	result, _ := called(all, "paper.Result")
	for _, want := range []string{"6 of 10 scored questions right (60%)", "between", "720 passes", "2 questions were left open"} {
		if !strings.Contains(said(result), want) {
			t.Errorf("the result lacks %q:\n%s", want, said(result))
		}
	}
	domains, ok := called(all, "paper.Domains")
	if !ok || len(domains.Blocks[0].Bars) != 4 {
		t.Fatalf("the domains are not four: %+v", domains)
	}
	sum, weights := 0, 0
	for i, b := range domains.Blocks[0].Bars {
		sum += b.Of
		weights += r.Domains[i].Weight
	}
	if sum != 10 || weights != 100 {
		t.Errorf("the domains have %d questions and weights of %d%%", sum, weights)
	}
	spent, ok := called(all, "paper.Time")
	if !ok || !strings.Contains(said(spent), "Used 8 min 00 s of 20 min 00 s") {
		t.Errorf("the time is told as\n%s", said(spent))
	}
	for _, key := range []string{"paper.Changed", "paper.Sure"} {
		if _, ok := called(all, key); ok {
			t.Errorf("%s is told though there is nothing of it", key)
		}
	}
}

// A number alone would be read as the score of the real exam: only bounds are told.
func TestTheScaledScoreIsNeverOneNumber(t *testing.T) {
	d := sitDown(t, 20)
	for n := range 20 {
		d.answer(n%3 != 0, time.Second)
	}
	r := d.report()
	if r.Score == nil {
		t.Fatal("there is no estimate")
	}
	if r.Score.Low >= r.Score.High {
		t.Errorf("the bounds are %d and %d", r.Score.Low, r.Score.High)
	}
	result, _ := called(papers.Report(&r), "paper.Result")
	if !strings.Contains(said(result), "Estimate of the scaled score: between") {
		t.Errorf("no bounds are told:\n%s", said(result))
	}
}

func TestAQuestionThatWasLeftOutIsNamedAndNotCounted(t *testing.T) {
	d := sitDown(t, 10)
	for range 10 {
		d.answer(false, time.Second)
	}
	r := d.report()
	d.player.ExcludeFromReport(r.Paper.ID, r.Sheets[0].Item, true, d.now)
	r, _ = d.player.PaperReport(r.Paper.ID, []*content.Pack{d.pack})
	if is := papers.Outcome(&r.Sheets[0]); is.Key != "paper.IsExcluded" {
		t.Errorf("the question is %s", is.Key)
	}
	result, _ := called(papers.Report(&r), "paper.Result")
	for _, want := range []string{"0 of 9 scored", "1 question was left out by you"} {
		if !strings.Contains(said(result), want) {
			t.Errorf("the result lacks %q:\n%s", want, said(result))
		}
	}
}

func TestThePackOfAReportMayBeGone(t *testing.T) {
	d := sitDown(t, 10)
	for range 10 {
		d.answer(true, time.Second)
	}
	id := d.report().Paper.ID
	r, ok := d.player.PaperReport(id, nil)
	if !ok || len(papers.Report(&r)) < 2 {
		t.Fatal("a report is gone with its pack")
	}
	result, _ := called(papers.Report(&r), "paper.Result")
	if !strings.Contains(said(result), "10 of 10 scored") {
		t.Errorf("the result is\n%s", said(result))
	}
}

func TestPaceIsToldInMinutes(t *testing.T) {
	const limit = 130 * time.Minute
	for _, c := range []struct {
		used     time.Duration
		answered int
		want     string
	}{
		{0, 0, "on pace"},
		{time.Minute, 0, "on pace"}, // less than a question has
		{10 * time.Minute, 0, "10 minutes behind"},
		{20 * time.Minute, 10, "on pace"},
		{10 * time.Minute, 10, "10 minutes ahead"},
		{64 * time.Minute, 30, "4 minutes behind"},
		{limit, 65, "on pace"},
	} {
		got := phrase.Shipped().For(game.SpeakEnglish).Say(papers.Pace(limit, limit-c.used, c.answered, 65))
		if got != c.want {
			t.Errorf("%v used, %d answered: %q, want %q", c.used, c.answered, got, c.want)
		}
	}
	if n := papers.Pace(0, 0, 0, 0); !n.Empty() {
		t.Errorf("a paper without a limit has a pace: %+v", n)
	}
}
