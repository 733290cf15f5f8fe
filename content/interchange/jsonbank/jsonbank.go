// Package jsonbank reads and writes banks as JSON: everything that a bank holds, in every
// language. What is written and read again is the same bank.
package jsonbank

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"quest/content"
	"quest/content/interchange"
)

// Version stands first in every file.
const Version = "quest.bank/v1"

// What is said of JSON that cannot be taken over.
const (
	NotJSON      interchange.Key = "JSONSyntax"
	CutOff       interchange.Key = "JSONCutOff"
	OtherShape   interchange.Key = "JSONShape"
	OtherJSON    interchange.Key = "JSONOther"
	BadQuestion  interchange.Key = "JSONQuestion"
	UnknownField interchange.Key = "JSONField"
)

// Format is the row of the list of formats.
func Format() interchange.Format {
	return interchange.Format{Name: "json", Extensions: []string{".json"}, Sniff: sniff, Read: Read, Write: Write}
}

// sniff looks for the name of the format, and gives JSON of other programs to Read too: that says
// what is wrong with it.
func sniff(f *interchange.File) int {
	head := strings.TrimLeft(f.Text[:min(len(f.Text), 2000)], " \t\n")
	switch {
	case strings.HasPrefix(head, "{") && strings.Contains(head, Version):
		return 100
	case strings.HasPrefix(head, "{\"") || strings.HasPrefix(head, "{\n") || strings.HasPrefix(head, "[{") || strings.HasPrefix(head, "[\n"):
		if json.Valid([]byte(f.Text)) {
			return 50
		}
	}
	return 0
}

// document is a file.
type document struct {
	Format string `json:"format"`
	*interchange.Bank
}

// Write writes a bank. Nothing is lost.
func Write(b *interchange.Bank, _ interchange.WriteOptions) ([]byte, []interchange.Loss, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(document{Version, b}); err != nil {
		return nil, nil, err
	}
	return out.Bytes(), nil, nil
}

// reader reads a file value by value, so that every question has a place.
type reader struct {
	*json.Decoder
	text string
	bank *interchange.Bank
	o    interchange.ReadOptions

	counted, line int // bytes up to which lines were counted
}

// Read reads a bank.
func Read(f *interchange.File, o interchange.ReadOptions) (*interchange.Bank, error) {
	r := &reader{Decoder: json.NewDecoder(strings.NewReader(f.Text)), text: f.Text, bank: &interchange.Bank{Format: "json", Losses: f.Losses}, o: o, line: 1}
	var version string
	err := r.object(func(key string) error {
		switch key {
		case "format":
			return r.Decode(&version)
		case "title":
			return r.Decode(&r.bank.Title)
		case "pack":
			return r.Decode(&r.bank.Pack)
		case "concepts":
			return r.Decode(&r.bank.Concepts)
		case "misconceptions":
			return r.Decode(&r.bank.Misconceptions)
		case "quizzes":
			return r.list(r.quiz)
		}
		r.unknown(key)
		return r.skip()
	})
	if err == nil {
		if _, end := r.Token(); !errors.Is(end, io.EOF) {
			err = errShape
		}
	}
	switch {
	case err != nil:
		return nil, r.fault(err)
	case version != Version:
		return nil, &interchange.SyntaxError{Line: 1, Col: 1, Key: OtherJSON, Args: []string{"format", Version}}
	}
	return r.bank, nil
}

// quiz reads a quiz.
func (r *reader) quiz() error {
	r.bank.Quizzes = append(r.bank.Quizzes, interchange.Quiz{})
	q := &r.bank.Quizzes[len(r.bank.Quizzes)-1]
	return r.object(func(key string) error {
		switch key {
		case "id":
			return r.Decode(&q.ID)
		case "title":
			return r.Decode(&q.Title)
		case "path":
			return r.Decode(&q.Path)
		case "questions":
			return r.list(func() error { return r.question(q) })
		}
		r.unknown(key)
		return r.skip()
	})
}

// question reads a question. One that does not fit is left out, and the others are read.
func (r *reader) question(quiz *interchange.Quiz) error {
	var raw json.RawMessage
	if err := r.Decode(&raw); err != nil {
		return err
	}
	line := r.lineAt(int(r.InputOffset()) - len(raw))
	if err := r.o.At(int(r.InputOffset()), len(r.text)); err != nil {
		return err
	}
	var q interchange.Question
	if err := json.Unmarshal(raw, &q); err != nil {
		r.lose(line, interchange.Skipped, BadQuestion, "why", reason(err))
		return nil
	}
	if !known(&q) {
		r.lose(line, interchange.Skipped, interchange.UnknownType, "type", string(q.Type))
		return nil
	}
	r.strangers(line, raw, &q)
	q.Line = line
	quiz.Questions = append(quiz.Questions, q)
	return nil
}

