package phrase

// Exam is what both front ends say in a paper of an exam. What a report says stands in notices of
// its own ("paper"), because commands and pages say it, too.
type Exam struct {
	Opening, Resuming     string // {exam} {n} {minutes}; {answered} {left}
	At                    string // {n} {of} {left}
	IsFlagged, NotFlagged string
	YourAnswer            string // {answer}
	Noted                 string // {sure}
	First, NoQuestion     string // {n} {of}
	Overview              string // {left}
	Answered              string // {n} {of}
	Flagged, Unanswered   string // {list} of numbers
	SureHandIn, SureOpen  string // {n}: questions that are open
	TimeOver              string
	Kept                  string // {name}: of the exam
	Out, In               string // {n}
	Starred, StarredNone  string // {n}
	Unscored, NoAnswer    string // of a question of a report
	TextGone              string // {n}

	// Only line mode says these.
	How, HowOriginal, HowSure string
	OverviewHow, ReportHow    string
}
