package main

import (
	"crypto/rand"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"quest/cmd/console"
	"quest/cmd/questd/school"
	"quest/cmd/stores"
	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/game/desk"
	"quest/game/grade"
	"quest/game/gradetest"
	"quest/saves/postgres/postgrestest"
)

// evening is a school with a class that was in a live round, while it is open.
type evening struct {
	t      *testing.T
	at     *place
	school *school.School
	class  class.ID
	packs  []*content.Pack
	now    time.Time
}

// openEvening opens a school in the place that flags name, and founds a class.
func openEvening(t *testing.T, flags ...string) *evening {
	t.Helper()
	e := &evening{t: t, now: time.Now()}
	c := &call{Main: NewMain(), begins: true, print: &console.Output{To: io.Discard}, person: console.Person{Err: io.Discard}}
	if flags[0] == "--save-dir" {
		c.flags.saveDir = flags[1]
	} else {
		c.flags.database = flags[1]
	}
	var err error
	e.must(func() { e.at, err = c.openPlace(t.Context()) }, &err)
	t.Cleanup(func() { _ = e.at.close() })
	e.must(func() { e.school, err = e.at.openSchool(t.Context(), c, func(error) {}) }, &err)
	t.Cleanup(func() { _ = e.school.Close() })
	e.must(func() { e.class, err = e.school.Found(t.Context(), "Evening class") }, &err)
	e.must(func() { e.packs, err = c.loadPacks() }, &err)
	return e
}

func (e *evening) must(do func(), err *error) {
	e.t.Helper()
	if do(); *err != nil {
		e.t.Fatal(*err)
	}
}

// enrol makes somebody a member with a name on the roster.
func (e *evening) enrol(nick, roster string, role class.Role) class.PlayerID {
	e.t.Helper()
	code, err := e.school.Invite(e.t.Context(), class.Invitation{Class: e.class, Role: role, Roster: roster}, class.Operator)
	if err != nil {
		e.t.Fatal(err)
	}
	who, err := e.school.Enrol(e.t.Context(), class.Enrolment{Key: "SHA256:" + nick, Code: code, Nick: nick}, "127.0.0.1")
	if err != nil {
		e.t.Fatal(err)
	}
	return who
}

// item is the first question of the first pack that a round can ask.
func (e *evening) item() (*content.Pack, *content.Item) {
	for _, pack := range e.packs {
		for _, q := range pack.Quizzes() {
			for _, id := range q.Items {
				if item, _ := pack.Item(id); item.Type == content.Single {
					return pack, item
				}
			}
		}
	}
	e.t.Fatal("no pack has a question for a round")
	return nil, nil
}

// ask leads a round in which some vote as they are told to.
func (e *evening) ask(right map[class.PlayerID]bool) class.RoundID {
	e.t.Helper()
	pack, item := e.item()
	e.do(class.Operator, class.OpenRound{Pack: pack.ID(), Item: item.ID, Options: item.Parts(), Right: gradetest.Answer(item, content.English, true).Choice})
	v, err := e.school.Look(e.t.Context(), e.class)
	if err != nil {
		e.t.Fatal(err)
	}
	round := v.Round.ID
	for who, is := range right {
		e.do(who, class.CastVote{Round: round, Vote: class.Vote{Choice: gradetest.Answer(item, content.English, is).Choice, Final: true}})
	}
	e.do(class.Operator, class.MoveRound{Round: round, To: class.Closed})
	return round
}

func (e *evening) do(by class.PlayerID, cmd class.Command) {
	e.t.Helper()
	if err := e.school.Do(e.t.Context(), e.class, by, cmd); err != nil {
		e.t.Fatal(err)
	}
}

