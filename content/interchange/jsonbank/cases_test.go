package jsonbank_test

import (
	"testing"

	"quest/content/interchange/banktest"
	"quest/content/interchange/jsonbank"
)

func TestFilesComeInAsTheyAreMeant(t *testing.T) {
	if n := banktest.Cases(t, jsonbank.Format()); n < 20 {
		t.Errorf("only %d inputs", n)
	}
}
