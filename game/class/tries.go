package class

import "time"

// How many wrong codes are taken within an hour. A class stands behind one address, so what
// a key may try is what keeps guessing out; the address bounds one with many keys.
const (
	TriesOfKey     = 10
	TriesOfAddress = 100
	mostTried      = 10_000 // keys and addresses that are remembered
)

// Tries remembers who tried codes that were wrong. The zero value remembers nobody. It is
// kept in memory alone.
type Tries struct {
	wrong map[string][]time.Time
	swept time.Time // when those were forgotten last who have not tried for an hour
}

// Allowed reports whether a code may be tried: fewer than TriesOfKey of this key, and fewer
// than TriesOfAddress of this address were wrong within the hour before.
func (t *Tries) Allowed(key, address string, now time.Time) bool {
	return len(t.recent("key "+key, now)) < TriesOfKey && len(t.recent("address "+address, now)) < TriesOfAddress
}

// Wrong counts a code that was wrong. When so many others are remembered that there is no room,
// it is not: that takes guessing from a hundred addresses, and a code has fifty bits.
func (t *Tries) Wrong(key, address string, now time.Time) {
	if t.wrong == nil {
		t.wrong = map[string][]time.Time{}
	}
	if len(t.wrong) >= mostTried && now.Sub(t.swept) >= time.Minute {
		t.swept = now
		for who := range t.wrong {
			if len(t.recent(who, now)) == 0 {
				delete(t.wrong, who)
			}
		}
	}
	for who, most := range map[string]int{"key " + key: TriesOfKey, "address " + address: TriesOfAddress} {
		if tried := t.recent(who, now); len(tried) < most && (len(t.wrong) < mostTried || tried != nil) {
			t.wrong[who] = append(tried, now)
		}
	}
}

// recent gives the wrong tries of the hour before.
func (t *Tries) recent(who string, now time.Time) []time.Time {
	all := t.wrong[who]
	for len(all) > 0 && now.Sub(all[0]) >= time.Hour {
		all = all[1:]
	}
	if len(all) == 0 {
		delete(t.wrong, who)
		return nil
	}
	t.wrong[who] = all
	return all
}
