package phrase

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"quest/content"
)

// source parses every Go file of the game and its commands that is no test.
func source(t *testing.T) []*ast.File {
	t.Helper()
	var all []*ast.File
	for _, room := range []string{"game", "cmd"} {
		err := filepath.WalkDir(filepath.Join("..", "..", room), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			all = append(all, f)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// use is a notice that code makes: its key and the placeholders that it fills.
type use struct {
	key    string
	fills  []string
	counts []string // of these, numbers, which may do nothing but choose the form
}

// notice reads a call such as game.Say("desk.Full").With("dir", dir). ok is false for
// any other expression.
func notice(e ast.Expr) (u use, ok bool) {
	call, _ := e.(*ast.CallExpr)
	if call == nil {
		return u, false
	}
	if say, _ := call.Fun.(*ast.Ident); say != nil && say.Name == "Say" && len(call.Args) == 1 { // in package game itself
		u.key = literal(call.Args[0])
		return u, strings.Contains(u.key, ".")
	}
	sel, _ := call.Fun.(*ast.SelectorExpr)
	if sel == nil {
		return u, false
	}
	if from, _ := sel.X.(*ast.Ident); from != nil && from.Name == "game" && sel.Sel.Name == "Say" {
		u.key = literal(call.Args[0])
		return u, true
	}
	if u, ok = notice(sel.X); !ok {
		return u, false
	}
	switch sel.Sel.Name {
	case "With":
		for i := 0; i < len(call.Args); i += 2 {
			u.fills = append(u.fills, literal(call.Args[i]))
		}
	case "Count":
		u.counts = append(u.counts, literal(call.Args[0]))
	case "Put":
		u.fills = append(u.fills, literal(call.Args[0]))
	}
	return u, true
}

func literal(e ast.Expr) string {
	if lit, _ := e.(*ast.BasicLit); lit != nil {
		if s, err := strconv.Unquote(lit.Value); err == nil {
			return s
		}
	}
	return ""
}

// notices gives every notice that the code makes.
func notices(files []*ast.File) []use {
	var all []use
	for _, f := range files {
		inner := map[ast.Expr]bool{} // parts of a notice that was taken whole
		ast.Inspect(f, func(n ast.Node) bool {
			e, _ := n.(ast.Expr)
			if e == nil || inner[e] {
				return true
			}
			if u, ok := notice(e); ok {
				all = append(all, u)
				for sel := e; sel != nil; {
					inner[sel] = true
					call, _ := sel.(*ast.CallExpr)
					if call == nil {
						break
					}
					fun, _ := call.Fun.(*ast.SelectorExpr)
					if fun == nil {
						break
					}
					sel = fun.X
				}
			}
			return true
		})
	}
	return all
}

// completed are the keys whose notice is filled further where it is handed to.
var completed = map[string][]string{
	"save.NameFile":       {"use"},
	"save.NameSource":     {"use"},
	"sync.NameServer":     {"use"},
	"import.NameFile":     {"use"},
	"archive.InstallWhat": {"use"},
	"archive.InfoWhat":    {"use"},
	"archive.RemoveWhat":  {"use"},
}

func TestEveryNoticeHasItsSentenceAndFillsIt(t *testing.T) {
	english := map[string]any{}
	for _, section := range sections(t, content.English) {
		for name, said := range raw(t, sectionFile(content.English, section)) {
			english[section+"."+name] = said
		}
	}
	used := map[string]bool{}
	for _, u := range notices(source(t)) {
		used[u.key] = true
		said, ok := english[u.key]
		if !ok {
			t.Errorf("no book has the key %q", u.key)
			continue
		}
		fills := slices.Concat(u.fills, completed[u.key])
		want := map[string]bool{}
		for _, p := range placeholders(said) {
			name := strings.Trim(p, "{}")
			want[name] = true
			if !slices.Contains(fills, name) && !slices.Contains(u.counts, name) {
				t.Errorf("%s: {%s} is not filled", u.key, name)
			}
		}
		for _, name := range fills {
			if !want[name] {
				t.Errorf("%s has no place for {%s}", u.key, name)
			}
		}
	}
	if len(used) < 50 {
		t.Fatalf("only %d keys were found in the code", len(used))
	}
	// See TestEveryWordThatMayBeTypedIsUnderstood, and TestHelpSaysEverythingInEveryLanguage in
	// cmd/quest.
	// TestEveryCommandHasItsWords holds those of commands.
	// TestEveryLossHasItsWords in cmd/quest holds those of losses.
	// TestHelpOfTheServerSaysEverything in cmd/questd holds those of its help.
	typed := map[string]bool{"typed": true, "help": true, "serverhelp": true, "commands": true, "losses": true}
	eachSection(new(Book), func(name string, _ reflect.Value) { typed[name] = true })
	for _, key := range slices.Sorted(maps.Keys(english)) {
		if section, _, _ := strings.Cut(key, "."); !typed[section] && !used[key] {
			t.Errorf("nothing says %s", key)
		}
	}
}

func TestEveryWordThatMayBeTypedIsUnderstood(t *testing.T) {
	keys, used := raw(t, sectionFile(content.English, "typed")), map[string]bool{}
	for _, f := range source(t) {
		ast.Inspect(f, func(n ast.Node) bool {
			call, _ := n.(*ast.CallExpr)
			if call == nil {
				return true
			}
			if sel, _ := call.Fun.(*ast.SelectorExpr); sel != nil && sel.Sel.Name == "Typed" && len(call.Args) == 1 {
				if name := literal(call.Args[0]); keys[name] != nil {
					used[name] = true
				} else if name != "" {
					t.Errorf("no book has the words typed.%s", name)
				}
			}
			return true
		})
	}
	for _, name := range slices.Sorted(maps.Keys(keys)) {
		if !used[name] {
			t.Errorf("nothing reads typed.%s", name)
		}
	}
}

// Nothing finds a phrase of a section by anything but the name of its field, so a
// field that no code names is never said.
func TestEveryPhraseOfASectionIsSaid(t *testing.T) {
	files := source(t)
	named := map[string]bool{}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				named[sel.Sel.Name] = true
			}
			return true
		})
	}
	for _, u := range notices(files) {
		_, name, _ := strings.Cut(u.key, ".")
		named[name] = true
	}
	for key := range phrases(content.English) {
		if _, name, _ := strings.Cut(key, "."); !named[name] {
			t.Errorf("nothing says %s", key)
		}
	}
}

func TestNoticesAreFoundInCode(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "x.go", `package x
		var a = game.Say("a.B")
		func f() { g(game.Say("c.D").With("x", x, "y", y).Count("n", 1).Put("why", game.Say("e.F").With("z", z))) }`, 0)
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(notices([]*ast.File{f}))
	if want := "[{a.B [] []} {c.D [x y why] [n]} {e.F [z] []}]"; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
}
