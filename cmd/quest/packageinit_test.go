package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"quest/content/racetest"
)

// cost is what a package takes from memory before main begins. Every start of the game pays it, and
// unlike the time that it takes it is the same on every computer.
type cost struct{ bytes, allocs int }

func (c cost) exceeds(limit cost) bool { return c.bytes > limit.bytes || c.allocs > limit.allocs }

// The limits of package init. One pattern of a regular expression takes about 50 allocations and
// 5,000 bytes.
var (
	mostOfOne  = cost{8 << 10, 180}    // for one package of the game
	mostOfOurs = cost{20 << 10, 150}   // for all of them
	mostOfAll  = cost{240 << 10, 1400} // with the libraries
)

// TestPackageInitIsCheap looks at the real program: one dependency that builds a table at start once
// cost twice the rest of the start, and patterns of readers that nobody needed once cost more.
func TestPackageInitIsCheap(t *testing.T) {
	racetest.OneGoroutine(t)
	program := filepath.Join(t.TempDir(), "quest.exe")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Skipf("the program cannot be built here: %v: %s", err, out)
	}
	cmd := exec.Command(program, "version")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var all, ours cost
	lines := regexp.MustCompile(`(?m)^init (\S+) @.* clock, (\d+) bytes, (\d+) allocs`).FindAllStringSubmatch(string(out), -1)
	for _, m := range lines {
		bytes, err := strconv.Atoi(m[2])
		if err != nil {
			t.Fatal(err)
		}
		allocs, err := strconv.Atoi(m[3])
		if err != nil {
			t.Fatal(err)
		}
		all = cost{all.bytes + bytes, all.allocs + allocs}
		if m[1] != "main" && !strings.HasPrefix(m[1], "quest/") {
			continue
		}
		ours = cost{ours.bytes + bytes, ours.allocs + allocs}
		if one := (cost{bytes, allocs}); one.exceeds(mostOfOne) {
			t.Errorf("init of %s takes %+v, at most %+v is fine", m[1], one, mostOfOne)
		}
	}
	if len(lines) < 50 {
		t.Fatalf("the runtime told of %d packages:\n%s", len(lines), out)
	}
	if ours.exceeds(mostOfOurs) {
		t.Errorf("init of our packages takes %+v, at most %+v is fine", ours, mostOfOurs)
	}
	if all.exceeds(mostOfAll) {
		t.Errorf("init of all packages takes %+v, at most %+v is fine", all, mostOfAll)
	}
	t.Logf("package init: %+v, ours %+v", all, ours)
}

// TestNothingCostlyIsMadeBeforeMain finds what TestPackageInitIsCheap would only find once there is
// much of it: a pattern or a template that is made when the program starts and not when it is first needed.
func TestNothingCostlyIsMadeBeforeMain(t *testing.T) {
	files := 0
	for _, room := range []string{"content", "game", "saves", filepath.Join("cmd", "quest")} {
		err := filepath.WalkDir(filepath.Join("..", "..", room), func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() && strings.HasSuffix(d.Name(), "test") {
				return fs.SkipDir // packages for tests
			}
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			files++
			for _, at := range madeBeforeMain(t, path) {
				t.Errorf("%s: made before main; make it at first use, with sync.OnceValue", at)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 500 {
		t.Errorf("only %d files were looked at", files)
	}
}

// madeBeforeMain gives the places in a file where a variable of the package, or a function init, has
// a pattern or a template made.
func madeBeforeMain(t *testing.T, path string) []string {
	t.Helper()
	all := token.NewFileSet()
	f, err := parser.ParseFile(all, path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	look := func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false // made when it is called
		case *ast.CallExpr:
			if called, ok := n.Fun.(*ast.SelectorExpr); ok {
				switch of, _ := called.X.(*ast.Ident); {
				case of == nil:
				case of.Name == "regexp" && strings.Contains(called.Sel.Name, "Compile"), of.Name == "template" && called.Sel.Name == "Must":
					found = append(found, all.Position(n.Pos()).String())
				}
			}
		}
		return true
	}
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.GenDecl:
			if d.Tok == token.VAR {
				ast.Inspect(d, look)
			}
		case *ast.FuncDecl:
			if d.Name.Name == "init" && d.Recv == nil {
				ast.Inspect(d.Body, look)
			}
		}
	}
	return found
}
