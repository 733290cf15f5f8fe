package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/korean"
)

// imported gives the names of all formats that can be imported, and "" for the one that the
// content decides.
func imported() []string {
	names := []string{""}
	for _, f := range everyFormat() {
		if f.Read != nil {
			names = append(names, f.Name)
		}
	}
	return names
}

// imports tries to import a file in a folder of its own, and gives what came of it. Nothing may be
// left in the folder if the exit code says that nothing came in.
func imports(t *testing.T, file, format string, in io.Reader, more ...string) tried {
	t.Helper()
	dir := t.TempDir()
	args := append([]string{"pack", "import", file, "--dir", filepath.Join(dir, "out")}, more...)
	if format != "" {
		args = append(args, "--format", format)
	}
	var out, errs bytes.Buffer
	code := NewMain().Run(context.Background(), args, []string{"QUEST_SAVE_DIR=" + filepath.Join(dir, "save"), "LANG=C"}, in, &out, &errs)
	if left, err := os.ReadDir(dir); err != nil || code >= exitUsage && len(left) > 0 {
		t.Errorf("%s as %q: exit %d, and %v is left (%v)", filepath.Base(file), format, code, left, err)
	}
	return tried{code, out.String(), errs.String()}
}

// refused fails unless nothing was read and one line says why.
func refused(t *testing.T, name, format string, got tried) {
	t.Helper()
	if got.code != exitFailed || !strings.HasPrefix(got.err, "quest: ") || strings.Count(got.err, "\n") != 1 || strings.Contains(got.err, "panic") {
		t.Errorf("%s as %q: exit %d\n%s%s", name, format, got.code, got.out, got.err)
	}
}

// hostileInputs are files that hold no questions, under the names of files that do.
func hostileInputs(t *testing.T) map[string][]byte {
	t.Helper()
	xml := `<?xml version="1.0" encoding="UTF-8"?>` + "\n<moodle_backup>\n  <information>\n    <name>backup.mbz</name>\n  </information>\n</moodle_backup>\n"
	var tarred, zipped bytes.Buffer
	gz := gzip.NewWriter(&tarred)
	tw := tar.NewWriter(gz)
	zw := zip.NewWriter(&zipped)
	for _, name := range []string{"moodle_backup.xml", "course/course.xml", "questions.xml"} {
		if err := tw.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(xml))}); err != nil {
			t.Fatal(err)
		}
		_, errTar := tw.Write([]byte(xml))
		w, errZip := zw.Create(name)
		if errTar != nil || errZip != nil {
			t.Fatal(errTar, errZip)
		}
		if _, err := w.Write([]byte(xml)); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []io.Closer{tw, gz, zw} {
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	noise := make([]byte, 4096)
	for i := range noise {
		noise[i] = byte(i * 37 % 251)
	}
	return map[string][]byte{
		"empty.gift": nil, "blank.csv": []byte(" \n\t\n\n"), "mark.json": []byte("\xef\xbb\xbf"),
		"noise.xml": noise, "zeros.txt": make([]byte, 1000), "picture.md": []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
		"letter.gift": []byte("%PDF-1.7\n1 0 obj\n"), "old.csv": []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
		"backup.xml": tarred.Bytes(), "backup.gift": tarred.Bytes(), "backup.qpack": zipped.Bytes(), "backup.apkg": zipped.Bytes(),
		"half.zip": zipped.Bytes()[:zipped.Len()/2], "only-mark.txt": {0xff, 0xfe}, "no-mark.gift": inUTF16("::a:: b {=c ~d}\n", false),
		"backup-alone.xml": []byte(xml),
	}
}

