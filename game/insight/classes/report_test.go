package classes_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/class"
	"quest/game/insight"
	"quest/game/insight/classes"
	"quest/game/phrase"
)

func lessonOf(t *testing.T, r *classes.Report, id content.LessonID) classes.Lesson {
	t.Helper()
	for _, l := range r.Lessons {
		if l.Head.ID == id {
			return l
		}
	}
	t.Fatalf("the report has no lesson %s: %+v", id, r.Lessons)
	return classes.Lesson{}
}

func TestLessonsAndWhoIsStuck(t *testing.T) {
	pack := contenttest.Pack()
	done := makeMember(t, 1, "Brave Heron").read(pack, contenttest.LastLesson, always)
	stuck := makeMember(t, 2, "Calm Otter").read(pack, contenttest.LastLesson, never)
	idle := makeMember(t, 3, "Late Wren")
	unread := makeMember(t, 4, "Lost Gull")
	unread.player = nil
	teacher := makeMember(t, 5, "Teacher").read(pack, contenttest.LastLesson, always)
	teacher.member.Role = class.Teacher
	r := report([]*content.Pack{pack}, nil, false, nil, done, stuck, idle, unread, teacher)
	if l := lessonOf(t, r, contenttest.LastLesson); l.Done != 1 || l.Begun != 1 || l.Of != 3 || !slices.Equal(l.Stuck, []int{1}) {
		t.Errorf("%+v", l)
	}
	if l := lessonOf(t, r, contenttest.FirstLesson); l.Done+l.Begun != 0 || l.Of != 3 || l.Stuck != nil {
		t.Errorf("%+v", l)
	}
	if len(r.Pupils) != 4 || !r.Pupils[3].Unread || r.Answered() != 2 || r.Pupils[0].Who() != "Brave Heron" {
		t.Errorf("%+v, %d answered", r.Pupils, r.Answered())
	}
	stuck.day = 1
	stuck.play(game.SitQuiz{Pack: pack, Lesson: contenttest.LastLesson}, always)
	if l := lessonOf(t, report([]*content.Pack{pack}, nil, false, nil, done, stuck), contenttest.LastLesson); l.Done != 2 || l.Stuck != nil {
		t.Errorf("passed by now: %+v", l)
	}
}

// What a pupil mixes up counts whoever comes first in the roster, also from a vote in a round alone.
func TestMixUps(t *testing.T) {
	pack := contenttest.Pack()
	shows := makeMember(t, 1, "Brave Heron").vote(pack, "r1", contenttest.LockIsPump, false)
	knows := makeMember(t, 2, "Calm Otter").vote(pack, "r1", contenttest.LockIsPump, true)
	twice := makeMember(t, 3, "Late Wren").vote(pack, "r1", contenttest.LockIsPump, false)
	twice.day = 1
	twice.vote(pack, "r2", contenttest.LockIsPump, false)
	over := makeMember(t, 4, "Wise Owl").vote(pack, "r1", contenttest.LockIsPump, false)
	for n, round := range []string{"r2", "r3", "r4"} {
		over.day = n + 1
		over.vote(pack, round, contenttest.LockIsPump, true)
	}
	idle := makeMember(t, 5, "Lost Gull")
	r := report([]*content.Pack{pack}, nil, false, nil, shows, knows, twice, over, idle)
	if len(r.MixUps) != 1 {
		t.Fatalf("%+v", r.MixUps)
	}
	if m := r.MixUps[0]; m.ID != contenttest.PumpBelief || m.Met != 4 || m.Shown != 3 || m.Have != 2 || m.Knows() != 2 || !slices.Equal(m.Stuck, []int{2}) {
		t.Errorf("%+v", m)
	}
	if len(r.Lessons) != 0 {
		t.Errorf("a pack of which only questions were asked is told as begun: %+v", r.Lessons)
	}
}

