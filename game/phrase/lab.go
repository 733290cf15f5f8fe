package phrase

// LabBook is what the game says about labs, on the screen and line by line.
type LabBook struct {
	Labs, NoLabs, Solved, Unsolved, Begun, Stars, Progress                        string
	Sandbox, SandboxLong, Mission, Offer, CannotEnter                             string
	Changed, ChangedPar, ChangedStars, Locked, LockedLong, NothingToUndo, AtStart string
	Resumed                                                                       string
	Asked, StopsAt, Arrives, Nowhere, SayFirst, AskedNode                         string
	StoppedAt, Arrived, AsYouSaid, YouSaid, Foreseen                              string
	Misconception, TrueInstead, Payload                                           string
	MissionSolved, NotYet, Travelling, XP, XPWaits                                string
	Assumes, Hint, About, Sources                                                 string
	KeyChange, KeyControl, KeyFire, KeyUndo, KeyReset, KeyAbout                   string
	KeyBack, KeyEnter, KeySay, KeySkip, KeyOn, KeyMissions                        string
	KeyLabs, KeyAction, KeyCode, KeyAside                                         string
	CopyHow, NoCode, IsChanged, Above, Below                                      string
	MissionTitle, HowStars, StarRules                                             string

	Nodes, Controls, Actions, Path, Hello, HowTo, Help    string
	SetHow, SetDone, NoControl, NoValue, NoAction, NoNode string
	SetBack, SetReset, BadLine, Firing                    string
	Pick, PickBad, PickAll, ListHelp, DoHow               string
}
