package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// heard gives what a typist makes of a text that comes in pieces of a size, each cut anywhere.
func heard(text string, size int) string {
	var t typist
	var said []string
	for len(text) > 0 {
		n := min(size, len(text))
		for _, msg := range t.messages([]byte(text[:n]), n == size) {
			switch msg := msg.(type) {
			case uv.KeyPressEvent:
				said = append(said, tea.KeyPressMsg(msg).String())
			case uv.PasteEvent:
				said = append(said, "paste "+msg.Content)
			case uv.PasteStartEvent, uv.PasteEndEvent:
			default:
				said = append(said, fmt.Sprintf("%T", msg))
			}
		}
		text = text[n:]
	}
	return strings.Join(said, ", ")
}

// However what is typed is cut, the same keys come of it.
func TestWhatIsTypedIsTheSameInEveryPiece(t *testing.T) {
	typed := "a한\x1b[A\x1bOP\x1b[1;5C\x1b[27u\x1b[200~two\nlines 줄 \x1b[201~\r\x1b[200~\x1b[20\x1b[201~z\x1b[5~\x1b[15~\x1b[99;5u \x1b[<0;3;4M"
	want := "a, 한, up, f1, ctrl+right, esc, paste two\nlines 줄 , enter, paste \x1b[20, z, pgup, f5, ctrl+c, space, uv.MouseClickEvent"
	for size := 3; size <= len(typed)+1; size++ {
		if got := heard(typed, size); got != want {
			t.Fatalf("in pieces of %d: %q\nwant %q", size, got, want)
		}
	}
}

func TestAPasteIsTextAlone(t *testing.T) {
	if got := heard("\x1b[200~a\xffb\x1b[201~", 100); got != "paste ab" {
		t.Errorf("%q", got)
	}
}