func TestRounds(t *testing.T) {
	pack := contenttest.Pack()
	a, b, c, d := makeMember(t, 1, "Brave Heron"), makeMember(t, 2, "Calm Otter"), makeMember(t, 3, "Late Wren"), makeMember(t, 4, "Wise Owl")
	out := cast(1, d, contenttest.GateFirst, nil, nil)
	out.Out = true
	votes := []class.Row{
		cast(1, a, contenttest.GateFirst, no(), yes()), cast(1, b, contenttest.GateFirst, yes(), no()), cast(1, c, contenttest.GateFirst, no(), yes()), out,
		cast(2, a, contenttest.GateFirst, yes(), nil), cast(2, b, contenttest.GateFirst, nil, yes()),
		{Player: a.member.Player, Round: "r3", Number: 3, Opened: first, Pack: "gone/pack", Item: "x", First: &class.Vote{Choice: []content.PartID{"y"}}},
		{Player: "who-left", Round: "r3", Number: 3, Opened: first, Pack: "gone/pack", Item: "x", First: &class.Vote{Choice: []content.PartID{"y"}}},
	}
	r := report([]*content.Pack{pack}, nil, false, votes, a, b, c, d)
	if len(r.Rounds) != 3 {
		t.Fatalf("%+v", r.Rounds)
	}
	one := r.Rounds[0]
	gain, ok := one.Gain()
	if one.First.Votes != 3 || one.First.Right != 1 || one.Second.Right != 2 || one.Both != 3 || one.Improved != 2 || one.Worsened != 1 || one.Out != 1 || !ok || fmt.Sprintf("%.3f", gain) != "0.333" ||
		one.First.Chosen["ahead"] != 2 || one.Item == nil || one.Date != "2026-11-23" {
		t.Errorf("%+v, gain %v", one, gain)
	}
	if said := words(r, content.English); !strings.Contains(said, "key: chosen by 1, then by 2") || !strings.Contains(said, "Gain: +33 points.") ||
		!strings.Contains(said, "Round 1, 2026-11-23: "+content.PlainText(one.Item.Stem.Line(content.English))) || !strings.Contains(said, "Round 3, 2026-11-23: gone/pack") {
		t.Errorf("the round is told as\n%s", said)
	}
	if two := r.Rounds[1]; two.First.Votes != 1 || two.Second.Votes != 1 || two.Both != 0 {
		t.Errorf("%+v", two)
	} else if _, ok := two.Gain(); ok {
		t.Error("a gain of nobody")
	}
	if three := r.Rounds[2]; three.Item != nil || three.First.Votes != 2 || !slices.Equal(r.Missing, []content.PackID{"gone/pack"}) {
		t.Errorf("%+v, missing %v", three, r.Missing)
	}
	if len(r.Rows) != 4 || r.Rows[1].Rounds != 2 || r.Rows[1].Vote.Number != 1 {
		t.Errorf("%+v", r.Rows)
	}
}

func TestAssignments(t *testing.T) {
	pack := contenttest.Pack()
	done := makeMember(t, 1, "Brave Heron").read(pack, contenttest.LastLesson, always)
	late := makeMember(t, 2, "Calm Otter")
	late.day = 3
	late.read(pack, contenttest.LastLesson, always)
	begun := makeMember(t, 3, "Late Wren").read(pack, contenttest.LastLesson, never)
	idle, unread := makeMember(t, 4, "Lost Gull"), makeMember(t, 5, "Wise Owl")
	unread.player = nil
	assigned := []class.Assignment{
		{ID: "a1", Pack: pack.ID(), Lesson: contenttest.LastLesson, Due: today(1).String()},
		{ID: "a2", Pack: pack.ID(), Due: today(9).String()},
		{ID: "a3", Pack: pack.ID(), Lesson: "no-such-lesson", Due: today(9).String()},
		{ID: "a4", Pack: "gone/pack", Due: today(9).String()},
		{ID: "a5", Pack: pack.ID(), Due: "tomorrow"},
	}
	r := report([]*content.Pack{pack}, assigned, false, nil, done, late, begun, idle, unread)
	if a := r.Assignments[0]; a.Done != 2 || a.Late != 1 || a.Begun != 1 || !slices.Equal(a.Open, []int{2, 3, 4}) || len(a.Work) != 5 || a.Head.ID != contenttest.LastLesson || !a.Work[3].Late {
		t.Errorf("%+v", a)
	}
	if a := r.Assignments[1]; a.Done != 0 || a.Begun != 3 || a.Work[0].N != 1 || a.Work[0].Of != 2 {
		t.Errorf("%+v", a)
	}
	for _, a := range r.Assignments[2:] {
		if a.Done != 0 || len(a.Open) != 5 || a.Work[0].State != game.UnknownWork {
			t.Errorf("%+v", a)
		}
	}
	if !slices.Equal(r.Missing, []content.PackID{"gone/pack"}) {
		t.Errorf("missing %v", r.Missing)
	}
	said := words(r, content.English)
	for _, want := range []string{
		"Until " + today(1).String() + ": " + content.PlainText(r.Assignments[0].Head.Title.Line(content.English)),
		"Until " + today(9).String() + ": " + content.PlainText(pack.Meta().Title.Line(content.English)),
		string(pack.ID()) + " no-such-lesson, by " + today(9).String(), "gone/pack, by " + today(9).String(),
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not told:\n%s", want, said)
		}
	}
}

