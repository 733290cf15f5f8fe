package game

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"quest/content"
	"quest/content/racetest"
)

// extremes are the numbers at and beyond the bounds of everything.
var extremes = []int{
	math.MinInt64, -1 << 53, -maxSum, -maxAmount - 1, -maxAmount, -5, -1, 0, 1, 4, 5, 22, maxAmount, maxAmount + 1, maxSum,
	1 << 53, 1 << 62, math.MaxInt64 - 1, math.MaxInt64,
}

// numbersIn gives the numbers in a value, by the path of their fields.
func numbersIn(v reflect.Value, path string) map[string]reflect.Value {
	all := map[string]reflect.Value{}
	add := func(more map[string]reflect.Value) {
		for p, n := range more {
			all[p] = n
		}
	}
	switch v.Kind() {
	case reflect.Int, reflect.Int64:
		all[path] = v
	case reflect.Pointer:
		if !v.IsNil() {
			add(numbersIn(v.Elem(), path))
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			add(numbersIn(v.Index(i), fmt.Sprintf("%s[%d]", path, i)))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				add(numbersIn(v.Field(i), path+"."+v.Type().Field(i).Name))
			}
		}
	default: // what holds no number
	}
	return all
}

// use asks a player for everything that a front end shows, and plays on.
func (p *Player) use(t *testing.T) {
	t.Helper()
	today := StudyDay(20780)
	s := p.Standing(today)
	if s.XP < 0 || s.Gold < 0 || s.Answers < 0 || s.Correct < 0 || s.Level.Number < 1 || s.Level.Into < 0 || s.Level.Span <= 0 || s.Streak < 0 || s.Stars < 0 ||
		s.Predictions < 0 || s.Foreseen < 0 || p.Draws < 0 || p.Day > lastDay || s.Percent() > 100 {
		t.Errorf("the player is now %+v", s)
	}
	now := Moment{Wall: time.UnixMilli(1_795_000_000_000)}
	_ = p.Record(nil, now)
	_, _ = p.ClockDoubt(now)
	_ = p.pay("filled", 1, today)
	raw, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var again Player
	if err := json.Unmarshal(raw, &again); err != nil {
		t.Errorf("its snapshot is refused: %v", err)
	}
}

// TestNoNumberInAnEventStopsThePlayer puts every number at its limits and beyond into
// every field of every event, once and again, in front of and behind the same event
// as it should be.
func TestNoNumberInAnEventStopsThePlayer(t *testing.T) {
	now := Moment{Wall: time.UnixMilli(1_795_000_000_000)}
	for i := range reflect.TypeFor[Event]().NumField() {
		name := reflect.TypeFor[Event]().Field(i).Name
		count := 0
		for {
			var good, bad Event
			fill(t, reflect.ValueOf(&good).Elem().Field(i))
			fill(t, reflect.ValueOf(&bad).Elem().Field(i))
			fields := numbersIn(reflect.ValueOf(&bad).Elem(), "")
			if count >= len(fields)*len(extremes) {
				break
			}
			paths := sortedKeys(fields)
			path, n := paths[count/len(extremes)], extremes[count%len(extremes)]
			fields[path].SetInt(int64(n))
			var p Player
			for _, e := range []Event{good, bad, bad, good} {
				p.Apply(Batch{At: now, Day: 20780, Events: []Event{e, {Answered: &Answered{Item: "filled", Quiz: "filled", Rev: 1, First: true, Grade: 3}}}})
			}
			p.Apply(p.TrustClock(now))
			p.use(t)
			if t.Failed() {
				t.Fatalf("%s%s = %d", name, path, n)
			}
			count++
		}
	}
}

func sortedKeys(m map[string]reflect.Value) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	for i := range keys {
		for j := i + 1; j < len(keys); j++ {
			if keys[j] < keys[i] {
				keys[i], keys[j] = keys[j], keys[i]
			}
		}
	}
	return keys
}

