package contenttest

import "quest/content"

func sentence(anchor, en, ko, gist string) content.Block {
	b := content.Block{Kind: content.Sentence, Anchor: anchor, Text: Both(en, ko)}
	if gist != "" {
		b.Gist = content.NewText(map[content.Lang][]content.Safe{content.Korean: {Safe(gist)}})
	}
	return b
}

func tides() content.Lesson {
	return content.Lesson{
		ID: FirstLesson, Title: Both("Why the sea rises", "바다는 왜 오르는가"), Minutes: 2, Quiz: FirstQuiz,
		Blocks: []content.Block{
			sentence("moon", "The moon pulls the sea toward itself.", "달은 바다를 자기 쪽으로 끌어당깁니다.", "달이 끌어당김"),
			sentence("twice", "Most coasts see **two** high tides a day.", "대부분의 해안에는 하루에 만조가 **두 번** 옵니다.", "하루 두 번"),
			{Kind: content.Heading, Anchor: "aids", Text: Both("What guides a ship", "배를 이끄는 것")},
			{Kind: content.Fence, Code: &content.Code{Lang: "text", Lines: []content.Safe{Safe("06:12  high  4.1 m"), Safe("12:20  low   0.6 m")}}},
			sentence("table", "A pilot reads the `tide table` before a buoy.", "도선사는 부표보다 `조석표`를 먼저 읽습니다.", ""),
		},
		Takeaways: []content.Block{
			sentence("take-moon", "The moon makes the tide.", "달이 조석을 만듭니다.", ""),
		},
		Verified: "2026-11-22",
	}
}

func locks() content.Lesson {
	return content.Lesson{
		ID: LastLesson, Title: Both("Climbing by lock", "갑문으로 오르기"), Minutes: 2, Quiz: LastQuiz, Reward: Pilot,
		Blocks: []content.Block{
			sentence("flow", "Water flows in by itself.", "물은 저절로 흘러듭니다.", "펌프 없음"),
			{Kind: content.Art, Text: Both("A ship in a lock", "갑문 안의 배"), Code: &content.Code{Lang: "text", Lines: []content.Safe{Safe("|  /\\_  |"), Safe("|~~~~~~|")}}},
			sentence("behind", "The gate behind the ship closes first.", "배 뒤의 문이 먼저 닫힙니다.", "뒷문 먼저"),
			{Kind: content.Sentence, Anchor: "ask", Mark: content.Callout, Text: Both("Ask which side is higher.", "어느 쪽이 더 높은지 보세요.")},
		},
		Takeaways: []content.Block{
			sentence("take-flow", "A lock needs no pump.", "갑문에는 펌프가 필요 없습니다.", ""),
		},
		Verified: "2026-11-22",
	}
}
