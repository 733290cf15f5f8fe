package main

import (
	"encoding/json"
	"go/ast"
	"go/token"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"quest/game/phrase"
)

// lossKeys gives every constant of the type interchange.Key, with the package that has it.
func lossKeys(t *testing.T) map[string]string {
	t.Helper()
	keys := map[string]string{}
	goFiles(t, func(pkg, file string, parsed *ast.File, _ *token.FileSet) {
		if !strings.HasPrefix(pkg, "content/interchange") {
			return
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				if typeName(n.Type) == "Key" {
					for _, v := range n.Values {
						keys[text(v)] = pkg
					}
				}
			case *ast.KeyValueExpr:
				if name, _ := n.Key.(*ast.Ident); name != nil && name.Name == "Key" && text(n.Value) != "" {
					t.Errorf("%s: the key %s is no constant, so nobody looks whether it has words", file, text(n.Value))
				}
			}
			return true
		})
	})
	delete(keys, "")
	return keys
}

func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

func text(e ast.Expr) string {
	if lit, _ := e.(*ast.BasicLit); lit != nil && lit.Kind == token.STRING {
		if s, err := strconv.Unquote(lit.Value); err == nil {
			return s
		}
	}
	return ""
}

// Every key of a loss has words in every language of the game, with the same places to fill,
// and no words are there that nothing says.
func TestEveryLossHasItsWords(t *testing.T) {
	keys := lossKeys(t)
	if len(keys) < 20 {
		t.Fatalf("only %d keys", len(keys))
	}
	filled := regexp.MustCompile(`\{(\w+)[}|]`)
	places := map[string][]string{}
	for _, lang := range []string{"en", "ko"} {
		data, err := fs.ReadFile(phrase.Files(), lang+"/losses.json")
		if err != nil {
			t.Fatal(err)
		}
		words := map[string]any{}
		if err := json.Unmarshal(data, &words); err != nil {
			t.Fatal(err)
		}
		for key, pkg := range keys {
			said, ok := words[key]
			if !ok {
				t.Errorf("%s lacks the words of %s (%s)", lang, key, pkg)
				continue
			}
			b, _ := json.Marshal(said)
			var found []string
			for _, m := range filled.FindAllStringSubmatch(string(b), -1) {
				found = append(found, m[1])
			}
			slices.Sort(found)
			found = slices.Compact(found)
			if lang == "ko" && !slices.Equal(slices.DeleteFunc(slices.Clone(found), isNumber), slices.DeleteFunc(slices.Clone(places[key]), isNumber)) {
				t.Errorf("%s fills %v in Korean and %v in English", key, found, places[key])
			}
			places[key] = found
		}
		for key := range words {
			if keys[key] == "" {
				t.Errorf("%s: nothing says losses.%s", lang, key)
			}
		}
	}
}

// isNumber leaves out the place that only chooses the form in English.
func isNumber(name string) bool { return name == "n" }