func known(q *interchange.Question) bool {
	for _, t := range content.ItemTypes() {
		if q.Type == t {
			for i := range q.Questions {
				if !known(&q.Questions[i]) {
					return false
				}
			}
			return true
		}
	}
	return false
}

// strangers tells of fields that a question has and that nobody reads.
func (r *reader) strangers(line int, raw []byte, q *interchange.Question) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	var strict strict
	if err := dec.Decode(&strict); err != nil {
		if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
			r.bank.Losses = append(r.bank.Losses, interchange.Loss{Line: line, ID: q.ID, Kind: interchange.Noted, Key: UnknownField, Args: []string{"name", content.OneLine(strings.Trim(name, `"`))}})
		}
	}
}

// strict is a question whose unknown fields are noticed: a type without methods of its own.
type strict struct {
	fields
	Answer any `json:"answer"`
}

type fields interchange.Question

func reason(err error) string {
	var typed *json.UnmarshalTypeError
	if errors.As(err, &typed) {
		return content.OneLine(typed.Field + ": " + typed.Value)
	}
	return content.OneLine(strings.TrimPrefix(err.Error(), "json: "))
}

func (r *reader) lose(line int, kind interchange.LossKind, key interchange.Key, args ...string) {
	r.bank.Losses = append(r.bank.Losses, interchange.Loss{Line: line, Kind: kind, Key: key, Args: args})
}

func (r *reader) unknown(key string) {
	r.lose(r.lineAt(int(r.InputOffset())), interchange.Noted, UnknownField, "name", content.OneLine(key))
}

// object reads an object; each reads the value of a key.
func (r *reader) object(each func(key string) error) error {
	if err := r.delim('{'); err != nil {
		return err
	}
	for r.More() {
		token, err := r.Token()
		if err != nil {
			return err
		}
		key, _ := token.(string)
		if err := each(key); err != nil {
			return err
		}
	}
	return r.delim('}')
}

// list reads a list; each reads one of its values.
func (r *reader) list(each func() error) error {
	if err := r.delim('['); err != nil {
		return err
	}
	for r.More() {
		if err := each(); err != nil {
			return err
		}
	}
	return r.delim(']')
}

var errShape = errors.New("another value is wanted")

func (r *reader) delim(want json.Delim) error {
	token, err := r.Token()
	if err != nil {
		return err
	}
	if token != want {
		return errShape
	}
	return nil
}

func (r *reader) skip() error {
	var any json.RawMessage
	return r.Decode(&any)
}

// lineAt gives the line of a byte; bytes are asked for in order.
func (r *reader) lineAt(offset int) int {
	offset = min(max(offset, r.counted), len(r.text))
	r.line += strings.Count(r.text[r.counted:offset], "\n")
	r.counted = offset
	return r.line
}

// fault says where the file stops being what it should be. What Step said goes through.
func (r *reader) fault(err error) error {
	var syntax *json.SyntaxError
	var typed *json.UnmarshalTypeError
	offset, key := int(r.InputOffset()), NotJSON
	switch {
	case errors.As(err, &syntax):
		offset = int(syntax.Offset)
	case errors.As(err, &typed):
	case errors.Is(err, errShape) && strings.HasPrefix(strings.TrimSpace(r.text), "["):
		return &interchange.SyntaxError{Line: 1, Col: 1, Key: OtherJSON, Args: []string{"format", Version}}
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		key, offset = CutOff, len(r.text)
	case errors.Is(err, errShape):
		key = OtherShape
	default:
		if !strings.Contains(err.Error(), "json") {
			return err
		}
	}
	before := r.text[:min(max(offset-1, 0), len(r.text))]
	line := strings.Count(before, "\n") + 1
	col := len([]rune(before[strings.LastIndexByte(before, '\n')+1:])) + 1
	return &interchange.SyntaxError{Line: line, Col: col, Key: key, Args: []string{"why", content.OneLine(strings.TrimPrefix(err.Error(), "json: "))}}
}
