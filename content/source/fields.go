package source

import "slices"

// record says what a map of a file may hold. Its fields are read by their entries in
// the table, and the documents print the table.
type record struct{ fields []field }

// field is what one field of a map takes.
type field struct {
	name      string
	kind      fieldKind
	required  bool
	low, high int      // of an integer, or of how many elements a list has
	words     []string // of a choice: what is allowed
	refers    string   // of a reference: the kind of the object
	absent    string   // what an absent field means, as an author would write it; "" for nothing
	of        *record  // of a map, or of each map of a list; nil if code of its own reads them

	// For the documents, in English.
	takes string // what a field takes whose kind does not say it
	about string // what it is for, in one line
}

// fieldKind is how the value of a field is written and read.
type fieldKind uint8

const (
	wordField    fieldKind = iota // one value with a form of its own
	wordsField                    // a list of them
	idField                       // the ID of the object itself
	refField                      // the ID of another object
	refsField                     // a list of them
	lineField                     // a text of one group (docs/pack-format.md 4.3)
	labelField                    // a text of one group that fits on one line of a narrow screen
	proseField                    // a text of up to maxGroups groups
	plainField                    // one line that is the same in every language
	integerField                  // a whole number
	shareField                    // a number from 0 to 1
	boolField                     // true or false
	choiceField                   // one of a few words
	dateField                     // YYYY-MM-DD
	mapField                      // a map
	mapsField                     // a list of maps
	ownField                      // read by code of its own
)

// names are the names of the fields, in the order in which findings list them.
func (r *record) names() []string {
	all := make([]string, len(r.fields))
	for i := range r.fields {
		all[i] = r.fields[i].name
	}
	return all
}

// field gives the entry of a field, or nil.
func (r *record) field(name string) *field {
	for i := range r.fields {
		if r.fields[i].name == name {
			return &r.fields[i]
		}
	}
	return nil
}

// without gives the fields that do not have one of the names.
func without(fields []field, names ...string) []field {
	return slices.DeleteFunc(slices.Clone(fields), func(f field) bool { return slices.Contains(names, f.name) })
}

// Fields that several records have.
var (
	formatField = field{name: "format", required: true, about: "what the file is; stands first"}
	wasField    = field{name: "was", kind: wordsField, high: 20, takes: "IDs", about: "IDs that the object had before"}
	lintField   = field{name: "lint", kind: mapField, of: &lintRecord, about: "warnings and notes that are allowed here"}

	whyField           = field{name: "why", kind: proseField, about: "why this is right or wrong, shown after the verdict"}
	misconceptionField = field{name: "misconception", kind: refField, refers: "misconception", about: "the wrong belief that leads here"}
)

// partID is the field with the ID of a part of an item or a lab.
var partID = field{name: "id", kind: idField, required: true, about: "unique among the parts beside it"}

// objectID is the field with the ID of an object of the pack.
var objectID = field{name: "id", kind: idField, required: true, about: "unique in the pack among objects of its kind; never changes after a release"}
