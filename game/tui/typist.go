package tui

import (
	"bytes"
	"io"
	"slices"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// typist makes messages of what a session gives, in which keys, answers and pastes are whole. The
// reader of Bubble Tea does the same with a table of all keys for each program, which takes
// more memory than all else that a player at rest has; the decoder knows every key of that table.
type typist struct {
	decoder uv.EventDecoder
	rest    []byte // the beginning of a character
	pasting bool
	pasted  []byte
}

// pasteOver ends a paste.
const pasteOver = "\x1b[201~"

// messages gives the messages in what was read; more says that it may have been cut anywhere.
func (t *typist) messages(read []byte, more bool) []tea.Msg {
	all := slices.Concat(t.rest, read)
	t.rest = nil
	var out []tea.Msg
	for len(all) > 0 {
		if t.pasting {
			all, out = t.paste(all, out)
			continue
		}
		if !utf8.FullRune(all) {
			t.rest = all
			break
		}
		n, event := t.decoder.Decode(all)
		if _, unknown := event.(uv.UnknownEvent); more && n >= len(all) && all[0] == '\x1b' && (unknown || n <= len("\x1b[")) {
			t.rest = all
			break
		}
		all = all[max(1, n):]
		switch event := event.(type) {
		case nil:
		case uv.MultiEvent:
			for _, one := range event {
				out = append(out, one)
			}
		case uv.PasteStartEvent:
			t.pasting = true
			out = append(out, event)
		default:
			out = append(out, event)
		}
	}
	return out
}

// paste takes what is pasted, up to its end or what may be the beginning of its end.
func (t *typist) paste(all []byte, out []tea.Msg) ([]byte, []tea.Msg) {
	text, after, over := bytes.Cut(all, []byte(pasteOver))
	if over {
		out = append(out, uv.PasteEvent{Content: ofText(append(t.pasted, text...))}, uv.PasteEndEvent{})
		t.pasting, t.pasted = false, nil
		return after, out
	}
	hold := len(pasteOver) - 1
	for hold > 0 && !bytes.HasSuffix(all, []byte(pasteOver[:hold])) {
		hold--
	}
	t.pasted = append(t.pasted, all[:len(all)-hold]...)
	t.rest = all[len(all)-hold:]
	return nil, out
}

// ofText gives a paste without bytes that are no text.
func ofText(pasted []byte) string { return string(bytes.ToValidUTF8(pasted, nil)) }

// listen sends a program what is typed, until the session ends.
func listen(p *tea.Program, typed io.Reader) {
	const atOnce = 1024
	var t typist
	read := make([]byte, atOnce)
	for {
		n, err := typed.Read(read)
		for _, msg := range t.messages(read[:n], n == len(read)) {
			p.Send(msg)
		}
		if err != nil {
			return
		}
	}
}