// words says everything of a report in a language.
func words(r *classes.Report, lang content.Lang) string {
	book := phrase.Shipped().In(lang)
	var all []string
	for _, n := range r.Sum() {
		all = append(all, book.Say(n))
	}
	for _, s := range r.Sections() {
		all = append(all, s.Lines(book.Say, func(l insight.Label) string { return l.In([]content.Lang{lang}, book.Say) })...)
	}
	return strings.Join(all, "\n")
}

// Classes of 0, 1, 2 and 300 members have a report in every form and language, and nothing is told of too few.
func TestClassesOfEverySize(t *testing.T) {
	pack := contenttest.Pack()
	packs := []*content.Pack{pack}
	for _, size := range []int{0, 1, 2, 300} {
		b := builderOf(packs, []class.Assignment{{ID: "a1", Pack: pack.ID(), Due: today(9).String()}}, false)
		var votes []class.Row
		for n := range size {
			m := makeMember(t, n, fmt.Sprint("Owl ", n))
			m.vote(pack, "r1", contenttest.GateFirst, n%3 != 0).vote(pack, "r2", contenttest.LockIsPump, n%2 == 0)
			votes = append(votes, cast(1, m, contenttest.GateFirst, yes(), nil))
			b.Take(m.member, m.player, m.answers.Answers())
		}
		r := b.Report(votes)
		if r.Answered() != size || len(r.Rows) != 2*size || len(r.Pupils) != size {
			t.Errorf("%d members: %d answered, %d rows", size, r.Answered(), len(r.Rows))
		}
		for _, q := range r.Questions.Items {
			if few := size < 10; few != (q.Need() > 0) {
				t.Errorf("%d members: %d more answers are needed to %s", size, q.Need(), q.Item.ID)
			}
		}
		for _, m := range r.Record().MixUps {
			if (m.Share == nil) != (size < 10) {
				t.Errorf("%d members: a share of %v", size, m.Share)
			}
		}
		for _, lang := range []content.Lang{content.English, content.Korean, "ja"} {
			if said := words(r, lang); strings.Contains(said, "report.") || strings.Contains(said, "{") || strings.Contains(said, "Owl 299") {
				t.Errorf("%d members, %s:\n%s", size, lang, said)
			}
		}
		if _, err := json.Marshal(r.Record()); err != nil {
			t.Error(err)
		}
	}
}

// tableOf reads the rows of a report as a spreadsheet does.
func tableOf(t *testing.T, r *classes.Report) [][]string {
	t.Helper()
	var out strings.Builder
	if err := r.WriteCSV(&out); err != nil {
		t.Fatal(err)
	}
	text, marked := strings.CutPrefix(out.String(), "\ufeff")
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || !marked || !strings.HasSuffix(text, "\r\n") {
		t.Fatalf("%v, mark %v:\n%q", err, marked, text)
	}
	return rows
}

func TestTheTableHasARowForAPupilAndAQuestion(t *testing.T) {
	pack := contenttest.Pack()
	a := makeMember(t, 1, "Brave Heron").vote(pack, "r1", contenttest.GateFirst, false)
	a.day = 1
	a.vote(pack, "r2", contenttest.GateFirst, true)
	b := makeMember(t, 2, "Calm Otter").vote(pack, "r9", contenttest.LockIsPump, true)
	votes := []class.Row{cast(1, a, contenttest.GateFirst, no(), yes()), cast(2, a, contenttest.GateFirst, yes(), nil), cast(1, b, contenttest.GateFirst, nil, nil)}
	rows := tableOf(t, report([]*content.Pack{pack}, nil, false, votes, a, b))
	want := [][]string{
		{"pupil", "pack", "item", "rev", "answers", "right_answers", "first_day", "first_in", "first_chosen", "first_right", "first_points", "first_of", "first_hints", "last_day", "last_right", "rounds", "vote", "vote_right", "second_vote", "second_right"},
		{"Brave Heron", "test/harbour", "which-gate", "1", "2", "1", "2026-11-23", "live", "ahead", "0", "0", "1", "0", "2026-11-24", "1", "2", "ahead", "0", "behind", "1"},
		{"Calm Otter", "test/harbour", "lock-pumps", "1", "1", "1", "2026-11-23", "live", "false", "1", "1", "1", "0", "2026-11-23", "1", "0", "", "", "", ""},
	}
	if len(rows) != len(want) {
		t.Fatalf("%q", rows)
	}
	for i := range want {
		if !slices.Equal(rows[i], want[i]) {
			t.Errorf("row %d:\n%q, want\n%q", i, rows[i], want[i])
		}
	}
	named := tableOf(t, report([]*content.Pack{pack}, nil, true, votes, a, b))
	if named[0][1] != "name" || named[1][1] != "Roster of Brave Heron" || len(named[1]) != len(named[0]) {
		t.Errorf("%q", named)
	}
}

