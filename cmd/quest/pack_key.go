package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/signature"
	"quest/content/source"
	"quest/game"
)

// keyName is the file of an author's key in the folder of saves, where no other is named.
const keyName = "signing.key"

func (c *call) packKeyCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "key",
		Short: "help.PackKey",
		Long:  "help.PackKeyLong",
		Args:  c.noCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			c.help = []string{"pack", "key"}
			return nil
		},
	}
	for _, sub := range []struct {
		name string
		run  func(path string, asJSON bool) error
	}{{"new", c.packKeyNew}, {"show", c.packKeyShow}} {
		var asJSON bool
		words := map[string]string{"new": "help.PackKeyNew", "show": "help.PackKeyShow"}[sub.name]
		child := &cobra.Command{
			Use:   sub.name + " [FILE]",
			Short: words,
			Long:  words + "Long",
			Args:  cobra.ArbitraryArgs,
			RunE: func(_ *cobra.Command, args []string) error {
				path, err := c.keyPath(args)
				if err != nil {
					return err
				}
				return sub.run(path, asJSON)
			},
		}
		child.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
		cmd.AddCommand(child)
	}
	return cmd
}

// keyPath gives the file of a key that was named, or the one in the folder of saves.
func (c *call) keyPath(args []string) (string, error) {
	switch len(args) {
	case 0:
		dir, err := c.saveDir()
		return filepath.Join(dir, keyName), err
	case 1:
		return c.path(args[0])
	}
	return "", wrong(game.Say("signing.OneKey").Count("n", len(args)))
}

// packKeyNew makes the key of an author, in a file that is his alone. It has no password: see
// docs/decisions/0013-signatures.md.
func (c *call) packKeyNew(path string, asJSON bool) error {
	if insidePack(path) {
		return wrong(game.Say("signing.KeyInPack").With("file", content.OneLine(path)))
	}
	secret, err := signature.NewSecret(c.Rand)
	if err == nil {
		err = writeKey(path, secret.Text())
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return failed(game.Say("signing.KeyThere").With("file", content.OneLine(path)), err)
	case err != nil:
		return failed(game.Say("signing.KeyNotWritten").With("file", content.OneLine(path)).Put("why", why(err)), err)
	}
	if !asJSON {
		if err := c.tell(game.Say("signing.KeyMade").With("file", content.OneLine(path))); err != nil {
			return err
		}
	}
	return c.sayKey(path, secret.Key(), true, asJSON)
}

// insidePack reports whether a file would lie in the folder of a pack, from where it would be given
// away with it.
func insidePack(path string) bool {
	at, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return false
	}
	for {
		if info, err := os.Stat(filepath.Join(at, "pack.yaml")); err == nil && info.Mode().IsRegular() {
			return true
		}
		above := filepath.Dir(at)
		if above == at {
			return false
		}
		at = above
	}
}

// writeKey writes a key into a new file that only its owner can read. No file is ever replaced: what
// was signed with an old key could not be updated any more.
func writeKey(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// packKeyShow tells the public half of a key, which is no secret.
func (c *call) packKeyShow(path string, asJSON bool) error {
	text, err := c.readKey(path)
	if err != nil {
		return err
	}
	if key, err := signature.ParseKey(text); err == nil {
		return c.sayKey(path, key, false, asJSON)
	}
	secret, err := signature.ParseSecret(text)
	if err != nil {
		return noSecret(path, err)
	}
	return c.sayKey(path, secret.Key(), true, asJSON)
}

func (c *call) sayKey(path string, key signature.Key, secret, asJSON bool) error {
	if asJSON {
		return c.sayJSON(struct {
			File        string        `json:"file"`
			Key         signature.Key `json:"key"`
			Fingerprint string        `json:"fingerprint"`
		}{path, key, key.Fingerprint()})
	}
	lines := []game.Notice{
		game.Say("signing.PublicKey").With("key", string(key)),
		game.Say("signing.Fingerprint").With("key", key.Fingerprint()),
	}
	if secret {
		lines = append(lines, game.Say("signing.SignWith").With("file", content.OneLine(path)))
	}
	return c.tell(append(lines, game.Say("signing.TrustWith").With("key", string(key)))...)
}

// readKey reads a file of a key.
func (c *call) readKey(path string) (string, error) {
	notRead := func(err error) error {
		return failed(game.Say("signing.KeyNotRead").With("file", content.OneLine(path)).Put("why", why(err)), err)
	}
	f, err := source.OpenAtOnce(path)
	if err != nil {
		return "", notRead(err)
	}
	defer f.Close() //nolint:errcheck // read only
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		return "", noSecret(path, signature.ErrNoKey)
	}
	const most = 4 << 10
	var b []byte
	if err == nil {
		b, err = io.ReadAll(io.LimitReader(f, most))
	}
	if err != nil {
		return "", notRead(err)
	}
	return string(b), nil
}

// noSecret is the failure of a file that holds no key to sign with.
func noSecret(path string, err error) error {
	file := content.OneLine(path)
	switch {
	case errors.Is(err, signature.ErrPublic):
		return failed(game.Say("signing.PublicOnly").With("file", file), err)
	case errors.Is(err, signature.ErrPassword):
		return failed(game.Say("signing.Password").With("file", file), err)
	}
	return failed(game.Say("signing.NoKey").With("file", file), err)
}

// secretKey reads the key with which a pack is signed.
func (c *call) secretKey(path string) (signature.Secret, error) {
	path, err := c.path(path)
	if err != nil {
		return signature.Secret{}, err
	}
	text, err := c.readKey(path)
	if err != nil {
		return signature.Secret{}, err
	}
	secret, err := signature.ParseSecret(text)
	if err != nil {
		return signature.Secret{}, noSecret(path, err)
	}
	const others = 0o077
	if info, err := os.Stat(path); err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&others != 0 {
		c.warn(game.Say("signing.KeyOpen").With("file", content.OneLine(path)))
	}
	return secret, nil
}