// TestNoNumberInASnapshotStopsThePlayer does the same with every number of a snapshot:
// it is refused, or the player who comes of it is one.
func TestNoNumberInASnapshotStopsThePlayer(t *testing.T) {
	racetest.OneGoroutine(t)
	var full Player
	fill(t, reflect.ValueOf(&full).Elem())
	raw, err := json.Marshal(&full)
	if err != nil {
		t.Fatal(err)
	}
	values := []string{
		"null", "-1", "0", "9223372036854775807", "-9223372036854775808", "1e308", "-1e-308", "4611686018427387904", `"9999-12-31"`, `"0000-01-01"`,
		"{}", "[]", `"x\ny"`, `{"filled":null}`, `[null]`, "true",
	}
	refused := 0
	for at := range raw {
		if raw[at] != ':' {
			continue
		}
		end := at + 1 + valueEnd(raw[at+1:])
		for _, v := range values {
			forged := string(raw[:at+1]) + v + string(raw[end:])
			var p Player
			if err := json.Unmarshal([]byte(forged), &p); err != nil {
				refused++
				continue
			}
			p.Apply(Batch{Day: 20780, Events: []Event{
				{Answered: &Answered{Item: "filled", Quiz: "filled", Rev: 1, First: true, Grade: 3, Right: true, Beliefs: []string{"filled"}}},
				{Earned: &Earned{Item: "filled", XP: 10}},
				{Sat: &Sat{Quiz: "filled"}},
				{Finished: &Finished{Quiz: "filled", Right: 1, Of: 2}},
				{Granted: &Granted{Reward: "new", XP: 3, Gold: -3, Drops: []Drop{{Index: 4}}}},
				{Clock: &Clock{Day: 20000, Trust: true}},
			}})
			p.use(t)
			if t.Failed() {
				t.Fatalf("with %s", forged)
			}
		}
	}
	if refused == 0 {
		t.Error("no snapshot was refused")
	}
}

// valueEnd gives the length of the JSON value with which some JSON begins.
func valueEnd(b []byte) int {
	depth, quoted := 0, false
	for i, c := range b {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth == 0 {
				return i
			}
			depth--
		case c == ',' && depth == 0:
			return i
		}
	}
	return len(b)
}

func TestASnapshotOfWhatNoPlayerCanBeIsRefused(t *testing.T) {
	for _, forged := range []string{
		`{"xp":9223372036854775807}`, `{"gold":-9223372036854775808}`, `{"answers":-1}`, `{"answers":1,"correct":2}`, `{"items":{"x":null}}`,
		`{"quizzes":{"x":null}}`, `{"quizzes":{"x":{"Open":true,"Verdicts":null}}}`, `{"items":{"x":{"card":{"Stability":-1,"Difficulty":5}}}}`, `{"items":{"x":{"card":{"Step":9223372036854775807,"Phase":1,"Stability":1,"Difficulty":5}}}}`, `{"items":{"x":{"log":"~"}}}`, `{"settings":{"new":-1}}`, `{"weights":[1,2]}`, `{"sitting":{"n":2,"of":1}}`,
		`{"name":"Mina\nquest: your save is damaged"}`, `{"titles":[{"Words":{"en":"a\nb"}}]}`, `{"draws":9223372036854775807}`, `{"streak":{"days":-3}}`,
	} {
		if err := new(Player).UnmarshalJSON([]byte(forged)); !errors.Is(err, errSnapshot) {
			t.Errorf("%s gives %v", forged, err)
		}
	}
}

