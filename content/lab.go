package content

// MissionID names a mission inside its pack.
type MissionID string

// Lab is an ordered table of checks over finite choices (docs/pack-format.md 11): no
// expressions, no loops, no time, so every state of it can be tried.
type Lab struct {
	ID       LabID
	Title    Text
	Intro    Text
	Assumes  Text // what the model takes as done
	Concepts []ConceptID
	Domains  []string
	Sources  []Safe
	Verified string    // YYYY-MM-DD
	Nodes    []LabNode // 2 to 8
	Controls []Control // 1 to 12
	Actions  []Action  // 1 to 8
	Missions []Mission
	Tests    []LabTest

	Reads map[string]string // Korean readings of words at the end of labels, for Fill
}

// LabNode is a place in the architecture.
type LabNode struct {
	ID   PartID
	Text Text
}

// Control is one choice that the player has.
type Control struct {
	ID     PartID
	Text   Text
	At     PartID // the node it belongs to
	Start  PartID // a value
	Values []Value
}

// Value is one setting of a control.
type Value struct {
	ID   PartID
	Text Text
	Code []LabCode // the real statement, policy or rule behind it
}

// LabCode is verbatim code that is shown when its condition holds.
type LabCode struct {
	Code Code
	When *Condition // nil for always
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
	Kind    ConditionKind
	Control PartID
	Values  []PartID
	Of      []Condition
}

// Action is something that the player can do, such as inserting a row.
type Action struct {
	ID     PartID
	Text   Text
	Routes []Route
}

// Route is one way that an action may take through the architecture.
type Route struct {
	ID      PartID
	Text    Text
	When    *Condition // nil for always; else the route is hidden
	Path    []PartID   // nodes
	Gates   []Gate
	Success Text // may hold {control} placeholders
	Notes   []LabNote
	Payload []LabCode // what travels
}

// Gate is one check on a route.
type Gate struct {
	ID            PartID
	At            PartID
	When          *Condition // nil for always; else the gate is skipped
	Pass          Condition
	Fail          Text // may hold {control} placeholders
	Misconception MisconceptionID
}

// LabNote is a remark that follows a success.
type LabNote struct {
	ID   PartID
	When *Condition
	Text Text
}

// Mission is a goal to be reached by changing controls.
type Mission struct {
	ID     MissionID
	Was    []MissionID
	Text   Text
	Hint   Text
	Start  map[PartID]PartID
	Locked []PartID
	Goal   MissionGoal
	XP     int
}

// The outcomes of a route that are no gates.
const (
	Fired  PartID = "fired"
	Hidden PartID = "hidden"
)

// MissionGoal is what solves a mission.
type MissionGoal struct {
	Action  PartID
	Route   PartID
	Outcome PartID // Fired or a gate
	State   map[PartID]PartID
}

// LabTest is an author's own test of a lab.
type LabTest struct {
	Name   Safe
	State  map[PartID]PartID
	Action PartID
	Expect map[PartID]PartID // route to Fired, Hidden or a gate
}
