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