func TestSumsStopAndAmountsThatNobodyPaysAreLeftOut(t *testing.T) {
	var p Player
	answer := Event{Answered: &Answered{Item: "x", First: true, Grade: 3, Right: true, Stake: maxAmount + 1}}
	for range 2 {
		p.Apply(Batch{Day: 1, Events: []Event{answer, {Earned: &Earned{Item: "x", XP: math.MaxInt64}}}})
		p.Apply(Batch{Day: 1, Events: []Event{{Granted: &Granted{Reward: "r", XP: math.MaxInt64, Gold: 5, Drops: []Drop{{Index: math.MaxInt64, XP: 7, Gold: math.MinInt64}}}}}})
	}
	if p.XP != 7 || p.Gold != 5 || p.Answers != 2 || p.Draws != 1 {
		t.Errorf("%d XP, %d gold, %d answers, %d draws", p.XP, p.Gold, p.Answers, p.Draws)
	}
	if g := p.Sealed(); len(g) != 1 || g[0].XP != 0 || g[0].Drops[0].Gold != 0 {
		t.Errorf("the chest holds %+v", g[0])
	}
	p = Player{XP: maxSum - 5, Gold: maxSum - 5}
	p.Apply(Batch{Events: []Event{{Earned: &Earned{XP: maxAmount}}, {Answered: &Answered{First: true, Grade: 1, Stake: maxAmount}}}})
	if p.XP != maxSum || p.Gold != maxSum {
		t.Errorf("%d XP, %d gold", p.XP, p.Gold)
	}
	p.Apply(Batch{Events: []Event{{Undone: &Undone{Right: true}}, {Undone: &Undone{Right: true}}}})
	if p.Answers != 0 || p.Correct != 0 {
		t.Errorf("%d answers, %d right", p.Answers, p.Correct)
	}
}

func TestAFlawIsNamed(t *testing.T) {
	for want, e := range map[string]Event{
		"answered.grade 0":                        {Answered: &Answered{First: true}},
		"answered.stake 9223372036854775807":      {Answered: &Answered{First: true, Grade: 1, Stake: math.MaxInt64}},
		"earned.xp -1000000000000000":             {Earned: &Earned{XP: -1e15}},
		"granted.drops.gold -9223372036854775808": {Granted: &Granted{Drops: []Drop{{}, {Gold: math.MinInt64}}}},
		"finished.right 3":                        {Finished: &Finished{Right: 3, Of: 2}},
		"predicted.of -1":                         {Predicted: &Predicted{Right: -1, Of: -1}},
		"solved.stars 4":                          {Solved: &Solved{Stars: 4}},
		"clock.day 9223372036854775807":           {Clock: &Clock{Day: math.MaxInt64}},
	} {
		if f, ok := FlawIn(e); !ok || f.String() != want {
			t.Errorf("found %q, %v; want %q", f, ok, want)
		}
	}
	for _, e := range []Event{
		{},
		{Answered: &Answered{Grade: 0}},
		{Answered: &Answered{First: true, Grade: 4, Stake: -6}},
		{Earned: &Earned{XP: 999}},
		{Solved: &Solved{Stars: 1}},
		{Tuned: &Tuned{Gold: StakeGold}},
		{Finished: &Finished{}},
		{Read: &Read{}},
	} {
		if f, ok := FlawIn(e); ok {
			t.Errorf("%+v has the flaw %v", e, f)
		}
	}
}

func TestTheLevelOfAnyXPIsFoundAtOnce(t *testing.T) {
	for _, xp := range []int{0, 1, 399, 400, 879, 880, 1e6, 1e9, maxSum - 1, maxSum, 1 << 62, math.MaxInt64} {
		l := LevelAt(xp)
		xp = min(xp, maxSum)
		if start := levelStart(l.Number); start > xp || levelStart(l.Number+1) <= xp || l.Into != xp-start || l.Span != levelStart(l.Number+1)-start {
			t.Errorf("%d XP are %+v", xp, l)
		}
	}
	for n := 1; n < 3000; n++ {
		if a, b := LevelAt(levelStart(n)), LevelAt(levelStart(n+1)-1); a.Number != n || b.Number != n || a.Into != 0 {
			t.Fatalf("level %d: %+v to %+v", n, a, b)
		}
	}
}

