package main

import (
	"slices"
	"testing"

	"quest/content"
	"quest/game/phrase"
)

// The name of the computer, which the network of the class may not know, is told with its number.
func TestStudentsAreToldTheNumberOfTheComputerToo(t *testing.T) {
	words := phrase.In(content.English)
	for _, c := range []struct {
		name, number, port string
		want               []string
	}{
		{"desk", "192.168.0.12", "23234", []string{"", "    ssh -p 23234 desk", "", "Where that name is not known:", "", "    ssh -p 23234 192.168.0.12", ""}},
		{"desk", "", "22", []string{"", "    ssh desk", ""}},
		{"192.168.0.12", "192.168.0.12", "22", []string{"", "    ssh 192.168.0.12", ""}},
	} {
		var got []string
		for _, n := range waysIn(c.name, c.number, c.port) {
			got = append(got, words.Say(n))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s, %q: told %q, want %q", c.name, c.number, got, c.want)
		}
	}
}
