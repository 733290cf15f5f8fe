package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"quest/content/racetest"
)

// arrow says what the packages of one room may import. The first arrow whose room
// fits a package counts.
type arrow struct {
	room   string   // a package, or a room with all rooms in it when it ends in /...
	quest  []string // packages of this module, in the same notation
	others []string // modules of others
	never  []string // packages of the standard library that are out of reach
}

var world = []string{"os", "os/exec", "os/signal", "net", "net/http", "syscall", "io/ioutil", "log", "log/slog"}

var scripts = []string{"golang.org/x/text/..."}

// arrows is the map in docs/maintainers.md: everything that is not on it is refused.
var arrows = []arrow{
	{room: "cmd/quest", quest: []string{"..."}, others: []string{"..."}},
	{room: "cmd/quest/links"}, // alone uses the network
	{room: "cmd/questd/host", quest: []string{"game/tui/tty"}, others: []string{"golang.org/x/crypto/ssh", "golang.org/x/time/rate", "github.com/prometheus/client_golang/..."}},
	{room: "cmd/questd/school", quest: []string{"content", "game/class", "saves", "saves/postgres"}, others: []string{"github.com/oklog/ulid/v2"}},
	{room: "cmd/questd/...", quest: []string{"..."}, others: []string{"..."}},
	{room: "cmd/console", quest: []string{"cmd/stores", "content", "content/lazy", "content/library", "game", "game/insight", "game/phrase"}, others: []string{"github.com/spf13/..."}},
	{room: "cmd/stores/database", quest: []string{"cmd/stores", "content", "game", "game/desk", "saves", "saves/postgres"}},
	{room: "cmd/stores", quest: []string{"content", "game", "game/desk", "saves"}, others: []string{"github.com/oklog/ulid/v2"}},
	{room: "cmd/simulate", quest: []string{"content", "game/exam", "game/review"}},
	{room: "cmd/pictures", others: []string{"github.com/charmbracelet/ultraviolet", "github.com/charmbracelet/x/vt", "github.com/creack/pty", "golang.org/x/image/..."}},
	{room: "cmd/largesave", quest: []string{"content", "content/contenttest", "content/packs", "content/source", "game", "game/grade", "saves"}},
	{room: "content", quest: []string{"content/lazy"}, others: scripts},
	{room: "content/source/...", quest: []string{"content", "content/source/..."}, others: append([]string{"go.yaml.in/yaml/v4/..."}, scripts...)},
	{room: "content/archive/...", quest: []string{"content", "content/source", "content/source/saying"}, others: scripts},
	{room: "content/signature", quest: []string{"content", "content/archive", "content/source"}, others: []string{"aead.dev/minisign"}, never: world},
	{room: "content/library", quest: []string{"content", "content/lazy", "content/archive", "content/signature", "content/source"}, others: []string{"github.com/gofrs/flock"}},
	{room: "content/giveaway", quest: []string{"content"}, never: world},
	{room: "content/check/...", quest: []string{"content", "content/lazy", "content/giveaway", "content/source", "content/source/saying", "game/exam", "game/grade", "game/lab"}, others: scripts},
	{room: "content/interchange/mdbook", quest: []string{"content", "content/lazy", "content/interchange", "content/interchange/markup"}, others: []string{"github.com/BurntSushi/toml"}, never: world},
	{room: "content/interchange/database", others: []string{"github.com/ncruces/go-sqlite3/..."}, never: world},
	{room: "content/interchange/...", quest: []string{"content", "content/lazy", "content/template", "content/interchange/...", "content/source", "content/source/saying"}, others: append([]string{"go.yaml.in/yaml/v4/..."}, scripts...), never: world},
	{room: "content/lazy"},
	{room: "content/template", quest: []string{"content", "content/lazy"}, never: world},
	{room: "content/compile", quest: []string{"content", "content/source"}},
	{room: "content/largepacks", quest: []string{"content/contenttest"}},
	{room: "content/packs/...", quest: []string{"content"}},
	{room: "saves/postgres/...", quest: []string{"saves"}, others: []string{"github.com/jackc/pgx/v5/...", "github.com/pressly/goose/v3/...", "github.com/oklog/ulid/v2"}},
	{room: "saves/...", quest: []string{"saves/..."}, others: []string{"github.com/gofrs/flock", "golang.org/x/sys/..."}},
	{room: "game/plain", quest: []string{"content", "content/lazy", "game", "game/answerkey", "game/attendance", "game/class", "game/grade", "game/review", "game/exam", "game/find", "game/lab", "game/shop", "game/insight", "game/insight/papers", "game/phrase", "game/setting", "game/story"}, others: []string{"github.com/charmbracelet/x/ansi"}, never: world},
	{room: "game/insight/classes", quest: []string{"content", "content/interchange/cells", "game", "game/answers", "game/class", "game/insight", "game/insight/items"}, never: world},
	{room: "game/insight/items", quest: []string{"content", "content/lazy", "game", "game/answers", "game/insight"}, never: world},
	{room: "game/insight/papers", quest: []string{"content", "game", "game/exam", "game/insight"}, never: world},
	{room: "game/webpage", quest: []string{"content", "game", "game/insight", "game/insight/classes", "game/insight/items", "game/insight/papers", "game/phrase"}, others: []string{"maragu.dev/gomponents/..."}, never: world},
	{room: "game/answerkey", quest: []string{"content", "content/lazy", "game", "game/phrase"}, never: world},
	{room: "game/setting", quest: []string{"content", "game", "game/exam", "game/phrase"}, never: world},
	{room: "game/desk", quest: []string{"content", "game"}, never: append([]string{"syscall", "io/fs"}, world...)},
	{room: "game/phrase", quest: []string{"content", "game", "game/attendance", "game/class", "game/find", "game/grade", "game/story"}, never: world},
	{room: "game/story", quest: []string{"content", "content/lazy"}, never: world},
	{room: "game/find", quest: []string{"content", "game"}, others: []string{"golang.org/x/text/unicode/norm"}, never: world},
	{room: "game/tui/measure", others: []string{"github.com/charmbracelet/x/ansi"}, never: world},
	{room: "game/tui/paint", quest: []string{"game/tui/measure"}, others: []string{"github.com/charmbracelet/x/ansi", "github.com/charmbracelet/colorprofile"}, never: world},
	{room: "game/tui/tty", quest: []string{"game/tui/paint"}, never: world},
	{room: "game/tui/screen", quest: parts, others: charm, never: world},
	{room: "game/tui/style", quest: parts, others: charm, never: world},
	{room: "game/tui/keymap", quest: parts, others: charm, never: world},
	{room: "game/tui/widget", quest: parts, others: charm, never: world},
	{room: "game/tui", quest: []string{"content", "game/..."}, others: append([]string{"github.com/charmbracelet/ultraviolet"}, charm...), never: world},
	{room: "game/tui/...", quest: parts, others: charm, never: world}, // the screens
	{room: "game/attendance", quest: []string{"content", "game", "game/class", "game/grade"}, never: world},
	{room: "game/class/...", quest: []string{"content", "game/class"}, never: world},
	{room: "game/deed", quest: []string{"content"}, never: world},
	{room: "game/grade", quest: []string{"content", "content/lazy"}, others: []string{"golang.org/x/text/unicode/norm"}, never: world},
	{room: "game/insight/coverage", quest: []string{"content", "content/giveaway", "game/exam"}, never: world},
	{room: "game/review/...", quest: []string{"game/review"}, never: world},
	{room: "game/...", quest: []string{"content", "content/lazy", "game", "game/deed", "game/grade", "game/review", "game/exam", "game/lab", "game/story"}, never: world},
}