// open opens the save of a player who joins with it.
func (e *evening) open(who class.PlayerID) *desk.Desk {
	e.t.Helper()
	around := stores.Surroundings{Now: func() time.Time { return e.now }, Rand: rand.Reader}
	d, err := desk.Open(around.Desk(e.at.homes.place(who, func() {}), string(who)))
	if err != nil {
		e.t.Fatal(err)
	}
	if _, err := d.Append(d.Player().Join(game.Joined{Name: content.LineIn("Mina", 24), Lang: game.SpeakEnglish, Seed: 7}, e.moment())); err != nil {
		e.t.Fatal(err)
	}
	return d
}

func (e *evening) moment() game.Moment { return game.Moment{Wall: e.now.Truncate(time.Millisecond)} }

// sit opens the save of a player, who stays in the game, and enters a vote in it.
func (e *evening) sit(who class.PlayerID, round class.RoundID, right bool) {
	e.t.Helper()
	d := e.open(who)
	e.t.Cleanup(func() { _, _ = d.Close() })
	pack, item := e.item()
	_, voted, err := d.Player().RecordRound(e.packs, game.LiveVote{Round: string(round), Pack: pack.ID(), Item: item.ID, Gave: gradetest.Answer(item, content.English, right)}, e.moment())
	if err != nil {
		e.t.Fatal(err)
	}
	if _, err := d.Append(voted); err != nil {
		e.t.Fatal(err)
	}
}

// mixUp is the first single choice with an option that shows a misconception, and that option as an answer.
func (e *evening) mixUp() (*content.Pack, *content.Item, grade.Answer) {
	for _, pack := range e.packs {
		for _, q := range pack.Quizzes() {
			for _, id := range q.Items {
				item, _ := pack.Item(id)
				for _, o := range item.Options {
					if item.Type == content.Single && o.Misconception != "" {
						return pack, item, grade.Answer{Choice: []content.PartID{o.ID}}
					}
				}
			}
		}
	}
	e.t.Fatal("no pack has a mix-up")
	return nil, nil, grade.Answer{}
}

// places are the flags of a folder and of a database, where there is PostgreSQL.
func places(t *testing.T, test func(t *testing.T, flags ...string)) {
	t.Run("folder", func(t *testing.T) { test(t, "--save-dir", t.TempDir()) })
	t.Run("database", func(t *testing.T) { test(t, "--database", postgrestest.Fresh(t)) })
}

