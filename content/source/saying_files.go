package source

// What findings say about files, their bytes and their YAML.
var (
	sayStrangeFile = phrase{
		"Z001", Error,
		words{"file does not belong in a pack", "move or remove it"},
		words{"팩에 들어갈 수 없는 파일입니다", "옮기거나 지우세요"},
	}
	sayStrangeFolder = phrase{
		"Z001", Error,
		words{"folder does not belong in a pack", "move or remove it"},
		words{"팩에 들어갈 수 없는 폴더입니다", "옮기거나 지우세요"},
	}
	sayYml = phrase{
		"Z001", Error,
		words{"file does not belong in a pack", "rename it to {name}"},
		words{"팩에 들어갈 수 없는 파일입니다", "{name}{으로/로} 이름을 바꾸세요"},
	}
	sayBadName = phrase{
		"Z002", Error,
		words{"name or path is not allowed", "use small letters, digits, . _ and -, and at most 64 characters"},
		words{"쓸 수 없는 이름 또는 경로입니다", "영어 소문자, 숫자, . _ -만 쓰고 64자를 넘기지 마세요"},
	}
	sayFileTooLarge = phrase{
		"Z003", Error,
		words{"file is larger than 1 MiB", "split or shrink it"},
		words{"파일이 1 MiB보다 큽니다", "나누거나 줄이세요"},
	}
	sayPackTooLarge = phrase{
		"Z003", Error,
		words{"pack is larger than 20 MiB", "split or shrink it"},
		words{"팩이 20 MiB보다 큽니다", "나누거나 줄이세요"},
	}
	sayTooManyEntries = phrase{
		"Z003", Error,
		words{"pack has more than 2,000 files and folders", "split it"},
		words{"팩에 파일과 폴더가 2,000개 넘게 있습니다", "나누세요"},
	}
	sayUnreadable = phrase{
		"Z003", Error,
		words{"cannot be read: {why}", "check the file and its permissions"},
		words{"읽을 수 없습니다: {why}", "파일과 권한을 확인하세요"},
	}
	sayNotPlainFile = phrase{
		"Z004", Error,
		words{"link or special file", "pack plain files"},
		words{"링크이거나 특수 파일입니다", "일반 파일만 넣으세요"},
	}
	sayNotNFC = phrase{
		"T003", Warning,
		words{"not NFC: letters are stored in pieces", "save the file in NFC, or run quest pack check --fix"},
		words{"NFC가 아닙니다. 글자가 조각으로 저장되어 있습니다", "NFC로 저장하거나 quest pack check --fix를 실행하세요"},
	}
	sayNotUTF8 = phrase{
		"T004", Error,
		words{"not UTF-8", "save the file as UTF-8"},
		words{"UTF-8이 아닙니다", "파일을 UTF-8로 저장하세요"},
	}
	sayCP949 = phrase{
		"T004", Error,
		words{"not UTF-8; the bytes fit CP949 (EUC-KR)", "convert the file from CP949 to UTF-8"},
		words{"UTF-8이 아닙니다. CP949(EUC-KR)로 보입니다", "파일을 CP949에서 UTF-8로 변환하세요"},
	}
	sayUTF16 = phrase{
		"T004", Error,
		words{"not UTF-8 but UTF-16", "save the file as UTF-8"},
		words{"UTF-8이 아니라 UTF-16입니다", "파일을 UTF-8로 저장하세요"},
	}
	sayBrokenChar = phrase{
		"T004", Error,
		words{"broken character {char}", "type it again, or convert the file from its source"},
		words{"깨진 문자 {char}{이/가} 있습니다", "다시 입력하거나 원본 파일을 변환하세요"},
	}
	sayControl = phrase{
		"T006", Error,
		words{"control character {char}", "remove it"},
		words{"제어 문자 {char}{이/가} 있습니다", "지우세요"},
	}
	sayBidi = phrase{
		"T006", Error,
		words{"character {char} changes the direction of text", "remove it"},
		words{"글 방향을 바꾸는 문자 {char}{이/가} 있습니다", "지우세요"},
	}
	sayInvisible = phrase{
		"T006", Error,
		words{"invisible character {char}", "remove it"},
		words{"보이지 않는 문자 {char}{이/가} 있습니다", "지우세요"},
	}
	sayMarks = phrase{
		"T006", Error,
		words{"more than 4 marks on one letter, the last {char}", "remove some"},
		words{"한 글자에 결합 부호가 4개 넘게 있습니다. 마지막은 {char}입니다", "일부를 지우세요"},
	}
	sayPrivate = phrase{
		"T006", Error,
		words{"character {char} has no agreed meaning", "use another one"},
		words{"뜻이 정해지지 않은 문자 {char}{이/가} 있습니다", "다른 문자를 쓰세요"},
	}
	sayMojibake = phrase{
		"T013", Warning,
		words{"looks like Korean that was read in the wrong encoding", "save the file again from its source as UTF-8"},
		words{"잘못된 인코딩으로 읽은 한국어로 보입니다", "원본에서 UTF-8로 다시 저장하세요"},
	}
	sayYAMLSyntax = phrase{
		"Y000", Error,
		words{"YAML cannot be read: {why}", "check this line and the one above it"},
		words{"YAML을 읽을 수 없습니다: {why}", "이 줄과 바로 윗줄을 확인하세요"},
	}
	sayYAMLColon = phrase{
		"Y000", Error,
		words{"YAML cannot be read: {why}", "if ': ' is part of the text, write the text as a | block"},
		words{"YAML을 읽을 수 없습니다: {why}", "': '가 글의 일부라면 | 블록으로 쓰세요"},
	}
	sayYAMLStart = phrase{
		"Y000", Error,
		words{"YAML cannot be read: {why}", "if the text begins with a sign such as ` @ * & [ { or a quote, write it as a | block"},
		words{"YAML을 읽을 수 없습니다: {why}", "글이 ` @ * & [ { 또는 따옴표로 시작하면 | 블록으로 쓰세요"},
	}
	sayYAMLTab = phrase{
		"Y000", Error,
		words{"YAML cannot be read: {why}", "indent with spaces, not with tabs"},
		words{"YAML을 읽을 수 없습니다: {why}", "탭이 아니라 빈칸으로 들여 쓰세요"},
	}
	sayYAMLFlowComment = phrase{
		"Y000", Error,
		words{"YAML cannot be read: {why}", "YAML takes everything after ' #' for a comment; quote the text or use a | block"},
		words{"YAML을 읽을 수 없습니다: {why}", "YAML은 ' #' 뒤를 모두 주석으로 봅니다. 따옴표나 | 블록을 쓰세요"},
	}
	sayKeyNotText = phrase{
		"Y000", Error,
		words{"a key must be plain text", "write 'key: value'"},
		words{"키는 글자여야 합니다", "'키: 값'으로 쓰세요"},
	}
	sayNullText = phrase{
		"Y000", Error,
		words{"YAML reads this text as nothing", "write it as a | block"},
		words{"YAML은 이 글을 빈 값으로 봅니다", "| 블록으로 쓰세요"},
	}
	sayCutOff = phrase{
		"Y001", Error,
		words{`text "{text}" is cut off: YAML reads "{comment}" as a comment`, "use a | block"},
		words{`글 "{text}"{이/가} 잘립니다. YAML은 "{comment}"{을/를} 주석으로 봅니다`, "| 블록을 쓰세요"},
	}
	sayLongScalar = phrase{
		"Y002", Warning,
		words{"long text on one line of YAML", "use a | block"},
		words{"긴 글이 YAML 한 줄에 있습니다", "| 블록을 쓰세요"},
	}
	sayAlias = phrase{
		"Y003", Error,
		words{"anchor or alias", "write the value out"},
		words{"앵커 또는 별칭이 있습니다", "값을 그대로 쓰세요"},
	}
	sayMergeKey = phrase{
		"Y003", Error,
		words{"merge key <<", "write the fields out"},
		words{"병합 키 <<가 있습니다", "필드를 그대로 쓰세요"},
	}
	sayTag = phrase{
		"Y003", Error,
		words{"tag", "remove it: the field decides the type"},
		words{"태그가 있습니다", "지우세요. 형식은 필드가 정합니다"},
	}
	saySecondDocument = phrase{
		"Y003", Error,
		words{"second YAML document", "put it into a file of its own"},
		words{"두 번째 YAML 문서가 있습니다", "따로 파일을 만드세요"},
	}
	sayDuplicateKey = phrase{
		"Y004", Error,
		words{`key "{key}" twice in one map`, "remove one"},
		words{`키 "{key}"{이/가} 두 번 있습니다`, "하나를 지우세요"},
	}
	sayTooDeep = phrase{
		"Y005", Error,
		words{"nested deeper than 32", "simplify"},
		words{"32단계보다 깊습니다", "단순하게 만드세요"},
	}
	sayTooManyNodes = phrase{
		"Y005", Error,
		words{"more than 50,000 YAML nodes", "split the file"},
		words{"YAML 노드가 50,000개를 넘습니다", "파일을 나누세요"},
	}
)