// parts is what a screen may use: rules, and the parts that screens are made of,
// but no other screen and not their parent.
var parts = []string{
	"content", "content/lazy", "game", "game/answerkey", "game/attendance", "game/class", "game/manuscript", "game/find", "game/grade", "game/review", "game/exam", "game/lab", "game/shop", "game/insight", "game/insight/papers",
	"game/phrase", "game/setting", "game/story", "game/tui/screen", "game/tui/style", "game/tui/keymap", "game/tui/measure", "game/tui/widget", "game/tui/plot",
}

var charm = []string{"charm.land/...", "github.com/charmbracelet/x/ansi", "github.com/charmbracelet/colorprofile", "golang.org/x/text/unicode/norm"}

// pure are the rooms in which neither the clock nor chance of the process may be used.
var pure = []string{"content/...", "game/...", "saves/..."}

const module = "quest"

func covers(room, pkg string) bool {
	if room == "..." {
		return true
	}
	if base, deep := strings.CutSuffix(room, "/..."); deep {
		return pkg == base || strings.HasPrefix(pkg, base+"/")
	}
	return room == pkg
}

func anyCovers(rooms []string, pkg string) bool {
	return slices.ContainsFunc(rooms, func(room string) bool { return covers(room, pkg) })
}

// goFiles calls yield for every Go file of the module that is no test and for no
// test, with the package it belongs to.
func goFiles(t *testing.T, yield func(pkg, file string, parsed *ast.File, set *token.FileSet)) {
	t.Helper()
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			if rel != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
				return fs.SkipDir
			}
			return nil
		}
		pkg := path.Dir(rel)
		if !strings.HasSuffix(rel, ".go") || strings.HasSuffix(rel, "_test.go") || forTests(pkg) {
			return nil
		}
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		if !ignored(parsed) {
			yield(pkg, rel, parsed, set)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// forTests names the packages that only tests and tools use.
func forTests(pkg string) bool {
	base := path.Base(pkg)
	return strings.HasSuffix(base, "test") || base == "crashfs" || base == "torture"
}

// ignored reports whether a file is no part of any build of the game.
func ignored(f *ast.File) bool {
	for _, group := range f.Comments {
		for _, c := range group.List {
			if strings.HasPrefix(c.Text, "//go:build ignore") {
				return true
			}
		}
	}
	return false
}

func TestArrowsPointInward(t *testing.T) {
	racetest.OneGoroutine(t)
	seen := map[string]bool{}
	goFiles(t, func(pkg, file string, parsed *ast.File, _ *token.FileSet) {
		seen[pkg] = true
		at := slices.IndexFunc(arrows, func(a arrow) bool { return covers(a.room, pkg) })
		if at < 0 {
			t.Errorf("%s: the package %s is not on the map of arrows", file, pkg)
			return
		}
		for _, spec := range parsed.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			if why := arrows[at].refuses(pkg, name); why != "" {
				t.Errorf("%s imports %s: %s", file, name, why)
			}
		}
	})
	for _, pkg := range []string{"cmd/quest", "content", "content/source", "content/library", "game", "game/plain", "game/tui", "saves"} {
		if !seen[pkg] {
			t.Errorf("the package %s was not looked at", pkg)
		}
	}
}

