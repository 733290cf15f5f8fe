package saying

import (
	"maps"
	"slices"
	"strings"

	"quest/content"
)

// Code is one code of findings and everything that findings with it say in English,
// for the documents.
type Code struct {
	Code  string
	Level Level // of most of its phrases
	Says  []Says
}

// Says is one thing that findings with a code say.
type Says struct {
	Key   Key
	Level Level
	Phrase
}

// letters is the order of the codes: that of the stages of reading (docs/pack-format.md 17.2).
const letters = "ZYSTLIRQWBX"

// Codes lists the codes that findings have, in the order of docs/pack-format.md 17.2, and
// under each its phrases by key.
func Codes() []Code {
	phrases := In(content.English).words.Phrases
	var all []Code
	for _, key := range slices.SortedFunc(maps.Keys(phrases), compareKeys) {
		if len(all) == 0 || all[len(all)-1].Code != key.Code() {
			all = append(all, Code{Code: key.Code(), Level: codeLevel(key.Code())})
		}
		code := &all[len(all)-1]
		code.Says = append(code.Says, Says{Key: key, Level: key.Level(), Phrase: phrases[key]})
	}
	return all
}

func compareKeys(a, b Key) int { return CompareCodes(string(a), string(b)) }

// CompareCodes orders codes as Codes does.
func CompareCodes(a, b string) int {
	if one, two := strings.IndexByte(letters, a[0]), strings.IndexByte(letters, b[0]); one != two {
		return one - two
	}
	return strings.Compare(a, b)
}
