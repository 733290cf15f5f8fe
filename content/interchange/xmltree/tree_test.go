package xmltree

import (
	"errors"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/korean"
)

func whole(raw string) (*Node, error) {
	r, err := Open([]byte(raw))
	if err != nil {
		return nil, err
	}
	return r.Whole()
}

func TestBrokenFilesAreRefusedAtTheirPlace(t *testing.T) {
	for _, c := range []struct{ name, xml, want string }{
		{"crossed", "<a>\n <b>x</a>\n</a>", "2:2: XMLNotClosed open b close a line 2 column 6"},
		{"opened instead of closed", "<a>\n<text>x<text>\n</a>", "2:8: XMLNotClosed open text close a line 3 column 1"},
		{"cut off", "<a>\n <b>x", "2:6: XMLCutOff open b line 2"},
		{"unquoted value", "<a>\n<b type=x/></a>", "2:10: XMLUnquoted "},
		{"unknown entity", "<a>\n한글 &nosuch; x</a>", "2:12: XMLUnknownEntity name &nosuch;"},
		{"bare ampersand", "<a>\nA & B</a>", "2:4: XMLUnknownEntity name &"},
		{"bare less than", "<a>\nx < 2</a>", "2:4: XMLLessThan "},
		{"control character", "<a>&#27;</a>", "1:9: XMLControl "},
		{"raw control character", "<a>x\x01</a>", "1:6: XMLControl "},
		{"not UTF-8", "<a>\nx\xff</a>", "2:2: XMLNotUTF8 "},
		{"unknown encoding", "<?xml version='1.0' encoding='x-none'?><a/>", "1:1: XMLUnknownEncoding name x-none"},
		{"entities", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "1:1: XMLEntities "},
		{"no element", "hello", "1:1: XMLNoRoot "},
		{"nothing", "", "1:1: XMLNoRoot "},
		{"two roots", "<a/>\n<b/>", "2:1: XMLAfterRoot name a"},
		{"too deep", strings.Repeat("<a>", 100), "1:196: XMLTooDeep most 64"},
		{"too many", "<a><b>" + strings.Repeat("<c/>", 20_001), "1:80007: XMLTooMany most 20000"},
		{"attribute without a value", "<a b></a>", "1:6: XMLUnquoted "},
	} {
		_, err := whole(c.xml)
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%s: %T is no *Error", c.name, err)
		}
	}
}

func TestEntitiesAreNeitherDefinedNorFetched(t *testing.T) {
	n, err := whole(`<!DOCTYPE quiz SYSTEM "file:///etc/passwd"><quiz><b>x</b></quiz>`)
	if err != nil || n.Content() != "x" {
		t.Errorf("a document type without entities: %v, %v", n, err)
	}
	bomb := "<!DOCTYPE z [<!ENTITY a 'ha'>\n<!ENTITY b '&a;&a;'>]><z>&b;</z>"
	if _, err := whole(bomb); err == nil || !strings.Contains(err.Error(), string(Entities)) {
		t.Errorf("defined entities: %v", err)
	}
}

func TestCharactersOfHTMLAreReadAndNoted(t *testing.T) {
	r, err := Open([]byte("<a>\n&uarr; &lt;b&gt; &nbsp;&nbsp;<![CDATA[&uarr;]]><!-- &uarr; --></a>"))
	if err != nil {
		t.Fatal(err)
	}
	n, err := r.Whole()
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Root.Content(); got != "" || n != r.Root { // text of the root itself is passed over
		t.Errorf("got %q", got)
	}
	if len(r.Replaced) != 2 || r.Replaced[0] != (Replaced{2, 1, "&uarr;", 1}) || r.Replaced[1] != (Replaced{2, 18, "&nbsp;", 2}) {
		t.Errorf("replaced %+v", r.Replaced)
	}
	n, _ = whole("<a><b>&uarr; &lt;b&gt;<![CDATA[&uarr;]]></b></a>")
	if got := n.Child("b").Content(); got != "↑ <b>&uarr;" {
		t.Errorf("got %q", got)
	}
}

