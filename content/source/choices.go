package source

import (
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// single and multi are one thing but for how many options are right.
func single() itemType {
	return itemType{name: content.Single, fields: []field{optionsField}, read: (*itemAt).readOptions, check: (*itemAt).checkOptions}
}

func multi() itemType {
	return itemType{name: content.Multi, fields: []field{optionsField, chooseField}, read: (*itemAt).readOptions, check: (*itemAt).checkOptions}
}

var (
	optionsField = field{
		name: "options", kind: mapsField, required: true, low: 2, high: 8, about: "the choices; of a single item exactly one is right",
		of: &record{[]field{
			partID,
			{name: "text", kind: labelField, required: true, about: "what can be chosen"},
			{name: "correct", kind: boolField, absent: "false", about: "whether it is right"},
			whyField,
			{name: "misconception", kind: refField, refers: "misconception", about: "the wrong belief that leads here; only on a wrong option"},
		}},
	}
	chooseField = field{name: "choose", kind: integerField, required: true, low: 2, high: 5, about: "how many options are right and can be chosen; the stem says it too"}
)

// readOptions reads the choices, and how many of them are right.
func (it *itemAt) readOptions() {
	parts := partNames{}
	for f := range it.maps("options") {
		it.Options = append(it.Options, content.Option{
			ID: parts.define(f), Text: f.text("text"), Correct: f.boolean("correct"),
			Why: f.text("why"), Misconception: content.MisconceptionID(f.ref("misconception")),
		})
		f.checkFeedback("why")
	}
	it.Choose = 1
	if it.Type == content.Multi {
		it.Choose = it.integer("choose")
	}
}

// checkOptions checks the choices of a single or multi item.
func (it *itemAt) checkOptions() {
	nodes := it.get("options")
	if nodes == nil || nodes.kind != listNode || len(nodes.vals) != len(it.Options) {
		return
	}
	right := 0
	for _, o := range it.Options {
		if o.Correct {
			right++
		}
	}
	switch {
	case it.Type == content.Single && right != 1:
		it.report(nodes.place, saying.NotOneRight, "count", itoa(right))
	case it.Type == content.Multi && it.Choose > 0 && right != it.Choose:
		it.report(nodes.place, saying.ChooseDiffers, "choose", itoa(it.Choose), "count", itoa(right))
	case right > 1 && right == len(it.Options):
		it.report(nodes.place, saying.EveryOptionRight, "count", itoa(right))
	}
	if n := len(it.Options); n < 3 || n > 6 {
		it.report(nodes.place, saying.OptionCount, "count", itoa(n))
	}
	texts := make([]content.Text, len(it.Options))
	for i, o := range it.Options {
		texts[i] = o.Text
		it.checkOption(o, nodes.vals[i].place)
	}
	it.checkDistinct(texts, nodes.vals)
	for _, lang := range it.l.langs {
		it.checkLength(lang, nodes)
		it.checkAbsolutes(lang, nodes)
		if it.Type == content.Multi {
			it.checkNumber(lang)
		}
	}
}

func (it *itemAt) checkOption(o content.Option, at place) {
	switch {
	case o.Correct && o.Misconception != "":
		it.report(at, saying.MisconceptionOnRight, "id", string(o.ID))
	case !o.Correct && o.Misconception == "" && !it.Exam && (it.Level == "apply" || it.Level == "analyze"):
		it.report(at, saying.WrongWithoutMisconception, "id", string(o.ID), "level", it.Level)
	}
	if o.Why.Empty() {
		it.report(at, saying.OptionWithoutWhy, "id", string(o.ID))
	}
	for _, lang := range it.l.langs {
		if phrase := catchAll(lang, o.Text.Line(lang).String()); phrase != "" {
			it.speaking(lang).report(at, saying.CatchAll, "text", phrase)
		}
		if why, text := o.Why.Line(lang).String(), o.Text.Line(lang).String(); why != "" && len(why) <= 4*len(text) && content.Fold(why) == content.Fold(text) {
			it.speaking(lang).report(at, saying.WhyRepeats)
		}
	}
}

// checkLength reports a right option that its length gives away (Q013).
func (it *itemAt) checkLength(lang content.Lang, nodes *node) {
	longestWrong, sum, wrong := 0, 0, 0
	for _, o := range it.Options {
		if n := content.Columns(content.PlainText(o.Text.Line(lang))); !o.Correct {
			longestWrong = max(longestWrong, n)
			sum += n
			wrong++
		}
	}
	for i, o := range it.Options {
		n := content.Columns(content.PlainText(o.Text.Line(lang)))
		if o.Correct && wrong > 0 && 4*n > 5*longestWrong && 2*n*wrong > 3*sum {
			it.speaking(lang).report(nodes.vals[i].place, saying.RightOptionStandsOut, "count", itoa(n), "most", itoa(longestWrong), "lang", string(lang))
		}
	}
}

// checkAbsolutes reports words such as "always" that only wrong options use (Q014).
func (it *itemAt) checkAbsolutes(lang content.Lang, nodes *node) {
	known := languageOf(lang)
	inRight, at := false, -1
	for i, o := range it.Options {
		if known.contains(o.Text.Line(lang).String(), known.absolutes) {
			if o.Correct {
				inRight = true
			} else if at < 0 {
				at = i
			}
		}
	}
	if at >= 0 && !inRight {
		it.speaking(lang).report(nodes.vals[at].place, saying.AbsoluteInWrong)
	}
}

// catchAll finds options such as "all of the above".
func catchAll(lang content.Lang, s string) string {
	s = lowered(s)
	for _, p := range languageOf(lang).catchAll {
		if strings.Contains(s, p) {
			return p
		}
	}
	return ""
}

// checkNumber reports a multi item whose stem does not say how many to choose (Q008).
func (it *itemAt) checkNumber(lang content.Lang) {
	if it.Choose < 2 || it.Choose > 5 || it.Stem.Empty() {
		return
	}
	known := languageOf(lang)
	if len(known.counts[it.Choose-2]) == 0 {
		return
	}
	stem := content.PlainText(it.Stem.Line(lang))
	if !strings.Contains(stem, itoa(it.Choose)) && !known.countsInWords(stem, it.Choose) {
		it.speaking(lang).report(it.get("stem").place, saying.StemWithoutNumber, "count", itoa(it.Choose))
	}
}
