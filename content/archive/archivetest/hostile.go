package archivetest

import (
	"bytes"
	"maps"
	"slices"
	"strings"
)

// Case is an archive that must be refused, with the code of the finding; or taken, if there is
// no code.
type Case struct {
	Name string
	Code string
	Data []byte
}

// Hostile gives archives that were made to do harm, or came broken, each made of the files of a
// sound pack. The rows of docs/hostile.md are those of its chapter 3.
func Hostile(pack map[string][]byte) []Case {
	m := maker{paths: slices.Sorted(maps.Keys(pack)), pack: pack}
	m.names()
	m.kinds()
	m.twins()
	m.sizes()
	m.layouts()
	m.foreign()
	return m.cases
}

// Taken gives archives that other programs make of a sound pack, and that are taken.
func Taken(pack map[string][]byte) []Case {
	m := maker{paths: slices.Sorted(maps.Keys(pack)), pack: pack}
	m.each("stored", "", func(e *Entry) { e.Stored = true })
	m.each("with sums behind the data", "", func(e *Entry) { e.Described = 16 })
	m.each("with sums behind the data, without a mark", "", func(e *Entry) { e.Described = 12 })
	m.each("with times and owners in extra fields", "", func(e *Entry) {
		e.Extra, e.LocalExtra = Extra(0x5455, []byte{1, 0, 0, 0, 0}), Extra(0x7875, make([]byte, 11))
	})
	m.each("made by MS-DOS", "", func(e *Entry) { e.Dos = 0x20 })
	m.with("with folders", "", Entry{Name: "quiz/", Mode: 0o40755, Stored: true}, Entry{Name: "lessons/", Mode: 0o40755, Stored: true})
	m.with("with what macOS adds", "", Entry{Name: "__MACOSX/._pack.yaml", Data: []byte{0, 5, 22, 7}}, Entry{Name: ".DS_Store", Data: []byte{0, 1}})
	m.add("in another order", "", func(a *Archive) { slices.Reverse(a.Entries) })
	return m.cases
}

type maker struct {
	pack  map[string][]byte
	paths []string
	cases []Case
}

// add changes the archive of the sound pack.
func (m *maker) add(name, code string, change func(*Archive)) {
	a := Archive{Entries: Plain(m.pack, m.paths...)}
	change(&a)
	m.cases = append(m.cases, Case{name, code, a.Bytes()})
}

// with adds entries to the sound pack.
func (m *maker) with(name, code string, more ...Entry) {
	m.add(name, code, func(a *Archive) { a.Entries = append(a.Entries, more...) })
}

// each changes every entry.
func (m *maker) each(name, code string, change func(*Entry)) {
	m.add(name, code, func(a *Archive) {
		for i := range a.Entries {
			change(&a.Entries[i])
		}
	})
}

func (m *maker) names() {
	for _, name := range []string{
		"../x", "../../../../../../tmp/x", "/x", "/etc/passwd", "a/../../x", "quiz/../../x", `..\x`, `quiz\..\..\x`, `\\server\share\x`, `C:x`, `C:\x`, "C:/x", "a:b",
		"//server/share/x", "./x", "quiz/./x.yaml", "quiz//x.yaml", "..", ".", "", "quiz/..", "x\x00.yaml", "quiz/\x00", "\xff\xfe.yaml", "quiz/\xed\xa0\x80.yaml", "~/x:y", "file:///etc/passwd",
	} {
		m.with("name "+strings.ToValidUTF8(name, "?"), "Z002", Entry{Name: name, Data: []byte("x")})
	}
	for _, name := range []string{
		"CON", "con.yaml", "quiz/aux.yaml", "quiz/nul", "media/lpt1.txt", "media/com0.txt", "x.", "media/x .txt", "media/ x.txt", "Media/x.txt", "media/한글.txt", "media/x\u202etxt.exe",
		"media/" + strings.Repeat("a", 80) + ".txt", strings.Repeat("a/", 50) + "x", "a/b/c/d/e/f/g", strings.Repeat("n", 10_000), "media/\x1b[2Jx.txt", "media/a\tb.txt", "media/a\nb.txt",
	} {
		m.with("name "+strings.ToValidUTF8(name[:min(len(name), 40)], "?"), "Z002", Entry{Name: name, Data: []byte("x")})
	}
	m.add("in a folder", "Z001", func(a *Archive) {
		for i := range a.Entries {
			a.Entries[i].Name = "My Pack-main/" + a.Entries[i].Name
		}
	})
	m.add("without pack.yaml", "Z006", func(a *Archive) {
		a.Entries = slices.DeleteFunc(a.Entries, func(e Entry) bool { return e.Name == "pack.yaml" })
	})
}

