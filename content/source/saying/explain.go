package saying

import (
	"encoding/json"
	"strings"
	"sync"

	"quest/content"
)

// Explanation is what a code means, for authors who meet it for the first time.
type Explanation struct {
	Title string `json:"title"` // in a few words
	Why   string `json:"why"`   // why it matters, and what to do

	Example Example `json:"-"` // the same in every language
}

// Example is a part of a pack that has a finding, and the same part cured.
type Example struct {
	File         string // in which it stands; "" if the example is names of files
	Wrong, Cured string // lines, without a final newline
}

// Explain explains a code in a language, in English where the language has no words; ok is false
// for a code that nobody has explained.
func Explain(lang content.Lang, code string) (e Explanation, ok bool) {
	e, ok = explanations(lang)[code]
	if !ok && lang != content.English {
		e, ok = explanations(content.English)[code]
	}
	e.Example = examples()[code]
	return e, ok
}

// explained are the explanations that were read so far.
var explained sync.Map // content.Lang -> map[string]Explanation

func explanations(lang content.Lang) map[string]Explanation {
	if known, ok := explained.Load(lang); ok {
		return known.(map[string]Explanation)
	}
	all := map[string]Explanation{}
	if b, err := files.ReadFile("explained/" + string(lang) + ".json"); err == nil {
		if err := json.Unmarshal(b, &all); err != nil {
			panic(err) // the file is part of the program, and a test reads it
		}
	}
	explained.Store(lang, all)
	return all
}

// namesOfFiles stands in examples.txt for a file where the example is names of files.
const namesOfFiles = "names of files"

// examples reads explained/examples.txt: a line "=== CODE FILE", the wrong lines, a line "---",
// and the cured lines.
var examples = sync.OnceValue(func() map[string]Example {
	b, err := files.ReadFile("explained/examples.txt")
	if err != nil {
		panic(err) // as above
	}
	all := map[string]Example{}
	for one := range strings.SplitSeq("\n"+strings.TrimRight(string(b), "\n"), "\n=== ") {
		head, lines, _ := strings.Cut(one, "\n")
		code, file, _ := strings.Cut(head, " ")
		wrong, cured, _ := strings.Cut(lines, "\n---\n")
		if file == namesOfFiles {
			file = ""
		}
		if code != "" {
			all[code] = Example{file, wrong, cured}
		}
	}
	return all
})
