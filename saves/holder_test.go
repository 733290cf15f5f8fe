package saves

import (
	"testing"
	"time"
)

func TestTheTextAboutTheHolderIsReadAsItWasWritten(t *testing.T) {
	seoul := time.FixedZone("KST", 9*60*60)
	now := func() time.Time { return time.Date(2026, 11, 24, 0, 30, 0, 0, seoul) }
	since := time.Date(2026, 11, 23, 15, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		text string
		want Holder
	}{
		{"process 42 on vm since 2026-11-23T15:30:00Z\n", Holder{42, "vm", since}},
		{"process 42 since 2026-11-23T15:30:00Z", Holder{42, "", since}},
		{"process 42 on vm", Holder{Process: 42, Host: "vm"}},
		{"process 42", Holder{Process: 42}},
		{"process 42 on vm since 2026-11", Holder{}},
		{"process x on vm", Holder{}},
		{"somebody", Holder{}},
		{"", Holder{}},
	} {
		got := readHolder(c.text, now)
		if got.Process != c.want.Process || got.Host != c.want.Host || !got.Since.Equal(c.want.Since) {
			t.Errorf("%q: %+v", c.text, got)
		}
		if !got.Since.IsZero() && got.Since.Format("15:04") != "00:30" {
			t.Errorf("%q: %v is not the time of the player", c.text, got.Since)
		}
	}
	if who := readHolder(whoHolds(now), now); who.Process == 0 || !who.Since.Equal(now()) {
		t.Errorf("what is written is read as %+v", who)
	}
}
