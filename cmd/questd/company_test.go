package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"quest/cmd/questd/bots"
	"quest/cmd/questd/nodes"
	"quest/saves/postgres/postgrestest"
)

// company is who sits at the servers of a story.
type company struct {
	sitting  map[string]*bots.Bot
	nodes    map[string]*nodes.Node
	database *postgrestest.Server
}

type companyKey struct{}

func those(ts *testscript.TestScript) *company { return ts.Value(companyKey{}).(*company) }

// patience guards against a hang.
const patience = 30 * time.Second

// between is how long somebody looks before they press a key again.
const between = 300 * time.Millisecond

func soon() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), patience)
}

// leave ends everything of a story.
func (c *company) leave() {
	for _, bot := range c.sitting {
		bot.Cut()
		<-bot.Done()
	}
	for _, n := range c.nodes {
		n.Kill()
	}
	if c.database != nil {
		_ = c.database.Close()
	}
}

// need gives the arguments of a command, or ends the story with how it is used.
func need(ts *testscript.TestScript, neg bool, args []string, least int, usage string) {
	if neg || len(args) < least {
		ts.Fatalf("usage: %s", usage)
	}
}

func (c *company) node(ts *testscript.TestScript, name string) *nodes.Node {
	n := c.nodes[name]
	if n == nil {
		ts.Fatalf("there is no node %s", name)
	}
	return n
}

func (c *company) guest(ts *testscript.TestScript, who string) *bots.Bot {
	g := c.sitting[who]
	if g == nil {
		ts.Fatalf("%s sits nowhere", who)
	}
	return g
}

func startNode(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 1, "node NAME ARGUMENTS...")
	c, name := those(ts), args[0]
	program := ""
	for dir := range strings.SplitSeq(ts.Getenv("PATH"), string(filepath.ListSeparator)) {
		if found, err := exec.LookPath(filepath.Join(dir, "questd")); err == nil {
			program = found
			break
		}
	}
	at := "127.0.0.1:0"
	if port := ts.Getenv(name); port != "" { // the node stood there before
		at = net.JoinHostPort("127.0.0.1", port)
	}
	n, err := nodes.Start(program, append([]string{"serve", "--lang", "en", "--listen", at}, args[1:]...)...)
	ts.Check(err)
	c.nodes[name] = n
	_, port, err := net.SplitHostPort(n.Address)
	ts.Check(err)
	ts.Setenv(name, port)
	ts.Logf("%s", n.Said())
}

func crashNode(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 1, "crash NAME")
	those(ts).node(ts, args[0]).Kill()
}

func drainNode(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 1, "drain NAME")
	n := those(ts).node(ts, args[0])
	ts.Logf("drained in %s:\n%s", n.Drain(), n.Said())
}

func startDatabase(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 0, "database")
	var err error
	c := those(ts)
	c.database, err = postgrestest.Launch(postgrestest.Options{})
	ts.Check(err)
	ts.Setenv("DATABASE", c.database.URL("postgres"))
}

func sit(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 2, "sit WHO NODE [SIZE]")
	c, who := those(ts), args[0]
	columns, rows := 80, 24
	if len(args) > 2 {
		if _, err := fmt.Sscanf(args[2], "%dx%d", &columns, &rows); err != nil {
			ts.Fatalf("a size such as 80x24: %v", err)
		}
	}
	if old := c.sitting[who]; old != nil {
		old.Cut()
		<-old.Done()
	}
	port, err := strconv.Atoi(ts.Getenv(args[1]))
	ts.Check(err)
	run := exec.Command(filepath.Join(ts.Getenv("WORK"), "bin", "ssh"), "-p", strconv.Itoa(port), who+"@127.0.0.1") // #nosec G204 -- of a story
	run.Env = []string{"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=" + ts.Getenv("LANG"), "PATH=" + ts.Getenv("PATH"), "HOME=" + ts.Getenv("WORK")}
	c.sitting[who], err = bots.Start(run, columns, rows)
	ts.Check(err)
}

