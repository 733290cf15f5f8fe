package content

import (
	"bytes"
	"encoding/json"
)

// Safe is text that passed the sanitiser of this package: valid UTF-8 in NFC,
// with no control, bidirectional, invisible or private-use characters. It is the
// only kind of foreign text that a view may draw. Only this package can make one;
// the zero value is the empty text.
type Safe struct{ s string }

// String returns the text.
func (t Safe) String() string { return t.s }

// Empty reports whether there is no text.
func (t Safe) Empty() bool { return t.s == "" }

// MarshalJSON writes the text as a JSON string.
func (t Safe) MarshalJSON() ([]byte, error) { return json.Marshal(t.s) }

// UnmarshalJSON reads a JSON string through Clean, so that text becomes Safe when
// it is decoded and never earlier. It fails on text that Clean refuses.
func (t *Safe) UnmarshalJSON(b []byte) error {
	var s string
	if n := len(b); n >= 2 && b[0] == '"' && b[n-1] == '"' && bytes.IndexByte(b, '\\') < 0 {
		s = string(b[1 : n-1]) // nothing is escaped: most text, and twice as fast
	} else if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	safe, err := Clean(s)
	if err != nil {
		return err
	}
	*t = safe
	return nil
}