// A vote whose save is not there, as of who plays on another server, has a row, too, and every row has every column.
func TestAVoteWithoutAnAnswer(t *testing.T) {
	pack := contenttest.Pack()
	a := makeMember(t, 1, "Brave Heron")
	for i, row := range tableOf(t, report([]*content.Pack{pack}, nil, false, []class.Row{cast(1, a, contenttest.GateFirst, yes(), nil)}, a)) {
		if len(row) != 20 || i == 1 && (row[3] != "" || row[4] != "0" || row[16] != "behind" || row[17] != "1") {
			t.Errorf("%q", row)
		}
	}
}

// Names that are no plain words reach every form as text.
func TestHostileNames(t *testing.T) {
	pack := contenttest.Pack()
	names := []string{"=HYPERLINK(1)", "+1", "-1", "@x", `Kim, "Mina"`, "'=1", "＝1+1", "미나", "<b>x</b>", "{n} {names}", "שלום", "a;b|c"}
	b := classes.NewBuilder("=class", today(7), []*content.Pack{pack}, nil, true)
	for n, name := range names {
		m := makeMember(t, n, name).read(pack, contenttest.LastLesson, never)
		m.member.Roster = m.member.Nick
		b.Take(m.member, m.player, m.answers.Answers())
	}
	r := b.Report(nil)
	seen := map[string]bool{}
	for _, row := range tableOf(t, r)[1:] {
		for _, cell := range row[:2] {
			if strings.ContainsAny(cell[:1], "=+-@") || strings.HasPrefix(cell, "＝") {
				t.Errorf("the cell %q is a formula", cell)
			}
		}
		seen[row[0]] = true
	}
	for _, want := range []string{"'=HYPERLINK(1)", "'+1", "'-1", "'@x", `Kim, "Mina"`, "''=1", "'＝1+1", "미나"} {
		if !seen[want] {
			t.Errorf("no row of %q: %v", want, seen)
		}
	}
	if said := words(r, content.English); !strings.Contains(said, "{n} {names} ({n} {names})") {
		t.Errorf("a name with braces is filled:\n%s", said)
	}
	raw, err := json.Marshal(r.Record())
	if err != nil || !strings.Contains(string(raw), `"nick":"=HYPERLINK(1)"`) {
		t.Errorf("%v: %.200s", err, raw)
	}
}

// Marks that turn the direction of writing are no part of a name: the text of a class is safe before it comes here, and a cell
// begins with what is seen.
func TestMarksOfDirectionAreNotInANick(t *testing.T) {
	pack := contenttest.Pack()
	m := makeMember(t, 1, "x").vote(pack, "r1", contenttest.GateFirst, true)
	m.member.Nick = content.LineIn("\u202e\u200f=1+1\u2067", class.LongestName)
	rows := tableOf(t, report([]*content.Pack{pack}, nil, false, nil, m))
	if strings.ContainsAny(rows[1][0], "\u202e\u200f\u2067") || strings.HasPrefix(rows[1][0], "=") {
		t.Errorf("%q", rows[1])
	}
}

// What is told of one who deleted themselves: nothing. The roster has them no more, and neither have the rows of the log.
func TestWhoDeletedThemselves(t *testing.T) {
	pack := contenttest.Pack()
	a, gone := makeMember(t, 1, "Brave Heron").vote(pack, "r1", contenttest.GateFirst, true), makeMember(t, 2, "Gone Away")
	r := report([]*content.Pack{pack}, nil, true, []class.Row{cast(1, a, contenttest.GateFirst, yes(), nil)}, a)
	raw, _ := json.Marshal(r.Record())
	if all := string(raw) + words(r, content.English) + fmt.Sprint(tableOf(t, r)); strings.Contains(all, gone.member.Nick.String()) || strings.Contains(all, string(gone.member.Player)) {
		t.Error("a trace is left")
	}
}
