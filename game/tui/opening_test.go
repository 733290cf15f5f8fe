package tui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

func readySeat() *game.Seat {
	return &game.Seat{
		Packs: []*content.Pack{contenttest.Pack()}, Player: &game.Player{},
		Now: func() game.Moment { return game.Moment{} },
	}
}

func TestWhatIsSaidBeforeTheSeatIsReadyIsHeardAfterwards(t *testing.T) {
	seat := readySeat()
	o := newOpening(func() (*game.Seat, error) { return seat, nil }, Options{})
	o.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	if got := o.View().Content; got != "" {
		t.Errorf("something is drawn before there is a seat: %q", got)
	}
	o.Update(tea.KeyPressMsg{Code: '2', Text: "2"}) // Korean, on the first screen
	o.Update(o.Init()())
	if o.game == nil || o.game.width != 120 || o.game.speech != game.SpeakKorean {
		t.Fatalf("the game did not hear the size and the key: %+v", o.game)
	}
	if !strings.Contains(o.View().Content, "한국어") {
		t.Errorf("the first screen is not drawn:\n%s", o.View().Content)
	}
}

func TestASeatThatCannotBeOpenedEndsTheProgramWithItsReason(t *testing.T) {
	why := errors.New("no such lesson")
	o := newOpening(func() (*game.Seat, error) { return nil, why }, Options{})
	_, cmd := o.Update(o.Init()())
	if cmd == nil || !errors.Is(o.err, why) {
		t.Fatalf("error %v", o.err)
	}
	if _, ok := cmd().(tea.QuitMsg); !ok {
		t.Error("the program goes on without a seat")
	}
}

func TestThePlayerCanLeaveBeforeTheSeatIsReady(t *testing.T) {
	o := newOpening(func() (*game.Seat, error) { return readySeat(), nil }, Options{})
	_, cmd := o.Update(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl})
	if cmd == nil {
		t.Fatal("ctrl+c does nothing")
	}
	if _, ok := cmd().(tea.QuitMsg); !ok {
		t.Error("ctrl+c does not leave")
	}
}

func TestASlowOpeningSaysWhatIsGoingOn(t *testing.T) {
	o := newOpening(func() (*game.Seat, error) { return readySeat(), nil }, Options{Opening: "Reading ..."})
	if lines, _, _ := o.drawing(); len(lines) > 0 {
		t.Errorf("a word that would be gone at once is drawn: %q", lines)
	}
	o.Update(stillOpening{})
	if got := o.View().Content; !strings.Contains(got, "Reading ...") {
		t.Errorf("drawn: %q", got)
	}
	o.Update(seated{readySeat(), nil})
	o.Update(stillOpening{}) // it was on its way
	if got := o.View().Content; strings.Contains(got, "Reading ...") {
		t.Errorf("it still says so when the game has begun:\n%s", got)
	}
}

func TestASlowComparisonOfPacksIsTold(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) {
		packs := s.Packs
		s.Compare = func() ([]*content.Pack, []game.Notice) { return packs, nil }
		s.Current = func(*content.Pack) bool { return true }
	})
	says := func() bool { return strings.Contains(v.m.View().Content, "Reading the packs ...") }
	v.m.Update(stillComparing{})
	if !says() {
		t.Errorf("nothing is said:\n%s", v.m.View().Content)
	}
	v.m.Update(compared{packs: v.seat.Packs})
	if v.m.Update(stillComparing{}); says() {
		t.Errorf("it still says so:\n%s", v.m.View().Content)
	}
}
