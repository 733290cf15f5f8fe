package style

import "testing"

// The posts of a gate are drawn in the lines of the border that is worn.
func TestGatesWearTheBorder(t *testing.T) {
	for _, plain := range []bool{false, true} {
		for _, id := range Borders() {
			s := New(Dark, plain).Dressed(Dress{Border: id}).Sign
			if s.GateLeft != s.RightTee || s.GateRight != s.LeftTee {
				t.Errorf("%s, plain %v: a gate is %s %s", id, plain, s.GateLeft, s.GateRight)
			}
		}
	}
}
