package moodle

import (
	"strings"

	"quest/content/interchange"
	"quest/content/lazy"
)

// types are the types of questions that are read.
var types = lazy.Value[map[string]func(*question) bool]{Make: func() map[string]func(*question) bool {
	return map[string]func(*question) bool{
		"multichoice": (*question).choices, "multichoiceset": (*question).choices,
		"truefalse":   (*question).truth,
		"shortanswer": (*question).words, "regexp": nil,
		"numerical": (*question).numeral,
		"matching":  (*question).matching, "match": (*question).matching, "ddmatch": (*question).matching, "pairmatching": (*question).matching,
		"cloze": (*question).embedded, "multianswer": (*question).embedded,
		"ddwtos": (*question).dragged, "gapselect": (*question).dragged, "gapfill": nil,
		"ordering": (*question).ordering,
	}
}}

// leftOut are the types that cannot be asked, by what is said of them.
var leftOut = lazy.Value[map[string]interchange.Key]{Make: func() map[string]interchange.Key {
	return map[string]interchange.Key{
		"description": DescriptionOnly,
		"essay":       TypeLeftOut, "essayautograde": TypeLeftOut, "recordrtc": TypeLeftOut, "poodllrecording": TypeLeftOut, "coderunner": TypeLeftOut,
		"calculated": CalculatedType, "calculatedsimple": CalculatedType, "calculatedmulti": CalculatedType, "formulas": CalculatedType,
		"stack": CalculatedType, "varnumeric": CalculatedType, "varnumericset": CalculatedType, "varnumunit": CalculatedType, "wiris": CalculatedType,
		"random": RandomType, "randomsamatch": RandomType,
		"ddmarker": GraphicType, "ddimageortext": GraphicType, "imageselect": GraphicType, "drawing": GraphicType, "geogebra": GraphicType, "jme": GraphicType,
	}
}}

// read reads the question by its type. It is false if the question is left out, and the
// reason is named then.
func (q *question) read() bool {
	if q.kind == "" {
		return q.leave(NoQuestionType)
	}
	if key, ok := leftOut.Get()[q.kind]; ok {
		if key == DescriptionOnly {
			q.lose(q.node, interchange.Skipped, key)
			return false
		}
		return q.leave(key, "type", q.kind)
	}
	read := types.Get()[q.kind]
	if read == nil {
		return q.leave(UnknownType, "type", shorten(q.kind))
	}
	if q.kind == "pairmatching" {
		q.lose(q.node, interchange.Noted, ReadAsMatching, "type", q.kind)
	}
	q.texts()
	return read(q)
}

func shorten(s string) string {
	s, _ = interchange.Cleaned(oneLine(s), false)
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// flag reads an element that says yes or no; it is yes where nothing is said.
func (q *question) flag(name string) bool {
	switch strings.ToLower(strings.TrimSpace(q.node.Child(name).Content())) {
	case "0", "false", "no":
		return false
	}
	return true
}
