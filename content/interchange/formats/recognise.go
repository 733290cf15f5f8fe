package formats

import (
	"strings"

	"quest/content/interchange"
	"quest/content/interchange/lecture"
)

// The scores of interchange.Format.Sniff from which a format may be meant although a file can be
// notes, and from which a table or a header line is meant whatever else is in the file.
const (
	likely  = 30
	certain = 97
	headed  = 85 // a table whose first row names its columns
	titled  = 95 // questions in GIFT with their titles
)

// Shares of lines of a lecture in a file with questions: as many points for each of a few
// questions make it notes without a doubt.
const (
	fewQuestions = 2
	manyPoints   = 5
)

// Recognise gives the format that the content of a file is of, whatever its name; nothing for
// none. Where nothing decides between notes of a lecture with questions in them and a bank
// of questions with prose, both come back, the lecture first. The format of lectures is the one
// called lecture.Name; without it among all, a lecture is not recognised.
func Recognise(all []interchange.Format, f *interchange.File) []interchange.Format {
	notes, known := interchange.ByName(all, lecture.Name)
	w, whole := lecture.Weigh(f), document(f)
	shown := *f
	if known && w.Notes && !whole {
		shown.Text = lecture.WithoutCode(f.Text)
	}
	best, score := bestBank(all, &shown)
	switch {
	case known && notesAlone(w, score):
		return []interchange.Format{notes}
	case score == 0:
		return nil
	case !known, !w.Notes, whole, bankWhatever(best, score):
		return []interchange.Format{best}
	case mostlyQuestions(w, best, score):
		return []interchange.Format{best}
	case mostlyPoints(w, best):
		return []interchange.Format{notes}
	}
	return []interchange.Format{notes, best}
}

// bestBank gives the format of a bank that fits a file best, and its score: zero for none.
func bestBank(all []interchange.Format, f *interchange.File) (interchange.Format, int) {
	var banks []interchange.Format
	for _, format := range all {
		if format.Name != lecture.Name {
			banks = append(banks, format)
		}
	}
	best, ok := interchange.Detect(banks, f)
	if !ok {
		return interchange.Format{}, 0
	}
	return best, best.Sniff(f)
}

// notesAlone reports whether a file is notes and the score of the best bank too low for one.
func notesAlone(w lecture.Weight, score int) bool {
	return w.Notes && w.Lines > 0 && score < likely && (w.Points > 0 || score == 0)
}

// bankWhatever reports whether a bank is meant whatever the lines of the file are.
func bankWhatever(best interchange.Format, score int) bool {
	return score >= certain || table(best) && score >= headed || best.Name == "mdbook"
}

// mostlyQuestions reports whether a file has so many questions for its points of a lecture that
// it is a bank with prose.
func mostlyQuestions(w lecture.Weight, best interchange.Format, score int) bool {
	most := 1
	if best.Name == "gift" && score < titled {
		most = manyPoints // braces with a sign stand in notes about programs, too
	}
	return score >= likely && !table(best) && w.Questions > 0 && w.Points*most <= w.Questions
}

// mostlyPoints reports whether a file has many points of a lecture for each of a few questions,
// so that it is notes.
func mostlyPoints(w lecture.Weight, best interchange.Format) bool {
	return !table(best) && w.Points > 0 && w.Questions <= fewQuestions && w.Points >= manyPoints*w.Questions
}

// table reports whether a format is that of tables, whose rows the lines of a lecture can look like.
func table(format interchange.Format) bool {
	return format.Name == "csv"
}

// document reports whether a file is a document of XML or JSON, or no text: what is in it is no
// Markdown, whatever its lines look like.
func document(f *interchange.File) bool {
	head := strings.TrimLeft(f.Text, " \t\n")
	return f.Binary || strings.HasPrefix(head, "<") || strings.HasPrefix(head, "{") || strings.HasPrefix(head, "[")
}
