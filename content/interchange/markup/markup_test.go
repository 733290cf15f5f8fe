package markup

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/racetest"
)

func TestHTMLBecomesTextOfPacks(t *testing.T) {
	for _, c := range []struct{ name, html, want, losses string }{
		{"plain", "What is it?", "What is it?", ""},
		{"paragraphs", "<p>One</p>\n<p>Two</p>", "One\nTwo", ""},
		{"breaks", "One<br>Two<br/>Three<BR />", "One\nTwo\nThree", ""},
		{"bold and italic", "<p>a <b>bold</b> and <em>soft</em> word</p>", "a **bold** and *soft* word", ""},
		{"space inside marks", "a<b> b </b>c", "a **b** c", ""},
		{"strong around strong", "<b><strong>x</strong></b>", "**x**", ""},
		{"bold over lines", "<b>one<br>two</b>", "**one**\n**two**", ""},
		{"code", "run <code>go  test</code>", "run `go test`", ""},
		{"code with a backtick", "<code>a`b</code>", "a\\`b", ""},
		{"entities", "a &lt; b &amp;&amp; c &uarr;&nbsp;d", "a < b && c ↑ d", ""},
		{"mathematics is no element, but code in packs", "if a<z and c>d, x < y > z", "if `a<z and c>d`, x < y > z", ""},
		{"generics are code", "a List&lt;String&gt;, or Map<K, V>", "a `List<String>`, or Map<K, V>", ""},
		{"escaped tag is code", "the &lt;div&gt; tag", "the `<div>` tag", ""},
		{"stars stay", "2*3*4 and 2 * 3", "2\\*3\\*4 and 2 * 3", ""},
		{"latex", `\( x^2 \)`, `\( x^2 \)`, ""},
		{"backslash before a star", `\*`, `\\\*`, ""},
		{"list", "<ul><li>a</li><li>b</li></ul>", "- a\n- b", ""},
		{"numbers", "<ol><li>a</li><li>b</li></ol>", "1. a\n2. b", ""},
		{"raised", "x<sup>2</sup>, H<sub>2</sub>O, a<sub>n</sub>, e<sup>ix+1</sup>", "x², H₂O, a_n, e^(ix+1)", ""},
		{"link", `see <a href="https://a.example/x">this</a>`, "see [this](https://a.example/x)", ""},
		{"plain http link", `<a href="http://a.example">this</a>`, "this (http://a.example)", ""},
		{"dangerous link", `<a href="javascript:alert(1)">this</a>`, "this", ""},
		{"colour", `<span style="color: red;">red</span>`, "red", "HTMLColour"},
		{"style without a word", `<span style="font-size: medium;">x</span>`, "x", ""},
		{"image", `see <img src="@@PLUGINFILE@@/map.png" width=100>`, "see", "ImageLeftOut name=map.png"},
		{"image with words", `see <img alt="a map" src="map.png">`, "see a map", "ImageLeftOut name=map.png"},
		{"image inside", `<img src="data:image/png;base64,AAAA">`, "", "ImageLeftOut name=data:image/png;base64"},
		{"table", "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "a | b\n1 | 2", "HTMLTable"},
		{"script", "a<script>if (1<2) alert('x')</script>b", "ab", "HTMLLeftOut name=script"},
		{"style", "<style>p { color: red }</style>x", "x", ""},
		{"video with content", "<video><source src=a>old<video></video></video>b", "b", "HTMLLeftOut name=video"},
		{"unknown element stays", "<foo>x</foo>", "`<foo>x</foo>`", ""},
		{"underline", "<u>x</u>", "x", "HTMLElement name=u"},
		{"comment", "a<!-- <b>no</b> -->b", "ab", ""},
		{"unclosed comment", "a<!-- b", "a<!-- b", ""},
		{"unclosed tag", "a <b", "a <b", ""},
		{"soft hyphen and zero width", "so\u00adft\u200b", "soft", "InvisibleLeft"},
		{"marks of direction", "a\u202eb", "ab", "InvisibleLeft"},
		{"escape sequence", "a\x1b[31mb", "a[31mb", "InvisibleLeft"},
		{"empty", "<p></p>&nbsp;<br>", "", ""},
		{"many lines of a word processor", "<p class=\"MsoNormal\">a<o:p></o:p></p>", "a", ""},
	} {
		r := FromHTML(c.html, Wants{Code: true})
		if r.Text[""] != c.want {
			t.Errorf("%s: %q became %q, want %q", c.name, c.html, r.Text[""], c.want)
		}
		var losses []string
		for _, l := range r.Losses {
			s := string(l.Key)
			for i := 0; i+1 < len(l.Args); i += 2 {
				s += " " + l.Args[i] + "=" + l.Args[i+1]
			}
			losses = append(losses, s)
		}
		if got := strings.Join(losses, "; "); got != c.losses {
			t.Errorf("%s: lost %q, want %q", c.name, got, c.losses)
		}
	}
}

func TestCodeStandsBesideTheTextWhereItCan(t *testing.T) {
	const html = "<p>What?</p><pre><code>if x &lt; 1 {\n\treturn\n}</code></pre><p>Say.</p>"
	r := FromHTML(html, Wants{Code: true})
	if r.Text[""] != "What?\nSay." || r.Code == nil || r.Code.Text != "if x < 1 {\n    return\n}" {
		t.Errorf("got %q and %+v", r.Text[""], r.Code)
	}
	r = FromHTML(html, Wants{Line: true})
	if r.Text[""] != "What? `if x < 1 {` `return` `}` Say." || r.Code != nil {
		t.Errorf("on one line: %q, %+v", r.Text[""], r.Code)
	}
}

func TestPartsByLanguageComeOutInEach(t *testing.T) {
	for _, html := range []string{
		`<p><span lang="en" class="multilang">Yes</span><span class="multilang" lang="ko-KR">예</span> 1</p>`,
		"{mlang en}Yes{mlang}{mlang ko}예{mlang} 1",
	} {
		r := FromHTML(html, Wants{})
		if len(r.Text) != 2 || r.Text[content.English] != "Yes 1" || r.Text[content.Korean] != "예 1" {
			t.Errorf("%s: %v", html, r.Text)
		}
	}
	if r := FromHTML(`<span lang="es">hola</span>`, Wants{}); r.Text[""] != "hola" {
		t.Errorf("an element with a language is no part by language: %v", r.Text)
	}
}

func TestTextReturnsFromHTML(t *testing.T) {
	for _, text := range []string{
		"plain", "two\nlines", "**b** and *i* and `c`", "`List<String>` & co", "[x](https://a.example/?a=1&b=2)", "2 * 3", `\*not bold\*`,
		"가나다 **라마**입니다", "a < b", "`<div>`",
	} {
		r := FromHTML(ToHTML(text, nil), Wants{})
		if r.Text[""] != text {
			t.Errorf("%q became %q on the way through %s", text, r.Text[""], ToHTML(text, nil))
		}
	}
}

func TestPlainTextIsReadAsItStands(t *testing.T) {
	for _, s := range []string{"**", "*", "&&", "`", "``", "[a](https://b)", `\`, `\*`, "<b>", "a <b> c", "x*y*z", "**a** *b*", "^", "{=%reset}", ":q!", "- x", "# x"} {
		text, _ := Plain(s)
		if back := PlainLines(text); back != s {
			t.Errorf("%q became %q, which is read as %q", s, text, back)
		}
	}
}

// What comes out of any HTML is clean text without tags, the same when it is read again as
// plain text.
func FuzzFromHTML(f *testing.F) {
	for _, s := range []string{"<p>a</p>", "<b>*</b>**", "<code>`</code>", "{mlang en}a{mlang}", "<pre>\n<b>x</pre>", "<sub><sup>2</sub>", "<a href='https://x'>[</a>", "<!--", "<script>", "&#27;[0m", "<li><ol><li>", "\u0301\u0301\u0301\u0301\u0301\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, wants := range []Wants{{Code: true}, {Line: true}} {
			r := FromHTML(s, wants)
			for _, text := range r.Text {
				if _, err := content.Clean(text); err != nil {
					t.Errorf("%q became %q: %v", s, text, err)
				}
				if wants.Line && strings.Contains(text, "\n") {
					t.Errorf("%q became several lines: %q", s, text)
				}
			}
		}
		text, _ := Plain(s)
		if _, err := content.Clean(text); err != nil {
			t.Errorf("plain %q became %q: %v", s, text, err)
		}
	})
}

// A reader whose time grows with the square of its input takes minutes for these.
func TestHostileHTMLIsReadInTime(t *testing.T) {
	racetest.OneGoroutine(t)
	for _, piece := range []string{"<", "<b", "<b ", "<!--", "<a href=\"", "<a x='\"><", "<script>", "<b>", "[", "`", "<x >", "*", "{mlang", "{mlang en}", "<sub>", "<ol><li>", "<img src=a>"} {
		s := strings.Repeat(piece, 400_000/len(piece))
		FromHTML(s, Wants{Code: true})
		FromHTML(s+">", Wants{Code: true})
		Plain(s + "](https://x)>")
	}
}
