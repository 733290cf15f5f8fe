package game

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"quest/content/racetest"
	"quest/game/review"
)

func TestItemsOfAnyNameAreFrozen(t *testing.T) {
	var p Player
	for i, id := range []string{"", " ", "a/b#item/x", "a/b#item/xy", "a/b#item/y", "%", `"\<>&;`, "한글#item/가", "\x00\xff", "a;b c"} {
		p.answered(id, noon(day0, i), first(review.Grade(1+i%4)))
		p.answered(id, noon(day0+40, i), Answered{Rev: 1 + i%3, First: true, Grade: 1, Certainty: Certain})
	}
	raw, err := json.Marshal(p.ledger.Items)
	if err != nil {
		t.Fatal(err)
	}
	var again knowings
	if err := json.Unmarshal(raw, &again); err != nil || !reflect.DeepEqual(p.ledger.Items, again) {
		t.Errorf("%v: %s", err, raw)
	}
}

// TestNoByteOfFrozenItemsStopsThePlayer damages the items of a snapshot in any place: they are
// refused, or the player who comes of them is one.
func TestNoByteOfFrozenItemsStopsThePlayer(t *testing.T) {
	racetest.OneGoroutine(t)
	var full Player
	for i := range 4 {
		full.answered(fmt.Sprint("a/b#item/x", i), noon(day0, i), first(review.Again))
		full.answered(fmt.Sprint("a/b#item/x", i), noon(day0+9, i), Answered{Rev: 2, First: true, Grade: 3})
	}
	raw, err := json.Marshal(&full)
	if err != nil {
		t.Fatal(err)
	}
	from := bytes.Index(raw, []byte(`"items":"`)) + len(`"items":"`)
	to := from + bytes.IndexByte(raw[from:], '"')
	r := rand.New(rand.NewPCG(3, 4))
	refused := 0
	for n := range 6000 {
		forged := bytes.Clone(raw)
		at := from + n%(to-from)
		switch n / (to - from) % 3 {
		case 0:
			forged[at] = " ;%~0z-"[r.IntN(7)]
		case 1:
			forged = append(forged[:at:at], forged[at+1+r.IntN(min(9, to-at)):]...)
		default:
			forged = append(forged[:at:at], append([]byte("zzzzzzzzzzz"), forged[at:]...)...)
		}
		var p Player
		if err := json.Unmarshal(forged, &p); err != nil {
			if refused++; !errors.Is(err, errSnapshot) {
				t.Fatalf("%s: %v", forged[from:to], err)
			}
			continue
		}
		p.answered("a/b#item/x0", noon(day0+30, 0), first(review.Good))
		p.Queue(nil, noon(day0+30, 0))
		p.use(t)
		if t.Failed() {
			t.Fatalf("with %s", forged)
		}
	}
	if refused < 1000 {
		t.Errorf("%d of 6000 were refused", refused)
	}
}

// BenchmarkThaw reads a snapshot after 100,000 reviews of 5,000 items.
func BenchmarkThaw(b *testing.B) {
	var p Player
	for n := range 100_000 {
		p.answered(fmt.Sprintf("quest/rds-events#item/some-item-of-the-pack-%d", n%5000), noon(day0+StudyDay(n/300), n%300), first(review.Good))
	}
	raw, err := json.Marshal(&p)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		var again Player
		if err := json.Unmarshal(raw, &again); err != nil {
			b.Fatal(err)
		}
	}
}
