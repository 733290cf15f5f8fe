package interchange

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quest/content"
)

// Limits of docs/pack-format.md 2 and 9, as far as they say what a single question may be.
const (
	maxOptions   = 8
	minPairs     = 3
	maxPairs     = 8
	maxExtra     = 3
	maxSteps     = 8
	maxBins      = 4
	maxCards     = 10
	maxGaps      = 4
	maxReject    = 6
	maxAnswers   = 12
	maxAnswer    = 80
	maxLine      = 600
	maxGroups    = 12
	maxCodeLines = 20
	maxCodeWidth = 600
	maxChoose    = 5
	maxRow       = 40 // characters
	maxConfused  = 60
)

// What fitting a question into a pack can take.
const (
	TooFewOptions  Key = "TooFewOptions"
	TooManyOptions Key = "TooManyOptions"
	TooManyRight   Key = "TooManyRight"
	NoKey          Key = "NoKey"
	NoStem         Key = "NoStem"
	NoAnswer       Key = "NoAnswer"
	TooFewPairs    Key = "TooFewPairs"
	PairsSplit     Key = "PairsSplit"
	PairsToBins    Key = "PairsToBins"
	ExtraDropped   Key = "ExtraDropped"
	TooFewSteps    Key = "TooFewSteps"
	TooManySteps   Key = "TooManySteps"
	TooManyBins    Key = "TooManyBins"
	TooManyCards   Key = "TooManyCards"
	CardsDropped   Key = "CardsDropped"
	GapsSplit      Key = "GapsSplit"
	NoGap          Key = "NoGap"
	AnswersDropped Key = "AnswersDropped"
	AnswerTooLong  Key = "AnswerTooLong"
	LineTooLong    Key = "LineTooLong"
	TooManyLines   Key = "TooManyLines"
	LinesJoined    Key = "LinesJoined"
	CodeTooLong    Key = "CodeTooLong"
	BadNumber      Key = "BadNumber"
	RejectDropped  Key = "RejectDropped"
	MarkedDraft    Key = "MarkedDraft" // in the file that was read
	EmptyCase      Key = "EmptyCase"
	CaseSplit      Key = "CaseSplit"
)

// fitter makes the questions of a bank fit the limits of packs. What does not fit is
// split where that changes nothing for the learner, and left out otherwise.
type fitter struct {
	losses []Loss
}

func (f *fitter) loss(q *Question, kind LossKind, key Key, args ...string) {
	f.losses = append(f.losses, Loss{File: q.File, Line: q.Line, ID: firstOf(q.ID, q.Origin, q.Name), Kind: kind, Key: key, Args: args})
}

func firstOf(names ...string) string {
	for _, n := range names {
		if n != "" {
			return n
		}
	}
	return ""
}

// fit gives the questions that one question of a file becomes; none if it is left out.
func (f *fitter) fit(q Question) []Question {
	f.clean(&q)
	if !f.fitTexts(&q) || !f.fitCode(&q) {
		return nil
	}
	fitFields(&q)
	var out []Question
	switch q.Type {
	case content.Single, content.Multi:
		out = f.fitChoices(q)
	case content.TrueFalse:
		if q.NoAnswer { // a draft, too, needs an answer, and none is made up
			f.loss(&q, Skipped, NoKey)
			return nil
		}
		out = []Question{q}
	case content.Classify:
		out = f.fitCards(q)
	case content.Order:
		out = f.fitSteps(q)
	case content.Match:
		out = f.fitPairs(q)
	case content.Cloze:
		out = f.fitGaps(q)
	case content.Case:
		out = f.fitCase(q)
	}
	for i := range out {
		nameParts(&out[i])
	}
	if len(out) > 0 && q.Type != content.Cloze && q.Type != content.Case && blank(q.Stem) {
		f.loss(&q, Skipped, NoStem)
		return nil
	}
	return out
}

func (f *fitter) fitChoices(q Question) []Question {
	q.Options = slices.DeleteFunc(q.Options, func(o Option) bool { return blank(o.Text) })
	right := 0
	for _, o := range q.Options {
		if o.Correct {
			right++
		}
	}
	switch {
	case len(q.Options) < 2:
		f.loss(&q, Skipped, TooFewOptions, "n", itoa(len(q.Options)))
		return nil
	case len(q.Options) > maxOptions:
		f.loss(&q, Skipped, TooManyOptions, "n", itoa(len(q.Options)), "most", itoa(maxOptions))
		return nil
	case right > maxChoose:
		f.loss(&q, Skipped, TooManyRight, "n", itoa(right), "most", itoa(maxChoose))
		return nil
	case right == 0:
		q.Type, q.Choose = content.Single, 0
		if q.Draft == "" {
			q.Draft = NoKey
		}
	case right == 1:
		q.Type, q.Choose = content.Single, 0
	default:
		q.Type, q.Choose = content.Multi, right
	}
	f.dropLabels(&q)
	f.keepOrder(&q)
	return []Question{q}
}

func (f *fitter) fitSteps(q Question) []Question {
	q.Steps = slices.DeleteFunc(q.Steps, func(s Step) bool { return blank(s.Text) })
	switch n := len(q.Steps); {
	case n < minPairs:
		f.loss(&q, Skipped, TooFewSteps, "n", itoa(n), "least", itoa(minPairs))
		return nil
	case n > maxSteps:
		f.loss(&q, Skipped, TooManySteps, "n", itoa(n), "most", itoa(maxSteps))
		return nil
	}
	return []Question{q}
}

