package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"quest/saves"
)

// floodUnits are what a file is filled with so that reading it costs much, unless every
// try is paid for.
var floodUnits = map[string]string{
	"line starts":                 `{"v":`,
	"line starts on lines":        "{\"v\":\n",
	"line starts with separators": "{\"v\":\t",
	"starts that nearly end":      "{\"v\":\t12345678",
	"lines that nearly end":       "{\"v\":\t12345678\n",
	"separators":                  "\t",
	"empty lines":                 "\n",
	"blank lines":                 " \t\r\n",
	"lines of one letter":         "x\n",
	"open brackets":               "[",
}

// The most that reading a megabyte may take, and the most memory that may be in use.
const (
	floodTime   = time.Second
	floodMemory = 64 << 20
)

// floods fills journals with what costs most to read, and opens, checks and imports them.
// Time counts in the long and the short form only.
func floods(t *trial) {
	const length = 1 << 20
	worst, most := time.Duration(0), uint64(0)
	for n, name := range slices.Sorted(maps.Keys(floodUnits)) {
		data := bytes.Repeat([]byte(floodUnits[name]), length/len(floodUnits[name]))
		dir := filepath.Join(t.top, fmt.Sprint("flood", n))
		if err := floodFolder(dir, data); err != nil {
			t.broken("%s: %v", name, err)
			continue
		}
		for _, way := range floodWays(dir, data) {
			took, memory := measured(way.do)
			worst, most = max(worst, took), max(most, memory)
			if t.form != tiny && took > floodTime {
				t.broken("%s: to %s a megabyte takes %v", name, way.name, took)
			}
			if memory > floodMemory {
				t.broken("%s: to %s a megabyte takes %d MB of memory", name, way.name, memory>>20)
			}
		}
	}
	t.do("%d journals of 1 MB made of marks and empty lines, each looked at, checked, imported and opened", len(floodUnits))
	t.figure("the slowest took %v, the largest %d MB of memory", worst.Round(time.Millisecond), most>>20)
}

func floodFolder(dir string, data []byte) error {
	const ownerOnly = 0o700
	if err := os.Mkdir(dir, ownerOnly); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "journal-000001.jsonl"), data, ownerOnly&^0o100)
}

type floodWay struct {
	name string
	do   func()
}

func floodWays(dir string, data []byte) []floodWay {
	open := func(o saves.Options) func() {
		return func() {
			if j, err := saves.Open[event](dir, o); err == nil {
				_ = j.Close() // whatever it says: the cost counts
			}
		}
	}
	return []floodWay{
		{"look at", open(saves.Options{ReadOnly: true})},
		{"check", func() { _, _ = saves.Verify(dir, saves.Options{}) }},
		{"export", func() { _, _ = saves.Export(dir, io.Discard, saves.Options{}) }},
		{"import", func() { _, _ = saves.Import(dir+"-new", bytes.NewReader(data), saves.Options{}) }},
		{"import by lines", func() { _, _ = saves.Import(dir+"-new", strings.NewReader("{}\n"+string(data)), saves.Options{}) }},
		{"open", open(saves.Options{})},
	}
}

// measured gives how long something takes, and how much more memory is in use at its
// peak, as far as looking at it every millisecond tells.
func measured(do func()) (time.Duration, uint64) {
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	stop, peak := make(chan struct{}), make(chan uint64)
	go func() {
		var most uint64
		for {
			var now runtime.MemStats
			runtime.ReadMemStats(&now)
			if now.HeapAlloc > before.HeapAlloc {
				most = max(most, now.HeapAlloc-before.HeapAlloc)
			}
			select {
			case <-stop:
				peak <- most
				return
			case <-time.After(time.Millisecond):
			}
		}
	}()
	began := time.Now()
	do()
	took := time.Since(began)
	close(stop)
	return took, <-peak
}
