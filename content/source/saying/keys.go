package saying

// Key names one thing that a finding can say. It begins with the code of the finding,
// which never changes its meaning; several keys may share a code. The tables of the
// languages have the words of every key.
type Key string

// Code is the code that a finding shows, such as "Y001".
func (k Key) Code() string { return string(k[:min(len(k), 4)]) }

// Level is how bad a finding with this key is. It is the level of the code, but for
// two keys.
func (k Key) Level() Level {
	switch k {
	case VerifiedLater: // what is old is a warning, what cannot be true an error
		return Error
	case TooManyFindings:
		return Note
	default:
		return codeLevel(k.Code())
	}
}

// The keys, by code.
const (
	// Files and folders.
	FileNotOfPack   Key = "Z001.file-not-of-pack"
	FolderNotOfPack Key = "Z001.folder-not-of-pack"
	YmlExtension    Key = "Z001.yml-extension"
	BadName         Key = "Z002.bad-name"
	FileTooLarge    Key = "Z003.file-too-large"
	PackTooLarge    Key = "Z003.pack-too-large"
	TooManyEntries  Key = "Z003.too-many-entries"
	Unreadable      Key = "Z003.unreadable"
	NotPlainFile    Key = "Z004.not-plain-file"

	// YAML.
	YAMLSyntax         Key = "Y000.yaml-syntax"
	YAMLColonInText    Key = "Y000.yaml-colon-in-text"
	YAMLSignAtStart    Key = "Y000.yaml-sign-at-start"
	YAMLTabIndent      Key = "Y000.yaml-tab-indent"
	YAMLCommentInFlow  Key = "Y000.yaml-comment-in-flow"
	YAMLKeyNotText     Key = "Y000.yaml-key-not-text"
	YAMLNullText       Key = "Y000.yaml-null-text"
	TextCutOff         Key = "Y001.text-cut-off"
	LongPlainText      Key = "Y002.long-plain-text"
	YAMLAlias          Key = "Y003.yaml-alias"
	YAMLMergeKey       Key = "Y003.yaml-merge-key"
	YAMLTag            Key = "Y003.yaml-tag"
	YAMLSecondDocument Key = "Y003.yaml-second-document"
	YAMLKeyTwice       Key = "Y004.yaml-key-twice"
	YAMLTooDeep        Key = "Y005.yaml-too-deep"
	YAMLTooManyNodes   Key = "Y005.yaml-too-many-nodes"

	// The structure of files: fields and their values.
	FieldMistyped          Key = "S001.field-mistyped"
	FieldUnknown           Key = "S001.field-unknown"
	LangNotOfPack          Key = "S001.lang-not-of-pack"
	FieldMissing           Key = "S002.field-missing"
	NoPackFile             Key = "S002.no-pack-file"
	EmptyPack              Key = "S002.empty-pack"
	RewardWithoutCondition Key = "S002.reward-without-condition"
	NotMap                 Key = "S003.not-map"
	NotSingleValue         Key = "S003.not-single-value"
	NotList                Key = "S003.not-list"
	ListSize               Key = "S003.list-size"
	NotText                Key = "S003.not-text"
	EmptyText              Key = "S003.empty-text"
	NotInteger             Key = "S003.not-integer"
	NotShare               Key = "S003.not-share"
	NotBool                Key = "S003.not-bool"
	NotDate                Key = "S003.not-date"
	ChoiceMistyped         Key = "S003.choice-mistyped"
	ChoiceUnknown          Key = "S003.choice-unknown"
	BadVersion             Key = "S003.bad-version"
	BadRequires            Key = "S003.bad-requires"
	BadLanguageCode        Key = "S003.bad-language-code"
	ListedTwice            Key = "S003.listed-twice"
	BadLicense             Key = "S003.bad-license"
	BadRetired             Key = "S003.bad-retired"
	CannotAllow            Key = "S003.cannot-allow"
	BadReading             Key = "S003.bad-reading"
	BadDomain              Key = "S003.bad-domain"
	DomainTwice            Key = "S003.domain-twice"
	BadCite                Key = "S003.bad-cite"
	LongLine               Key = "S003.long-line"
	NotOneLine             Key = "S003.not-one-line"
	TooManyGroups          Key = "S003.too-many-groups"
	LongCode               Key = "S003.long-code"
	ScoreWithoutQuiz       Key = "S003.score-without-quiz"
	PackNotTrue            Key = "S003.pack-not-true"
	NotOneOutcome          Key = "S003.not-one-outcome"
	TooMany                Key = "S003.too-many"
	TooManyFindings        Key = "S003.too-many-findings"
	NoTypedAnswer          Key = "S003.no-typed-answer"
	AnswerNotOneLine       Key = "S003.answer-not-one-line"
	AnswerTooLong          Key = "S003.answer-too-long"
	AnswerLooseLetters     Key = "S003.answer-loose-letters"
	AnswerWithoutLetters   Key = "S003.answer-without-letters"
	FieldNotSupported      Key = "S003.field-not-supported"
	CannotCompile          Key = "S003.cannot-compile"
	NotCondition           Key = "S003.not-condition"
	EmptyConditionList     Key = "S003.empty-condition-list"
	DeepCondition          Key = "S003.deep-condition"
	TooManyConditions      Key = "S003.too-many-conditions"
	SetInSet               Key = "S003.set-in-set"
	NoFrontMatter          Key = "S004.no-front-matter"
	FilesNotSupported      Key = "S004.files-not-supported"
	NoFormat               Key = "S004.no-format"
	OtherFormat            Key = "S004.other-format"
	FormatTooNew           Key = "S004.format-too-new"
	NeedsNewerGame         Key = "S004.needs-newer-game"
	NeedsOtherGame         Key = "S004.needs-other-game"

	// Texts.
	TextMissing         Key = "T001.text-missing"
	NotName             Key = "T001.not-name"
	NoLineBelow         Key = "T001.no-line-below"
	NoLineAbove         Key = "T001.no-line-above"
	WrongScript         Key = "T002.wrong-script"
	NotNFC              Key = "T003.not-nfc"
	NotUTF8             Key = "T004.not-utf8"
	CP949               Key = "T004.cp949"
	UTF16               Key = "T004.utf16"
	BrokenCharacter     Key = "T004.broken-character"
	GroupSize           Key = "T005.group-size"
	GroupShort          Key = "T005.group-short"
	FoldedText          Key = "T005.folded-text"
	LineBreakInQuotes   Key = "T005.line-break-in-quotes"
	ControlCharacter    Key = "T006.control-character"
	BidiCharacter       Key = "T006.bidi-character"
	InvisibleCharacter  Key = "T006.invisible-character"
	TooManyMarks        Key = "T006.too-many-marks"
	UnassignedCharacter Key = "T006.unassigned-character"
	HTMLInText          Key = "T006.html-in-text"
	FixedPartsDiffer    Key = "T008.fixed-parts-differ"
	AvoidedWording      Key = "T009.avoided-wording"
	ParticleInBothForms Key = "T010.particle-in-both-forms"
	LineCountsDiffer    Key = "T011.line-counts-differ"
	Mojibake            Key = "T013.mojibake"

	// Widths.
	WideLine      Key = "W001.wide-line"
	WideLabel     Key = "W002.wide-label"
	WideTitle     Key = "W002.wide-title"
	WideCode      Key = "W003.wide-code"
	UnsteadyWidth Key = "W003.unsteady-width"

	// Lessons.
	LineWithoutSource         Key = "L001.line-without-source"
	GistWithoutPair           Key = "L002.gist-without-pair"
	TwoGists                  Key = "L002.two-gists"
	LineWithoutTranslation    Key = "L003.line-without-translation"
	HeadingWithoutTranslation Key = "L004.heading-without-translation"
	NoTitle                   Key = "L005.no-title"
	TwoTitles                 Key = "L005.two-titles"
	DeepHeading               Key = "L005.deep-heading"
	OpenFence                 Key = "L005.open-fence"
	AnchorTwice               Key = "L006.anchor-twice"
	BadAnchor                 Key = "L006.bad-anchor"
	AnchorOnWrongLine         Key = "L006.anchor-on-wrong-line"
	TableOrHTML               Key = "L007.table-or-html"
	NoTakeaways               Key = "L008.no-takeaways"
	RewardLineUnknown         Key = "L009.reward-line-unknown"
	RewardBlockWithoutReward  Key = "L009.reward-block-without-reward"
	RewardLineDiffers         Key = "L009.reward-line-differs"
	SentenceWithoutAnchor     Key = "L010.sentence-without-anchor"

	// IDs.
	IDTwice      Key = "I001.id-twice"
	PartTwice    Key = "I001.part-twice"
	LabNameTwice Key = "I001.lab-name-twice"
	BadID        Key = "I007.bad-id"
	BadPackID    Key = "I007.bad-pack-id"
	OldIDInUse   Key = "I008.old-id-in-use"

	// References, sources and what is reached.
	AnchorUnknown      Key = "R001.anchor-unknown"
	ReferenceMistyped  Key = "R002.reference-mistyped"
	ReferenceUnknown   Key = "R002.reference-unknown"
	Unreached          Key = "R003.unreached"
	Unused             Key = "R010.unused"
	PointWithoutItem   Key = "R011.point-without-item"
	AddressNotHTTPS    Key = "R012.address-not-https"
	VerifiedOld        Key = "R013.verified-old"
	VerifiedLater      Key = "R013.verified-later"
	ItemWithoutSources Key = "R014.item-without-sources"
	LabWithoutSources  Key = "R014.lab-without-sources"

	// Items.
	NotOneRight               Key = "Q001.not-one-right"
	ChooseDiffers             Key = "Q002.choose-differs"
	GapMissing                Key = "Q003.gap-missing"
	GapUnknown                Key = "Q003.gap-unknown"
	GapTwice                  Key = "Q003.gap-twice"
	BinUnknown                Key = "Q005.bin-unknown"
	BinWithoutCard            Key = "Q005.bin-without-card"
	RejectPasses              Key = "Q006.reject-passes"
	SameText                  Key = "Q007.same-text"
	StemWithoutNumber         Key = "Q008.stem-without-number"
	AlikeItems                Key = "Q010.alike-items"
	UnmarkedNegative          Key = "Q011.unmarked-negative"
	CatchAll                  Key = "Q012.catch-all"
	RightOptionStandsOut      Key = "Q013.right-option-stands-out"
	AbsoluteInWrong           Key = "Q014.absolute-in-wrong"
	FeedbackNamesOption       Key = "Q015.feedback-names-option"
	OptionCount               Key = "Q017.option-count"
	OneSidedAnswers           Key = "Q019.one-sided-answers"
	MisconceptionOnRight      Key = "Q020.misconception-on-right"
	WrongWithoutMisconception Key = "Q021.wrong-without-misconception"
	OptionWithoutWhy          Key = "Q030.option-without-why"
	TrueFalseWithoutWhy       Key = "Q030.true-false-without-why"
	NoWhyOrExplain            Key = "Q030.no-why-or-explain"
	WhyRepeats                Key = "Q031.why-repeats"
	WhyStartsWithVerdict      Key = "Q031.why-starts-with-verdict"
	LongSentence              Key = "Q040.long-sentence"
	Draft                     Key = "Q050.draft"

	// Labs.
	LabPartMistyped Key = "B001.lab-part-mistyped"
	LabPartUnknown  Key = "B001.lab-part-unknown"
	GateOffPath     Key = "B005.gate-off-path"
	GateOutOfOrder  Key = "B006.gate-out-of-order"
	DeadGate        Key = "B010.dead-gate"
	NeverFires      Key = "B011.never-fires"
	IdleControl     Key = "B012.idle-control"
	TooManyStates   Key = "B013.too-many-states"
	CannotWin       Key = "B014.cannot-win"
	WonAtStart      Key = "B015.won-at-start"
	NoSuccess       Key = "B016.no-success"
	TestFails       Key = "B020.test-fails"

	// Rewards.
	XPAboveCap   Key = "X001.xp-above-cap"
	GoldAboveCap Key = "X001.gold-above-cap"
)
