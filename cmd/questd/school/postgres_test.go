package school_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"

	"quest/cmd/questd/school"
	"quest/cmd/questd/school/logtest"
	"quest/content"
	"quest/game/class"
	"quest/saves/postgres"
	"quest/saves/postgres/postgrestest"
)

// base is a log in a database; each opening is a node of its own.
type base struct {
	t   testing.TB
	url string
}

func (b base) Open() (school.Log[logtest.Event], error) {
	db, err := postgres.Open(b.t.Context(), b.url, postgres.Options{})
	if err != nil {
		return nil, err
	}
	b.t.Cleanup(db.Close)
	return postgres.OpenLog[logtest.Event](b.t.Context(), db, "school", postgres.LogOptions{Fold: logtest.Fold, Anew: school.ErrAnew})
}

func TestADatabaseKeepsThePromisesOfALog(t *testing.T) {
	logtest.Run(t, func(t testing.TB) logtest.Place { return base{t, postgrestest.Fresh(t)} })
}

// onDatabase opens a school in a database.
func onDatabase(t *testing.T, url string, c *chance) *school.School {
	t.Helper()
	db, err := postgres.Open(t.Context(), url, postgres.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	log, err := postgres.OpenLog[class.Event](t.Context(), db, "school", postgres.LogOptions{Fold: class.Fold, Anew: school.ErrAnew})
	if err != nil {
		t.Fatal(err)
	}
	s, err := school.Open(t.Context(), log, school.Options{Chance: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// rows reads a query as one line of text a row.
func rows(t *testing.T, url, query string) []string {
	t.Helper()
	found, err := postgrestest.Connect(t, url).Query(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	all, err := pgx.CollectRows(found, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTheViewsOfADatabaseShowWhatTheSchoolFoldsTo(t *testing.T) {
	url, ctx := postgrestest.Fresh(t), t.Context()
	s := onDatabase(t, url, &chance{})
	id, err := s.Found(ctx, "Evening class")
	if err != nil {
		t.Fatal(err)
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	who := map[string]class.PlayerID{}
	for _, nick := range []string{"Ann", "Bo", "Cy", "Dee"} {
		code, err := s.Invite(ctx, class.Invitation{Class: id, Role: class.Student, Roster: "The name of " + nick}, class.Operator)
		must(err)
		who[nick], err = s.Enrol(ctx, class.Enrolment{Key: "SHA256:" + nick, Code: code, Nick: nick, Lang: "en"}, "here")
		must(err)
	}
	do := func(by class.PlayerID, cmd class.Command) { t.Helper(); must(s.Do(ctx, id, by, cmd)) }
	code, err := s.AddKey(ctx, who["Ann"], class.Operator)
	must(err)
	_, err = s.Enrol(ctx, class.Enrolment{Key: "SHA256:laptop", Code: code.Text, Lang: "en"}, "here")
	must(err)
	must(s.DropKey(ctx, who["Ann"], "SHA256:Ann", "", class.Operator))
	do(class.Operator, class.Rename{Member: who["Bo"], Nick: "Bob"})
	do(class.Operator, class.Hide{Member: who["Bo"], Hidden: true})
	do(class.Operator, class.GiveTime{Member: who["Ann"], Percent: 25})
	do(class.Operator, class.Assign{Pack: "aws/saa", Lesson: "engines", Due: "2026-12-05"})
	do(class.Operator, class.Assign{Pack: "aws/saa", Due: "2026-12-06"})
	do(class.Operator, class.OpenRound{Pack: "aws/saa", Item: "engines", Options: []content.PartID{"a", "b"}, Right: []content.PartID{"b"}})
	round := class.RoundID(rows(t, url, "SELECT id FROM round")[0])
	for nick, part := range map[string]content.PartID{"Ann": "a", "Bo": "b", "Dee": "b"} {
		do(who[nick], class.CastVote{Round: round, Vote: class.Vote{Choice: []content.PartID{part}, Certainty: 2}})
	}
	do(who["Ann"], class.CastVote{Round: round, Vote: class.Vote{Choice: []content.PartID{"b"}, Final: true}})
	do(class.Operator, class.MoveRound{Round: round, To: class.Counted})
	must(s.Remove(ctx, id, who["Cy"], class.Operator))
	must(s.DeletePlayer(ctx, who["Dee"]))

	s.Read(func(c *class.School) {
		var members, assignments []string
		for _, m := range c.Roster(id, nil) {
			members = append(members, fmt.Sprint(m.Player, " ", m.Role, " ", m.Nick, " ", m.Roster, " ", m.Hidden, " ", m.Extra))
		}
		slices.Sort(members)
		for _, a := range c.Assignments(id) {
			assignments = append(assignments, fmt.Sprint(a.ID, " ", a.Pack, " ", a.Lesson, " ", a.Due))
		}
		slices.Sort(assignments)
		for query, want := range map[string][]string{
			`SELECT concat_ws(' ', player_id, role, nick, roster, hidden::text, extra) FROM member WHERE class_id = '` + string(id) + `' ORDER BY 1`: members,
			`SELECT concat_ws(' ', id, pack, lesson, due) FROM assignment ORDER BY 1`:                                                                assignments,
			`SELECT id || ' ' || name FROM class`:                                        {string(id) + " Evening class"},
			`SELECT fingerprint FROM key WHERE player_id = '` + string(who["Ann"]) + `'`: {"SHA256:laptop"},
			`SELECT item || ' ' || phase FROM round`:                                     {"engines counted"},
			`SELECT concat_ws(' ', round_id, choice, certainty, final::text) FROM vote WHERE player_id = '` + string(who["Ann"]) + `'`: {
				string(round) + ` ["b"] 0 true`,
			},
			`SELECT count(*)::text FROM vote`:   {"2"},
			`SELECT count(*)::text FROM player`: {"3"},
			`SELECT count(*)::text FROM event WHERE body::text LIKE '%` + string(who["Dee"]) + `%'`: {"0"},
		} {
			if got := rows(t, url, query); !slices.Equal(got, want) {
				t.Errorf("%s\n%q, want\n%q", query, got, want)
			}
		}
	})
}