func see(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 2, "see WHO TEXT")
	ctx, cancel := soon()
	defer cancel()
	_, err := those(ts).guest(ts, args[0]).Shows(ctx, args[1])
	ts.Check(err)
}

// reach presses a key until a text is there, as a person does: a screen that has just come
// does not hear the first keys.
func reach(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 3, "reach WHO TEXT KEYS...")
	ctx, cancel := soon()
	defer cancel()
	bot, text := those(ts).guest(ts, args[0]), args[1]
	for n := 0; ; n++ {
		ts.Check(bot.Press(args[2+n%len(args[2:])]))
		moment, enough := context.WithTimeout(ctx, between)
		_, err := bot.Shows(moment, text)
		enough()
		if err == nil {
			return
		}
		if ctx.Err() != nil || errors.Is(err, bots.ErrOver) {
			ts.Fatalf("%v", err)
		}
	}
}

func typeText(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 2, "type WHO TEXT")
	ts.Check(those(ts).guest(ts, args[0]).Press(args[1]))
}

func cut(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 1, "cut WHO")
	g := those(ts).guest(ts, args[0])
	g.Cut()
	<-g.Done()
}

func over(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 2, "over WHO STATUS")
	ctx, cancel := soon()
	defer cancel()
	g := those(ts).guest(ts, args[0])
	if status, err := g.Status(ctx); errors.Is(err, context.DeadlineExceeded) || fmt.Sprint(status) != args[1] {
		ts.Fatalf("ended with %d (%v):\n%s", status, err, g.Screen())
	}
}

// leave presses q until the game has ended, as a person does.
func leave(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 1, "leave WHO")
	ctx, cancel := soon()
	defer cancel()
	bot := those(ts).guest(ts, args[0])
	for {
		_ = bot.Press("q") // which fails when it has just ended
		moment, enough := context.WithTimeout(ctx, between)
		status, err := bot.Status(moment)
		enough()
		if err == nil && status == 0 {
			return
		}
		if err == nil || !errors.Is(err, context.DeadlineExceeded) || ctx.Err() != nil {
			ts.Fatalf("ended with %d (%v):\n%s", status, err, bot.Screen())
		}
	}
}

func screen(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 1, "screen WHO")
	_, err := fmt.Fprint(ts.Stdout(), those(ts).guest(ts, args[0]).Screen())
	ts.Check(err)
}

// join brings somebody onto the map, with the code in a file, by a nickname.
func join(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 2, "join WHO FILE [NICK]")
	ctx, cancel := soon()
	defer cancel()
	code, _, _ := strings.Cut(ts.ReadFile(args[1]), "\n")
	nick := strings.Join(args[2:], " ")
	ts.Check(those(ts).guest(ts, args[0]).Enter(ctx, func() string { return code }, nick))
}

// note writes the code that somebody is shown into a file.
func note(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 2, "note WHO FILE")
	shown := those(ts).guest(ts, args[0]).Screen()
	code := shownCode.FindString(shown)
	if code == "" {
		ts.Fatalf("no code is shown:\n%s", shown)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(code+"\n"), 0o600))
}

var shownCode = regexp.MustCompile(`[0-9A-Z]{5}-[0-9A-Z]{5}`)

func send(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 2, "send WHO FILE")
	line, _, _ := strings.Cut(ts.ReadFile(args[1]), "\n")
	ts.Check(those(ts).guest(ts, args[0]).Press(line + "\r"))
}

// everybody has all students do the same, one after the other.
func everybody(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 1, "everybody sit NODE, everybody see|reach|join ARGUMENTS...")
	do := map[string]func(*testscript.TestScript, bool, []string){"sit": sit, "see": see, "reach": reach, "join": join}[args[0]]
	if do == nil {
		ts.Fatalf("not everybody can %s", args[0])
	}
	for _, who := range players[1:] {
		do(ts, neg, append([]string{who}, args[1:]...))
	}
}
