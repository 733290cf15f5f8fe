package school

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/oklog/ulid/v2"

	"quest/saves"
)

// FileOptions are what a log in files needs from outside. Zero values stand for what is said.
type FileOptions struct {
	Fold string           // version of the states of Base and Keep; none are kept without
	Now  func() time.Time // time.Now
	Look time.Duration    // how often is looked for what other processes appended: 250 ms
	FS   saves.FS         // of the journal: that of the operating system
}

// Files is a log in a folder. The journal there is open for writing only while an Update runs,
// so that a command of the operator works beside a running server; processes on one machine
// share it, and the lock of the folder keeps their Updates apart.
type Files[E any] struct {
	dir     string
	options FileOptions
	bell    chan struct{}
	stop    context.CancelFunc
	looking sync.WaitGroup

	view  *saves.Journal[E]
	fresh bool // the view was opened, and nothing of it was given yet
	known bool // the whole journal was checked once
	stale bool // what was given may not be what the log holds: the view is to be opened again

	hereMu sync.Mutex
	signs  *signs
}

var _ Log[any] = (*Files[any])(nil)

const (
	usualLook = 250 * time.Millisecond
	// segmentBytes keeps the opening of the newest segment, with which every Update begins, quick.
	segmentBytes = 256 << 10
)

// OpenFiles opens the log in a folder, which is made if it is missing.
func OpenFiles[E any](dir string, o FileOptions) (*Files[E], error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Look == 0 {
		o.Look = usualLook
	}
	id, err := ulid.New(ulid.Timestamp(o.Now()), rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("open the school: %w", err)
	}
	l := &Files[E]{dir: dir, options: o, bell: make(chan struct{}, 1), signs: newSigns(dir, id.String(), o.Now)}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open the school: %w", err)
	}
	end := l.end() // before the view reads, so that nothing comes unheard between the two
	if err := l.open(); err != nil {
		return nil, err
	}
	looking, stop := context.WithCancel(context.Background())
	l.stop = stop
	l.looking.Go(func() { l.look(looking, end) })
	return l, nil
}

// open opens the view at its beginning: its base, and nothing behind it.
func (l *Files[E]) open() error {
	o := l.journal()
	o.ReadOnly, o.Brief = true, true
	view, err := saves.Open[E](l.dir, o)
	if err != nil {
		return fmt.Errorf("open the school: %w", err)
	}
	if l.view != nil {
		_ = l.view.Close() // a view has nothing to lose
	}
	l.view, l.fresh, l.stale = view, true, false
	return nil
}

func (l *Files[E]) journal() saves.Options {
	return saves.Options{FS: l.options.FS, Now: l.options.Now, Fold: l.options.Fold, SegmentBytes: segmentBytes}
}

// Base gives the state that Keep kept last.
func (l *Files[E]) Base() ([]byte, bool) { return l.view.Base() }

// Poll reads what was appended since the last time. Where nothing was, it costs next to nothing.
func (l *Files[E]) Poll(context.Context) (time.Time, []E, error) {
	news, err := l.news()
	return l.options.Now(), news, err
}

func (l *Files[E]) news() ([]E, error) {
	if l.stale {
		return nil, l.again()
	}
	var news []E
	take := func(b saves.Batch[E]) error {
		news = append(news, b.Events...)
		return nil
	}
	var err error
	if l.fresh { // what was there when the view was opened, and then what came since
		err = l.view.Replay(take)
	}
	if err == nil {
		_, err = l.view.Poll(take)
	}
	switch {
	case errors.Is(err, saves.ErrChanged):
		return nil, l.again()
	case err != nil:
		l.stale = true // how much of it was given is not known
		return nil, err
	}
	l.fresh = false
	return news, nil
}

// again opens the view anew and says so.
func (l *Files[E]) again() error {
	if err := l.open(); err != nil {
		l.stale = true
		return err
	}
	return ErrAnew
}

