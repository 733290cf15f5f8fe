package main

import (
	"go/ast"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// named are the documents for those who read the code. What they name must be there.
var named = []string{"docs/glossary.md", "docs/guide.md", "docs/maintainers.md"}

var (
	span     = regexp.MustCompile("`([^`\n]+)`")
	selector = regexp.MustCompile(`^(\w+)\.([A-Z]\w*)$`)
	inside   = regexp.MustCompile(`^(?:cmd|content|game|saves|docs|\.ci|\.github)(?:/[\w.*{},-]+)+/?$`)
)

// TestDocsNameWhatIsThere looks up what stands in code spans: a path of the project,
// a name of a package ("game.Session"), a field or method of a type ("Player.Apply").
func TestDocsNameWhatIsThere(t *testing.T) {
	known := declared(t)
	seen := 0
	for _, name := range named {
		text, err := os.ReadFile(filepath.Join(project, name))
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range span.FindAllStringSubmatch(string(text), -1) {
			word := strings.TrimSuffix(m[1], "()")
			switch s := selector.FindStringSubmatch(word); {
			case s != nil:
				seen++
				if !known[s[1]+"."+s[2]] {
					t.Errorf("%s names %s, which is not declared", name, word)
				}
			case inside.MatchString(word) && !strings.Contains(word, "NAME"):
				seen++
				if found, err := filepath.Glob(filepath.Join(project, word)); err != nil || len(found) == 0 {
					t.Errorf("%s names %s, which is not there", name, word)
				}
			}
		}
	}
	if seen < 50 {
		t.Errorf("only %d names were seen", seen)
	}
}

// declared gives every name that a package declares, as "package.Name", and every field
// and method, as "Type.Name".
func declared(t *testing.T) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	goFiles(t, func(pkg, _ string, parsed *ast.File, _ *token.FileSet) {
		base := path.Base(pkg)
		for _, d := range parsed.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil {
					all[base+"."+d.Name.Name] = true
				} else {
					all[receiver(d.Recv.List[0].Type)+"."+d.Name.Name] = true
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					switch s := s.(type) {
					case *ast.ValueSpec:
						for _, n := range s.Names {
							all[base+"."+n.Name] = true
						}
					case *ast.TypeSpec:
						all[base+"."+s.Name.Name] = true
						members(all, s)
					}
				}
			}
		}
	})
	return all
}

// receiver is the name of the type that a method belongs to.
func receiver(of ast.Expr) string {
	for {
		switch x := of.(type) {
		case *ast.StarExpr:
			of = x.X
		case *ast.IndexExpr:
			of = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}

// members notes the fields of a struct and the methods of an interface.
func members(all map[string]bool, s *ast.TypeSpec) {
	var fields *ast.FieldList
	switch x := s.Type.(type) {
	case *ast.StructType:
		fields = x.Fields
	case *ast.InterfaceType:
		fields = x.Methods
	default:
		return
	}
	for _, f := range fields.List {
		for _, n := range f.Names {
			all[s.Name.Name+"."+n.Name] = true
		}
	}
}

// TestDocsMapHasEveryPackage reads the map of the house: a tree by indentation, several
// names on a line.
func TestDocsMapHasEveryPackage(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(project, "docs", "maintainers.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, tree, _ := strings.Cut(string(text), "## The house\n\n```\n")
	tree, _, _ = strings.Cut(tree, "```")
	shown := map[string]bool{}
	var above []string // the rooms in which a line stands
	for line := range strings.Lines(tree) {
		depth := (len(line) - len(strings.TrimLeft(line, " "))) / 2
		above = above[:min(depth, len(above))]
		rooms := regexp.MustCompile(`^(?:[a-z/]+/ )*[a-z/]+/`).FindString(strings.TrimSpace(line))
		for _, room := range strings.Fields(rooms) {
			shown[path.Join(path.Join(above...), room)] = true
		}
		above = append(above, rooms)
	}
	there := map[string]bool{}
	err = filepath.WalkDir(project, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() != ".." && strings.HasPrefix(d.Name(), ".")) {
			return fs.SkipDir
		}
		if strings.HasSuffix(file, ".go") {
			rel, err := filepath.Rel(project, filepath.Dir(file))
			there[filepath.ToSlash(rel)] = true
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range there {
		if !shown[pkg] {
			t.Errorf("the map in docs/maintainers.md does not have %s", pkg)
		}
	}
	for pkg := range shown {
		if !there[pkg] {
			t.Errorf("the map in docs/maintainers.md has %s, which is not there", pkg)
		}
	}
}