// The report is read beside the open school, whose players are in the game: in every form, of a member who has not played yet,
// of one whose save is damaged, and not of one who was deleted.
func TestAReportIsReadBesideTheServer(t *testing.T) {
	places(t, func(t *testing.T, flags ...string) {
		e := openEvening(t, flags...)
		e.enrol("Teacher", "Ms Kim", class.Teacher)
		heron, otter := e.enrol("Heron", `=Kim, "Mina"`, class.Student), e.enrol("Otter", "+Lee", class.Student)
		gone := e.enrol("Gull", "Gone Away", class.Student)
		e.enrol("Wren", "", class.Student) // who has not played yet
		round := e.ask(map[class.PlayerID]bool{heron: true, otter: false, gone: false})
		e.sit(heron, round, true)
		e.sit(otter, round, false)
		pack, item := e.item()
		e.do(class.Operator, class.Assign{Pack: pack.ID(), Due: "2026-12-05"})
		if err := e.school.DeletePlayer(t.Context(), gone); err != nil {
			t.Fatal(err)
		}
		report := func(more ...string) string {
			t.Helper()
			code, out, errs := run(t, append(append([]string{"class", "report"}, flags...), more...)...)
			if code != console.Done || errs != "" || strings.Contains(out, "Gull") || strings.Contains(out, "Gone Away") || strings.Contains(out, "Ms Kim") {
				t.Fatalf("%v: %d, %s\n%s", more, code, errs, out)
			}
			return out
		}
		for lang, want := range map[string]string{"en": "3 students, 2 of them with answers.", "ko": "학생 3명", "ja": "受講者3人"} {
			if out := report("--lang", lang); !strings.Contains(out, want) || !strings.Contains(out, string(item.ID)) || strings.Contains(out, "Lee") || !strings.Contains(out, "Otter") {
				t.Errorf("%s:\n%s", lang, out)
			}
		}
		if out := report("--names"); !strings.Contains(out, `=Kim, "Mina" (Heron)`) {
			t.Errorf("names are missing:\n%s", out)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(report("--csv", "--names"), "\ufeff"))).ReadAll()
		if err != nil || len(rows) != 3 || !slices.Equal(rows[1][:2], []string{"Heron", `'=Kim, "Mina"`}) || rows[2][1] != "'+Lee" || rows[1][10] != "1" || rows[2][10] != "0" {
			t.Errorf("%v: %q", err, rows)
		}
		var all struct {
			Pupils []struct{ Nick, Name string }
			Rounds []struct{ First struct{ Votes, Right int } }
			Rows   []struct{ Item string }
		}
		if err := json.Unmarshal([]byte(report("--json")), &all); err != nil || len(all.Pupils) != 3 || all.Pupils[0].Name != "" || len(all.Rounds) != 1 || all.Rounds[0].First.Votes != 2 || len(all.Rows) != 2 {
			t.Errorf("%v: %+v", err, all)
		}
		page := filepath.Join(t.TempDir(), "report.html")
		if out := report("--html", page); !strings.Contains(out, page) {
			t.Errorf("%q", out)
		}
		if text, err := os.ReadFile(page); err != nil || !strings.Contains(string(text), "Heron") || !strings.HasPrefix(string(text), "<!doctype html>") {
			t.Errorf("%v: %.200s", err, text)
		}
		if code, _, errs := run(t, append([]string{"class", "report", "--html", page}, flags...)...); code != console.Fault || !strings.Contains(errs, page) {
			t.Errorf("a page that is there: %d, %s", code, errs)
		}
	})
}

// A round has the date of the zone in which it is told: these two are 26 hours apart.
func TestARoundHasTheDateOfTheZone(t *testing.T) {
	dir := t.TempDir()
	e := openEvening(t, "--save-dir", dir)
	e.ask(map[class.PlayerID]bool{e.enrol("Heron", "", class.Student): true})
	dates := map[string]bool{}
	for _, zone := range []string{"Pacific/Kiritimati", "Etc/GMT+12"} {
		var all struct{ Rounds []struct{ Date string } }
		code, out, errs := run(t, "class", "report", "--json", "--zone", zone, "--save-dir", dir)
		if err := json.Unmarshal([]byte(out), &all); code != console.Done || err != nil || len(all.Rounds) != 1 {
			t.Fatalf("%s: %d, %v, %s", zone, code, err, errs)
		}
		dates[all.Rounds[0].Date] = true
	}
	if len(dates) != 2 {
		t.Errorf("%v", dates)
	}
}

func TestASaveThatCannotBeReadIsTold(t *testing.T) {
	dir := t.TempDir()
	e := openEvening(t, "--save-dir", dir)
	heron := e.enrol("Heron", "", class.Student)
	if err := os.MkdirAll(filepath.Join(dir, playersDir), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, playersDir, string(heron)), []byte("no folder"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, errs := run(t, "class", "report", "--save-dir", dir)
	if code != console.Done || !strings.Contains(errs, "Heron") || !strings.Contains(out, "cannot be read") {
		t.Errorf("%d, %s\n%s", code, errs, out)
	}
}

func TestOneFormOfAReportAtATime(t *testing.T) {
	for _, args := range [][]string{{"--json", "--csv"}, {"--csv", "--html", "x"}, {"--json", "--html", "x"}} {
		if code, out, errs := run(t, append([]string{"class", "report", "--save-dir", t.TempDir()}, args...)...); code != console.Mistake || out != "" || strings.Count(errs, "\n") != 1 {
			t.Errorf("%v: %d, %q, %q", args, code, out, errs)
		}
	}
}
