package game

import "quest/content"

// TypeWords names a type of items in words. One that the game does not know is called by the name
// that its pack gives it.
func TypeWords(t content.ItemType) Notice {
	switch t {
	case content.Single:
		return Say("kinds.Single")
	case content.Multi:
		return Say("kinds.Multi")
	case content.TrueFalse:
		return Say("kinds.TrueFalse")
	case content.Classify:
		return Say("kinds.Classify")
	case content.Order:
		return Say("kinds.Order")
	case content.Match:
		return Say("kinds.Match")
	case content.Cloze:
		return Say("kinds.Cloze")
	case content.Case:
		return Say("kinds.Case")
	}
	return Verbatim(content.OneLine(string(t)))
}

// LevelWords names the level of an item, such as "recall", in words; it is empty for an item without
// one.
func LevelWords(level string) Notice {
	switch level {
	case "recall":
		return Say("kinds.Recall")
	case "understand":
		return Say("kinds.Understand")
	case "apply":
		return Say("kinds.Apply")
	case "analyze":
		return Say("kinds.Analyze")
	}
	return Verbatim(content.OneLine(level))
}

// OutcomeWords names what an action of a lab comes to on a route: the words for its arrival and for
// a route that is not shown, else the ID of the gate that stops it, as its pack has it.
func OutcomeWords(outcome content.PartID) Notice {
	if outcome == content.Fired {
		return Say("kinds.Fired")
	}
	if outcome == content.Hidden {
		return Say("kinds.Hidden")
	}
	return Verbatim(content.OneLine(string(outcome)))
}

// ScriptWords names a script of several languages, by its name in Unicode.
func ScriptWords(script string) Notice {
	switch script {
	case "Cyrillic":
		return Say("kinds.Cyrillic")
	case "Greek":
		return Say("kinds.Greek")
	case "Han":
		return Say("kinds.Han")
	}
	return Verbatim(script)
}