func inUTF16(s string, mark bool) []byte {
	var b []byte
	if mark {
		b = []byte{0xff, 0xfe}
	}
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

// Every format refuses every file that holds no questions in a clear word, writes nothing, and
// takes little memory.
func TestEveryFormatRefusesWhatHoldsNoQuestions(t *testing.T) {
	dir := t.TempDir()
	for name, data := range hostileInputs(t) {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, format := range imported() {
			refused(t, name, format, imports(t, file, format, nil))
		}
	}
	large := filepath.Join(dir, "large.gift")
	if err := os.WriteFile(large, []byte("::a:: b {=c ~d}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, 100<<20); err != nil {
		t.Fatal(err)
	}
	for _, format := range imported() {
		before := allocated()
		refused(t, "large", format, imports(t, large, format, nil))
		refused(t, "folder", format, imports(t, dir, format, nil))
		refused(t, "nothing", format, imports(t, filepath.Join(dir, "none.gift"), format, nil))
		if used := allocated() - before; used > 16<<20 {
			t.Errorf("%q: a file of 100 MiB, a folder and none took %d MiB", format, used>>20)
		}
	}
}

// What comes over the standard input and never ends is refused once it is larger than a file may be.
func TestAnEndlessInputIsRefused(t *testing.T) {
	before := allocated()
	refused(t, "endless", "", imports(t, "-", "", endless{}))
	if used := allocated() - before; used > 256<<20 {
		t.Errorf("it took %d MiB", used>>20)
	}
	var out, errs bytes.Buffer
	dir := t.TempDir()
	args := []string{"pack", "new", "kim/endless", "--dir", filepath.Join(dir, "out"), "--from", "-"}
	code := NewMain().Run(context.Background(), args, []string{"QUEST_SAVE_DIR=" + dir, "LANG=C"}, endless{}, &out, &errs)
	refused(t, "endless notes", "", tried{code, out.String(), errs.String()})
}

// endless gives the same line for ever.
type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = "a b c. "[i%7]
	}
	return len(b), nil
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// samples are a question or lesson in Korean in each format, and in another encoding the same comes
// of it. XML says its encoding itself.
var samples = map[string]string{
	"gift":      "::tides:: 무엇이 바다를 당기나요? {=달 ~바람 ~물고기}\n",
	"aiken":     "무엇이 바다를 당기나요?\nA. 달\nB. 바람\nC. 물고기\nANSWER: A\n",
	"csv":       "문제,보기1,보기2,보기3,정답\n무엇이 바다를 당기나요?,달,바람,물고기,1\n",
	"anki":      "#separator:tab\n바다를 당기는 것은?\t달\n",
	"mdbook":    "[[questions]]\nid = \"tides\"\ntype = \"ShortAnswer\"\nprompt.prompt = \"무엇이 바다를 당기나요?\"\nanswer.answer = \"달\"\n",
	"markdown":  "무엇이 바다를 당기나요?\n\n- [x] 달\n- [ ] 바람\n- [ ] 물고기\n",
	"org":       "* 밀물 :drill:\n바다를 당기는 것은?\n** 답\n달\n",
	"hashcards": "Q: 무엇이 바다를 당기나요?\nA: 달\n",
	"json":      `{"format":"quest.bank/v1","quizzes":[{"questions":[{"id":"tides","type":"truefalse","stem":{"ko":"달이 바다를 당깁니다."},"answer":true}]}]}`,
	"lecture":   "# 밀물\n\n**달**이 바다를 당깁니다. 바람은 파도를 만듭니다.\n",
	"moodle":    "<quiz><question type=\"truefalse\"><name><text>tides</text></name><questiontext format=\"plain_text\"><text>달이 바다를 당깁니다.</text></questiontext><answer fraction=\"100\"><text>true</text></answer><answer fraction=\"0\"><text>false</text></answer></question></quiz>\n",
}

func TestEveryFormatIsReadInOtherEncodings(t *testing.T) {
	dir := t.TempDir()
	for format, text := range samples {
		old, err := korean.EUCKR.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		inMoodle := func(encoding string) string {
			if format == "moodle" {
				return `<?xml version="1.0" encoding="` + encoding + `"?>`
			}
			return ""
		}
		var first string
		for _, encoded := range []struct {
			how  string
			data []byte
		}{
			{"UTF-8", []byte(inMoodle("UTF-8") + text)},
			{"with a mark", []byte("\xef\xbb\xbf" + inMoodle("UTF-8") + text)},
			{"UTF-16", inUTF16(inMoodle("UTF-16")+text, true)},
			{"CP949", []byte(inMoodle("EUC-KR") + old)},
			{"carriage returns", []byte(strings.ReplaceAll(inMoodle("UTF-8")+text, "\n", "\r\n"))},
		} {
			file := filepath.Join(dir, "bank")
			if err := os.WriteFile(file, encoded.data, 0o600); err != nil {
				t.Fatal(err)
			}
			for _, how := range []string{"", format} {
				got := imports(t, file, how, nil, "--dry-run")
				said := withoutEncoding(got.out)
				if first == "" {
					first = said
				}
				if got.code > exitFindings || got.err != "" || said != first {
					t.Errorf("%s in %s, --format %q: exit %d\n%s%s", format, encoded.how, how, got.code, got.out, got.err)
				}
			}
		}
	}
	for _, name := range imported() {
		if _, ok := samples[name]; !ok && name != "" && !holdsArchives[name] {
			t.Errorf("no sample of %s", name)
		}
	}
}

// withoutEncoding is a report without the lines that say in which encoding a file was.
func withoutEncoding(out string) string {
	var lines []string
	for line := range strings.Lines(out) {
		if !strings.Contains(line, ": note: read as ") && !strings.Contains(line, os.TempDir()) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "")
}

// holdsArchives are formats that are tried with other encodings in their own package.
var holdsArchives = map[string]bool{"qti": true, "apkg": true}
