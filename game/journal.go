package game

// RulesVersion is the version of the reward rules, stored with every batch so that
// old amounts can be explained.
const RulesVersion = 1

// Batch is one step of play with all its consequences. It is kept whole or not at
// all.
type Batch struct {
	At     Moment
	Day    StudyDay
	Events []Event
}

// Empty reports whether there is nothing to keep.
func (b Batch) Empty() bool { return len(b.Events) == 0 }

// Journal is what the game needs of a place that keeps batches.
type Journal interface {
	// Append returns when the batch is durable. saved is the number of answers
	// that are durable in all, this batch included. On failure it returns a
	// *NotSavedError, which says what becomes of the batch; saved may have become
	// fewer then.
	Append(b Batch) (saved int, err error)
}

// NotSavedError says that what was played is not on disk, why, and what to do.
type NotSavedError struct {
	Why  Notice
	Fate Fate
	Err  error // the cause, for the log
}

// Fate is what becomes of a batch about which a journal reports a failure.
type Fate int

// The fates of a batch.
const (
	Waits     Fate = iota // it is kept in memory and written again with the next one
	Gone                  // it can never be stored, and is kept nowhere
	OlderGone             // it is on disk; something that was saved before is gone for ever
)

// Error names the reason for logs and tests; what the player reads is a phrase.
func (e *NotSavedError) Error() string { return e.Why.String() }

// Unwrap returns the cause.
func (e *NotSavedError) Unwrap() error { return e.Err }
