package main

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// sarifRules are what SARIF 2.1.0 wants of the parts of a log that quest writes: the properties that
// have to be there, their types and values, and none beside those that the standard names.
const sarifRules = `{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object", "required": ["version", "runs"], "additionalProperties": false,
  "properties": {
    "$schema": {"type": "string", "format": "uri"},
    "version": {"enum": ["2.1.0"]},
    "runs": {"type": "array", "items": {"$ref": "#/definitions/run"}}
  },
  "definitions": {
    "run": {
      "type": "object", "required": ["tool"], "additionalProperties": false,
      "properties": {
        "tool": {
          "type": "object", "required": ["driver"], "additionalProperties": false,
          "properties": {"driver": {
            "type": "object", "required": ["name"], "additionalProperties": false,
            "properties": {
              "name": {"type": "string", "minLength": 1}, "version": {"type": "string"}, "semanticVersion": {"type": "string"},
              "informationUri": {"type": "string", "format": "uri"},
              "rules": {"type": "array", "uniqueItems": true, "items": {"$ref": "#/definitions/rule"}}
            }
          }}
        },
        "language": {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": {"$ref": "#/definitions/result"}}
      }
    },
    "rule": {
      "type": "object", "required": ["id"], "additionalProperties": false,
      "properties": {
        "id": {"type": "string", "minLength": 1},
        "shortDescription": {"$ref": "#/definitions/said"}, "fullDescription": {"$ref": "#/definitions/said"},
        "defaultConfiguration": {
          "type": "object", "additionalProperties": false, "properties": {"level": {"$ref": "#/definitions/level"}}
        }
      }
    },
    "said": {"type": "object", "required": ["text"], "additionalProperties": false, "properties": {"text": {"type": "string", "minLength": 1}}},
    "level": {"enum": ["none", "note", "warning", "error"]},
    "result": {
      "type": "object", "required": ["message"], "additionalProperties": false,
      "properties": {
        "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": -1}, "level": {"$ref": "#/definitions/level"},
        "message": {"$ref": "#/definitions/said"},
        "locations": {"type": "array", "uniqueItems": true, "items": {
          "type": "object", "additionalProperties": false,
          "properties": {
            "physicalLocation": {
              "type": "object", "required": ["artifactLocation"], "additionalProperties": false,
              "properties": {
                "artifactLocation": {"type": "object", "additionalProperties": false, "properties": {"uri": {"type": "string", "format": "uri-reference"}}},
                "region": {
                  "type": "object", "additionalProperties": false,
                  "properties": {"startLine": {"type": "integer", "minimum": 1}, "startColumn": {"type": "integer", "minimum": 1}}
                }
              }
            },
            "logicalLocations": {"type": "array", "uniqueItems": true, "items": {
              "type": "object", "additionalProperties": false, "properties": {"fullyQualifiedName": {"type": "string"}}
            }}
          }
        }}
      }
    }
  }
}`

// sarifSchema compiles the rules, formats of addresses included.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(sarifRules))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Logs of SARIF hold to the standard: of a pack with many findings, one without, one that is no archive, and
// one in a folder with signs that addresses escape.
func TestSARIFHoldsToTheStandard(t *testing.T) {
	schema := sarifSchema(t)
	broken := brokenPack(t)
	odd := filepath.Join(t.TempDir(), "my pack #1 [ko] 100% 팩")
	if err := os.CopyFS(odd, os.DirFS(broken)); err != nil {
		t.Fatal(err)
	}
	none := filepath.Join(t.TempDir(), "none.qpack")
	if err := os.WriteFile(none, []byte("no archive"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, dir := range map[string]string{"broken": broken, "whole": examplePack, "odd": odd, "no archive": none} {
		for _, lang := range []string{"en", "ko"} {
			_, out, _ := runs(t, "pack", "check", dir, "--format", "sarif", "--lang", lang)
			doc, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
			if err != nil {
				t.Fatalf("%s: %v\n%s", name, err, out)
			}
			if err := schema.Validate(doc); err != nil {
				t.Errorf("%s in %s: %v", name, lang, err)
			}
			var log sarifLog
			if err := json.Unmarshal([]byte(out), &log); err != nil {
				t.Fatal(err)
			}
			rules := map[string]bool{}
			for _, r := range log.Runs[0].Tool.Driver.Rules {
				if rules[r.ID] {
					t.Errorf("%s: the rule %s stands twice", name, r.ID)
				}
				rules[r.ID] = true
			}
			for _, r := range log.Runs[0].Results {
				uri := r.Locations[0].Physical.Artifact.URI
				u, err := url.Parse(uri)
				if err != nil || u.Fragment != "" || u.RawQuery != "" || !strings.HasPrefix(filepath.ToSlash(u.Path), filepath.ToSlash(dir)) && !strings.HasPrefix(u.Path, "../") && !strings.HasPrefix(u.Path, "docs") {
					t.Errorf("%s: %q does not lead to the file (%v)", name, uri, err)
				}
				if r.RuleIndex < 0 || r.RuleIndex >= len(log.Runs[0].Tool.Driver.Rules) || log.Runs[0].Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
					t.Errorf("%s: %s points to the rule %d", name, r.RuleID, r.RuleIndex)
				}
			}
		}
	}
}
