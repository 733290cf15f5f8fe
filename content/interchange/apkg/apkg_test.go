package apkg_test

import (
	"bytes"
	"testing"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/apkg"
	"quest/content/interchange/banktest"
	"quest/content/interchange/database"
)

// decks gives files of every form, and broken ones.
func decks(t testing.TB) []banktest.Input {
	t.Helper()
	pets := basic("dog", "개", "cat", "고양이")
	whole := old(t, pets)
	media := append(message(1, string(message(1, "dog.jpg"))), message(1, string(message(1, "bark.mp3")))...)
	several := basic("water", "물", "fire", "불", "earth", "흙")
	several.decks = map[int64]string{1: "Default", 5: "Languages::Korean", 6: "Languages::Korean::Animals", 9: "Due today"}
	several.notes[0].deck, several.notes[0].tags = 5, "basic  lesson-1"
	several.notes[1].deck, several.notes[1].home = 9, 6
	several.notes[2].deck = 77
	reverse := with(bothWays, "dog", "개")
	reverse.notes[0].cards = []int64{0, 1}
	onlyReverse := with(bothWays, "dog", "개")
	onlyReverse.notes[0].cards = []int64{1}
	noCards := basic("dog", "개")
	noCards.notes[0].cards = []int64{}
	noType := basic("dog", "개")
	noType.notes[0].kind = 4711
	odd := basic("dog", "개")
	odd.notes[0].guid = "a\"#<\t>"
	own := with(gapKind, "RDS sends events to {{c1::Amazon SNS}}.", "")
	own.notes[0].guid = "quest/rds-events#item/where-to"
	more := with(gapKind, "{{c1::One}} two {{c1::three}} {{c2::four::a number}} {{c3::five}}", "Extra.")
	more.notes[0].cards = []int64{0, 1, 2}
	wal := pets.collection(t)
	wal[18], wal[19] = 2, 2
	inputs := []banktest.Input{
		{Name: "old", Raw: whole},
		{Name: "old-and-less-old", Raw: archive(t, "collection.anki2", notice(t), "collection.anki21", pets.collection(t), "media", "{}")},
		{Name: "newest", Raw: newestFile(t, pets, media, "0", "JPEG", "1", "ID3")},
		{Name: "version-15", Raw: archive(t, "collection.anki21b", packed(t, deck{types: stock, decks: pets.decks, notes: pets.notes, ver: 15}.collection(t)))},
		{Name: "meta-of-an-older-version", Raw: archive(t, "meta", "\x08\x02", "collection.anki2", notice(t), "collection.anki21", pets.collection(t))},
		{Name: "meta-of-a-later-version", Raw: archive(t, "meta", "\x08\x04", "collection.anki21c", "?", "collection.anki2", notice(t))},
		{Name: "notice-alone", Raw: archive(t, "meta", "\x08\x03", "collection.anki2", notice(t), "media", "")},
		{Name: "notice-without-meta", Raw: archive(t, "collection.anki2", notice(t), "media", "{}")},
		{Name: "bare-collection", Raw: pets.collection(t)},
		{Name: "with-a-log-beside-it", Raw: archive(t, "collection.anki2", wal)},
		{Name: "decks-and-tags", Raw: old(t, several)},
		{Name: "decks-in-tables", Raw: newestFile(t, several, nil)},
		{Name: "reverse-card", Raw: old(t, reverse)},
		{Name: "reverse-card-alone", Raw: newestFile(t, onlyReverse, nil)},
		{Name: "typed-answer", Raw: old(t, with(typedKind, "dog", "개"))},
		{Name: "fields-in-another-order", Raw: old(t, with(vocabulary, "17", "a small <b>dog</b>", "강아지", "[sound:dog.mp3]", "강아지가 자요."))},
		{Name: "gaps", Raw: old(t, more)},
		{Name: "gaps-in-tables", Raw: newestFile(t, more, nil)},
		{Name: "gap-type-without-a-gap", Raw: old(t, with(gapKind, "Nothing is asked here.", "x"))},
		{Name: "gap-inside-a-gap", Raw: old(t, with(gapKind, "{{c1::a {{c2::b}} c}}", ""))},
		{Name: "picture-with-covered-parts", Raw: newestFile(t, with(occluded, "{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.1:oi=1}}<br>", "<img src=\"heart.png\">", "The heart", "", ""), nil)},
		{Name: "html", Raw: old(t, with(plainKind, "<div>What is\n<b>bold</b>?</div><div><br></div><ul><li>one</li><li>two</li></ul>", "&lt;b&gt;&nbsp;<script>alert(1)</script>"))},
		{Name: "picture", Raw: old(t, with(plainKind, "<img src=\"dog.jpg\">", "dog"), "0", "JPEG")},
		{Name: "media", Raw: archive(t, "collection.anki2", pets.collection(t), "media", `{"0":"dog.jpg","1":"cat.jpg","7":"bark.mp3"}`, "0", "x", "1", "x", "7", "x", "8", "x")},
		{Name: "media-list-broken", Raw: archive(t, "collection.anki2", pets.collection(t), "media", "{", "0", "x", "1", "x")},
		{Name: "long-back", Raw: old(t, basic("Why?", "Because it has far more than six words in it."))},
		{Name: "no-front-no-back", Raw: old(t, basic("", "answer", "question", ""))},
		{Name: "odd-guid", Raw: old(t, odd)},
		{Name: "own-question", Raw: old(t, own)},
		{Name: "same-twice", Raw: old(t, basic("dog", "개", "dog", "개"))},
		{Name: "no-cards", Raw: old(t, noCards)},
		{Name: "no-type", Raw: old(t, noType)},
		{Name: "no-notes", Raw: old(t, basic())},
		{Name: "broken-bytes", Raw: old(t, basic("caf\xe9 au\x00 lait", "co\u200bffee"))},
		{Name: "without-a-collection", Raw: archive(t, "meta", "\x08\x02", "collection.anki2", notice(t))},
		{Name: "another-archive", Raw: archive(t, "word/document.xml", "<w:document/>")},
		{Name: "another-database", Raw: archive(t, "collection.anki2", made(t, "CREATE TABLE bookmarks (id integer)"))},
		{Name: "views-for-tables", Raw: archive(t, "collection.anki2", made(t, "CREATE TABLE col (models, decks); CREATE VIEW cards AS SELECT 1 AS nid, 1 AS did, 1 AS odid, 1 AS ord; CREATE VIEW notes AS SELECT 1 AS id"))},
		{Name: "text-for-a-database", Raw: archive(t, "collection.anki2", "SQLite format 3 is what it is")},
		{Name: "course-backup", Raw: archive(t, "moodle_backup.xml", "<moodle_backup/>", "questions.xml", "<question_categories/>")},
		{Name: "cut", Raw: whole[:len(whole)-40]},
		{Name: "cut-database", Raw: archive(t, "collection.anki2", pets.collection(t)[:1024])},
		{Name: "cut-compression", Raw: archive(t, "collection.anki21b", packed(t, pets.collection(t))[:200])},
		{Name: "no-compression", Raw: archive(t, "collection.anki21b", pets.collection(t))},
		{Name: "bomb", Raw: archive(t, "collection.anki2", make([]byte, 8<<20))},
		{Name: "bomb-in-a-compression", Raw: archive(t, "collection.anki21b", packed(t, make([]byte, 8<<20)))},
		{Name: "leads-out", Raw: archive(t, "../collection.anki2", pets.collection(t))},
	}
	return inputs
}

