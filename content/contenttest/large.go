package contenttest

import (
	"bytes"
	"fmt"
	"testing/fstest"
	"text/template"

	"quest/content"
)

// The size of a large pack.
const (
	LargeLessons = 59
	LargeItems   = LargeLessons * largeQuiz
	largeQuiz    = 16
)

// LargeID is the ID of the n-th large pack.
func LargeID(n int) content.PackID { return content.PackID(fmt.Sprintf("large/harbour-%d", n)) }

// LargeFiles gives the source of the n-th of any number of large packs, which have no
// findings: LargeItems items of every type in LargeLessons lessons with seven points
// each. The same n always gives the same files.
func LargeFiles(n int) fstest.MapFS {
	type quay struct {
		Pack, N  int
		ID       string
		Singles  []int
		Multis   []int
		Wrongs   []int
		Truths   []int
		Classify []int
	}
	files := fstest.MapFS{}
	write := func(path string, form *template.Template, v any) {
		var b bytes.Buffer
		if err := form.Execute(&b, v); err != nil {
			panic(err) // only a change to the forms below can cause it
		}
		files[path] = &fstest.MapFile{Data: b.Bytes(), Mode: 0o644}
	}
	var quays []quay
	for i := range LargeLessons {
		q := quay{
			Pack: n, N: i + 1, ID: fmt.Sprintf("quay-%d", i+1),
			Singles: []int{1, 2, 3, 4, 5}, Multis: []int{6, 7, 8}, Wrongs: []int{9, 10}, Truths: []int{11}, Classify: []int{12, 13},
		}
		if i%2 == 1 { // both answers are right equally often
			q.Wrongs, q.Truths = []int{9}, []int{10, 11}
		}
		quays = append(quays, q)
		write(fmt.Sprintf("lessons/%02d-quay.md", i+1), largeLesson, q)
		write(fmt.Sprintf("quiz/%02d-quay.yaml", i+1), largeQuizFile, q)
	}
	all := struct {
		ID    content.PackID
		N     int
		Quays []quay
	}{LargeID(n), n, quays}
	write("pack.yaml", largeManifest, all)
	write("concepts.yaml", largeConcepts, all)
	write("rewards.yaml", largeRewards, all)
	return files
}

func form(name, text string) *template.Template {
	return template.Must(template.New(name).Delims("<<", ">>").Parse(text))
}

