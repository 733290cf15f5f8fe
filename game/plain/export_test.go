package plain

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// fullDisk is a journal that saves nothing.
type fullDisk struct{}

func (fullDisk) Append(game.Batch) (int, error) {
	return 0, &game.NotSavedError{Why: game.Say("desk.LostFull")}
}

func TestExportIsAWordWhileNothingIsSavedAndAnAnswerOtherwise(t *testing.T) {
	for _, c := range []struct {
		speech game.Speech
		word   string
		says   string
	}{
		{game.SpeakEnglish, "Export", "All of it is in /tmp/rescue.jsonl now."},
		{game.SpeakKorean, "내보내기", "/tmp/rescue.jsonl에 모두 내보냈습니다."},
	} {
		calls := 0
		var out strings.Builder
		seat := &game.Seat{
			Packs: []*content.Pack{contenttest.Pack()}, Player: &game.Player{}, Journal: fullDisk{}, Speech: c.speech,
			Now:    func() game.Moment { return game.Moment{} },
			Rescue: func() (string, error) { calls++; return "/tmp/rescue.jsonl", nil },
		}
		if err := Play(seat, strings.NewReader(c.word+"\n"+c.word+"\n\n"+c.word+"\n"), &out, Options{}); err != nil {
			t.Fatal(err)
		}
		// The first one is the name of the new player.
		if calls != 2 || strings.Count(out.String(), c.says) != 2 {
			t.Fatalf("%d exports in\n%s", calls, out.String())
		}
	}
}
