package saying

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"quest/content"
)

// placeholder is the name of an argument in a text; {은/는} is none.
var placeholder = regexp.MustCompile(`\{[a-z]+\}`)

func placeholders(s string) []string {
	all := placeholder.FindAllString(s, -1)
	slices.Sort(all)
	return slices.Compact(all)
}

// languages are the languages that have a table.
func languages(t *testing.T) []content.Lang {
	t.Helper()
	names, err := filepath.Glob("*.json")
	if err != nil {
		t.Fatal(err)
	}
	var langs []content.Lang
	for _, name := range names {
		langs = append(langs, content.Lang(strings.TrimSuffix(name, ".json")))
	}
	if !slices.Contains(langs, content.English) || !slices.Contains(langs, content.Korean) {
		t.Fatalf("tables in %v", langs)
	}
	return langs
}

func sortedKeys[K ~string, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

func TestEveryTableHasEverything(t *testing.T) {
	english := In(content.English).words
	for _, lang := range languages(t) {
		own := In(lang).words
		if a, b := sortedKeys(own.Phrases), sortedKeys(english.Phrases); !slices.Equal(a, b) {
			t.Errorf("%s has other keys than en: %v", lang, difference(a, b))
		}
		if a, b := sortedKeys(own.Words), sortedKeys(english.Words); !slices.Equal(a, b) {
			t.Errorf("%s has other words than en: %v", lang, difference(a, b))
		}
		if a := sortedKeys(own.Levels); !slices.Equal(a, []string{"error", "note", "warning"}) {
			t.Errorf("%s has levels %v", lang, a)
		}
		for key, p := range own.Phrases {
			for _, s := range []string{p.What, p.Todo} {
				if strings.TrimSpace(s) != s || s == "" || strings.HasSuffix(s, ".") {
					t.Errorf("%s %s: %q is empty, or ends in a full stop or space", lang, key, s)
				}
			}
			if a, b := placeholders(p.What+p.Todo), placeholders(english.Phrases[key].What+english.Phrases[key].Todo); !slices.Equal(a, b) {
				t.Errorf("%s %s names %v, in English %v", lang, key, a, b)
			}
		}
	}
}

// difference gives what only one of two lists has.
func difference[K comparable](a, b []K) []K {
	var out []K
	for _, k := range slices.Concat(a, b) {
		if !slices.Contains(a, k) || !slices.Contains(b, k) {
			out = append(out, k)
		}
	}
	return out
}

func TestKoreanPhrasesAreKorean(t *testing.T) {
	for key, p := range In(content.Korean).words.Phrases {
		for _, s := range []string{p.What, p.Todo} {
			if !strings.ContainsFunc(s, func(r rune) bool { return r >= 0xac00 && r <= 0xd7a3 }) && !strings.Contains(s, ":") {
				t.Errorf("%s: %q", key, s)
			}
		}
	}
}

// A pair such as {은/는} is settled, so it must be one that the rules of particles know.
func TestMarkersOfParticlesAreKnown(t *testing.T) {
	markers := regexp.MustCompile(`\{[^{}]*/[^{}]*\}`)
	for key, p := range In(content.Korean).words.Phrases {
		for _, marker := range markers.FindAllString(p.What+p.Todo, -1) {
			if settled := content.ResolveParticles(content.Korean, "말"+marker, nil); settled == "말"+marker && !strings.Contains(p.What+p.Todo, "`"+marker+"`") {
				t.Errorf("%s: %s stays as it is", key, marker)
			}
		}
	}
}

// TestEveryKeyIsUsed reads the rules: a key that no rule reports is left over, and a
// key that is no constant cannot be reported.
func TestEveryKeyIsUsed(t *testing.T) {
	constants := map[string]Key{}
	read(t, "keys.go", func(n ast.Node) {
		if v, ok := n.(*ast.ValueSpec); ok {
			value, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			constants[v.Names[0].Name] = Key(value)
		}
	})
	if a, b := slices.Sorted(maps.Values(constants)), sortedKeys(In(content.English).words.Phrases); !slices.Equal(a, b) {
		t.Errorf("keys.go and en.json differ in %v", difference(a, b))
	}
	used := map[string]bool{}
	forRules(t, func(n ast.Node) {
		if name := keyName(n); name != "" {
			used[name] = true
		}
	})
	for name, key := range constants {
		if !used[name] {
			t.Errorf("nothing reports %s (%s)", name, key)
		}
		if !regexp.MustCompile(`^[A-Z]\d\d\d\.[a-z0-9]+(-[a-z0-9]+)*$`).MatchString(string(key)) {
			t.Errorf("%s is %q, want a code, a point and words in small letters", name, key)
		}
	}
}

// TestEveryReportGivesItsArguments reads the calls that name a key: the names among
// their arguments are those that the words of the key want.
func TestEveryReportGivesItsArguments(t *testing.T) {
	keys := map[string]Key{}
	read(t, "keys.go", func(n ast.Node) {
		if v, ok := n.(*ast.ValueSpec); ok {
			keys[v.Names[0].Name] = Key(strings.Trim(v.Values[0].(*ast.BasicLit).Value, `"`))
		}
	})
	calls := 0
	forRules(t, func(n ast.Node) {
		call, ok := n.(*ast.CallExpr)
		if !ok || call.Ellipsis.IsValid() {
			return
		}
		at := slices.IndexFunc(call.Args, func(e ast.Expr) bool { return keyName(e) != "" })
		if at < 0 {
			return
		}
		name := keyName(call.Args[at])
		// In reports by path, an ID and the path stand between the key and the arguments.
		rest := call.Args[at+1:]
		if f, ok := call.Fun.(*ast.SelectorExpr); ok && (f.Sel.Name == "ReportItem" || f.Sel.Name == "ReportLab") {
			rest = rest[2:]
		} else if ok && f.Sel.Name == "ReportExam" {
			rest = rest[1:]
		}
		var given []string
		for i := 0; i+1 < len(rest); i += 2 {
			lit, ok := rest[i].(*ast.BasicLit)
			if !ok {
				t.Errorf("%s: the name of argument %d is no literal", name, i/2)
				return
			}
			given = append(given, "{"+strings.Trim(lit.Value, `"`)+"}")
		}
		p := In(content.English).words.Phrases[keys[name]]
		for _, want := range placeholders(p.What + p.Todo) {
			if !slices.Contains(given, want) {
				t.Errorf("a report of %s gives %v, want %s too", name, given, want)
			}
		}
		calls++
	})
	if calls < 150 {
		t.Errorf("only %d reports were found", calls)
	}
}

// forRules visits the code that reports findings.
func forRules(t *testing.T, visit func(ast.Node)) {
	t.Helper()
	for _, dir := range []string{"..", "../../check", "../../archive"} {
		files, err := filepath.Glob(dir + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatalf("no code in %s: %v", dir, err)
		}
		for _, file := range files {
			if !strings.HasSuffix(file, "_test.go") {
				read(t, file, visit)
			}
		}
	}
}

func read(t *testing.T, file string, visit func(ast.Node)) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		if n != nil {
			visit(n)
		}
		return true
	})
}