func TestDeclaredEncodingsAreRead(t *testing.T) {
	russian, _ := charmap.Windows1251.NewEncoder().String("<?xml version='1.0' encoding=\"windows-1251\"?><a><b>Привет</b></a>")
	hangul, _ := korean.EUCKR.NewEncoder().String("<?xml version=\"1.0\" encoding=\"EUC-KR\"?><a><b>안녕</b></a>")
	for _, c := range []struct{ raw, want, encoding string }{
		{russian, "Привет", "windows-1251"},
		{hangul, "안녕", "EUC-KR"},
		{"\ufeff<?xml version='1.0' encoding='UTF-8'?><a><b>é</b></a>", "é", ""},
		{"\xff\xfe<\x00a\x00>\x00<\x00b\x00>\x00x\x00<\x00/\x00b\x00>\x00<\x00/\x00a\x00>\x00", "x", "UTF-16"},
		{"<?xml version='1.0' encoding='UTF-8'?>\r\n<a>\r\n<b>x\r\ny</b></a>", "x\ny", ""},
	} {
		r, err := Open([]byte(c.raw))
		if err != nil {
			t.Errorf("%q: %v", c.want, err)
			continue
		}
		n, err := r.Next()
		if err != nil || n.Content() != c.want || r.Encoding != c.encoding {
			t.Errorf("got %q in %q, %v; want %q in %q", n.Content(), r.Encoding, err, c.want, c.encoding)
		}
	}
}

func TestChildrenComeWithTheirLinesAndComments(t *testing.T) {
	r, err := Open([]byte("<?xml version='1.0'?>\n<!-- top --><quiz>\n<!-- question: 12 -->\n<q type='x'><n xml:lang='ko'>a<i>b</i></n></q>\n<q/></quiz>\n<!-- end -->\n"))
	if err != nil {
		t.Fatal(err)
	}
	q, err := r.Next()
	if err != nil || q.Line != 4 || q.Col != 1 || strings.TrimSpace(r.Comment) != "question: 12" || q.Attr("type") != "x" || q.Child("n").Attr("lang") != "ko" || q.Content() != "ab" {
		t.Errorf("got %+v, %v, comment %q", q, err, r.Comment)
	}
	if q, err = r.Next(); err != nil || q.Line != 5 || r.Comment != "" {
		t.Errorf("got %+v, %v, comment %q", q, err, r.Comment)
	}
	if q, err = r.Next(); q != nil || !errors.Is(err, io.EOF) {
		t.Errorf("behind the last: %v, %v", q, err)
	}
}

func TestLargeFilesAreReadInTime(t *testing.T) {
	for _, s := range []string{
		"<a>" + strings.Repeat("<b>x &uarr; 한</b>", 200_000) + "</a>", // all on one line
		"<a>" + strings.Repeat("<![CDATA[", 400_000),
		"<a>" + strings.Repeat("<!--", 400_000),
		"<a>" + strings.Repeat("&amp;", 400_000),
	} {
		r, err := Open([]byte(s))
		if err != nil {
			continue
		}
		for err == nil {
			_, err = r.Next()
		}
	}
}

func FuzzOpen(f *testing.F) {
	for _, s := range []string{"<a><b>x</b></a>", "<a>&uarr;<![CDATA[x]]></a>", "<!DOCTYPE a><a b='c'/>", "<?xml version='1.0' encoding='euc-kr'?><a/>", "\xff\xfe<\x00", "<a:b xmlns:a='x'></a:b>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, err := Open(raw)
		for err == nil {
			var n *Node
			if n, err = r.Next(); err == nil && (n == nil || n.Line < 1 || n.Col < 1) {
				t.Fatalf("no place: %+v", n)
			}
		}
		var e *Error
		if !errors.Is(err, io.EOF) && (!errors.As(err, &e) || e.Line < 1 || e.Col < 1 || e.Key == "") {
			t.Fatalf("%q: %v without a place", raw, err)
		}
	})
}
