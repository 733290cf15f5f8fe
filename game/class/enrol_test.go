package class_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"quest/content"
	"quest/game/class"
)

// office is a school with one class, its owner and a teacher, in which codes are handed out.
type office struct {
	*testing.T
	class.School
	id             class.ID
	now            time.Time
	seeds          uint64
	owner, teacher class.PlayerID
}

func newOffice(t *testing.T) *office {
	o := &office{T: t, now: start}
	events, id, err := o.Found("Evening class", class.Operator, o.now, o.seed())
	o.take(events, err)
	o.id = id
	o.owner = o.mustEnrol("owner's key", o.code(class.Invitation{Role: class.Owner}))
	o.teacher = o.mustEnrol("teacher's key", o.code(class.Invitation{Role: class.Teacher}))
	return o
}

func (o *office) seed() class.Seed {
	o.seeds++
	return seed(o.seeds)
}

func (o *office) take(events []class.Event, err error) {
	o.Helper()
	if err != nil {
		o.Fatal(err)
	}
	o.Apply(events...)
}

// code makes a code for the class.
func (o *office) code(i class.Invitation) string {
	o.Helper()
	i.Class = o.id
	events, code, err := o.Invite(i, class.Operator, o.now, o.seed())
	o.take(events, err)
	return code
}

func (o *office) enrol(e class.Enrolment) (class.PlayerID, error) {
	events, who, err := o.Enrol(e, o.now, o.seed())
	o.Apply(events...)
	return who, err
}

func (o *office) mustEnrol(key, code string) class.PlayerID {
	o.Helper()
	who, err := o.enrol(class.Enrolment{Key: key, Code: code})
	if err != nil {
		o.Fatal(err)
	}
	return who
}

func TestACodeIsUsedOnceHoweverItIsTyped(t *testing.T) {
	for name, typed := range map[string]func(string) string{
		"as it is":      func(c string) string { return c },
		"in capitals":   strings.ToUpper,
		"without signs": func(c string) string { return strings.ReplaceAll(c, "-", "") },
		"with spaces":   func(c string) string { return " " + strings.ReplaceAll(c, "-", " - ") + " " },
		"with letters that look like digits": func(c string) string {
			return strings.NewReplacer("0", "O", "1", "l").Replace(c)
		},
		"in full width": func(c string) string {
			return strings.Map(func(r rune) rune { return r - '!' + '！' }, c)
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			code := o.code(class.Invitation{Role: class.Student, Roster: "Kim Minji"})
			who := o.mustEnrol("key", typed(code))
			if again := o.mustEnrol("key", code); again != who {
				t.Error("who tried again became somebody else")
			}
			_, err := o.enrol(class.Enrolment{Key: "other key", Code: code})
			wantRefused(t, err, class.CodeSpent)
			roster := o.Roster(o.id, nil)
			if m := roster[2]; m.Player != who || m.Role != class.Student || m.Roster.String() != "Kim Minji" || m.Nick.Empty() {
				t.Errorf("the member is %+v", m)
			}
		})
	}
}

