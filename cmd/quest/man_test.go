package main

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"quest/cmd/console"
)

// manPageOf prints the man page of a program that was built from a commit of a day.
func manPageOf(t *testing.T, made time.Time) string {
	t.Helper()
	m := NewMain()
	m.build = console.Build{Version: "1.2.3", Made: made}
	var out, complaints bytes.Buffer
	if code := m.Run(context.Background(), []string{"man"}, nil, nil, &out, &complaints); code != exitDone {
		t.Fatalf("exit code %d: %s", code, complaints.String())
	}
	return out.String()
}

func TestManPageHasEveryCommandAndFlagThatPeopleSee(t *testing.T) {
	page := manPageOf(t, time.Time{})
	lines := strings.Split(page, "\n")
	has := func(line string) bool { return slices.Contains(lines, line) }
	count := 0
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		for _, sub := range cmd.Commands() {
			if sub.Hidden {
				if strings.Contains(page, ".SS "+roff(sub.CommandPath())) {
					t.Errorf("%s is hidden, and in the man page", sub.CommandPath())
				}
				continue
			}
			count++
			if !strings.Contains(page, "\n.SS "+roff(sub.CommandPath())) {
				t.Errorf("%s is missing", sub.CommandPath())
			}
			walk(sub)
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			shown := slices.ContainsFunc(lines, func(l string) bool {
				return strings.HasPrefix(l, ".B ") && strings.Contains(l+" ", roff("--"+f.Name)+" ")
			})
			if shown == f.Hidden {
				t.Errorf("--%s of %s: hidden %t, shown %t", f.Name, cmd.CommandPath(), f.Hidden, shown)
			}
		})
	}
	walk((&call{Main: NewMain()}).root())
	if count < 10 {
		t.Errorf("only %d commands were looked at", count)
	}
	for _, line := range []string{`.B \-v, \-\-verbose`, `.B \-\-seed N`, ".SH EXIT STATUS", `.B %APPDATA%\equest`} {
		if !has(line) {
			t.Errorf("no line %q", line)
		}
	}
}

func TestManPageOfOneSourceIsAlwaysTheSame(t *testing.T) {
	made := time.Date(2026, 11, 29, 23, 0, 0, 0, time.FixedZone("", -5*3600))
	if first, again := manPageOf(t, made), manPageOf(t, made); first != again {
		t.Error("two pages of one source differ")
	}
	for _, c := range []struct {
		made time.Time
		want string
	}{
		{made, `.TH QUEST 1 "2026-11-30" "quest 1.2.3" "A learning game for the terminal"`},
		{time.Time{}, `.TH QUEST 1 "" "quest 1.2.3" "A learning game for the terminal"`},
	} {
		if first, _, _ := strings.Cut(manPageOf(t, c.made), "\n"); first != c.want {
			t.Errorf("heading %q, want %q", first, c.want)
		}
	}
}

func TestManPageTextIsNoRequest(t *testing.T) {
	for text, want := range map[string]string{
		"plain":          "plain",
		".TH\n'so\nfine": "\\&.TH\n\\&'so\nfine",
		`a\fB --x`:       `a\efB \-\-x`,
	} {
		if got := roff(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}