// refuses says why a package may not import another, "" if it may.
func (a arrow) refuses(pkg, name string) string {
	if inside, ok := strings.CutPrefix(name, module+"/"); ok {
		switch {
		case covers("game/tui/...", inside) && inside == pkg:
			return ""
		case anyCovers(a.quest, inside):
			return ""
		}
		return "no arrow points there from " + a.room
	}
	first, _, _ := strings.Cut(name, "/")
	if !strings.Contains(first, ".") {
		if slices.Contains(a.never, name) {
			return "the world outside is the business of cmd/quest"
		}
		return ""
	}
	if anyCovers(a.others, name) {
		return ""
	}
	return a.room + " does without it"
}

func TestRulesReadNoClockAndNoChance(t *testing.T) {
	racetest.OneGoroutine(t)
	clocks := []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}
	own := []string{"New", "NewPCG", "NewChaCha8", "NewZipf", "Rand", "Source", "PCG", "ChaCha8", "Zipf"}
	goFiles(t, func(pkg, file string, parsed *ast.File, set *token.FileSet) {
		if !anyCovers(pure, pkg) {
			return
		}
		names := map[string]string{}
		for _, spec := range parsed.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			local := path.Base(imported)
			if imported == "math/rand/v2" {
				local = "rand"
			}
			if spec.Name != nil {
				local = spec.Name.Name
			}
			names[local] = imported
		}
		if slices.ContainsFunc(parsed.Imports, func(s *ast.ImportSpec) bool { return s.Path.Value == `"crypto/rand"` }) {
			t.Errorf("%s: randomness comes from cmd/quest", file)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, ok := sel.X.(*ast.Ident)
			if !ok {
				return true
			}
			switch names[x.Name] {
			case "time":
				if slices.Contains(clocks, sel.Sel.Name) {
					t.Errorf("%s: %s.%s: time is an argument", set.Position(sel.Pos()), x.Name, sel.Sel.Name)
				}
			case "math/rand", "math/rand/v2":
				if !slices.Contains(own, sel.Sel.Name) {
					t.Errorf("%s: %s.%s: chance comes from a seed in the save", set.Position(sel.Pos()), x.Name, sel.Sel.Name)
				}
			}
			return true
		})
	})
}

func TestArrowsRefuseWhatTheyMust(t *testing.T) {
	for _, c := range []struct {
		pkg, imports string
		ok           bool
	}{
		{"content", "os", true},
		{"content", "quest/game", false},
		{"content", "quest/content/source", false},
		{"content", "go.yaml.in/yaml/v4", false},
		{"content/source", "quest/content", true},
		{"content/source", "go.yaml.in/yaml/v4", true},
		{"content/source", "quest/content/library", false},
		{"content/library", "quest/content/source", true},
		{"content/library", "quest/content/check", false},
		{"content/check", "quest/game/grade", true},
		{"content/packs", "quest/content/source", false},
		{"content", "charm.land/lipgloss/v2", false},
		{"game", "quest/content", true},
		{"game", "os", false},
		{"game/review/fit", "quest/game/review", true},
		{"game/review/fit", "quest/game", false},
		{"game", "quest/saves", false},
		{"game", "charm.land/bubbletea/v2", false},
		{"game/desk", "quest/game", true},
		{"game/desk", "quest/saves", false},
		{"game/desk", "os", false},
		{"saves", "quest/game", false},
		{"saves", "quest/content", false},
		{"saves", "github.com/gofrs/flock", true},
		{"game/plain", "quest/game", true},
		{"game/plain", "os", false},
		{"game/plain", "quest/saves", false},
		{"game/plain", "quest/game/tui", false},
		{"game/tui", "quest/game/tui/home", true},
		{"game/tui", "quest/saves", false},
		{"game/tui/home", "quest/game/tui/quiz", false},
		{"game/tui/home", "quest/game/tui", false},
		{"game/tui/home", "quest/game/tui/widget", true},
		{"cmd/quest", "quest/saves", true},
		{"cmd/quest", "os", true},
	} {
		at := slices.IndexFunc(arrows, func(a arrow) bool { return covers(a.room, c.pkg) })
		if got := arrows[at].refuses(c.pkg, c.imports); (got == "") != c.ok {
			t.Errorf("%s importing %s: %q", c.pkg, c.imports, got)
		}
	}
	if _, err := os.Stat(filepath.Join("..", "..", "go.mod")); err != nil {
		t.Errorf("the tests do not look at the module: %v", err)
	}
}
