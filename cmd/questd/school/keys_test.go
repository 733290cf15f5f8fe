package school_test

import (
	"errors"
	"slices"
	"testing"
	"testing/synctest"

	"quest/game/class"
)

// A member makes a code for one more computer in their room, and takes its key away again, but never the
// key that they are here with.
func TestAMemberKeepsTheirKeys(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := serve(t)
		who, _ := s.member(class.Student, "Ann")
		room, leave, err := s.Enter(who, "", "key of Ann")
		if err != nil {
			t.Fatal(err)
		}
		defer leave()
		code, err := room.NewKey()
		if err != nil {
			t.Fatal(err)
		}
		if again, err := s.Enrol(t.Context(), class.Enrolment{Key: "laptop", Code: code.Text}, "here"); err != nil || again != who {
			t.Fatalf("the laptop is %q: %v", again, err)
		}
		if keys := room.Keys(); !slices.Equal(keys, []class.Key{{Fingerprint: "key of Ann", Here: true}, {Fingerprint: "laptop"}}) {
			t.Errorf("the keys are %v", keys)
		}
		var refused *class.RefusedError
		if err := room.DropKey("key of Ann"); !errors.As(err, &refused) || refused.Why != class.KeyInUse {
			t.Errorf("the key in use: %v", err)
		}
		if err := room.DropKey("laptop"); err != nil || len(room.Keys()) != 1 {
			t.Errorf("the laptop stays: %v, %v", err, room.Keys())
		}
	})
}
