package lazy_test

import (
	"errors"
	"sync"
	"testing"

	"quest/content/lazy"
)

var made int

var number = lazy.Value[int]{Make: func() int { made++; return 42 }}

func TestAValueIsMadeOnceWhenItIsFirstUsed(t *testing.T) {
	if made != 0 {
		t.Fatal("the value was made before it was used")
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if n := number.Get(); n != 42 {
				t.Errorf("the value is %d", n)
			}
		})
	}
	all.Wait()
	if made != 1 {
		t.Errorf("the value was made %d times", made)
	}
}

var digits = lazy.Regexp(`^[0-9]+$`)

func TestAPatternIsTheRegularExpression(t *testing.T) {
	if !digits.Get().MatchString("12") || digits.Get().MatchString("1a") {
		t.Error("the pattern is not that of the expression")
	}
	if first := digits.Get(); digits.Get() != first {
		t.Error("the pattern is compiled at each use")
	}
}

var tries int

var broken = lazy.Attempt[int]{Make: func() (int, error) { tries++; return 7, errors.New("half of it") }}

func TestAnAttemptThatFailsIsNotMadeAgain(t *testing.T) {
	for range 2 {
		if v, err := broken.Get(); v != 7 || err == nil {
			t.Errorf("%d and %v", v, err)
		}
	}
	if tries != 1 {
		t.Errorf("it was made %d times", tries)
	}
}
