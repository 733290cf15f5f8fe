package main

import (
	"fmt"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"quest/content"
	"quest/content/lazy"
	"quest/content/source"
	"quest/content/source/saying"
)

// The formats of findings.
const (
	formatText = "text"
	formatJSON = "json"
)

// findingFormats is how findings are printed in each format.
var findingFormats = lazy.Value[map[string]func(*call, checkedPack) error]{Make: func() map[string]func(*call, checkedPack) error {
	return map[string]func(*call, checkedPack) error{
		formatText: sayFindings,
		formatJSON: sayFindingsJSON,
		"github":   sayFindingsGitHub,
		"sarif":    sayFindingsSARIF,
	}
}}

func formatNames() []string { return slices.Sorted(maps.Keys(findingFormats.Get())) }

// sayFindingsJSON prints one object a line.
func sayFindingsJSON(c *call, r checkedPack) error {
	for _, f := range r.shown {
		b, err := f.JSON(c.book().Lang)
		if err != nil {
			return fmt.Errorf("write a finding: %w", err)
		}
		if err := c.say("%s", b); err != nil {
			return err
		}
	}
	return nil
}

// sayFindingsGitHub prints the commands by which a workflow of GitHub puts findings beside the
// lines of a change.
func sayFindingsGitHub(c *call, r checkedPack) error {
	command := map[source.Level]string{source.Error: "error", source.Warning: "warning", source.Note: "notice"}
	lang := c.book().Lang
	for _, f := range r.shown {
		if err := c.say("::%s file=%s,line=%d,col=%d::%s", command[f.Level], gitHubProperty(r.pathOf(f)), f.Line, f.Col,
			gitHubData(f.Code+" "+f.What(lang)+"; "+f.Todo(lang))); err != nil {
			return err
		}
	}
	return nil
}

// Escapes of workflow commands: of what follows the last ::, and of the properties before it.
var (
	gitHubDataEscapes     = lazy.Value[*strings.Replacer]{Make: func() *strings.Replacer { return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A") }}
	gitHubPropertyEscapes = lazy.Value[*strings.Replacer]{Make: func() *strings.Replacer {
		return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	}}
)

func gitHubData(s string) string { return gitHubDataEscapes.Get().Replace(s) }

func gitHubProperty(s string) string { return gitHubPropertyEscapes.Get().Replace(s) }

// pathOf gives the file of a finding as seen from the current folder, with slashes: machines
// look for it there. A folder elsewhere keeps its whole path.
func (r checkedPack) pathOf(f source.Finding) string {
	dir := r.dir
	if here, err := filepath.Abs("."); err == nil && filepath.IsAbs(dir) {
		if rel, err := filepath.Rel(here, dir); err == nil && filepath.IsLocal(rel) {
			dir = rel
		}
	}
	return filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(f.File)))
}

// sayFindingsSARIF prints a log of SARIF 2.1.0, which code scanners and editors read.
func sayFindingsSARIF(c *call, r checkedPack) error {
	lang := c.book().Lang
	run := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: "quest", Version: c.build.Version, Rules: []sarifRule{}}},
		Language:   string(lang),
		ColumnKind: "unicodeCodePoints",
		Results:    []sarifResult{},
	}
	places := map[string]int{} // of the rules, by code
	for _, f := range r.shown {
		rule, known := places[f.Code]
		if !known {
			rule = len(run.Tool.Driver.Rules)
			places[f.Code] = rule
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSarifRule(lang, f.Code))
		}
		result := sarifResult{RuleID: f.Code, RuleIndex: rule, Level: f.Level.String(), Message: sarifText{f.What(lang) + "; " + f.Todo(lang)}}
		at := sarifLocation{Physical: sarifPhysical{
			Artifact: sarifArtifact{(&url.URL{Path: r.pathOf(f)}).String()},
			Region:   sarifRegion{f.Line, f.Col},
		}}
		if f.ID != "" {
			at.Logical = []sarifLogical{{f.ID}}
		}
		result.Locations = []sarifLocation{at}
		run.Results = append(run.Results, result)
	}
	return c.sayJSON(sarifLog{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}})
}

func newSarifRule(lang content.Lang, code string) sarifRule {
	rule := sarifRule{ID: code, Default: sarifLevel{saying.LevelOf(code).String()}}
	if e, ok := saying.Explain(lang, code); ok {
		rule.Short, rule.Full = &sarifText{e.Title}, &sarifText{e.Why}
	}
	return rule
}

// The parts of a log of SARIF 2.1.0 that are written.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		Language   string        `json:"language"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string     `json:"id"`
		Short   *sarifText `json:"shortDescription,omitempty"`
		Full    *sarifText `json:"fullDescription,omitempty"`
		Default sarifLevel `json:"defaultConfiguration"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifLocation struct {
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		Line   int `json:"startLine"`
		Column int `json:"startColumn"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
	}
)
