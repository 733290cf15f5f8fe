package phrase_test

import (
	"testing"

	"quest/game/phrase"
)

func TestWelcomesSayWhatTheBooksSay(t *testing.T) {
	books := phrase.Shipped()
	all := books.All()
	if n := len(books.Welcomes()); n != len(all) {
		t.Fatalf("%d greetings of %d languages", n, len(all))
	}
	for i, w := range books.Welcomes() {
		if w != all[i].Welcome {
			t.Errorf("%s: %+v, and the book has %+v", all[i].Lang, w, all[i].Welcome)
		}
	}
}
