package phrase

var deedsEnglish = Deeds{
	PickUp: "pick up", Drop: "put down", Carry: "carry the card", ToLeft: "back to the left side", ToRight: "to the right side",
	Pair: "match", NextGap: "next gap", GiveGap: "answer", List: "list", TypeIt: "type it",
	Fold: "fold", Unfold: "scenario", Scenario: "scenario pages",
	HintWords: "hint", HintFewer: "one less", HintHalf: "half XP", HintQuarter: "quarter XP",
	Dispute: "dispute", Undo: "undo", Points: "lesson point", OtherPoint: "other point", MixUps: "mix-ups", Certainty: "certainty",
	Skip: "skip", Change: "change answer", Keep: "keep the note", No: "not now", DrillOne: "drill this one", DrillAll: "all of them",
	Sure: "how sure", PutHere: "put it there", CancelMove: "put it back",
	Gaps: "gaps", Scroll: "scroll",
}

var arrangeEnglish = Arrange{
	OrderHow:    "Space or its digit picks a card up.",
	OrderTouch:  "Nothing was moved yet. If it is right as it stands, press space twice, then enter.",
	OrderMoved:  "Enter gives this order.",
	Held:        "Arrows or a digit carry it; space puts it down.",
	MatchHow:    "Choose one on the left, then its partner.",
	MatchNow:    "Which partner for: {left}",
	MatchAll:    "Match every one first; {n} to go.",
	Matched:     "{n} of {of} matched",
	UsedBy:      "with {n}",
	NotMatched:  "no partner yet",
	GapEmpty:    "Type something into every gap first; {n} to go.",
	Uncomposed:  "Loose letters such as ㅎㅏㄴ: the input method is not composing. Nothing was judged; please type it again.",
	GapFull:     "That is as long as an answer can be: {n} characters.",
	GapHow:      "Type into the gap; enter goes on.",
	GapLast:     "Type into the gap; enter answers.",
	GapList:     "Choose what belongs into gap {n}.",
	Typed:       "{n} of {of} gaps filled",
	Scenario:    "Scenario",
	Part:        "part {n} of {of}",
	Hint:        "Hint",
	RuledOut:    "ruled out by the hint",
	RuledOutNow: "The hint has ruled this one out.",
}

var judgedEnglish = Judged{
	StepRight: "in its place", StepWrong: "out of place", StepAt: "you put it at place {n}", InPlace: "{n} of {of} in the right place",
	PairRight: "matched", PairWrong: "not its partner", YouChose: "you chose: {right}", PairBelongs: "its partner: {right}", NotUsed: "belongs to none",
	GapRight: "right", GapTypo: "right, with a slip", GapWrong: "not it", YouTyped: "you typed: {text}", Answer: "answer: {text}",
	Spelled: "spelled: {text}", NothingTyped: "nothing typed",
	Disputed: "Thank you. Your note is kept, and the answer stands until someone has looked.", Undone: "Taken back. You can answer it again.",
	ReadAgain: "Read it again", PointOf: "{n} of {of}", Helped: "with help",
	Won: "+{n} gold", Lost: "{n} gold", Even: "no gold moved", StakeWaits: "the stake is shown once it is on disk",
}

var sureEnglish = Sure{
	Ask: "How sure are you?", Guess: "a guess", Fairly: "fairly sure", Certain: "certain",
	Odds: "right +{win}, wrong {lose}", OddsNoLoss: "right +{win}, wrong nothing",
	PurseSmall: "The purse cannot cover a loss of {n}, so this pays as {level}.", SkipNote: "enter alone does this too",
	OfferTitle:  "How sure are you?",
	OfferWhat:   "Before each verdict the game can ask how sure you are, and put a little gold on it. It is there to show you what you only think you know.",
	OfferHow:    "It costs no XP and changes no score. Any question can be skipped.",
	OfferHonest: "Honesty pays best: that is how the numbers were chosen.",
	OfferGold:   "You start with {n} gold of your own.",
	OfferOff:    "You can switch it on or off with w, on the map or in your record.",
	TakeIt:      "Yes, ask me", LeaveIt: "No, thank you", IsOn: "The game asks how sure you are.", IsOff: "The game does not ask how sure you are.",
	SwitchOn: "Ask me", SwitchOff: "Do not ask me",
	WhenGuess: "pick it when you would be right less than 2 times in 3", WhenFairly: "pick it between 2 in 3 and 4 in 5",
	WhenCertain: "pick it when you would be right more than 4 times in 5",
	Calibration: "How sure, and how right",
	OfLevel:     "{level}: {right} of {n} right.",
	NoneYet:     "Nothing was called yet.", Off: "Switched off; w switches it on.",
	YourAnswer: "Your answer:", YourOrder: "Your order:", NoStake: "no stake",
}

var mixUpsEnglish = MixUps{
	Title:    "What you mix up",
	None:     "Nothing yet. When a wrong answer shows a common mix-up, it stands here with its cure.",
	NoneMore: "Nothing any more. Three right answers take a mix-up off this map.",
	Shown:    "shown {n} times", Once: "shown once", Met: "{of} right answers cure it, {n} so far",
	Newest: "last {date}", Drill: "Practise this one", DrillCount: "questions: {n}",
}

var noteEnglish = Note{
	Title: "What is wrong here?", What: "A line for the author of the pack. The answer stands until someone has looked.",
	Limit: "Up to {n} letters, {half} in Korean.", Empty: "A word is enough, but there must be one.", Full: "That is as long as a note can be.",
	Unclean: "That holds a character that cannot be kept.", Kept: "Thank you. Your note is kept.",
}
