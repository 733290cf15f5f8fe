package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/game"
	"quest/game/desk"
	"quest/saves"
)

// health is what "quest save verify --json" prints. Scripts read it: names stay.
type health struct {
	Player     string         `json:"player"`
	Whole      bool           `json:"whole"`
	Dir        string         `json:"dir"`     // of the journal in use
	Records    int            `json:"records"` // that can be read
	Unreadable int64          `json:"unreadable"`
	Gaps       []gapRecord    `json:"gaps"`
	Torn       *tornRecord    `json:"torn"` // null if the journal ends well
	Mended     int            `json:"mended"`
	Unlinked   int            `json:"unlinked"`
	Unknown    int            `json:"unknown"` // lines of other programs
	Newer      int            `json:"newer"`   // format of a newer quest, 0 for none
	Files      []fileRecord   `json:"files"`
	Snapshots  []goodRecord   `json:"snapshots"`
	Backups    []backupRecord `json:"backups"`
	Copies     []string       `json:"copies"`
	Earlier    []string       `json:"earlier"`
}

type gapRecord struct {
	Records int64  `json:"records"`
	After   string `json:"after"`
	Before  string `json:"before"`
}

type tornRecord struct {
	Bytes int64 `json:"bytes"`
	Saved bool  `json:"saved"` // may have been called saved
}

type fileRecord struct {
	Name  string `json:"name"`
	Bytes int64  `json:"bytes"`
	Lines int    `json:"lines"`
}

type goodRecord struct {
	Name string `json:"name"`
	Good bool   `json:"good"`
}

type backupRecord struct {
	Name    string `json:"name"`
	Path    string `json:"path"`
	Made    string `json:"made"`
	Records int    `json:"records"`
	Bytes   int64  `json:"bytes"`
	Good    *bool  `json:"good,omitempty"`    // only when its bytes were read
	Missing *int   `json:"missing,omitempty"` // records that the save does not hold
	Other   bool   `json:"other"`             // of another save, merged into this one
}

func (c *call) saveVerifyCommand() *cobra.Command {
	return c.saveCall("verify", "Read every byte and say what is whole",
		"Read every byte of a save, its snapshots and its backups, and say in words what is whole and what is\n"+
			"not. Nothing is changed. Exit code 1 when the save has damage.",
		c.noArguments, func(_ []string, asJSON bool) error { return c.saveVerify(asJSON) })
}

func (c *call) saveVerify(asJSON bool) error {
	name, dir, err := c.knownPlayer()
	if err != nil {
		return err
	}
	h, err := saves.Verify(dir, c.saveOptions())
	if err != nil {
		return saveFailed(dir, err)
	}
	if asJSON {
		err = c.sayJSON(healthOf(name, h))
	} else {
		err = c.tell(c.healthWords(name, h)...)
	}
	if err == nil && !whole(h.Report) {
		return &failure{code: exitFindings}
	}
	return err
}

// whole says whether nothing is damaged; what others wrote is no damage.
func whole(r saves.Report) bool {
	r.Undecoded, r.Newer = 0, 0
	return r.Clean()
}

func healthOf(name string, h saves.Health) health {
	r := h.Report
	out := health{
		Player: name, Whole: whole(r), Dir: h.Dir, Records: r.Batches, Unreadable: r.Lost(), Gaps: []gapRecord{},
		Mended: r.Mended, Unlinked: r.Unlinked, Unknown: r.Undecoded, Newer: r.Newer, Files: []fileRecord{},
		Snapshots: []goodRecord{}, Backups: []backupRecord{}, Copies: notNil(h.Copies), Earlier: notNil(h.Earlier),
	}
	for _, g := range r.Unreadable {
		out.Gaps = append(out.Gaps, gapRecord(g))
	}
	if r.Torn != nil {
		out.Torn = &tornRecord{r.Torn.Bytes, r.Torn.Acknowledged}
	}
	for _, s := range r.Segments {
		out.Files = append(out.Files, fileRecord(s))
	}
	for _, s := range h.Snapshots {
		out.Snapshots = append(out.Snapshots, goodRecord{s.Name, s.Err == nil})
	}
	for _, b := range h.Backups {
		record := recordOf(b.Backup)
		good := b.Err == nil
		record.Good, record.Missing = &good, &b.Missing
		out.Backups = append(out.Backups, record)
	}
	return out
}