func TestANameOrTitleOfASaveIsOneShortLine(t *testing.T) {
	for given, want := range map[string]string{
		"Mina\nquest: your save is damaged\nx": "Mina quest: your save is damaged x",
		"a\tb\r\nc":                            "a b c",
		"  Mina \u0000":                        "Mina <U+0000>",
		"\u202eanim\u2066":                     "<U+202E>anim<U+2066>",
		"\u200b\u200b":                         "<U+200B><U+200B>",
		"\x1b[31mred":                          "<U+001B>[31mred",
		"미나":                                   "미나",
		strings.Repeat("미", 30000):             strings.Repeat("미", 18) + "...",
		strings.Repeat("x", 60000):             strings.Repeat("x", 37) + "...",
	} {
		raw, err := json.Marshal(map[string]any{"joined": map[string]string{"name": given, "lang": "en", "seed": "1"}})
		if err != nil {
			t.Fatal(err)
		}
		var e Event
		if err := json.Unmarshal(raw, &e); err != nil || e.Joined.Name.String() != want || e.Joined.Seed != 1 || e.Joined.Lang != "en" {
			t.Errorf("%.40q gives %+v, %v", given, e.Joined, err)
		}
	}
	title := `{"granted":{"reward":"a/b#reward/c","xp":5,"drops":[{"index":1,"gold":2}],"title":{"en":"Good\nquest: type rm","ko":"좋음"}}}`
	var e Event
	if err := json.Unmarshal([]byte(title), &e); err != nil {
		t.Fatal(err)
	}
	want := map[content.Lang]string{"en": "Good quest: type rm", "ko": "좋음"}
	for lang, words := range want {
		if e.Granted.Title[lang].String() != words {
			t.Errorf("the title is %q", e.Granted.Title[lang])
		}
	}
	if e.Granted.XP != 5 || len(e.Granted.Drops) != 1 || e.Granted.Reward == "" {
		t.Errorf("%+v", e.Granted)
	}
}

// TestADayOfAnyClockCanBeWritten is about clocks beyond the years that a day can be
// written in: an answer under such a day would not be read again.
func TestADayOfAnyClockCanBeWritten(t *testing.T) {
	for _, wall := range []time.Time{
		time.UnixMilli(math.MinInt64), time.UnixMilli(math.MaxInt64), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(0, 1, 1, 3, 0, 0, 0, time.UTC), time.Date(9999, 12, 31, 23, 0, 0, 0, time.UTC),
	} {
		var p Player
		day := p.Today(Moment{Wall: wall})
		if back, err := ParseDay(day.String()); err != nil || back != day {
			t.Errorf("%v gives the day %v: %v", wall, day, err)
		}
	}
}

// TestNoPackMakesARecordThatCannotBeSaved is about a pack that gives thousands of
// rewards for one answer.
func TestNoPackMakesARecordThatCannotBeSaved(t *testing.T) {
	const room = 60 << 10
	var all []Event
	title := content.LineIn(strings.Repeat("\"\\", 16), maxTitleColumns)
	for n := range 3000 {
		all = append(all, Event{Granted: &Granted{
			Reward: fmt.Sprintf("some-owner/some-pack#reward/%d", n), XP: 100, Gold: 100,
			Title: map[content.Lang]content.Safe{"en": title, "ko": title}, Drops: []Drop{{Index: maxAmount, Gold: 100, XP: 100}},
		}})
	}
	var p Player
	for left := all; len(left) > 0; {
		some := fitting(left)
		if b, err := json.Marshal(some); err != nil || len(b) > room || len(some) == 0 {
			t.Fatalf("%d rewards take %d bytes, %v", len(some), len(b), err)
		}
		p.Apply(Batch{Events: some})
		left = left[len(some):]
	}
	for n := 0; len(p.Sealed()) > 0; n++ {
		b := p.OpenChest(Moment{})
		if raw, err := json.Marshal(b.Events); err != nil || len(raw) > room || n > 10 {
			t.Fatalf("to open the chest takes %d bytes, %v", len(raw), err)
		}
	}
}