var (
	largeManifest = form("pack.yaml", `format: quest.pack/v1
id: <<.ID>>
version: 1.0.0
languages: [en, ko]
title: |
  The great harbour <<.N>>
  큰 항구 <<.N>>
summary: |
  All quays of harbour <<.N>>, with their depths, lights and hours, for pilots who come for the first time.
  처음 오는 도선사를 위한 항구 <<.N>>의 모든 부두와 수심, 등대, 시간.
authors:
  - {name: Test Author}
license: CC-BY-4.0
original: true
requires: ">=0.1.0"
lint: {allow: [Q010, Q024], because: its items are made by rule}
lessons: [<<range $i, $q := .Quays>><<if $i>>, <<end>><<$q.ID>><<end>>]
`)

	largeConcepts = form("concepts.yaml", `format: quest.concepts/v1
concepts:
<<- range .Quays>>
  - id: depth-<<.N>>
    term: |
      depth of quay <<.N>>
      부두 <<.N>>의 수심
    short: |
      How much water stands at quay <<.N>> when the tide is out
      썰물 때 부두 <<.N>>에 남는 물의 깊이
<<- end>>
misconceptions:
<<- range .Quays>>
  - id: always-deep-<<.N>>
    says: |
      Quay <<.N>> is deep at any hour
      부두 <<.N>>은 언제나 깊다
    fix: |
      The water at quay <<.N>> falls with the tide; look at the table first.
      부두 <<.N>>의 물은 조석에 따라 내려갑니다. 먼저 표를 봅니다.
<<- end>>
`)

	largeRewards = form("rewards.yaml", `format: quest.rewards/v1
rewards:
  - id: harbour-<<.N>>-pilot
    when: {pack: true}
    xp: 150
    title: |
      Pilot of Harbour <<.N>>
      항구 <<.N>> 도선사
`)

	largeLesson = form("lesson", `---
format: quest.lesson/v1
id: <<.ID>>
concepts: [depth-<<.N>>]
quiz: <<.ID>>
verified: 2026-11-01
sources: [https://example.org/harbour-<<.Pack>>/quay-<<.N>>]
---
# Quay <<.N>> and its water
**부두 <<.N>>의 물**

The water at quay <<.N>> rises and falls two times a day, and the tide table of harbour <<.Pack>> says when. {#tide}
부두 <<.N>>의 물은 하루에 두 번 오르내리고, 항구 <<.Pack>>의 조석표가 그때를 알려 줍니다.
👉 Two tides a day
👉 하루 두 번의 조석

At low tide <<.N>> metres are left, so a deep tanker waits outside until the water is back. {#low}
간조에는 <<.N>>미터만 남으므로 깊은 유조선은 물이 돌아올 때까지 밖에서 기다립니다.
👉 Deep ships wait
👉 깊은 배는 기다림

A green buoy with the number <<.N>> marks the channel to the quay by day. {#buoy}
낮에는 번호 <<.N>>이 적힌 초록 부표가 부두로 가는 뱃길을 표시합니다.
👉 Green buoy: the channel
👉 초록 부표는 뱃길

## By night at quay <<.N>> {#night}
**부두 <<.N>>의 밤**

By night the lamp of quay <<.N>> blinks <<.N>> times a minute, and no other lamp of the harbour does. {#lamp}
밤에는 부두 <<.N>>의 등이 매분 <<.N>>번 깜박이고, 항구의 다른 등은 그러지 않습니다.
👉 Count the blinks
👉 깜박임을 세기

Call the harbour master on the radio before you pass the lamp, and say the draught of your ship. {#radio}
등을 지나기 전에 항만장을 무전으로 부르고 배의 흘수를 말합니다.
👉 Radio before the lamp
👉 등보다 무전이 먼저

Slow down inside, for waves move the small boats that lie at quay <<.N>>. {#slow}
안에서는 속도를 줄입니다. 물결이 부두 <<.N>>에 묶인 작은 배를 흔들기 때문입니다.
👉 Slow inside
👉 안에서는 천천히

## Key Takeaways

- The table of harbour <<.Pack>> tells when quay <<.N>> is deep. {#take-table}
  부두 <<.N>>이 언제 깊은지는 항구 <<.Pack>>의 표가 알려 줍니다.
`)

	largeQuizFile = form("quiz", `format: quest.quiz/v1
id: <<.ID>>
title: |
  Quay <<.N>>
  부두 <<.N>>
defaults:
  concepts: [depth-<<.N>>]
  verified: 2026-11-01
  sources: [https://example.org/harbour-<<.Pack>>/quay-<<.N>>]
items:
<<- $q := .>>
<<- range .Singles>>
  - id: <<$q.ID>>-i<<.>>
    type: single
    difficulty: <<.>>
    cites: [<<$q.ID>>#low]
    stem: |
      Ship <<.>> draws more water than quay <<$q.N>> has at low tide. What does its pilot do?
      <<.>>번 배의 흘수가 부두 <<$q.N>>의 간조 수심보다 깊습니다. 도선사는 무엇을 합니까?
    options:
      - id: wait
        correct: true
        text: |
          Waits outside for the water
          밖에서 물을 기다립니다
        why: |
          The tide brings back the depth that ship <<.>> needs.
          조석이 <<.>>번 배에 필요한 깊이를 되돌려 줍니다.
      - id: enter
        misconception: always-deep-<<$q.N>>
        text: |
          Enters now, but more slowly
          지금 들어가되 천천히 갑니다
        why: |
          A slow ship needs as much water as a quick one.
          천천히 가도 필요한 물은 같습니다.
      - id: light
        text: |
          Looks for the lamp of the quay
          부두의 등을 찾아봅니다
        why: |
          The lamp tells where the quay is, not how deep.
          등은 부두의 위치를 알릴 뿐 깊이는 모릅니다.
<<- end>>
<<- range .Multis>>
  - id: <<$q.ID>>-i<<.>>
    type: multi
    choose: 2
    cites: [<<$q.ID>>#buoy, <<$q.ID>>#lamp]
    stem: |
      Which TWO show ship <<.>> the way to quay <<$q.N>>?
      <<.>>번 배에 부두 <<$q.N>>의 길을 알려 주는 것 **두 개**는 무엇입니까?
    options:
      - id: buoy
        correct: true
        text: |
          The green buoy
          초록 부표 하나
        why: |
          It marks the channel to quay <<$q.N>> by day.
          낮에 부두 <<$q.N>>로 가는 뱃길을 표시합니다.
      - id: lamp
        correct: true
        text: |
          The lamp that blinks
          깜박이는 등 하나
        why: |
          It marks quay <<$q.N>> by night.
          밤에 부두 <<$q.N>>을 표시합니다.
      - id: gulls
        text: |
          The gulls overhead
          머리 위의 갈매기
        why: |
          They follow the fish.
          갈매기는 물고기를 따라갑니다.
<<- end>>
<<- range .Wrongs>>
  - id: <<$q.ID>>-i<<.>>
    type: truefalse
    cites: [<<$q.ID>>#tide]
    answer: false
    misconception: always-deep-<<$q.N>>
    stem: |
      Ship <<.>> finds the same depth at quay <<$q.N>> at every hour.
      <<.>>번 배는 부두 <<$q.N>>에서 언제나 같은 수심을 만난다.
    if_right: |
      The tide changes the depth twice a day.
      조석이 하루에 두 번 깊이를 바꿉니다.
    if_wrong: |
      The water rises and falls; the table says when.
      물은 오르내리고, 그때는 표가 알려 줍니다.
<<- end>>
<<- range .Truths>>
  - id: <<$q.ID>>-i<<.>>
    type: truefalse
    cites: [<<$q.ID>>#radio]
    answer: true
    stem: |
      The master of quay <<$q.N>> hears from ship <<.>> before it passes the lamp.
      부두 <<$q.N>>의 항만장은 <<.>>번 배가 등을 지나기 전에 소식을 듣는다.
    if_right: |
      The pilot calls on the radio and says the draught.
      도선사가 무전으로 불러 흘수를 말합니다.
    if_wrong: |
      The call on the radio comes before the lamp.
      무전으로 부르는 것이 등보다 먼저입니다.
<<- end>>
<<- range .Classify>>
  - id: <<$q.ID>>-i<<.>>
    type: classify
    cites: [<<$q.ID>>#low]
    stem: |
      When may each ship of group <<.>> come to quay <<$q.N>>?
      <<.>>조의 배는 각각 언제 부두 <<$q.N>>에 올 수 있습니까?
    bins:
      - {id: any-tide, text: {en: At any tide, ko: 언제나}}
      - {id: high-tide, text: {en: At high tide, ko: 만조에}}
    cards:
      - id: tanker
        bin: high-tide
        misconception: always-deep-<<$q.N>>
        text: |
          Deep tanker
          깊은 유조선
        why: |
          It needs all of the water.
          모든 물이 필요합니다.
      - id: dinghy
        bin: any-tide
        text: |
          Small dinghy
          작은 보트
        why: |
          It floats in a hand of water.
          한 뼘의 물에도 뜹니다.
<<- end>>
  - id: <<.ID>>-i14
    type: order
    cites: [<<.ID>>#radio, <<.ID>>#slow]
    stem: |
      Put the way to quay <<.N>> by night in order.
      밤에 부두 <<.N>>에 가는 차례대로 놓으세요.
    steps:
      - {id: call, text: {en: Call on the radio, ko: 무전으로 부른다}}
      - {id: pass, text: {en: Pass the lamp, ko: 등을 지난다}}
      - {id: slow, text: {en: Slow down inside, ko: 안에서 속도를 줄인다}}
    explain: |
      The master must know of a ship before it is at quay <<.N>>.
      항만장은 배가 부두 <<.N>>에 닿기 전에 알아야 합니다.
  - id: <<.ID>>-i15
    type: match
    cites: [<<.ID>>#buoy]
    stem: |
      Match each aid at quay <<.N>> with its use.
      부두 <<.N>>의 표지를 쓰임과 이으세요.
    pairs:
      - {id: buoy, left: {en: Buoy, ko: 부표}, right: {en: marks the channel, ko: 뱃길 표시}}
      - {id: lamp, left: {en: Lamp, ko: 등}, right: {en: marks the quay, ko: 부두 표시}}
      - {id: table, left: {en: Table, ko: 조석표}, right: {en: tells the tide, ko: 조석 안내}}
    explain: |
      Each aid has one use at quay <<.N>>.
      부두 <<.N>>에서는 표지마다 쓰임이 하나입니다.
  - id: <<.ID>>-i16
    type: cloze
    cites: [<<.ID>>#radio]
    text: |
      Call the master on the {{radio}} before you pass the lamp of quay <<.N>>.
      부두 <<.N>>의 등을 지나기 전에 {{radio}}{으로/로} 항만장을 부르세요.
    gaps:
      - id: radio
        accept: {any: [VHF radio, radio], ko: [무전, 무전기]}
    explain: |
      Only the radio reaches the master of quay <<.N>>.
      부두 <<.N>>의 항만장에게는 무전만 닿습니다.
`)
)
