package interchange

import (
	"encoding/json"
	"maps"

	"quest/content"
)

// MarshalJSON writes a text that is the same in all languages as a string, another as an
// object by language.
func (t Text) MarshalJSON() ([]byte, error) {
	if s, ok := t[""]; ok && len(t) == 1 {
		return json.Marshal(s)
	}
	plain := map[content.Lang]string{}
	for lang, s := range t {
		if lang == "" {
			lang = content.AnyLang
		}
		plain[lang] = s
	}
	return json.Marshal(plain)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (t *Text) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) == nil {
		*t = Text{"": s}
		return nil
	}
	var plain map[content.Lang]string
	if err := json.Unmarshal(b, &plain); err != nil {
		return err
	}
	own := maps.Clone(plain)
	if s, ok := own[content.AnyLang]; ok {
		delete(own, content.AnyLang)
		own[""] = s
	}
	if *t = Text(own); len(own) == 0 {
		*t = nil
	}
	return nil
}

// question is a Question without its methods.
type question Question

// answered is a question with its answer, which counts when it is false, too.
type answered struct {
	*question
	Answer *bool `json:"answer,omitempty"`
}

// MarshalJSON writes a question; only one of true or false has an answer.
func (q Question) MarshalJSON() ([]byte, error) {
	out := answered{question: (*question)(&q)}
	if q.Type == content.TrueFalse && !q.NoAnswer {
		out.Answer = &q.Answer
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads a question.
func (q *Question) UnmarshalJSON(b []byte) error {
	in := answered{question: (*question)(q)}
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	if in.Answer != nil {
		q.Answer = *in.Answer
	}
	q.NoAnswer = q.Type == content.TrueFalse && in.Answer == nil
	return nil
}