// keyName is the name of the constant in saying.Name, or nothing.
func keyName(n ast.Node) string {
	s, ok := n.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	if x, ok := s.X.(*ast.Ident); !ok || x.Name != "saying" {
		return ""
	}
	return s.Sel.Name
}

func TestALanguageWithoutATableSpeaksEnglish(t *testing.T) {
	for _, lang := range []content.Lang{"qya", "", "pt-br", "../en", "both"} {
		if got := In(lang).What(FieldMissing, "field", "id"); got != `required field "id" is missing` {
			t.Errorf("%s: %s", lang, got)
		}
	}
}

func TestWhatATableLacksIsSaidInEnglish(t *testing.T) {
	table, err := Read(content.Korean, []byte(`{"words": {"lesson": "레슨"}, "phrases": {"I001.id-twice": {"what": "{kind} {id}{이/가} 둘", "todo": "고치세요"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ got, want string }{
		{table.What(IDTwice, "kind", "lesson", "id", "길"), "레슨 길이 둘"},
		{table.What(IDTwice, "kind", "quiz", "id", "새"), "quiz 새가 둘"},
		{table.What(IDTwice, "kind", "something else", "id", "새"), "something else 새가 둘"},
		{table.Todo(IDTwice, "id", "길"), "고치세요"},
		{table.What(FieldMissing, "field", "길"), `required field "길" is missing`},
		{table.Level(Warning), "warning"},
		{table.What("S001.no-such-key"), ""},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
	if _, err := Read("qya", []byte(`{"phrase": {}}`)); err == nil {
		t.Error("a mistyped section was taken")
	}
}

// TestEveryPhraseTakesItsArguments says every phrase of a language that is made of the
// English table, longer and with accents, and finds every argument in it.
func TestEveryPhraseTakesItsArguments(t *testing.T) {
	long := words{Phrases: map[Key]Phrase{}}
	for key, p := range In(content.English).words.Phrases {
		long.Phrases[key] = Phrase{What: "Ünïversel längst: " + p.What, Todo: p.Todo + " (så længe det varer)"}
	}
	file, err := json.Marshal(long)
	if err != nil {
		t.Fatal(err)
	}
	table, err := Read("qya", file)
	if err != nil {
		t.Fatal(err)
	}
	for key, p := range long.Phrases {
		var args []string
		for _, name := range placeholders(p.What + p.Todo) {
			name = strings.Trim(name, "{}")
			args = append(args, name, "<"+name+">")
		}
		what, todo := table.What(key, args...), table.Todo(key, args...)
		if !strings.HasPrefix(what, "Ünïversel längst: ") || !strings.HasSuffix(todo, " (så længe det varer)") || placeholder.MatchString(what+todo) {
			t.Errorf("%s: %s; %s", key, what, todo)
		}
		for i := 1; i < len(args); i += 2 {
			if !strings.Contains(what+todo, args[i]) {
				t.Errorf("%s: %s; %s lacks %s", key, what, todo, args[i])
			}
		}
	}
}

func TestLevelsBelongToCodes(t *testing.T) {
	levels := map[string][]Level{}
	for key := range In(content.English).words.Phrases {
		if l := key.Level(); !slices.Contains(levels[key.Code()], l) {
			levels[key.Code()] = append(levels[key.Code()], l)
		}
	}
	for code, found := range levels {
		if want := len(found) > 1; want != (code == "R012" || code == "R013" || code == "S003") {
			t.Errorf("%s has levels %v", code, found)
		}
	}
	for _, code := range []string{"R013", "Q013", "L010", "T007", "X004"} {
		if !CanAllow(code) {
			t.Errorf("%s cannot be allowed", code)
		}
	}
	for _, code := range []string{"S003", "Q001", "Y001", "Z999", "", "quiz"} {
		if CanAllow(code) {
			t.Errorf("%q can be allowed", code)
		}
	}
	if In(content.Korean).Level(Error) != "오류" || In(content.English).Level(Note) != "note" {
		t.Error("levels are named otherwise")
	}
}

func TestCodesListEveryPhraseOnce(t *testing.T) {
	phrases := 0
	var order []string
	for _, c := range Codes() {
		order = append(order, c.Code)
		for _, s := range c.Says {
			phrases++
			if s.Key.Code() != c.Code || s.What == "" || s.Todo == "" || s.Level != s.Key.Level() {
				t.Errorf("%s lists %+v", c.Code, s)
			}
		}
	}
	if all := len(In(content.English).words.Phrases); phrases != all {
		t.Errorf("%d phrases are listed, want %d", phrases, all)
	}
	if order[0] != "Z001" || order[len(order)-1][0] != 'X' || len(order) < 60 {
		t.Errorf("codes are %v", order)
	}
}

// The name of a kind stands inside a sentence, so it is a word of the language.
func TestKindsHaveKoreanNames(t *testing.T) {
	for kind, word := range In(content.Korean).words.Words {
		if !strings.ContainsFunc(word, func(r rune) bool { return r >= '가' && r <= '힣' }) {
			t.Errorf("%s is called %q", kind, word)
		}
	}
}
