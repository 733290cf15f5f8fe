package host_test

import (
	"bufio"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"quest/cmd/questd/host"
)

// Numbers of messages, RFC 4250.
const (
	msgServiceRequest, msgServiceAccept      = 5, 6
	msgKexInit, msgNewKeys                   = 20, 21
	msgExchange, msgExchanged                = 30, 31
	msgAuth, msgAuthFailed, msgAuthSucceeded = 50, 51, 52
	msgKeyTaken                              = 60
	msgGlobal, msgGlobalYes, msgGlobalNo     = 80, 81, 82
	msgChannelOpen, msgChannelOpened         = 90, 91
	msgChannelRefused, msgWindow, msgData    = 92, 93, 94
	msgEOF, msgChannelClose, msgRequest      = 96, 97, 98
	msgRequestYes, msgRequestNo              = 99, 100
)

// raw is a client that says whatever a test wants it to say, in whatever order: one that is
// hostile, which the client of the library never is. It knows one algorithm of each kind.
type raw struct {
	net.Conn
	in  *bufio.Reader
	out halfway
	rd  halfway
	id  []byte // of the session
}

// halfway is one direction: a cipher and a checksum once keys are agreed on.
type halfway struct {
	stream cipher.Stream
	mac    []byte
	seq    uint32
}

const rawVersion = "SSH-2.0-raw"

// field appends strings of the protocol.
func field(to []byte, s ...string) []byte {
	for _, s := range s {
		to = append(binary.BigEndian.AppendUint32(to, uint32(len(s))), s...)
	}
	return to
}

func number(to []byte, n ...uint32) []byte {
	for _, n := range n {
		to = binary.BigEndian.AppendUint32(to, n)
	}
	return to
}

// newRaw agrees on keys with a server.
func newRaw(c net.Conn) (*raw, error) {
	r := &raw{Conn: c, in: bufio.NewReader(c)}
	if _, err := io.WriteString(c, rawVersion+"\r\n"); err != nil {
		return nil, err
	}
	theirs, err := r.in.ReadString('\n')
	if err != nil {
		return nil, err
	}
	mine := append([]byte{msgKexInit}, make([]byte, 16)...)
	mine = field(mine, "curve25519-sha256", "ssh-ed25519", "aes128-ctr", "aes128-ctr", "hmac-sha2-256", "hmac-sha2-256", "none", "none", "", "")
	mine = number(append(mine, 0), 0)
	if err := r.send(mine); err != nil {
		return nil, err
	}
	init, err := r.receive()
	if err != nil {
		return nil, err
	}
	secret, err := ecdh.X25519().GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	public := string(secret.PublicKey().Bytes())
	if err := r.send(field([]byte{msgExchange}, public)); err != nil {
		return nil, err
	}
	reply, err := r.receive()
	if err != nil {
		return nil, err
	}
	hostKey, rest := cut(reply[1:])
	their, _ := cut(rest)
	shared, err := ecdh.X25519().NewPublicKey([]byte(their))
	if err != nil {
		return nil, err
	}
	k, err := secret.ECDH(shared)
	if err != nil {
		return nil, err
	}
	key := string(mpint(k))
	h := sha256.New()
	h.Write(field(nil, rawVersion, strings.TrimRight(theirs, "\r\n"), string(mine), string(init), hostKey, public, their))
	h.Write([]byte(key))
	r.id = h.Sum(nil)
	if err := r.send([]byte{msgNewKeys}); err != nil {
		return nil, err
	}
	if _, err := r.receive(); err != nil {
		return nil, err
	}
	derive := func(letter string) []byte {
		sum := sha256.Sum256([]byte(key + string(r.id) + letter + string(r.id)))
		return sum[:]
	}
	r.out.use(derive("A"), derive("C"), derive("E"))
	r.rd.use(derive("B"), derive("D"), derive("F"))
	return r, nil
}

func (h *halfway) use(iv, key, mac []byte) {
	block, err := aes.NewCipher(key[:16])
	if err != nil {
		panic(err)
	}
	h.stream, h.mac = cipher.NewCTR(block, iv[:16]), mac
}

func (h *halfway) sum(packet []byte) []byte {
	m := hmac.New(sha256.New, h.mac)
	m.Write(number(nil, h.seq))
	m.Write(packet)
	return m.Sum(nil)
}

// mpint is a number of the protocol with its length.
func mpint(b []byte) []byte {
	n := new(big.Int).SetBytes(b).Bytes()
	if len(n) > 0 && n[0] >= 0x80 {
		n = append([]byte{0}, n...)
	}
	return field(nil, string(n))
}

// cut takes a string of the protocol off.
func cut(b []byte) (string, []byte) {
	n := binary.BigEndian.Uint32(b)
	return string(b[4 : 4+n]), b[4+n:]
}

// packet wraps a message.
func (r *raw) packet(message []byte) []byte {
	padding := 16 - (5+len(message))%16
	if padding < 4 {
		padding += 16
	}
	p := number(nil, uint32(1+len(message)+padding))
	p = append(append(append(p, byte(padding)), message...), make([]byte, padding)...)
	if r.out.stream != nil {
		sum := r.out.sum(p)
		r.out.stream.XORKeyStream(p, p)
		p = append(p, sum...)
	}
	r.out.seq++
	return p
}