func recordOf(b saves.Backup) backupRecord {
	return backupRecord{
		Name: b.Name, Path: b.Path, Made: b.Made.Format("2006-01-02T15:04:05Z"), Records: b.Batches, Bytes: b.Bytes, Other: b.Other,
	}
}

func notNil(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// healthWords says what is whole and what is not, and what to do.
func (c *call) healthWords(name string, h saves.Health) []game.Notice {
	r := h.Report
	n := strconv.Itoa(r.Batches)
	head := notice("The save of {name} is whole: all of its {n} can be read.", "{name}의 저장은 온전합니다. 기록 {count}개를 모두 읽을 수 있습니다.",
		"name", name, "n", several(r.Batches, "record"), "count", n)
	switch lost := r.Lost(); {
	case r.Batches == 0 && whole(r):
		head = notice("The save of {name} holds no record yet.", "{name}의 저장에는 아직 기록이 없습니다.", "name", name)
	case lost > 0:
		head = notice("The save of {name} has damage: {n} can be read, {lost} cannot.",
			"{name}의 저장이 손상되었습니다. 기록 {count}개를 읽을 수 있고 {gone}개는 읽을 수 없습니다.",
			"name", name, "n", several(r.Batches, "record"), "count", n, "lost", several(int(lost), "record"), "gone", strconv.FormatInt(lost, 10))
	case !whole(r):
		head = notice("The save of {name} has scratches, but all of its {n} can be read.",
			"{name}의 저장에 흠집이 있지만 기록 {count}개를 모두 읽을 수 있습니다.", "name", name, "n", several(r.Batches, "record"), "count", n)
	}
	lines := append([]game.Notice{head}, damageWords(r)...)
	for _, s := range r.Segments {
		lines = append(lines, notice("  {file}: {size}, {n}", "  {file}: {size}, {lines}줄",
			"file", filepath.Join(content.OneLine(h.Dir), s.Name), "size", sizeOf(s.Bytes), "n", several(s.Lines, "line"), "lines", strconv.Itoa(s.Lines)))
	}
	lines = append(lines, snapshotWords(h.Snapshots)...)
	lines = append(lines, c.backupWords(h.Backups)...)
	for _, dir := range h.Earlier {
		lines = append(lines, notice("  earlier, kept as it was: {dir}", "  이전 폴더(그대로 둠): {dir}", "dir", content.OneLine(dir)))
	}
	for _, path := range h.Copies {
		lines = append(lines, notice("  copy of a damaged file: {path}", "  손상된 파일의 사본: {path}", "path", content.OneLine(path)))
	}
	return append(lines, cure(name, h)...)
}

// damageWords says what is wrong with the journal, line by line.
func damageWords(r saves.Report) []game.Notice {
	var lines []game.Notice
	add := func(en, ko string, pairs ...string) { lines = append(lines, notice(en, ko, pairs...)) }
	for _, g := range r.Unreadable {
		add("  cannot be read: {n} ({days})", "  읽을 수 없음: 기록 {count}개({days})",
			"n", several(int(g.Records), "record"), "count", strconv.FormatInt(g.Records, 10), "days", desk.Gap(g).Days())
	}
	if t := r.Torn; t != nil {
		switch {
		case t.Acknowledged:
			add("  the last line is damaged; it may have been called saved", "  마지막 줄이 손상되었습니다. 저장되었다고 알린 기록일 수 있습니다")
		case t.Record:
			add("  the last line is not finished: a game is writing it, or was cut off; nothing that was called saved is lost",
				"  마지막 줄이 끝나지 않았습니다. 게임이 쓰는 중이거나 끊긴 것입니다. 저장되었다고 알린 것은 그대로입니다")
		default:
			add("  the end of the file is damaged; no record is lost", "  파일 끝이 손상되었습니다. 잃은 기록은 없습니다")
		}
	}
	if r.Mended > 0 {
		add("  damaged around whole records: {n}", "  기록은 온전하고 둘레만 손상된 곳: {count}군데", "n", several(r.Mended, "place"), "count", strconv.Itoa(r.Mended))
	}
	if r.Unlinked > 0 {
		add("  records out of their order, as after editing by hand: {n}", "  손으로 고친 것처럼 순서가 어긋난 기록: {n}개", "n", strconv.Itoa(r.Unlinked))
	}
	if r.Undecoded > 0 {
		add("  lines of another program, kept and not read: {n}", "  다른 프로그램이 쓴 줄(그대로 두고 읽지 않음): {n}", "n", strconv.Itoa(r.Undecoded))
	}
	if r.Newer > 0 {
		add("  a newer quest wrote here (format {n}); this one only reads it", "  더 새로운 quest가 썼습니다(형식 {n}). 여기서는 읽기만 합니다", "n", strconv.Itoa(r.Newer))
	}
	return lines
}

func snapshotWords(all []saves.Checked) []game.Notice {
	if len(all) == 0 {
		return nil
	}
	good := 0
	for _, s := range all {
		if s.Err == nil {
			good++
		}
	}
	return []game.Notice{notice("  snapshots: {good} of {all} can be used (a cache; without them opening takes longer)",
		"  스냅샷: {all}개 중 {good}개 사용 가능(캐시라서 없어도 여는 시간만 길어집니다)", "good", strconv.Itoa(good), "all", strconv.Itoa(len(all)))}
}

func (c *call) backupWords(all []saves.CheckedBackup) []game.Notice {
	if len(all) == 0 {
		return []game.Notice{notice("  backups: none yet; the game makes one at its start", "  백업: 아직 없습니다. 게임을 시작하면 만듭니다")}
	}
	var lines []game.Notice
	good := 0
	for _, b := range all {
		if b.Err == nil {
			good++
			continue
		}
		why := content.OneLine(b.Err.Error())
		if errors.Is(b.Err, saves.ErrDamaged) || errors.Is(b.Err, saves.ErrEmpty) {
			lines = append(lines, notice("  this backup is damaged: {path}", "  손상된 백업: {path}", "path", content.OneLine(b.Path)))
			continue
		}
		lines = append(lines, notice("  this backup cannot be read: {path}: {why}", "  읽을 수 없는 백업: {path}: {why}", "path", content.OneLine(b.Path), "why", why))
	}
	head := notice("  backups: {good} of {all} are whole; the newest is from {when}", "  백업: {all}개 중 {good}개 온전함, 최신 {when}",
		"good", strconv.Itoa(good), "all", strconv.Itoa(len(all)), "when", c.when(all[0].Made))
	return append([]game.Notice{head}, lines...)
}

// cure says what to do about damage.
func cure(name string, h saves.Health) []game.Notice {
	if whole(h.Report) {
		return nil
	}
	who := ""
	if name != defaultPlayer {
		who = " --player " + name
	}
	var lines []game.Notice
	best := -1
	for i, b := range h.Backups {
		if b.Err == nil && h.Report.Lost() > 0 && b.Missing > 0 && (best < 0 || b.Missing > h.Backups[best].Missing) {
			best = i
		}
	}
	if best >= 0 {
		b := h.Backups[best]
		lines = append(lines, notice(
			"A backup still holds {n} that the save has lost: quest save merge {name}"+who,
			"백업 하나에 이 저장에 없는 기록 {count}개가 남아 있습니다: quest save merge {name}"+who,
			"n", several(b.Missing, "record"), "count", strconv.Itoa(b.Missing), "name", b.Name))
	}
	return append(lines, notice(fmt.Sprintf("To write everything readable into a new folder: quest save repair%s", who),
		fmt.Sprintf("읽을 수 있는 것을 모두 새 폴더에 쓰려면: quest save repair%s", who)))
}
