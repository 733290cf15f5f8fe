package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"quest/game"
)

// savedReviews imports a save of a player whose answers follow a rule: right says whether an
// item is known after some days. Each of the items is asked again after a few days, again and
// again, until there are as many reviews on a later day as wanted.
func savedReviews(t *testing.T, items, reviews int, right func(days int, chance float64) bool) (dir string) {
	t.Helper()
	const first = game.StudyDay(20400)
	chance := rand.New(rand.NewPCG(1, 2))
	next, last := make([]game.StudyDay, items), make([]game.StudyDay, items)
	for i := range next {
		next[i] = first + game.StudyDay(i%20)
	}
	var lines strings.Builder
	n := 0
	write := func(day game.StudyDay, event string) {
		n++
		at := int64(day)*86_400_000 + 43_200_000 + int64(n)
		fmt.Fprintf(&lines, `{"id":"01KBA%021d","at":%d,"t":%d,"off":0,"tz":"UTC","mono":%d,"day":"%s","rules":1,"ev":[%s]}`+"\n", n, at, at, n, day, event)
	}
	write(first, `{"joined":{"name":"Mina","lang":"en","seed":"7"}}`)
	for day := first; reviews > 0; day++ {
		for i := range items {
			if next[i] != day || reviews <= 0 {
				continue
			}
			known, grade := last[i] == 0 || right(int(day-last[i]), chance.Float64()), 1
			if known {
				grade = 3
			}
			if last[i] != 0 {
				reviews--
			}
			last[i], next[i] = day, day+1+game.StudyDay(chance.IntN(12))
			write(day, fmt.Sprintf(`{"answered":{"item":"story/harbour#item/x%d","rev":1,"pack":"h1:x","quiz":"story/harbour#quiz/tides","gave":{"truth":true},"lang":"en","right":%t,"got":1,"of":1,"grade":%d,"first":true}}`, i, known, grade))
		}
	}
	file := filepath.Join(t.TempDir(), "reviews.jsonl")
	if err := os.WriteFile(file, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	if out, complaints, code := runReview(dir, "save", "import", file); code != exitDone {
		t.Fatalf("the import ends with %d: %s%s", code, out, complaints)
	}
	return dir
}

// runReview runs a command on the saves in a folder, on a day after all reviews.
func runReview(saves string, args ...string) (out, complaints string, code int) {
	var o, e bytes.Buffer
	args = append(args, "--now", "2027-06-01T12:00:00Z")
	code = NewMain().Run(context.Background(), args, []string{"QUEST_SAVE_DIR=" + saves}, strings.NewReader(""), &o, &e)
	return o.String(), e.String(), code
}

// forgets is a learner who forgets within days what the published weights keep for weeks.
func forgets(days int, chance float64) bool { return chance < math.Exp(-float64(days)/4) }

func TestOwnWeightsAreUsedWhereTheyPredictBetter(t *testing.T) {
	saves := savedReviews(t, 60, 900, forgets)
	fitted := func(args ...string) (r fitRecord) {
		t.Helper()
		out, complaints, code := runReview(saves, append([]string{"review", "fit", "--json"}, args...)...)
		if err := json.Unmarshal([]byte(out), &r); err != nil || code != exitDone || complaints != "" {
			t.Fatalf("%v, %d: %s%s", err, code, out, complaints)
		}
		return r
	}
	shown := fitted()
	if shown.Verdict != "better" || shown.On || shown.Changed || shown.Reviews != 900 || shown.Test.Fitted >= shown.Test.Default || len(shown.Weights) != 21 {
		t.Fatalf("the fit shows %+v", shown)
	}
	if r := fitted("--yes"); !r.On || !r.Changed {
		t.Errorf("they are not turned on: %+v", r)
	}
	if r := fitted("--yes"); !r.On || r.Changed {
		t.Errorf("they are turned on a second time: %+v", r)
	}
	out, _, _ := runReview(saves, "review", "fit", "--lang", "ko")
	for _, want := range []string{"Mina: 문제 60개를 다른 날에 다시 푼 복습 900번이 있습니다.", "나만의 가중치의 오차   0.", "우연으로 보기 어렵습니다.", "나만의 가중치를 쓰고 있습니다."} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q:\n%s", want, out)
		}
	}
	if out, _, _ := runReview(saves, "plan"); !strings.Contains(out, "own weights              on") {
		t.Errorf("the plan does not say that own weights are on:\n%s", out)
	}
	if out, _, _ := runReview(saves, "review", "fit", "--off"); !strings.HasPrefix(out, "The published weights are in use again") {
		t.Errorf("turned off: %s", out)
	}
	if out, _, _ := runReview(saves, "review", "fit", "--off"); !strings.HasPrefix(out, "The published weights are in use already") {
		t.Errorf("turned off again: %s", out)
	}
	if out, complaints, code := runReview(saves, "review", "fit", "--off", "--yes"); code != exitUsage || out != "" {
		t.Errorf("both flags end with %d: %s%s", code, out, complaints)
	}
}

// Ctrl+c stops a fit before its next pass; nothing was changed then.
func TestAnInterruptStopsAFit(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a program cannot interrupt itself there")
	}
	now := time.Now()
	c := &call{Main: NewMain(), began: now, out: io.Discard, err: io.Discard}
	watch, done := c.watchFit()
	defer done()
	if !watch(0, 10) {
		t.Fatal("it stops before the interrupt")
	}
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	if err := self.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	for pass := 1; watch(pass, 10); { // the signal arrives at some time
		runtime.Gosched()
	}
}

func TestOwnWeightsAreNotUsedWithoutAReason(t *testing.T) {
	for _, c := range []struct {
		name           string
		items, reviews int
		right          func(int, float64) bool
		verdict, says  string
	}{
		{"too few", 60, 100, forgets, "few-reviews", "You have 100; 300 are missing."},
		{"all right", 60, 500, func(int, float64) bool { return true }, "one-sided", "Nearly all answers are right, or nearly all wrong"},
		{"all wrong", 60, 500, func(int, float64) bool { return false }, "one-sided", "Nearly all answers are right, or nearly all wrong"},
		{"few items", 5, 500, forgets, "few-items", "too few different questions"},
	} {
		t.Run(c.name, func(t *testing.T) {
			saves := savedReviews(t, c.items, c.reviews, c.right)
			out, _, code := runReview(saves, "review", "fit", "--yes", "--json")
			var r fitRecord
			if err := json.Unmarshal([]byte(out), &r); err != nil || code != exitDone || r.Verdict != c.verdict || r.On || r.Changed {
				t.Errorf("%v, %d: %s", err, code, out)
			}
			out, _, _ = runReview(saves, "review", "fit", "--yes")
			if !strings.Contains(out, c.says) || !strings.Contains(out, "The published weights are in use") {
				t.Errorf("it does not say %q:\n%s", c.says, out)
			}
		})
	}
}
