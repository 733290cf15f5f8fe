package main

import (
	"errors"
	"os"
	"time"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/library"
	"quest/content/signature"
	"quest/game"
)

func (c *call) packTrustCommand() *cobra.Command {
	var forget, asJSON bool
	cmd := &cobra.Command{
		Use:   "trust [OWNER KEY]",
		Short: "help.PackTrust",
		Long:  "help.PackTrustLong",
		Args:  cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0 && !forget:
				return c.listSigners(asJSON)
			case len(args) == 1 && forget:
				return c.forgetSigner(args[0])
			case len(args) == 2 && !forget:
				return c.trustSigner(args[0], args[1])
			}
			return wrong(game.Say("signing.TrustWhat"))
		},
	}
	cmd.Flags().BoolVar(&forget, "forget", false, "help.FlagForget")
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

// signersDir gives the folder of installed packs, beside which the keys of owners are kept.
func (c *call) signersDir() (string, error) {
	saveDir, err := c.saveDir()
	return packFolder(saveDir).dir, err
}

// listSigners lists the owners whose packs must be signed, and with which keys.
func (c *call) listSigners(asJSON bool) error {
	dir, err := c.signersDir()
	if err != nil {
		return err
	}
	all, broken, err := library.Signers(dir)
	if err != nil {
		return storeFailed(dir, err)
	}
	if asJSON {
		type listed struct {
			library.Signer
			Fingerprint string `json:"fingerprint"`
		}
		list := []listed{}
		for _, s := range all {
			list = append(list, listed{s, s.Key.Fingerprint()})
		}
		err = c.sayJSON(list)
	} else {
		err = c.saySigners(all)
	}
	for _, owner := range broken {
		c.warn(game.Say("signing.RecordBroken").With("owner", owner))
	}
	if err == nil && len(broken) > 0 {
		return &failure{Code: exitFailed, Cause: library.ErrSigner}
	}
	return err
}

func (c *call) saySigners(all []library.Signer) error {
	if len(all) == 0 {
		return c.tell(game.Say("signing.NoSigners"))
	}
	for _, s := range all {
		by := game.Say("signing.ByHand")
		if s.By != "" {
			by = game.Say("signing.ByPack").With("pack", content.OneLine(s.By))
		}
		if err := c.tell(game.Say("signing.Signer").With("owner", s.Owner, "key", s.Key.Fingerprint(), "since", dayOf(s.Since)).Put("by", by)); err != nil {
			return err
		}
	}
	return nil
}

// owner checks the name of an owner whose key is to be kept or forgotten.
func (c *call) owner(typed string) error {
	if !content.Identifier(typed) {
		return wrong(game.Say("signing.BadOwner").With("owner", content.OneLine(typed)))
	}
	if library.Reserved(content.PackID(typed + "/")) {
		return failed(game.Say("signing.ReservedOwner").With("owner", typed), library.ErrReservedOwner)
	}
	return nil
}

// trustSigner keeps a key as the one of an owner. Who got it from the author by another way than
// the pack, such as the page of a course, is safe from the first pack on, and goes on after the author
// has lost a key.
func (c *call) trustSigner(owner, typed string) error {
	if err := c.owner(owner); err != nil {
		return err
	}
	key, err := c.publicKey(typed)
	if err != nil {
		return err
	}
	dir, err := c.signersDir()
	if err != nil {
		return err
	}
	s, err := c.store(dir)
	if err != nil {
		return err
	}
	defer s.Close() //nolint:errcheck // everything is on the disk before
	before, known, err := library.SignerOf(dir, owner)
	if err == nil && known && before.Key == key {
		return c.tell(game.Say("signing.TrustedAlready").With("owner", owner, "key", key.Fingerprint(), "since", dayOf(before.Since)))
	}
	if err := s.Trust(library.Signer{Owner: owner, Key: key, Since: c.clock().moment().Wall.Format(time.RFC3339)}); err != nil {
		return storeFailed(dir, err)
	}
	if err := c.tell(game.Say("signing.Trusted").With("owner", owner, "key", key.Fingerprint())); err != nil || !known {
		return err
	}
	return c.tell(game.Say("signing.TrustedInstead").With("key", before.Key.Fingerprint(), "since", dayOf(before.Since)))
}

// publicKey reads a public key that was typed, or lies in a file of that name.
func (c *call) publicKey(typed string) (signature.Key, error) {
	key, err := signature.ParseKey(typed)
	if err == nil {
		return key, nil
	}
	if path, perr := c.path(typed); perr == nil {
		if _, serr := os.Stat(path); serr == nil {
			text, rerr := c.readKey(path)
			if rerr != nil {
				return "", rerr
			}
			if key, err = signature.ParseKey(text); err == nil {
				return key, nil
			}
		}
	}
	if errors.Is(err, signature.ErrSecret) {
		return "", wrong(game.Say("signing.SecretGiven"))
	}
	return "", wrong(game.Say("signing.BadKey").With("key", shortened(content.OneLine(typed))))
}

// forgetSigner removes what is kept of an owner.
func (c *call) forgetSigner(owner string) error {
	if err := c.owner(owner); err != nil {
		return err
	}
	dir, err := c.signersDir()
	if err != nil {
		return err
	}
	if _, known, err := library.SignerOf(dir, owner); err == nil && !known {
		return failed(game.Say("signing.NotKnown").With("owner", owner), nil)
	}
	s, err := c.store(dir)
	if err != nil {
		return err
	}
	defer s.Close() //nolint:errcheck // everything is on the disk before
	if err := s.Forget(owner); err != nil {
		return storeFailed(dir, err)
	}
	return c.tell(game.Say("signing.Forgotten").With("owner", owner))
}