// Update holds the lock of the folder while decide runs and its events are written.
func (l *Files[E]) Update(ctx context.Context, decide func(time.Time, []E) ([]E, error)) (err error) {
	w, err := l.take(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	news, err := l.news()
	if err != nil {
		return err
	}
	now := l.options.Now()
	events, err := decide(now, news)
	if err != nil || len(events) == 0 {
		return err
	}
	id, err := ulid.New(ulid.Timestamp(now), rand.Reader)
	if err != nil {
		return fmt.Errorf("name a record of the school: %w", err)
	}
	if _, err := w.Append(saves.Batch[E]{ID: id.String(), T: now.UnixMilli(), Events: events}); err != nil {
		l.stale = true // the view may have seen a line that is not there any more
		return fmt.Errorf("keep a record of the school: %w", err)
	}
	l.known = true
	return nil
}

// take opens the journal for writing, as soon as nobody else has it open.
func (l *Files[E]) take(ctx context.Context) (w *saves.Journal[E], err error) {
	o := l.journal()
	o.Brief = l.known // or each Update would read years
	err = l.whenFree(ctx, func() error {
		w, err = saves.Open[E](l.dir, o)
		return err
	})
	return w, err
}

// whenFree does something that needs the lock of the folder, and waits while somebody else
// has it.
func (l *Files[E]) whenFree(ctx context.Context, do func() error) error {
	const first, longest = time.Millisecond, 50 * time.Millisecond
	for pause := first; ; pause = min(2*pause, longest) {
		err := do()
		if !errors.Is(err, saves.ErrLocked) {
			return err
		}
		select {
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		case <-time.After(pause):
		}
	}
}

// Keep keeps a state behind the events that were given.
func (l *Files[E]) Keep(ctx context.Context, state []byte) error {
	if l.options.Fold == "" || l.stale || l.fresh {
		return nil
	}
	w, err := l.take(ctx)
	if err != nil {
		return err
	}
	return errors.Join(w.SnapshotAt(l.view.Mark(), state), w.Close())
}

// Forget writes the journal anew, and removes everything that it was before.
func (l *Files[E]) Forget(ctx context.Context, change func(E) (E, bool)) error {
	return l.whenFree(ctx, func() error {
		_, err := saves.Expunge(l.dir, l.journal(), func(payload []byte) ([]byte, error) { return rewritten(payload, change) })
		return err
	})
}

// rewritten changes the events of one record. Those that stay as they are, and those of a
// newer program, keep their bytes.
func rewritten[E any](payload []byte, change func(E) (E, bool)) ([]byte, error) {
	var b saves.Batch[json.RawMessage]
	if err := json.Unmarshal(payload, &b); err != nil {
		return nil, fmt.Errorf("rewrite a record of the school: %w", err)
	}
	events, changed := make([]json.RawMessage, 0, len(b.Events)), false
	for _, raw := range b.Events {
		var was E
		if err := json.Unmarshal(raw, &was); err != nil {
			return nil, fmt.Errorf("rewrite an event of the school: %w", err)
		}
		is, stays := change(was)
		switch {
		case !stays:
			changed = true
			continue
		case !reflect.DeepEqual(was, is):
			changed = true
			var err error
			if raw, err = json.Marshal(is); err != nil {
				return nil, fmt.Errorf("rewrite an event of the school: %w", err)
			}
		}
		events = append(events, raw)
	}
	if !changed {
		return payload, nil
	}
	b.Events = events
	return json.Marshal(b)
}

// Here gives the players of this process and of the others on this machine, by the files that
// each writes in a folder beside that of the log.
func (l *Files[E]) Here(_ context.Context, players []string) ([]string, error) {
	l.hereMu.Lock()
	defer l.hereMu.Unlock()
	if err := l.signs.say(players); err != nil {
		return nil, fmt.Errorf("say who is here: %w", err)
	}
	others, err := l.signs.hear()
	if err != nil {
		return nil, fmt.Errorf("see who is here: %w", err)
	}
	return append(others, players...), nil
}

// Bell receives something when the journal became longer, or another one.
func (l *Files[E]) Bell() <-chan struct{} { return l.bell }

// look rings the bell when the journal ends elsewhere than it did last.
func (l *Files[E]) look(ctx context.Context, last string) {
	tick := time.NewTicker(l.options.Look)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if end := l.end(); end != last {
			last = end
			select {
			case l.bell <- struct{}{}:
			default:
			}
		}
	}
}

// end says where the journal ends: the name of its newest segment, and its length.
func (l *Files[E]) end() string {
	dir := l.dir
	if newest := last(dir, "save-", ""); newest != "" {
		dir = filepath.Join(dir, newest)
	}
	name := last(dir, "journal-", ".jsonl")
	info, err := os.Stat(filepath.Join(dir, name))
	if err != nil {
		return ""
	}
	return fmt.Sprint(dir, name, info.Size())
}

// last gives the last name of a folder that begins and ends so, "" for none.
func last(dir, prefix, suffix string) string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return ""
	}
	for _, e := range slices.Backward(entries) {
		if strings.HasPrefix(e.Name(), prefix) && strings.HasSuffix(e.Name(), suffix) {
			return e.Name()
		}
	}
	return ""
}

// Close gives the folder back.
func (l *Files[E]) Close() error {
	l.stop()
	l.looking.Wait()
	l.hereMu.Lock()
	defer l.hereMu.Unlock()
	l.signs.fall()
	return l.view.Close()
}
