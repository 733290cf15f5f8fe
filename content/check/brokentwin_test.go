package check_test

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/source"
)

const (
	exampleQuiz   = "quiz/01-events-vs-invocations.yaml"
	exampleLesson = "lessons/01-events-vs-invocations.md"
	exampleLab    = "labs/rds-to-lambda.yaml"
)

// mishap is what a teacher may do to the example pack, and everything that the check then says,
// a finding a line.
type mishap struct {
	name, file, old, with string
	want                  string
}

// mishaps are in the order of the files, so that the twin of the example pack that has all of
// them can be read beside this table.
var mishaps = []mishap{
	{"a version of two numbers", "pack.yaml", "version: 1.0.0", "version: 1.0", `pack.yaml:3:10: S003 version "1.0" is not semver; write three numbers, such as 1.0.0`},
	{"a title in one language", "pack.yaml", "  RDS 이벤트와 Lambda\n", "", `pack.yaml:7:3: T001 "RDS events and Lambda" has no ko line; write it below`},
	{"English twice", "pack.yaml", `  "RDS가 자기 상태를 알리는 것"과 "데이터가 Lambda를 호출하는 것"을 구분합니다.`, `  Two things that look alike.`, `pack.yaml:11:3: T002 line for ko is written in en; swap the lines, or translate it`},
	{"a lesson by its file name", "pack.yaml", "lessons: [events-vs-invocations]", "lessons: [01-events-vs-invocations]", `pack.yaml:18:11: R002 unknown lesson "01-events-vs-invocations"; use an ID, the one behind id: in its file: events-vs-invocations`},

	{"a colon in a text", "concepts.yaml", "    term: AWS Lambda\n", "    term: AWS: Lambda\n", `concepts.yaml:6:14: Y000 YAML cannot be read: mapping values are not allowed in this context; if ': ' is part of the text, write the text as a | block`},
	{"a number sign in a text", "concepts.yaml", "    term: AWS Lambda\n", "    term: AWS #Lambda\n", `concepts.yaml:6:11: Y001 text "AWS" is cut off: YAML reads "#Lambda" as a comment; use a | block`},
	{"a wording that a concept avoids", "concepts.yaml", "RDS 이벤트가 INSERT와 UPDATE를 알려 준다", "이벤트 통지가 INSERT와 UPDATE를 알려 준다", `concepts.yaml:37:7: T009 (warning) "이벤트 통지" is a wording that a concept avoids; write "RDS 이벤트 알림"`},
	{"a belief that nobody has", "concepts.yaml", "  - id: wrong-role\n", "  - id: wrong-roles\n", `labs/rds-to-lambda.yaml:218:28: R002 unknown misconception "wrong-role"; did you mean "wrong-roles"?
labs/rds-to-lambda.yaml:238:28: R002 unknown misconception "wrong-role"; did you mean "wrong-roles"?
quiz/01-events-vs-invocations.yaml:337:28: R002 unknown misconception "wrong-role"; did you mean "wrong-roles"?`},

	{"a reward for another lesson", "rewards.yaml", "when: {lesson: events-vs-invocations, quiz", "when: {lesson: events-vs-invocation, quiz", `rewards.yaml:5:20: R002 unknown lesson "events-vs-invocation"; did you mean "events-vs-invocations"?`},
	{"a score in percent", "rewards.yaml", "score: 0.8", "score: 80", `rewards.yaml:5:79: S003 "score" is "80"; write a number from 0 to 1, such as 0.8`},
	{"two outcomes of a drop", "rewards.yaml", "{weight: 1, xp: 10}", "{weight: 1, xp: 10, gold: 2}", `rewards.yaml:15:11: S003 a row of drops has one outcome; give it one of gold, xp, or nothing: true`},

	{"no translation of a sentence", exampleLesson, "이 이벤트는 Amazon SNS 또는 Amazon EventBridge로 받습니다.\n👉 SNS나 EventBridge로 수신\n", "", `lessons/01-events-vs-invocations.md:28:1: L003 en line has no ko line; write it below, or mark the line with [ko]`},
	{"the Korean line first", exampleLesson, "An RDS event notification tells you about the DB instance itself. {#about-itself}\nRDS 이벤트 알림은 DB 인스턴스 자체에 대해 알려 줍니다.\n", "RDS 이벤트 알림은 DB 인스턴스 자체에 대해 알려 줍니다.\nAn RDS event notification tells you about the DB instance itself. {#about-itself}\n", `lessons/01-events-vs-invocations.md:20:1: L001 ko line has no en line above it; write the en line above
lessons/01-events-vs-invocations.md:21:1: L003 en line has no ko line; write it below, or mark the line with [ko]`},
	{"a heading in one language", exampleLesson, "**데이터베이스가 Lambda를 호출하게 하기**\n", "", `lessons/01-events-vs-invocations.md:34:1: L004 heading has no ko line; write it below in ** **`},
	{"an anchor in capitals", exampleLesson, "{#react}", "{#React}", `lessons/01-events-vs-invocations.md:37:83: L006 anchor "{#React}" is malformed; write {#small-letters} at the end of the line`},
	{"a table", exampleLesson, "👉 길 + 443 아웃바운드\n", "👉 길 + 443 아웃바운드\n\n| port | use |\n", `lessons/01-events-vs-invocations.md:60:1: L007 table, image or HTML; use a fence, or text art from media/`},
	{"an open fence", exampleLesson, "    JSON_OBJECT('id', NEW.id)) INTO @result;\n```\n", "    JSON_OBJECT('id', NEW.id)) INTO @result;\n", `lessons/01-events-vs-invocations.md:45:1: L005 fence is never closed; close it with ` + "`" + `` + "`" + `` + "`" + ``},
	{"other XP than the reward", exampleLesson, "+150 XP", "+100 XP", `lessons/01-events-vs-invocations.md:74:1: L009 (warning) reward line "+100 XP" differs from reward "rds-event-tactician"; rewards.yaml is what counts; make them equal`},

	{"a tab before a field", exampleQuiz, "    type: multi\n", "\ttype: multi\n", `quiz/01-events-vs-invocations.yaml:23:1: Y000 YAML cannot be read: found a tab character that violates indentation; indent with spaces, not with tabs`},
	{"a misspelt field", exampleQuiz, "    choose: 2\n", "    chose: 2\n", `quiz/01-events-vs-invocations.yaml:26:5: S001 unknown field "chose"; did you mean "choose"?
i18n/ja/quiz.yaml:6:5: T008 (warning) 2 stands only in one of en and ja; make code, numbers and placeholders equal
quiz/01-events-vs-invocations.yaml:37:7: T008 (warning) 2 stands only in one of en and ko; make code, numbers and placeholders equal`},
	{"no number in the stem", exampleQuiz, "Which TWO engines can invoke", "Which engines can invoke", `i18n/ja/quiz.yaml:6:5: T008 (warning) 2 stands only in one of en and ja; make code, numbers and placeholders equal
quiz/01-events-vs-invocations.yaml:35:11: Q008 (warning) the stem does not say that 2 are to be chosen; say the number; in English in capitals
quiz/01-events-vs-invocations.yaml:37:7: T008 (warning) 2 stands only in one of en and ko; make code, numbers and placeholders equal`},
	{"three right options", exampleQuiz, "      - id: rds-mysql\n        text: Amazon RDS for MySQL\n        misconception: any-engine-invokes\n", "      - id: rds-mysql\n        correct: true\n        text: Amazon RDS for MySQL\n", `quiz/01-events-vs-invocations.yaml:39:7: Q002 choose is 2, but 3 options are right; make them equal`},
	{"a point that is not there", exampleQuiz, "cites: [events-vs-invocations#how]\n    hint", "cites: [events-vs-invocations#hwo]\n    hint", `quiz/01-events-vs-invocations.yaml:31:13: R001 lesson "events-vs-invocations" has no anchor "hwo"; use one of: about-itself, call-lambda, channels, how, no-rows, path, react, role, take-caller, take-instance, …`},
	{"a letter in a reason", exampleQuiz, "          A stop is news about the instance itself.", "          Unlike option B, a stop is news about the instance itself.", `quiz/01-events-vs-invocations.yaml:99:14: Q015 feedback names "option B", but options are shuffled; say what the option says`},
	{"a bin that is not there", exampleQuiz, "      - id: failover\n        bin: notification\n", "      - id: failover\n        bin: notifications\n", `quiz/01-events-vs-invocations.yaml:112:14: Q005 card goes into unknown bin "notifications"; use the ID of one of the bins`},
	{"a step twice", exampleQuiz, "      - id: role\n        text: |\n          IAM", "      - id: network\n        text: |\n          IAM", `quiz/01-events-vs-invocations.yaml:158:13: I001 part "network" twice in one item; rename one`},
	{"a right side twice", exampleQuiz, "          no built-in tool\n          기본 도구 없음\n", "          RDS event subscription\n          RDS 이벤트 구독\n", `quiz/01-events-vs-invocations.yaml:209:9: Q007 "RDS event subscription" says the same as the one on line 199; make them differ
quiz/01-events-vs-invocations.yaml:209:9: Q007 "RDS 이벤트 구독" says the same as the one on line 199; make them differ`},
	{"a gap in one language", exampleQuiz, "      RDS 이벤트는 {{first}} 또는", "      RDS 이벤트는 SNS 또는", `quiz/01-events-vs-invocations.yaml:228:11: Q003 gap "first" is missing in the text (ko); write {{first}} where it belongs
quiz/01-events-vs-invocations.yaml:230:7: T008 (warning) {first} stands only in one of en and ko; make code, numbers and placeholders equal`},
	{"a wrong answer that is right", exampleQuiz, "{any: [SQS, Amazon SQS], ko: [대기열]}", "{any: [SQS, sns], ko: [대기열]}", `quiz/01-events-vs-invocations.yaml:241:34: Q006 rejected answer "sns" passes for the accepted one "SNS"; lower typos, or change the lists`},
	{"a number in words", exampleQuiz, "          value: 3000\n", "          value: three thousand\n", `quiz/01-events-vs-invocations.yaml:262:18: S003 "value" is not a number in digits: three thousand; write it like 3000, -1.5 or 0.05, without commas, exponent or unit`},
	{"a page of a book for a source", exampleQuiz, "    sources: [https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL-Lambda-functions.html]", "    sources: [\"Tanenbaum, p. 512\"]", `quiz/01-events-vs-invocations.yaml:255:15: R012 "Tanenbaum, p. 512" is not an https:// address; write the whole address`},
	{"a right option that is long", exampleQuiz, "              Add an interface VPC endpoint for Lambda\n", "              Add an interface VPC endpoint for Lambda in each of the subnets\n", `quiz/01-events-vs-invocations.yaml:317:13: Q013 (warning) the right option stands out: 63 columns, the others at most 40 (en); shorten it or lengthen the others`},
	{"TODO for a translation", exampleQuiz, "              이벤트 구독은 인스턴스 소식만 알릴 뿐 행 변경은 알리지 않습니다.\n", "              TODO\n", `quiz/01-events-vs-invocations.yaml:348:15: T015 (warning) "TODO" is a note to yourself, and learners would read it; write the text, or mark the item with draft: true`},
	{"an answer in words", exampleQuiz, "        answer: false\n        misconception: function-in-vpc\n", "        answer: no\n        misconception: function-in-vpc\n", `quiz/01-events-vs-invocations.yaml:351:17: S003 "answer" is "no"; write true or false`},
	{"a control character", exampleQuiz, "          Moving the function", "          Moving \x1b[31mthe function", `quiz/01-events-vs-invocations.yaml:354:18: T006 control character U+001B; remove it`},

	{"a node that is not there", exampleLab, "            at: sg\n", "            at: gs\n", `labs/rds-to-lambda.yaml:223:17: B001 unknown node "gs"; did you mean "sg"?`},
	{"an arrow in text art", "media/two-paths.txt", "-->", "→", `media/two-paths.txt:3:1: W003 (warning) '→' has another width on some terminals; use letters and plain signs such as - | + >`},
	{"a picture", "media/two-paths.png", "", "PNG", `media/two-paths.png:1:1: Z001 file does not belong in a pack; move or remove it`},
	{"a file of another program", "Thumbs.db", "", "x", `Thumbs.db:1:1: Z005 (note) left behind by an editor, a synchroniser or the operating system; not read as a part of the pack; remove it when it is no longer needed`},
}

func TestMishapsOfTheExamplePackAreTold(t *testing.T) {
	for _, m := range mishaps {
		t.Run(m.name, func(t *testing.T) {
			files := contenttest.ExampleFiles(t)
			contenttest.Edit(t, files, m.file, m.old, m.with)
			_, findings, err := load(files, today)
			if err != nil {
				t.Fatal(err)
			}
			if got := said(source.WorstFirst(findings)); got != m.want {
				t.Errorf("found\n%s\nwant\n%s", got, m.want)
			}
			for _, f := range findings {
				if f.String(content.Korean) == f.String(content.English) {
					t.Errorf("not in Korean: %s", f.String(content.Korean))
				}
			}
		})
	}
}