func (m *maker) kinds() {
	for name, mode := range map[string]uint32{
		"link": 0o120777, "pipe": 0o010644, "device": 0o060644, "character device": 0o020644, "socket": 0o140755, "setuid file": 0o104755, "setgid file": 0o102755, "sticky file": 0o101644,
	} {
		m.with(name, "Z004", Entry{Name: "media/x.txt", Data: []byte("../../../etc/passwd"), Stored: true, Mode: mode})
	}
	m.with("link, then a file through it", "Z004", Entry{Name: "media/way", Data: []byte("/tmp"), Stored: true, Mode: 0o120777}, Entry{Name: "media/way/x.txt", Data: []byte("x")})
	m.with("link of Windows", "Z004", Entry{Name: "media/x.txt", Data: []byte("C:\\"), Dos: 0x400})
	m.with("folder with bytes", "Z004", Entry{Name: "media/", Data: []byte("x"), Stored: true})
	m.with("encrypted", "Z004", Entry{Name: "media/x.txt", Data: []byte("x"), Flags: 1})
	m.with("encrypted strongly", "Z004", Entry{Name: "media/x.txt", Data: []byte("x"), Flags: 1 | 1<<6})
	m.with("masked", "Z004", Entry{Name: "media/x.txt", Data: []byte("x"), Flags: 1 << 13})
	for _, method := range []uint16{1, 6, 9, 12, 14, 93, 95, 98, 99} {
		m.with("method "+string(rune('0'+method%10)), "Z006", Entry{Name: "media/x.txt", Data: []byte("x"), Method: method})
	}
	m.with("patch data", "Z006", Entry{Name: "media/x.txt", Data: []byte("x"), Flags: 1 << 5})
}

func (m *maker) twins() {
	x := []byte("x")
	m.with("the same name twice", "Z004", Entry{Name: "pack.yaml", Data: x})
	m.with("the same new name twice", "Z004", Entry{Name: "media/x.txt", Data: x}, Entry{Name: "media/x.txt", Data: []byte("y")})
	m.with("names that differ in case", "Z004", Entry{Name: "README.md", Data: x}, Entry{Name: "readme.md", Data: x})
	m.with("hidden names that differ in composition", "Z004", Entry{Name: ".\uac00.txt", Data: x}, Entry{Name: ".\u1100\u1161.txt", Data: x})
	m.with("hidden names that differ in case", "Z004", Entry{Name: ".\u00e9", Data: x}, Entry{Name: ".\u00c9", Data: x})
	m.with("a file in the place of a folder", "Z004", Entry{Name: "media/x", Data: x}, Entry{Name: "media/x/y.txt", Data: x})
	m.with("a folder in the place of a file", "Z004", Entry{Name: "media/x/y.txt", Data: x}, Entry{Name: "media/x", Data: x})
	m.with("a folder twice, as a file", "Z004", Entry{Name: "media/", Mode: 0o40755, Stored: true}, Entry{Name: "media", Data: x})
}

func (m *maker) sizes() {
	zeros := bytes.Repeat([]byte("\n"), 1<<20)
	var many, empty []Entry
	for i := range 30 {
		many = append(many, Entry{Name: "media/x" + string(rune('a'+i%26)) + string(rune('a'+i/26)) + ".txt", Data: zeros})
	}
	for i := range 2100 {
		empty = append(empty, Entry{Name: "media/" + number(i) + ".txt", Stored: true})
	}
	m.with("a bomb of one entry", "Z003", Entry{Name: "media/x.txt", Data: bytes.Repeat([]byte{0}, 64<<20)})
	m.with("a bomb that says it is small", "Z003", Entry{Name: "media/x.txt", Data: bytes.Repeat([]byte{0}, 20<<20), Size: 10})
	m.with("a bomb of many entries", "Z003", many...)
	m.with("a bomb in what is ignored", "Z003", Entry{Name: ".x", Data: bytes.Repeat([]byte{0}, 20<<20)})
	m.with("too many entries", "Z003", empty...)
	large := noise(1<<20 + 1)
	m.with("a file of more than 1 MiB", "Z003", Entry{Name: "media/x.txt", Data: large, Stored: true})
	var full []Entry
	for i := range 21 {
		full = append(full, Entry{Name: "media/" + number(i) + ".txt", Data: large[:1<<20], Stored: true})
	}
	m.with("more than 20 MiB", "Z003", full...)
	m.add("more than 24 MiB, as a file", "Z003", func(a *Archive) { a.After = make([]byte, 25<<20) })
	m.with("a size that is too small", "Z006", Entry{Name: "media/x.txt", Data: []byte("abc"), Size: 2})
	m.with("a size that is too large", "Z006", Entry{Name: "media/x.txt", Data: []byte("abc"), Size: 1 << 30})
	m.with("a wrong checksum", "Z006", Entry{Name: "media/x.txt", Data: []byte("abc"), Sum: 1})
	m.with("bytes behind the compressed data", "Z006", Entry{Name: "media/x.txt", Data: []byte("abc"), Packed: append(Deflate([]byte("abc")), "hidden"...)})
	m.with("compressed data that is cut", "Z006", Entry{Name: "media/x.txt", Data: []byte("abc"), Packed: Deflate([]byte("abc"))[:3]})
	m.with("compressed data that is none", "Z006", Entry{Name: "media/x.txt", Data: []byte("abc"), Packed: []byte("\xff\xff\xff\xff")})
}

