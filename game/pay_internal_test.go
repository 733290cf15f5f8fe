package game

import "testing"

// However small the steps are in which a memory grows, all payments for it together are what its
// stability is worth, rounded once.
func TestPaymentsOfOneItemAreRoundedOnce(t *testing.T) {
	for _, step := range []float64{0.01, 0.051, 0.06, 0.07, 0.149, 0.9, 3} {
		k, total := newKnowing(1), 0
		for good := k.Mark; good < 10.5; good += step {
			k.Good = good
			if xp := k.gain(good); xp > 0 {
				total += xp
				k.paid(5)
			}
		}
		if most := worth(k.Good); total > most || total < most-1 {
			t.Errorf("in steps of %v: %d XP, worth %d", step, total, most)
		}
	}
}

// The flat amount for an item that was forgotten begins its seven days also where the stability is
// a little above what was paid, too little for one XP.
func TestAFlatPaymentIsKnownAsFlat(t *testing.T) {
	k := newKnowing(1)
	k.Lapsed, k.Good = true, k.Mark+0.01
	k.paid(40)
	if k.Flat != 40 || k.Lapsed {
		t.Errorf("after a flat payment: %+v", k)
	}
}
