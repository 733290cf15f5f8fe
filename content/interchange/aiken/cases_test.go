package aiken_test

import (
	"testing"

	"quest/content/interchange/aiken"
	"quest/content/interchange/banktest"
)

func TestFilesComeInAsTheyAreMeant(t *testing.T) {
	if n := banktest.Cases(t, aiken.Format()); n < 20 {
		t.Errorf("only %d inputs", n)
	}
}