func made(t testing.TB, schema string) []byte {
	t.Helper()
	data, err := database.Write(schema, nil)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestDecksOfAnkiComeInAsTheyAreMeant(t *testing.T) {
	banktest.Made(t, apkg.Format(), decks(t))
}

// A file that is cut or changed anywhere is refused, or read, and never ends the program.
func TestBrokenDecksAreRefused(t *testing.T) {
	for _, whole := range [][]byte{old(t, basic("dog", "개")), newestFile(t, basic("dog", "개"), nil), basic("dog", "개").collection(t)} {
		for i := 0; i < len(whole); i += 97 {
			banktest.Report(t, apkg.Format(), "cut", whole[:i])
			changed := bytes.Clone(whole)
			changed[i] ^= 0x55
			banktest.Report(t, apkg.Format(), "changed", changed)
		}
	}
}

func FuzzRead(f *testing.F) {
	gaps := with(gapKind, "{{c1::a::b}} c", "d")
	f.Add(gaps.collection(f))
	gaps.ver = 18
	f.Add(gaps.collection(f))
	f.Add(old(f, basic("dog", "개")))
	f.Add(newestFile(f, basic("dog", "개"), message(1, string(message(1, "dog.jpg"))), "0", "x"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) <= 16<<10 {
			banktest.Report(t, apkg.Format(), "fuzz", raw)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var pairs []string
	for i := range 10_000 {
		pairs = append(pairs, "Which harbour has the sign of number "+string(rune('a'+i%26))+"?", "Harbour")
	}
	raw := old(b, basic(pairs...))
	for b.Loop() {
		f, err := interchange.NewFile("x", raw)
		if err != nil {
			b.Fatal(err)
		}
		bank, err := apkg.Read(f, interchange.ReadOptions{Lang: content.English})
		if err != nil || len(bank.Quizzes[0].Questions) != 10_000 {
			b.Fatal(err)
		}
	}
}
