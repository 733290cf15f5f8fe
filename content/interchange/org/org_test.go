package org_test

import (
	"testing"

	"quest/content/interchange/banktest"
	"quest/content/interchange/org"
)

func TestCardsOfOrgDrillComeInAsTheyAreMeant(t *testing.T) {
	if n := banktest.Cases(t, org.Format()); n < 20 {
		t.Errorf("only %d inputs", n)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"* a :drill:\nb\n** c\nd\n", "* a :drill:\n[b||c] $[d]$ [[e][f]]\n", "* a :drill:\n:PROPERTIES:\n:DRILL_CARD_TYPE: twosided\n:END:\n** b\nc\n** d\ne\n", "* a :drill:\n#+BEGIN_SRC c\n* x\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { banktest.Report(t, org.Format(), "fuzz.org", []byte(s)) })
}
