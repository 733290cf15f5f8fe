package main

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// pilot runs a model as Bubble Tea does, without a terminal.
type pilot struct {
	model tea.Model
	heard chan tea.Msg
}

func (p *pilot) send(msg tea.Msg) {
	if batch, ok := msg.(tea.BatchMsg); ok {
		for _, cmd := range batch {
			p.run(cmd)
		}
		return
	}
	model, cmd := p.model.Update(msg)
	p.model = model
	p.run(cmd)
}

// decide presses a key for as long as the screen shows some words.
func (p *pilot) decide(key, while string) {
	guard := time.After(20 * time.Second)
	for strings.Contains(p.model.View().Content, while) {
		p.send(keyPress(key))
		if !strings.Contains(p.model.View().Content, while) {
			return
		}
		select {
		case msg := <-p.heard:
			p.send(msg)
		case <-guard:
			return
		}
	}
}

// passCelebration goes on where a level is celebrated, which hears nothing in its first moment.
func (p *pilot) passCelebration() {
	shown := func() bool { return celebrationRow.MatchString(ansi.Strip(p.model.View().Content)) }
	for guard := time.After(20 * time.Second); shown(); {
		p.send(keyPress("x"))
		if !shown() {
			return
		}
		select {
		case msg := <-p.heard:
			p.send(msg)
		case <-guard:
			return
		}
	}
}

func (p *pilot) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		if msg := cmd(); msg != nil {
			p.heard <- msg
		}
	}()
}

func (p *pilot) drain() {
	for {
		select {
		case msg := <-p.heard:
			p.send(msg)
		default:
			return
		}
	}
}

func keyPress(name string) tea.KeyPressMsg {
	if code, ok := map[string]rune{"enter": tea.KeyEnter, "f3": tea.KeyF3, "f6": tea.KeyF6}[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	r := []rune(name)
	return tea.KeyPressMsg{Code: r[0], Text: name}
}
