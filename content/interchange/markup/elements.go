package markup

import "quest/content/lazy"

// element says what becomes of an element of HTML.
type element int

const (
	dropTag    element = iota // the content stays, without a word
	nameTag                   // the content stays, and the element is named
	breakLine                 // a line begins before it and after it
	listItem                  // a line of its own with a dash
	cell                      // a cell of a table
	boldTag                   // **content**
	italicTag                 // *content*
	codeTag                   // `content`
	preTag                    // a block of code
	subTag                    // lowered
	supTag                    // raised
	linkTag                   // [content](address)
	imageTag                  // left out, its alternative text stays
	tableTag                  // cells stay, as text, and the table is named
	refuseTag                 // left out with its content, and named
	silentDrop                // left out with its content, without a word: it shows nothing
)

// elements are the elements of HTML that a text may hold. What is not here is no tag.
var elements = lazy.Value[map[string]element]{Make: func() map[string]element {
	return map[string]element{
		"html": dropTag, "body": dropTag, "span": dropTag, "font": dropTag, "abbr": dropTag, "acronym": dropTag,
		"tbody": dropTag, "thead": dropTag, "tfoot": dropTag, "col": dropTag, "colgroup": dropTag, "wbr": dropTag,
		"label": dropTag, "time": dropTag, "data": dropTag, "bdi": dropTag, "bdo": dropTag, "nobr": dropTag,
		"o": dropTag, "meta": dropTag, "link": dropTag, "base": dropTag,

		"u": nameTag, "s": nameTag, "strike": nameTag, "del": nameTag, "ins": nameTag, "mark": nameTag,
		"small": nameTag, "big": nameTag, "ruby": nameTag, "rt": nameTag, "rp": nameTag, "math": nameTag,
		"marquee": nameTag, "blink": nameTag,

		"p": breakLine, "div": breakLine, "br": breakLine, "hr": breakLine, "ul": breakLine, "ol": breakLine,
		"dl": breakLine, "dt": breakLine, "dd": breakLine, "h1": breakLine, "h2": breakLine, "h3": breakLine,
		"h4": breakLine, "h5": breakLine, "h6": breakLine, "blockquote": breakLine, "section": breakLine,
		"article": breakLine, "header": breakLine, "footer": breakLine, "figure": breakLine, "figcaption": breakLine,
		"center": breakLine, "address": breakLine, "details": breakLine, "summary": breakLine, "main": breakLine,
		"nav": breakLine, "aside": breakLine, "tr": breakLine, "caption": breakLine, "fieldset": breakLine, "legend": breakLine,
		"li": listItem, "td": cell, "th": cell, "table": tableTag,

		"b": boldTag, "strong": boldTag,
		"i": italicTag, "em": italicTag, "cite": italicTag, "var": italicTag, "dfn": italicTag, "q": italicTag,
		"code": codeTag, "tt": codeTag, "kbd": codeTag, "samp": codeTag,
		"pre": preTag, "sub": subTag, "sup": supTag, "a": linkTag, "img": imageTag,

		"audio": refuseTag, "video": refuseTag, "iframe": refuseTag, "object": refuseTag, "embed": refuseTag,
		"applet": refuseTag, "svg": refuseTag, "canvas": refuseTag, "script": refuseTag, "form": refuseTag,
		"input": refuseTag, "select": refuseTag, "textarea": refuseTag, "button": refuseTag, "map": refuseTag,
		"area": refuseTag, "source": silentDrop, "track": silentDrop, "param": silentDrop, "frame": refuseTag, "frameset": refuseTag,
		"style": silentDrop, "head": silentDrop, "title": silentDrop, "template": silentDrop, "noscript": silentDrop,
	}
}}

// empty are the elements that have no content and no end tag.
var empty = lazy.Value[map[string]bool]{Make: func() map[string]bool {
	return map[string]bool{
		"br": true, "hr": true, "img": true, "input": true, "embed": true, "area": true, "source": true, "track": true,
		"param": true, "wbr": true, "col": true, "meta": true, "link": true, "base": true, "frame": true,
	}
}}

// Known reports whether HTML has an element of a name in small letters.
func Known(name string) bool {
	_, ok := elements.Get()[name]
	return ok
}