func (r *raw) send(messages ...[]byte) error {
	var all []byte
	for _, m := range messages {
		all = append(all, r.packet(m)...)
	}
	_, err := r.Write(all)
	return err
}

// receive gives the next message.
func (r *raw) receive() ([]byte, error) {
	head := make([]byte, 16)
	if _, err := io.ReadFull(r.in, head); err != nil {
		return nil, err
	}
	if r.rd.stream != nil {
		r.rd.stream.XORKeyStream(head, head)
	}
	n := binary.BigEndian.Uint32(head)
	if n < 12 || n > 1<<20 {
		return nil, fmt.Errorf("raw: a packet of %d bytes", n)
	}
	rest := make([]byte, int(n)+4-len(head))
	if _, err := io.ReadFull(r.in, rest); err != nil {
		return nil, err
	}
	if r.rd.stream != nil {
		r.rd.stream.XORKeyStream(rest, rest)
	}
	p := append(head, rest...)
	if r.rd.stream != nil {
		sum := make([]byte, sha256.Size)
		if _, err := io.ReadFull(r.in, sum); err != nil {
			return nil, err
		}
		if subtle.ConstantTimeCompare(sum, r.rd.sum(p)) != 1 {
			return nil, errors.New("raw: a checksum is wrong")
		}
	}
	r.rd.seq++
	return p[5 : len(p)-int(p[4])], nil
}

// until receives messages up to one of some kinds.
func (r *raw) until(kinds ...byte) ([]byte, error) {
	for {
		m, err := r.receive()
		if err != nil {
			return nil, err
		}
		if strings.IndexByte(string(kinds), m[0]) >= 0 {
			return m, nil
		}
	}
}

// service asks for the service of proving who one is.
func (r *raw) service() error {
	if err := r.send(field([]byte{msgServiceRequest}, "ssh-userauth")); err != nil {
		return err
	}
	_, err := r.until(msgServiceAccept)
	return err
}

// offer is the request of a user that offers a key; a query unless it is signed by signer.
func (r *raw) offer(user string, key ssh.PublicKey, signer ssh.Signer) []byte {
	head := field([]byte{msgAuth}, user, "ssh-connection", "publickey")
	if signer == nil {
		return field(append(head, 0), key.Type(), string(key.Marshal()))
	}
	m := field(append(head, 1), key.Type(), string(key.Marshal()))
	signature, err := signer.Sign(rand.Reader, append(field(nil, string(r.id)), m...))
	if err != nil {
		panic(err)
	}
	return field(m, string(ssh.Marshal(signature)))
}

// login proves a key.
func (r *raw) login(user string, key ssh.Signer) error {
	if err := r.service(); err != nil {
		return err
	}
	if err := r.send(r.offer(user, key.PublicKey(), key)); err != nil {
		return err
	}
	m, err := r.until(msgAuthSucceeded, msgAuthFailed)
	if err == nil && m[0] != msgAuthSucceeded {
		err = errors.New("raw: the key was not taken")
	}
	return err
}

// rawSession is where the server's channel of a session stands: 0, as the first of a connection.
const rawSession = 0

// openSession is the request for a session with a window for output.
func openSession(window uint32) []byte {
	return number(field([]byte{msgChannelOpen}, "session"), 0, window, 1<<15)
}

// ask is a request of the session.
func ask(kind string, reply bool, payload []byte) []byte {
	m := field(number([]byte{msgRequest}, rawSession), kind)
	answer := byte(0)
	if reply {
		answer = 1
	}
	return append(append(m, answer), payload...)
}

// terminalWanted is the payload of a pty-req.
func terminalWanted(term string, columns, rows uint32) []byte {
	return field(number(field(nil, term), columns, rows, 0, 0), "")
}

// window is the payload of a window-change.
func window(columns, rows uint32) []byte { return number(nil, columns, rows, 0, 0) }

// typed is data of the session.
func typed(s string) []byte { return field(number([]byte{msgData}, rawSession), s) }

// rawPlay comes in with a key and starts a shell on a terminal.
func rawPlay(c net.Conn, key ssh.Signer, room uint32) (*raw, error) {
	r, err := newRaw(c)
	if err != nil {
		return nil, fmt.Errorf("raw: agreeing on keys: %w", err)
	}
	if err := r.login("student", key); err != nil {
		return nil, fmt.Errorf("raw: proving a key: %w", err)
	}
	if err := r.send(openSession(room)); err != nil {
		return nil, err
	}
	if _, err := r.until(msgChannelOpened); err != nil { // what comes before is not heard
		return nil, err
	}
	return r, r.send(ask("pty-req", false, terminalWanted("xterm", 80, 24)), ask("shell", false, nil))
}

func TestTheRawClientIsUnderstood(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		c, err := d.network.Dial("192.0.2.1:1000")
		if err != nil {
			t.Fatal(err)
		}
		r, err := rawPlay(c, testKey(1), 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.send(typed("a")); err != nil {
			t.Fatal(err)
		}
		var shown string
		for !strings.Contains(shown, "[a]") {
			m, err := r.until(msgData)
			if err != nil {
				t.Fatal(err)
			}
			s, _ := cut(m[5:])
			shown += s
		}
		if want := ssh.FingerprintSHA256(testKey(1).PublicKey()); !strings.Contains(shown, want) {
			t.Errorf("the terminal shows %q, want %s in it", shown, want)
		}
	})
}
