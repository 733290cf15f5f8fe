package bots

import (
	"context"
	"errors"
	"strings"
	"time"
)

// What a player who reads English sees on the way to the map of a class server.
const (
	askLanguage = "Which language would you like to see?"
	askCode     = "Which code did your teacher give you?"
	askNick     = "What should the class call you?"
	askName     = "What should we call you?"
	onMap       = "b labs"
)

// patience is how long a player looks before they press a key again.
const patience = 2 * time.Second

// Enter goes past everything that is asked at the first visit, and returns once the map is there.
// code is called where the server asks for the code of the class; nick is "" for the name that
// the server proposes. The bot watches, and its language is English.
func (b *Bot) Enter(ctx context.Context, code func() string, nick string) error {
	steps := map[string]func() string{
		askLanguage: func() string { return "1\r" },
		askCode:     func() string { return code() + "\r" },
		askNick:     func() string { return nick + "\r" },
		askName:     func() string { return "\r" },
	}
	for {
		at := ""
		moment, cancel := context.WithTimeout(ctx, patience)
		_, err := b.Until(moment, func(shown string) bool {
			for question := range steps {
				if strings.Contains(shown, question) {
					at = question
					return true
				}
			}
			return strings.Contains(shown, onMap)
		})
		cancel()
		if err != nil && ctx.Err() == nil && !errors.Is(err, ErrOver) { // a key too many has led on from the map
			if err := b.Press("esc"); err != nil {
				return err
			}
			continue
		}
		if err != nil || at == "" {
			return err
		}
		if err := b.Press(steps[at]()); err != nil {
			return err
		}
		if err := b.leaves(ctx, at); err != nil {
			return err
		}
	}
}

// leaves waits until a question is no more on the screen. A screen that has just come does not hear
// the first keys, so enter is pressed again.
func (b *Bot) leaves(ctx context.Context, question string) error {
	for {
		moment, cancel := context.WithTimeout(ctx, patience)
		_, err := b.Until(moment, func(shown string) bool { return !strings.Contains(shown, question) })
		cancel()
		if err == nil || ctx.Err() != nil || errors.Is(err, ErrOver) {
			return err
		}
		if err := b.Press("enter"); err != nil {
			return err
		}
	}
}
