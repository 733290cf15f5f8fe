package game

import "quest/content"

// Seat is everything that a front end is handed so that one player can play.
type Seat struct {
	Packs   []*content.Pack
	Hidden  []*content.Pack // that are here and were hidden, so that they are not among Packs
	Player  *Player
	Journal Journal
	Now     func() Moment
	Seed    uint64         // for a save that is new
	Name    string         // suggested name for a save that is new, may be empty
	Named   bool           // the player has said it already and is not asked again
	Speech  Speech         // languages asked for on the command line, "" for the save's own
	Locale  content.Lang   // of the computer, offered first to a player who is new; "" for none
	Start   *Destination   // where to begin, nil for the map
	Notices []Notice       // told once at the start
	Unsaved *NotSavedError // set when it is already known that nothing can be saved

	// What follows may be nil. A front end calls each in the background, one at a time,
	// but for Current.

	// Settle is called once, after the first picture is drawn: it checks what was left
	// out when the save was opened, and makes a backup. It gives what the player is to
	// be told about it.
	Settle func() []Notice
	// News gives what happened to the save since the last call. It is called after each
	// batch that was handed to the journal, and waits for nothing.
	News func() []Notice
	// Retry is set where what could not be saved is to be tried again before the next batch
	// comes. Its result is that of the journal's Append.
	Retry func() error
	// Watch is set while another program plays this save. It gives the player as
	// the save stands now if anything changed since the last call.
	Watch func() (p *Player, changed bool)
	// TakeOver gives a new seat at the same save, once nobody else plays it; a
	// *NotSavedError says why not yet.
	TakeOver func() (*Seat, error)
	// Rescue writes everything played, saved or not, to a file outside the save and
	// gives its path.
	Rescue func() (path string, err error)
	// Others names the saves of this computer, the player's own first; nil where no other one
	// can be opened without leaving the game. Switch takes the name of one, or of a new one,
	// which is opened when the game was left and closed; it gives why the name is none.
	Others []string
	Switch func(name string) (why Notice)
	// Compare is set while Packs may not be what their folders hold. It compares all of
	// them and gives the packs as they are now, and what there is to tell about others.
	Compare func() ([]*content.Pack, []Notice)
	// Current is set with Compare and reports whether a pack, of before or of now, is what
	// its folder holds. It compares this one alone, and is asked before a pack is played.
	Current func(*content.Pack) bool
}

// Destination is where play may go: a pack, one lesson of it, or its labs.
type Destination struct {
	Pack   content.PackID
	Lesson content.LessonID // "" for what comes next in the pack
	Labs   bool             // begin at the labs of the pack instead
	Review bool             // begin with the review of what is due instead, over all packs
	Limit  int              // items of that sitting, 0 for those of the plan
	Boss   bool             // the boss at the end of the path of the pack
	Story  bool             // what was told of the story of the pack
	Lab    content.LabID    // the lab that is chosen there, "" for the first with something to solve

	Exam   content.BlueprintID // a paper of an exam instead, over all packs
	Short  int                 // questions of a new paper that is shorter than the exam; 0 for a whole one
	Extra  bool                // a new paper has the time of candidates who are no native speakers
	Report int                 // the report of this paper instead, 0 for none
}