func (f *fitter) fitCards(q Question) []Question {
	q.Cards = slices.DeleteFunc(q.Cards, func(c Card) bool { return blank(c.Text) })
	q.Bins = slices.DeleteFunc(q.Bins, func(b Bin) bool { return blank(b.Text) })
	all := len(q.Cards)
	q.Cards = slices.DeleteFunc(q.Cards, func(c Card) bool {
		return !slices.ContainsFunc(q.Bins, func(b Bin) bool { return b.ID == c.Bin })
	})
	if n := all - len(q.Cards); n > 0 {
		f.loss(&q, Simplified, CardsDropped, "n", itoa(n))
	}
	switch {
	case len(q.Bins) < 2 || len(q.Bins) > maxBins:
		f.loss(&q, Skipped, TooManyBins, "n", itoa(len(q.Bins)), "most", itoa(maxBins))
		return nil
	case len(q.Cards) < 2 || len(q.Cards) > maxCards:
		f.loss(&q, Skipped, TooManyCards, "n", itoa(len(q.Cards)), "most", itoa(maxCards))
		return nil
	}
	return []Question{q}
}

func (f *fitter) fitCase(q Question) []Question {
	if blank(q.Scenario) {
		f.loss(&q, Skipped, NoStem)
		return nil
	}
	var inner []Question
	for _, sub := range q.Questions {
		if sub.Line == 0 {
			sub.Line = q.Line
		}
		if sub.Type != content.Case {
			inner = append(inner, f.fit(sub)...)
		}
	}
	if len(inner) == 0 {
		f.loss(&q, Skipped, EmptyCase)
		return nil
	}
	const most = 6
	if len(inner) <= most {
		q.Questions = inner
		return []Question{q}
	}
	f.loss(&q, Simplified, CaseSplit, "n", itoa(len(inner)), "most", itoa(most))
	var out []Question
	for part := range slices.Chunk(inner, most) {
		one := q
		one.Questions = part
		if len(out) > 0 {
			one.ID = ""
		}
		out = append(out, one)
	}
	return out
}

// fitTexts holds every text of a question against the limits of lines. It is false if the
// question is left out.
func (f *fitter) fitTexts(q *Question) bool {
	ok := true
	eachText(q, func(t *Text, prose bool) {
		for lang, s := range *t {
			fitted, key := fitText(s, prose)
			switch {
			case key == LinesJoined:
				f.loss(q, Simplified, key)
			case key != "" && ok:
				f.loss(q, Skipped, key, "n", itoa(utf8.RuneCountInString(s)), "most", itoa(maxLine))
				ok = false
			}
			(*t)[lang] = fitted
		}
	})
	return ok
}

// fitText cuts a text into lines that are not too long, and not too many. A text that is
// no prose gets one line. The key says what could not be kept: LinesJoined if it came over.
func fitText(s string, prose bool) (string, Key) {
	var lines []string
	for line := range strings.Lines(s) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	if !prose {
		one := strings.Join(lines, " ")
		if utf8.RuneCountInString(one) > maxLine {
			return one, LineTooLong
		}
		return one, ""
	}
	var cut []string
	for _, line := range lines {
		parts, ok := cutLine(line)
		if !ok {
			return s, LineTooLong
		}
		cut = append(cut, parts...)
	}
	if len(cut) <= maxGroups {
		return strings.Join(cut, "\n"), ""
	}
	var joined []string
	per := (len(cut) + maxGroups - 1) / maxGroups
	for part := range slices.Chunk(cut, per) {
		line := strings.Join(part, " ")
		if utf8.RuneCountInString(line) > maxLine {
			return s, TooManyLines
		}
		joined = append(joined, line)
	}
	return strings.Join(joined, "\n"), LinesJoined
}

// cutLine cuts a line that is too long behind sentences, else between words. ok is false
// if a single word is too long.
func cutLine(line string) (parts []string, ok bool) {
	for utf8.RuneCountInString(line) > maxLine {
		runes := []rune(line)
		end := -1
		for i := maxLine - 1; i > 0; i-- {
			if runes[i] != ' ' {
				continue
			}
			if end < 0 {
				end = i
			}
			if strings.ContainsRune(".?!。", runes[i-1]) && i > maxLine/3 {
				end = i
				break
			}
		}
		if end < 0 {
			return nil, false
		}
		parts = append(parts, string(runes[:end]))
		line = string(runes[end+1:])
	}
	return append(parts, line), true
}

func (f *fitter) fitCode(q *Question) bool {
	if q.Code == nil {
		return true
	}
	lines := strings.Split(strings.TrimRight(q.Code.Text, "\n "), "\n")
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	wide := slices.ContainsFunc(lines, func(l string) bool { return content.Columns(l) > maxCodeWidth })
	switch {
	case len(lines) == 0:
		q.Code = nil
		return true
	case len(lines) > maxCodeLines || wide:
		f.loss(q, Skipped, CodeTooLong, "n", itoa(len(lines)), "most", itoa(maxCodeLines))
		return false
	}
	language := q.Code.Language
	if !slices.Contains([]string{"sql", "json", "yaml", "shell", "text"}, language) {
		language = "text"
	}
	q.Code = &Code{language, strings.Join(lines, "\n")}
	return true
}

func blank(t Text) bool {
	for _, s := range t {
		if strings.TrimSpace(s) != "" {
			return false
		}
	}
	return true
}
