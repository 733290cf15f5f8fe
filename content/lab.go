package content

// MissionID names a mission inside its pack.
type MissionID string

// Lab is an ordered table of checks over finite choices (docs/pack-format.md 11): no
// expressions, no loops, no time, so every state of it can be tried.
type Lab struct {
	ID       LabID       `json:"id"`
	Title    Text        `json:"title"`
	Intro    Text        `json:"intro"`
	Assumes  Text        `json:"assumes,omitzero"` // what the model takes as done
	Concepts []ConceptID `json:"concepts,omitempty"`
	Domains  []string    `json:"domains,omitempty"`
	Sources  []Safe      `json:"sources,omitempty"`
	Verified string      `json:"verified,omitempty"` // YYYY-MM-DD
	Nodes    []LabNode   `json:"nodes"`              // 2 to 8
	Controls []Control   `json:"controls"`           // 1 to 12
	Actions  []Action    `json:"actions"`            // 1 to 8
	Missions []Mission   `json:"missions,omitempty"`
	Tests    []LabTest   `json:"tests,omitempty"`

	Reads map[string]string `json:"reads,omitempty"` // Korean readings of words at the end of labels, for Fill
}

// LabNode is a place in the architecture.
type LabNode struct {
	ID   PartID `json:"id"`
	Text Text   `json:"text"`
}

// Control is one choice that the player has.
type Control struct {
	ID     PartID  `json:"id"`
	Text   Text    `json:"text"`
	At     PartID  `json:"at"`    // the node it belongs to
	Start  PartID  `json:"start"` // a value
	Values []Value `json:"values"`
}

// Value is one setting of a control.
type Value struct {
	ID   PartID    `json:"id"`
	Text Text      `json:"text"`
	Code []LabCode `json:"code,omitempty"` // the real statement, policy or rule behind it
}

// LabCode is verbatim code that is shown when its condition holds.
type LabCode struct {
	Code Code       `json:"code"`
	When *Condition `json:"when,omitempty"` // nil for always
}

// ConditionKind says how a condition is decided.
type ConditionKind string

// The kinds of condition.
const (
	CondAlways ConditionKind = "always"
	CondNever  ConditionKind = "never"
	CondIs     ConditionKind = "is"  // Control has one of Values
	CondNot    ConditionKind = "not" // the one of Of does not hold
	CondAny    ConditionKind = "any" // one of Of holds
	CondAll    ConditionKind = "all" // every one of Of holds
)

// Condition is a closed question about the state of a lab. Named sets are already
// put in their place.
type Condition struct {
	Kind    ConditionKind `json:"kind"`
	Control PartID        `json:"control,omitempty"`
	Values  []PartID      `json:"values,omitempty"`
	Of      []Condition   `json:"of,omitempty"`
}

// Action is something that the player can do, such as inserting a row.
type Action struct {
	ID     PartID  `json:"id"`
	Text   Text    `json:"text"`
	Routes []Route `json:"routes"`
}

// Route is one way that an action may take through the architecture.
type Route struct {
	ID      PartID     `json:"id"`
	Text    Text       `json:"text"`
	When    *Condition `json:"when,omitempty"` // nil for always; else the route is hidden
	Path    []PartID   `json:"path"`           // nodes
	Gates   []Gate     `json:"gates"`
	Success Text       `json:"success,omitzero"` // may hold {control} placeholders
	Notes   []LabNote  `json:"notes,omitempty"`
	Payload []LabCode  `json:"payload,omitempty"` // what travels
}

// Gate is one check on a route.
type Gate struct {
	ID            PartID          `json:"id"`
	At            PartID          `json:"at"`
	When          *Condition      `json:"when,omitempty"` // nil for always; else the gate is skipped
	Pass          Condition       `json:"pass"`
	Fail          Text            `json:"fail"` // may hold {control} placeholders
	Misconception MisconceptionID `json:"misconception,omitempty"`
}

// LabNote is a remark that follows a success.
type LabNote struct {
	ID   PartID     `json:"id"`
	When *Condition `json:"when,omitempty"`
	Text Text       `json:"text"`
}

// Mission is a goal to be reached by changing controls.
type Mission struct {
	ID     MissionID         `json:"id"`
	Was    []MissionID       `json:"was,omitempty"`
	Text   Text              `json:"text"`
	Hint   Text              `json:"hint,omitzero"`
	Start  map[PartID]PartID `json:"start,omitempty"`
	Locked []PartID          `json:"locked,omitempty"`
	Goal   MissionGoal       `json:"goal"`
	XP     int               `json:"xp,omitempty"`
}

// The outcomes of a route that are no gates.
const (
	Fired  PartID = "fired"
	Hidden PartID = "hidden"
)

// MissionGoal is what solves a mission.
type MissionGoal struct {
	Action  PartID            `json:"action"`
	Route   PartID            `json:"route"`
	Outcome PartID            `json:"outcome"` // Fired or a gate
	State   map[PartID]PartID `json:"state,omitempty"`
}

// LabTest is an author's own test of a lab.
type LabTest struct {
	Name   Safe              `json:"name,omitzero"`
	State  map[PartID]PartID `json:"state,omitempty"`
	Action PartID            `json:"action"`
	Expect map[PartID]PartID `json:"expect"` // route to Fired, Hidden or a gate
}
