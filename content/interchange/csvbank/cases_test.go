package csvbank_test

import (
	"testing"

	"quest/content/interchange/banktest"
	"quest/content/interchange/csvbank"
)

func TestFilesComeInAsTheyAreMeant(t *testing.T) {
	if n := banktest.Cases(t, csvbank.Format()); n < 20 {
		t.Errorf("only %d inputs", n)
	}
}
