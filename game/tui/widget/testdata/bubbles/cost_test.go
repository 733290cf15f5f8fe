package bubbles

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/cursor"
	"charm.land/bubbles/v2/filepicker"
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/list"
	"charm.land/bubbles/v2/paginator"
	"charm.land/bubbles/v2/progress"
	"charm.land/bubbles/v2/spinner"
	"charm.land/bubbles/v2/stopwatch"
	"charm.land/bubbles/v2/table"
	"charm.land/bubbles/v2/timer"
	"charm.land/bubbles/v2/tree"
	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
)

type row string

func (r row) FilterValue() string { return string(r) }

type rows struct{}

func (rows) Height() int                                          { return 1 }
func (rows) Spacing() int                                         { return 0 }
func (rows) Update(tea.Msg, *list.Model) tea.Cmd                  { return nil }
func (rows) Render(w io.Writer, _ list.Model, _ int, i list.Item) { fmt.Fprint(w, i.(row)) }

// BenchmarkView draws each component once, as a screen of 80 by 24 would: made anew, as
// the game's values are, and again from one that is kept.
func BenchmarkView(b *testing.B) {
	var text []string
	for i := range 60 {
		text = append(text, fmt.Sprintf("\x1b[1m%d\x1b[m 데이터베이스가 Lambda를 부를 때 the database calls a function", i))
	}
	var keys []key.Binding
	for _, k := range []string{"enter", "esc", "h", "f", "?", "L"} {
		keys = append(keys, key.NewBinding(key.WithKeys(k), key.WithHelp(k, "what it does")))
	}
	var items []list.Item
	var cells []table.Row
	root := tree.Root("root")
	for i := range 20 {
		items = append(items, row(fmt.Sprintf("mission %d", i)))
		cells = append(cells, table.Row{fmt.Sprintf("영역 %d", i), "80%", "12"})
		root.Child(fmt.Sprintf("node %d", i))
	}
	for _, c := range []struct {
		name string
		make func() func() string
	}{
		{"cursor", func() func() string { m := cursor.New(); return m.View }},
		{"filepicker", func() func() string { m := filepicker.New(); return m.View }},
		{"help", func() func() string { m := help.New(); return func() string { return m.ShortHelpView(keys) } }},
		{"help-full", func() func() string {
			m := help.New()
			return func() string { return m.FullHelpView([][]key.Binding{keys}) }
		}},
		{"list", func() func() string { m := list.New(items, rows{}, 76, 18); return m.View }},
		{"paginator", func() func() string { m := paginator.New(paginator.WithTotalPages(20)); return m.View }},
		{"progress", func() func() string {
			m := progress.New(progress.WithoutPercentage(), progress.WithFillCharacters('=', '-'))
			return func() string { return m.ViewAs(0.3) }
		}},
		{"progress-value", func() func() string {
			m := progress.Model{Full: '=', Empty: '-'}
			m.SetWidth(40)
			return func() string { return m.ViewAs(0.3) }
		}},
		{"spinner", func() func() string { m := spinner.New(); return m.View }},
		{"stopwatch", func() func() string { m := stopwatch.New(); return m.View }},
		{"table", func() func() string {
			m := table.New(table.WithColumns([]table.Column{{Title: "a", Width: 20}, {Title: "b", Width: 8}, {Title: "c", Width: 8}}),
				table.WithRows(cells), table.WithHeight(18), table.WithWidth(76))
			return m.View
		}},
		{"textarea", func() func() string { m := area("한글 and English"); return m.View }},
		{"textinput", func() func() string { m := input("한글 and English"); return m.View }},
		{"timer", func() func() string { m := timer.New(time.Hour); return m.View }},
		{"tree", func() func() string { m := tree.New(root, 76, 18); return m.View }},
		{"viewport", func() func() string {
			m := viewport.New(viewport.WithWidth(76), viewport.WithHeight(18))
			m.SetContent(strings.Join(text, "\n"))
			return m.View
		}},
	} {
		b.Run(c.name+"/anew", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = c.make()()
			}
		})
		b.Run(c.name+"/kept", func(b *testing.B) {
			view := c.make()
			b.ReportAllocs()
			for b.Loop() {
				_ = view()
			}
		})
	}
}
