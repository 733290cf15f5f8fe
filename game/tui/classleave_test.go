package tui

import (
	"errors"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"quest/content/contenttest"
	"quest/game"
)

// Whoever leaves with a vote that waits behind another one leaves once the class has it: by a key, and
// when the line is lost.
func TestTheNewestVoteIsHandedInBeforeLeaving(t *testing.T) {
	for name, leaving := range map[string]func(*visit){
		"ctrl+c":         func(v *visit) { v.press("ctrl+c") },
		"q on the map":   func(v *visit) { v.press("esc", "q") },
		"a line is lost": func(v *visit) { v.send(drainFirst(v.m, tea.QuitMsg{})) },
	} {
		t.Run(name, func(t *testing.T) {
			v, s := schooled(t, game.SpeakEnglish)
			s.asks(t, contenttest.TwoAids, 0)
			v.rings().wakes()
			v.holding = true
			v.press("1", "2", "1", "3")
			leaving(v)
			if v.quit {
				t.Fatal("the player has left before the class had the vote")
			}
			v.release()
			for range 4 {
				v.release()
			}
			ids := v.m.class.shown.Question.Parts
			if vote := s.mine(t).First; vote == nil || !slices.Equal(slices.Sorted(slices.Values(vote.Choice)), slices.Sorted(slices.Values(ids[1:3]))) {
				t.Errorf("the vote is %+v of %v", vote, ids)
			}
			if !v.quit || outcome(&painted{drawn: v.m}, nil, nil) != nil {
				t.Errorf("left: %v, with %v", v.quit, outcome(&painted{drawn: v.m}, nil, nil))
			}
		})
	}
}

// A class that cannot be reached keeps nobody longer than the journal does, and who leaves is told.
func TestWhoLeavesWithAVoteThatDidNotArriveIsTold(t *testing.T) {
	v, s := schooled(t, game.SpeakEnglish)
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().wakes()
	s.Break(errors.New("no database"))
	v.press("1", "ctrl+c")
	if v.quit {
		t.Fatal("left at once")
	}
	v.press("ctrl+c")
	if err := outcome(&painted{drawn: v.m}, nil, nil); !v.quit || !errors.Is(err, ErrUnsent) {
		t.Errorf("left: %v, with %v", v.quit, err)
	}

	v, s = schooled(t, game.SpeakEnglish)
	s.asks(t, contenttest.LockIsPump, 0)
	v.rings().wakes()
	s.Break(errors.New("no database"))
	v.press("1", "ctrl+c")
	s.Break(nil)
	v.ring()
	if err := outcome(&painted{drawn: v.m}, nil, nil); !v.quit || err != nil || s.mine(t).First == nil {
		t.Errorf("left: %v, with %v, the vote is %+v", v.quit, err, s.mine(t).First)
	}
}