func TestACodeHasFiftyBitsAndOnlyItsHashIsKept(t *testing.T) {
	o := newOffice(t)
	form := regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$`)
	seen := map[string]bool{}
	for range 200 {
		code := o.code(class.Invitation{Role: class.Student})
		if !form.MatchString(code) || seen[code] {
			t.Fatalf("the code %q is of another form, or there twice", code)
		}
		seen[code] = true
		state, err := o.Encode()
		if err != nil || strings.Contains(string(state), code) || strings.Contains(string(state), strings.ReplaceAll(code, "-", "")) {
			t.Fatalf("the text of a code is kept, %v", err)
		}
	}
}

func TestCodesThatOpenNothing(t *testing.T) {
	o := newOffice(t)
	code := o.code(class.Invitation{Role: class.Student, Expires: time.Hour})
	for _, typed := range []string{"", "-", "00000-00000", code[:10], code + "0", strings.Repeat("0", 10_000), "\x1b[31m", "가나다라마-바사아자차"} {
		_, err := o.enrol(class.Enrolment{Key: "key", Code: typed})
		wantRefused(t, err, class.CodeUnknown)
	}
	o.now = o.now.Add(time.Hour)
	_, err := o.enrol(class.Enrolment{Key: "key", Code: code})
	wantRefused(t, err, class.CodeExpired)
	day := o.code(class.Invitation{Role: class.Student})
	o.now = o.now.Add(24*time.Hour - time.Millisecond)
	o.mustEnrol("key", day)
}

func TestACodeForAClassLetsSoManyIn(t *testing.T) {
	o := newOffice(t)
	code := o.code(class.Invitation{Role: class.Student, Uses: 3})
	players := map[class.PlayerID]bool{}
	for _, key := range []string{"k1", "k2", "k2", "k3"} {
		players[o.mustEnrol(key, code)] = true
	}
	_, err := o.enrol(class.Enrolment{Key: "k4", Code: code})
	wantRefused(t, err, class.CodeSpent)
	if len(players) != 3 {
		t.Errorf("three keys are %d players", len(players))
	}
}

func TestWhoInvitesWhom(t *testing.T) {
	o := newOffice(t)
	student := o.mustEnrol("key", o.code(class.Invitation{Role: class.Student}))
	for _, c := range []struct {
		by   class.PlayerID
		role class.Role
		why  class.Refusal
	}{
		{class.Operator, class.Owner, ""},
		{o.owner, class.Owner, ""},
		{o.owner, class.Teacher, ""},
		{o.owner, class.Student, ""},
		{o.teacher, class.Student, ""},
		{o.teacher, class.Teacher, class.NotAllowed},
		{o.teacher, class.Owner, class.NotAllowed},
		{student, class.Student, class.NotAllowed},
		{"nobody", class.Student, class.NotAllowed},
		{"", class.Student, class.NotAllowed},
		{class.Operator, "king", class.BadCode},
	} {
		_, _, err := o.Invite(class.Invitation{Class: o.id, Role: c.role}, c.by, o.now, o.seed())
		if refusal(err) != c.why {
			t.Errorf("%s invites a %s: %v", c.by, c.role, err)
		}
	}
	for name, i := range map[string]class.Invitation{
		"too many uses":                         {Uses: class.MostUses + 1},
		"uses below none":                       {Uses: -1},
		"a time below none":                     {Expires: -time.Second},
		"a year":                                {Expires: 365 * 24 * time.Hour},
		"many uses for one roster name":         {Uses: 2, Roster: "Kim"},
		"a roster name of escapes":              {Roster: "\x1b[31m"},
		"a roster name of ten thousand letters": {Roster: strings.Repeat("x", 10_000)},
	} {
		i.Class, i.Role = o.id, class.Student
		if _, code, err := o.Invite(i, o.owner, o.now, o.seed()); err == nil || code != "" {
			t.Errorf("%s: a code was made", name)
		}
	}
	_, _, err := o.Invite(class.Invitation{Class: "none", Role: class.Student}, class.Operator, o.now, o.seed())
	wantRefused(t, err, class.NoSuchThing)
}

func TestASecondComputerIsTheSamePlayer(t *testing.T) {
	o := newOffice(t)
	who := o.mustEnrol("desktop", o.code(class.Invitation{Role: class.Student}))
	other := o.mustEnrol("other", o.code(class.Invitation{Role: class.Student}))
	_, _, err := o.AddKey(who, other, o.now, o.seed())
	wantRefused(t, err, class.NotAllowed)
	_, _, err = o.AddKey(who, o.owner, o.now, o.seed()) // or a teacher could become a student
	wantRefused(t, err, class.NotAllowed)
	events, code, err := o.AddKey(who, who, o.now, o.seed())
	o.take(events, err)
	if !o.AddsKey(" "+code.Text, o.now) || o.AddsKey(code.Text, o.now.Add(24*time.Hour)) || o.AddsKey(o.code(class.Invitation{Role: class.Student}), o.now) || o.AddsKey("", o.now) {
		t.Error("it is not told what a code is for")
	}
	_, err = o.enrol(class.Enrolment{Key: "other", Code: code.Text})
	wantRefused(t, err, class.KeyKnown)
	if again := o.mustEnrol("laptop", code.Text); again != who || o.mustEnrol("laptop", code.Text) != who {
		t.Error("the laptop is another player")
	}
	_, err = o.enrol(class.Enrolment{Key: "third", Code: code.Text})
	wantRefused(t, err, class.CodeSpent)
	if !slices.Equal(o.Keys(who), []string{"desktop", "laptop"}) {
		t.Errorf("the keys are %q", o.Keys(who))
	}
	_, err = o.DropKey(who, "desktop", "desktop", who, o.now)
	wantRefused(t, err, class.KeyInUse)
	events, err = o.DropKey(who, "desktop", "laptop", who, o.now)
	o.take(events, err)
	if _, known := o.Known("desktop"); known {
		t.Error("a key that was dropped is known")
	}
	_, err = o.DropKey(who, "laptop", "", who, o.now)
	wantRefused(t, err, class.KeyInUse)
	_, err = o.DropKey(who, "other", "laptop", who, o.now)
	wantRefused(t, err, class.NoSuchThing)
	if _, err = o.DropKey(who, "laptop", "", class.Operator, o.now); err != nil {
		t.Errorf("the operator cannot drop the key that was lost: %v", err)
	}
}

func TestAPlayerHasOnlySoManyKeys(t *testing.T) {
	o := newOffice(t)
	who := o.mustEnrol("key", o.code(class.Invitation{Role: class.Student}))
	for i := 1; ; i++ {
		events, code, err := o.AddKey(who, who, o.now, o.seed())
		if i == class.MostKeys {
			wantRefused(t, err, class.KeysFull)
			break
		}
		o.take(events, err)
		if i == class.MostKeys-1 { // two codes for the one place that is left
			events, late, err := o.AddKey(who, who, o.now, o.seed())
			o.take(events, err)
			o.mustEnrol(strings.Repeat("k", i), code.Text)
			_, err = o.enrol(class.Enrolment{Key: "late", Code: late.Text})
			wantRefused(t, err, class.KeysFull)
			continue
		}
		o.mustEnrol(strings.Repeat("k", i), code.Text)
		o.now = o.now.Add(3 * time.Hour)
	}
}

func TestAPlayerMakesOnlySoManyCodesADay(t *testing.T) {
	o := newOffice(t)
	who := o.mustEnrol("key", o.code(class.Invitation{Role: class.Student}))
	for range class.MostKeyCodes {
		events, code, err := o.AddKey(who, who, o.now, o.seed())
		o.take(events, err)
		if !code.Until.Equal(o.now.Add(24 * time.Hour)) {
			t.Errorf("a code of %v lasts until %v", o.now, code.Until)
		}
	}
	_, _, err := o.AddKey(who, who, o.now, o.seed())
	wantRefused(t, err, class.EnoughCodes)
	if _, _, err := o.AddKey(who, class.Operator, o.now, o.seed()); err != nil {
		t.Errorf("the operator is refused: %v", err)
	}
	o.now = o.now.Add(24 * time.Hour)
	if _, _, err := o.AddKey(who, who, o.now, o.seed()); err != nil {
		t.Errorf("the next day it is refused: %v", err)
	}
}

func TestALockedRoomLetsNobodyIn(t *testing.T) {
	o := newOffice(t)
	code := o.code(class.Invitation{Role: class.Student, Uses: 2})
	o.take(o.Decide(o.id, o.teacher, class.LockRoom{Locked: true}, o.now))
	_, err := o.enrol(class.Enrolment{Key: "key", Code: code})
	wantRefused(t, err, class.RoomLocked)
	o.take(o.Decide(o.id, o.teacher, class.LockRoom{}, o.now))
	o.mustEnrol("key", code) // it was not used up
}

func TestNicknamesAtEnrolment(t *testing.T) {
	o := newOffice(t)
	code := o.code(class.Invitation{Role: class.Student, Uses: 9})
	if _, err := o.enrol(class.Enrolment{Key: "k1", Code: code, Nick: "Minji"}); err != nil {
		t.Fatal(err)
	}
	_, err := o.enrol(class.Enrolment{Key: "k2", Code: code, Nick: "M I N J I"})
	wantRefused(t, err, class.NameTaken)
	_, err = o.enrol(class.Enrolment{Key: "k2", Code: code, Nick: strings.Repeat("a", 10_000)})
	wantRefused(t, err, class.BadName)
	if _, err := o.enrol(class.Enrolment{Key: "k2", Code: code, Lang: content.Korean}); err != nil {
		t.Fatal(err)
	}
	if nick := o.Roster(o.id, nil)[3].Nick.String(); !strings.ContainsFunc(nick, func(r rune) bool { return r >= '가' && r <= '힣' }) {
		t.Errorf("the nickname made in Korean is %q", nick)
	}
}

func TestAPlayerJoinsAnotherClass(t *testing.T) {
	o := newOffice(t)
	first := o.id
	who := o.mustEnrol("key", o.code(class.Invitation{Role: class.Student}))
	events, second, err := o.Found("Morning class", class.Operator, o.now, o.seed())
	o.take(events, err)
	o.id = second
	code := o.code(class.Invitation{Role: class.Teacher})
	for range 2 {
		events, id, err := o.Join(who, code, "", "en", o.now, o.seed())
		o.take(events, err)
		if id != second {
			t.Errorf("who joins is in %s", id)
		}
	}
	if in := o.ClassesOf(who); !slices.Equal(in, []class.ID{first, second}) {
		t.Errorf("the player is in %q", in)
	}
	events, spare, err := o.AddKey(who, who, o.now, o.seed())
	o.take(events, err)
	_, _, err = o.Join(o.owner, spare.Text, "", "en", o.now, o.seed())
	wantRefused(t, err, class.CodeUnknown)
	_, _, err = o.Join("nobody", spare.Text, "", "en", o.now, o.seed())
	wantRefused(t, err, class.NoSuchThing)
}

func TestWhoIsRemovedKeepsThePlayerAndMayComeBack(t *testing.T) {
	o := newOffice(t)
	who := o.mustEnrol("key", o.code(class.Invitation{Role: class.Student}))
	other := o.mustEnrol("other", o.code(class.Invitation{Role: class.Student}))
	for _, c := range []struct {
		who, by class.PlayerID
		why     class.Refusal
	}{
		{who, other, class.NotAllowed},
		{o.owner, o.teacher, class.NotAllowed},
		{"nobody", other, class.NotAllowed},
		{o.teacher, o.owner, ""},
		{who, o.teacher, ""},
		{other, other, ""},
	} {
		if _, err := o.Remove(o.id, c.who, c.by, o.now); refusal(err) != c.why {
			t.Errorf("%s removes %s: %v", c.by, c.who, err)
		}
	}
	for range 2 {
		o.take(o.Remove(o.id, who, o.teacher, o.now))
	}
	if known, ok := o.Known("key"); !ok || known != who || len(o.ClassesOf(who)) != 0 {
		t.Error("who was removed is no player any more, or still in the class")
	}
	if v := o.See(o.id, who, nil, o.now); v.Class != "" || v.Members != nil {
		t.Errorf("who was removed sees %+v", v)
	}
	_, err := o.Decide(o.id, who, class.SitOut{}, o.now)
	wantRefused(t, err, class.NotMember)
	events, _, err := o.Join(who, o.code(class.Invitation{Role: class.Student}), "", "en", o.now, o.seed())
	o.take(events, err)
	if len(o.ClassesOf(who)) != 1 {
		t.Error("who was removed cannot come back")
	}
}

func TestOwnersGiveRolesAndNotToThemselves(t *testing.T) {
	o := newOffice(t)
	who := o.mustEnrol("key", o.code(class.Invitation{Role: class.Student}))
	o.take(o.Decide(o.id, o.owner, class.SetRole{Member: who, Role: class.Teacher}, o.now))
	if v := o.See(o.id, who, nil, o.now); v.Me.Role != class.Teacher {
		t.Errorf("who was made a teacher is %+v", v.Me)
	}
	for _, c := range []struct {
		by, who class.PlayerID
		role    class.Role
		why     class.Refusal
	}{
		{o.owner, o.owner, class.Student, class.NotAllowed},
		{o.teacher, who, class.Owner, class.NotAllowed},
		{o.owner, who, "king", class.NotAllowed},
		{o.owner, "nobody", class.Owner, class.NotMember},
	} {
		_, err := o.Decide(o.id, c.by, class.SetRole{Member: c.who, Role: c.role}, o.now)
		wantRefused(t, err, c.why)
	}
}

func TestOnlyTheOperatorFoundsAndDeletes(t *testing.T) {
	o := newOffice(t)
	_, _, err := o.Found("Class", o.owner, o.now, o.seed())
	wantRefused(t, err, class.NotAllowed)
	_, _, err = o.Found("\x1b[31m", class.Operator, o.now, o.seed())
	wantRefused(t, err, class.BadName)
	_, err = o.DeletePlayer(o.teacher, o.owner, o.now)
	wantRefused(t, err, class.NotAllowed)
	_, err = o.DeletePlayer("nobody", class.Operator, o.now)
	wantRefused(t, err, class.NoSuchThing)
}

func TestTriesAreCountedByKeyAndByAddress(t *testing.T) {
	var tries class.Tries
	for i := range class.TriesOfKey {
		if !tries.Allowed("key", "address", start) {
			t.Fatalf("try %d is refused", i)
		}
		tries.Wrong("key", "address", start.Add(time.Duration(i)*time.Second))
	}
	late := start.Add(time.Minute)
	if tries.Allowed("key", "another address", late) {
		t.Error("a key tries on from another address")
	}
	if !tries.Allowed("another key", "address", late) {
		t.Error("another pupil behind the same router is refused")
	}
	for i := range class.TriesOfAddress {
		tries.Wrong(strings.Repeat("k", i), "address", late)
	}
	if tries.Allowed("fresh key", "address", late) {
		t.Error("an address guesses with ever new keys")
	}
	for i := range 30_000 { // bounded, whoever comes
		tries.Wrong(string(rune(i)), string(rune(i+1)), late)
	}
	if tries.Allowed("key", "elsewhere", start.Add(time.Hour-time.Second)) {
		t.Error("a flood of strangers makes the one who guesses forgotten before an hour is over")
	}
	if !tries.Allowed("key", "elsewhere", start.Add(time.Hour)) {
		t.Error("a wrong try counts for longer than an hour")
	}
}