func (m *maker) layouts() {
	zero, one, huge := int64(0), uint16(1), uint16(0xffff)
	m.add("bytes before the archive", "Z006", func(a *Archive) { a.Before = []byte("#!/bin/sh\n") })
	m.add("an archive before the archive", "Z006", func(a *Archive) { a.Before = Archive{Entries: a.Entries[:1]}.Bytes() })
	m.add("bytes between entries", "Z006", func(a *Archive) { a.Between = []byte("hidden") })
	m.add("bytes behind the archive", "Z006", func(a *Archive) { a.After = []byte("x") })
	m.add("an archive behind the archive", "Z006", func(a *Archive) { a.After = Archive{Entries: a.Entries[:1]}.Bytes() })
	m.add("a comment", "Z006", func(a *Archive) { a.Comment = "0123456789abcdef" })
	m.add("a comment that is an end", "Z006", func(a *Archive) { a.Comment = string(Archive{}.Bytes()) })
	m.add("fewer entries than it says", "Z006", func(a *Archive) { a.Count = &huge })
	m.add("more entries than it says", "Z006", func(a *Archive) { a.Count = &one })
	m.add("a directory elsewhere", "Z006", func(a *Archive) { a.DirectoryShift = 7 })
	m.add("a directory before the start", "Z006", func(a *Archive) { a.DirectoryShift = -1 << 31 })
	m.add("one part of several", "Z006", func(a *Archive) { a.Disk = 1 })
	m.add("a record of huge archives", "Z006", func(a *Archive) { a.Locator = true })
	m.with("sizes of huge archives", "Z006", Entry{Name: "media/x.txt", Data: []byte("x"), Extra: Extra(1, make([]byte, 24)), Size: 0xffffffff})
	m.with("a field of huge archives in front of the data", "Z006", Entry{Name: "media/x.txt", Data: []byte("x"), LocalExtra: Extra(1, make([]byte, 16))})
	m.with("an extra field that is cut", "Z006", Entry{Name: "media/x.txt", Data: []byte("x"), Extra: []byte{1, 2, 200, 0}})
	m.with("another name in front of the data", "Z006", Entry{Name: "media/x.txt", Data: []byte("x"), LocalName: "media/y.txt"})
	m.with("a way out in front of the data", "Z006", Entry{Name: "media/x.txt", Data: []byte("x"), LocalName: "../../x.txt"})
	m.with("another size in front of the data", "Z006", Entry{Name: "media/x.txt", Data: []byte("x"), LocalSize: 9})
	m.with("an entry that shares its data", "Z006", Entry{Name: "media/x.txt", Data: m.pack[m.paths[0]], LocalName: m.paths[0], At: &zero})
	m.add("entries that all overlap", "Z006", func(a *Archive) {
		for i := range a.Entries {
			a.Entries[i].At = &zero
		}
	})
	whole := Archive{Entries: Plain(m.pack, m.paths...)}.Bytes()
	for _, n := range []int{1, 4, 21, 22, 30, 46, len(whole) / 2, len(whole) - 1} {
		m.cases = append(m.cases, Case{"cut at " + number(n), "Z006", whole[:n]}, Case{"without its first " + number(n), "Z006", whole[n:]})
	}
}

// foreign adds files that are no zip archives.
func (m *maker) foreign() {
	tar := make([]byte, 1024)
	copy(tar, "../../x")
	copy(tar[257:], "ustar")
	for name, data := range map[string]string{
		"empty": "", "text": "questions\n", "gzip": "\x1f\x8b\x08\x00", "tar": string(tar), "7z": "7z\xbc\xaf\x27\x1c", "rar": "Rar!\x1a\x07", "pdf": "%PDF-1.7", "web page": "<!DOCTYPE html>",
		"only a mark": "PK\x03\x04", "end alone": string(Archive{}.Bytes()),
	} {
		m.cases = append(m.cases, Case{name, "Z006", []byte(data)})
	}
	inner := Archive{Entries: Plain(m.pack, m.paths...)}.Bytes()
	m.with("an archive in the archive", "Z001", Entry{Name: "inner.zip", Data: inner, Stored: true})
}

// noise is bytes that cannot be compressed, always the same.
func noise(n int) []byte {
	b := make([]byte, n)
	x := uint32(2463534242)
	for i := range b {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		b[i] = byte(x)
	}
	return b
}

func number(n int) string {
	digits := ""
	for ; n > 0 || digits == ""; n /= 10 {
		digits = string(rune('0'+n%10)) + digits
	}
	return digits
}
