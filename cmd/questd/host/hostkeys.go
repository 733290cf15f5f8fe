package host

import (
	"crypto/rand"
	"slices"

	"golang.org/x/crypto/ssh"
)

// A client that knows one host key learns the others by an extension of OpenSSH: the server
// names its keys, and proves those that the client asks about. So a key can be replaced without any
// client being warned.
const (
	hostKeysNamed  = "hostkeys-00@openssh.com"
	hostKeysProved = "hostkeys-prove-00@openssh.com"
)

// nameKeys tells a client all host keys.
func (v *visit) nameKeys() {
	var all []byte
	for _, k := range v.HostKeys {
		all = appendText(all, k.PublicKey().Marshal())
	}
	_, _, _ = v.conn.SendRequest(hostKeysNamed, false, all) // a client that is gone needs none
}

// answer replies to what is asked of the connection as a whole: there is no forwarding.
func (v *visit) answer(requests <-chan *ssh.Request) {
	v.nameKeys()
	proved := false
	for r := range requests {
		if r.Type == hostKeysProved && !proved {
			proved = true
			signed, ok := v.proveKeys(r.Payload)
			_ = r.Reply(ok, signed)
			continue
		}
		if r.Type != "keepalive@openssh.com" {
			v.Metrics.deny("global")
		}
		_ = r.Reply(false, nil)
	}
}

// proveKeys signs for each host key in a payload that it is one.
func (v *visit) proveKeys(payload []byte) (signed []byte, ok bool) {
	for n := 0; len(payload) > 0; n++ {
		blob, rest, whole := text(payload)
		at := slices.IndexFunc(v.HostKeys, func(k ssh.Signer) bool { return string(k.PublicKey().Marshal()) == blob })
		if !whole || at < 0 || n == len(v.HostKeys) {
			return nil, false
		}
		payload = rest
		said := appendText(nil, []byte(hostKeysProved))
		said = appendText(appendText(said, v.conn.SessionID()), []byte(blob))
		signature, err := v.HostKeys[at].Sign(rand.Reader, said)
		if err != nil {
			return nil, false
		}
		signed = appendText(signed, ssh.Marshal(signature))
	}
	return signed, len(signed) > 0
}
