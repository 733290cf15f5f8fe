package style

// Signs are the marks of the game. Each takes one cell, and each stands beside a
// word: nothing is told by a sign or a colour alone.
type Signs struct {
	Right, Wrong   string // verdicts
	Chosen, Open   string // options of which one is chosen
	Ticked, Box    string // options of which several are chosen; of three cells where they are spelled
	Here           string // what comes next; what belongs to the answer
	Star           string // titles, streaks
	Boss           string // the end of a path
	Tale           string // the story
	Shut           string // in a gate that is closed
	GateLeft       string // its posts
	GateRight      string
	NoStar         string // one that is not won yet
	Flag           string // a question to come back to
	Gold           string
	Found          string // what a drop brought
	Point          string // the row that keys act on
	Gist           string
	Bullet         string
	Dot            string // between two facts on a line
	Full, Rest     string // of a bar
	Goal           string // on a bar: what is wanted
	Minus          string // before a number
	Down, Up       string
	ToLeft         string // there is more on this side
	ToRight        string
	GoesOn         string // before the rest of a line of code
	Thumb, Track   string // of a scroll bar
	Quote          string // beside a call-out
	More           string // what was cut off
	Trail          string // between two stops of the path
	Rule           string
	TopLeft        string
	TopRight       string
	BottomLeft     string
	BottomRight    string
	Side           string
	LeftTee        string
	RightTee       string
	TopTee         string
	Cross          string // where lines of a table cross
	BottomTee      string
	Rising         string // a slanted edge
	Falling        string
	GapOpen        string // the edges of a gap in a sentence
	GapClose       string
	Folded         string // a pane that is folded away
	Unfolded       string
	Grip           string // a card that can be carried
	Joint          string // between a left side and its right one
	SpeechOpen     string
	SpeechClose    string
	Shade          [5]string // from nothing to full: a day of the calendar, the stretches of a bar
	Eighth         [8]string // of a column, from an eighth of a cell to the whole of it
	Mark           string    // a point of a line
	BlocksAreDrawn bool      // large letters may be drawn with block characters
}

var drawnSigns = Signs{
	Right: "✓", Wrong: "✗", Chosen: "●", Open: "○", Ticked: "■", Box: "□", Here: "◆", Star: "★", NoStar: "☆", Gold: "●", Found: "✦", Point: "❯", Gist: "▸", Flag: "▸",
	Boss: "▲", Tale: "≡", Shut: "╳", GateLeft: "┤", GateRight: "├",
	Bullet: "•", Dot: "·", Full: "━", Rest: "─", Goal: "┃", Minus: "−", Down: "↓", Up: "↑", ToLeft: "←", ToRight: "→", GoesOn: "↳", Thumb: "┃", Track: "│",
	Quote: "▌", More: "…", Trail: "│", Rule: "─",
	TopLeft: "╭", TopRight: "╮", BottomLeft: "╰", BottomRight: "╯", Side: "│", LeftTee: "├", RightTee: "┤", TopTee: "┬", BottomTee: "┴", Cross: "┼", Rising: "╱", Falling: "╲",
	GapOpen: "▕", GapClose: "▏", Folded: "▸", Unfolded: "▾", Grip: "≡", Joint: "─",
	SpeechOpen: "“", SpeechClose: "”", BlocksAreDrawn: true,
	Shade: [5]string{"·", "░", "▒", "▓", "█"}, Eighth: [8]string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}, Mark: "●",
}

// plainSigns are for terminals that draw ambiguous characters two cells wide, or
// not at all.
var plainSigns = Signs{
	Right: "+", Wrong: "x", Chosen: "*", Open: "o", Ticked: "[x]", Box: "[ ]", Here: "@", Star: "*", NoStar: ".", Gold: "$", Found: "&", Point: ">", Gist: ">", Flag: "!",
	Boss: "!", Tale: "=", Shut: "x", GateLeft: "|", GateRight: "|",
	Bullet: "-", Dot: "-", Full: "=", Rest: "-", Goal: "|", Minus: "-", Down: "v", Up: "^", ToLeft: "<", ToRight: ">", GoesOn: ">", Thumb: "#", Track: "|",
	Quote: "|", More: "~", Trail: "|", Rule: "-",
	TopLeft: "+", TopRight: "+", BottomLeft: "+", BottomRight: "+", Side: "|", LeftTee: "+", RightTee: "+", TopTee: "+", BottomTee: "+", Cross: "+", Rising: "/", Falling: `\`,
	GapOpen: "[", GapClose: "]", Folded: ">", Unfolded: "v", Grip: "=", Joint: "-",
	SpeechOpen: `"`, SpeechClose: `"`,
	Shade: [5]string{".", "-", "+", "*", "#"}, Eighth: [8]string{"_", "_", "_", "=", "=", "=", "#", "#"}, Mark: "*",
}
