// Command ledger-check verifies a ledger with Go's own transparency-log packages.
package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const usage = `usage: ledger-check FOLDER
       ledger-check proof PROOF VKEY LEAF
       ledger-check checkpoint CHECKPOINT VKEY
`

// About this many entries of a folder get an inclusion proof of their own; all of them are in the recomputed root.
const provenEntries = 50

func main() {
	var err error
	switch args := os.Args[1:]; {
	case len(args) == 1:
		err = checkFolder(args[0])
	case len(args) == 4 && args[0] == "proof":
		err = checkProof(args[1], args[2], args[3])
	case len(args) == 3 && args[0] == "checkpoint":
		err = checkCheckpoint(args[1], args[2])
	default:
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "ledger-check:", err)
		os.Exit(1)
	}
}

// checkFolder verifies the newest checkpoint, every entry under it, and that it extends the older checkpoints.
func checkFolder(folder string) error {
	verifier, err := readVerifier(filepath.Join(folder, "vkey"))
	if err != nil {
		return err
	}
	head, err := readCheckpoint(filepath.Join(folder, "checkpoint"), verifier)
	if err != nil {
		return err
	}
	fmt.Printf("checkpoint: %s, size %d, root %s\n", verifier.Name(), head.N, head.Hash)
	tiles := tlog.TileHashReader(head, tileFolder(folder))
	if err := checkEntries(folder, head, tiles); err != nil {
		return err
	}
	older, err := filepath.Glob(filepath.Join(folder, "checkpoint.*"))
	if err != nil {
		return err
	}
	for _, path := range older {
		if err := checkConsistency(path, verifier, head, tiles); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
	}
	return nil
}

// checkCheckpoint verifies a checkpoint by itself.
func checkCheckpoint(path, vkey string) error {
	verifier, err := readVerifier(vkey)
	if err != nil {
		return err
	}
	head, err := readCheckpoint(path, verifier)
	if err != nil {
		return err
	}
	fmt.Printf("checkpoint: %s, size %d, root %s\n", verifier.Name(), head.N, head.Hash)
	return nil
}

// checkEntries recomputes the root from the entry bundles alone, and proves entries from the tiles.
func checkEntries(folder string, head tlog.Tree, tiles tlog.HashReader) error {
	var stored []tlog.Hash
	memory := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	step, proven := head.N/provenEntries+1, 0
	for start := int64(0); start < head.N; start += 256 {
		entries, err := readBundle(folder, start/256, head.N)
		if err != nil {
			return err
		}
		for i, entry := range entries {
			index := start + int64(i)
			added, err := tlog.StoredHashes(index, entry, memory)
			if err != nil {
				return err
			}
			stored = append(stored, added...)
			if index%step != 0 {
				continue
			}
			proof, err := tlog.ProveRecord(head.N, index, tiles)
			if err != nil {
				return fmt.Errorf("entry %d: %w", index, err)
			}
			if err := tlog.CheckRecord(proof, head.N, head.Hash, index, tlog.RecordHash(entry)); err != nil {
				return fmt.Errorf("entry %d: %w", index, err)
			}
			proven++
		}
	}
	root, err := tlog.TreeHash(head.N, memory)
	if err != nil {
		return err
	}
	if root != head.Hash {
		return errors.New("the entries do not have the root of the checkpoint")
	}
	fmt.Printf("entries: %d have the root of the checkpoint, %d proven by tiles\n", head.N, proven)
	return nil
}

func checkConsistency(path string, verifier note.Verifier, head tlog.Tree, tiles tlog.HashReader) error {
	old, err := readCheckpoint(path, verifier)
	if err != nil {
		return err
	}
	proof, err := tlog.ProveTree(head.N, old.N, tiles)
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(proof, head.N, head.Hash, old.N, old.Hash); err != nil {
		return err
	}
	fmt.Printf("consistency: the tree of %d entries extends that of %d\n", head.N, old.N)
	return nil
}

// checkProof verifies a C2SP tlog-proof file for the entry whose bytes are in leafPath.
func checkProof(proofPath, vkeyPath, leafPath string) error {
	verifier, err := readVerifier(vkeyPath)
	if err != nil {
		return err
	}
	leaf, err := os.ReadFile(leafPath)
	if err != nil {
		return err
	}
	file, err := os.ReadFile(proofPath)
	if err != nil {
		return err
	}
	index, proof, signed, err := parseProof(file)
	if err != nil {
		return err
	}
	head, err := openCheckpoint(signed, verifier)
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(proof, head.N, head.Hash, index, tlog.RecordHash(leaf)); err != nil {
		return err
	}
	fmt.Printf("proof: entry %d is in the ledger %s of %d entries\n", index, verifier.Name(), head.N)
	return nil
}

func parseProof(file []byte) (int64, tlog.RecordProof, []byte, error) {
	malformed := errors.New("not a proof file")
	head, signed, found := bytes.Cut(file, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || lines[0] != "c2sp.org/tlog-proof@v1" {
		return 0, nil, nil, malformed
	}
	lines = lines[1:]
	if len(lines) > 0 && strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:]
	}
	if len(lines) == 0 || !strings.HasPrefix(lines[0], "index ") {
		return 0, nil, nil, malformed
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "index "), 10, 64)
	if err != nil {
		return 0, nil, nil, malformed
	}
	proof := tlog.RecordProof{}
	for _, line := range lines[1:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return 0, nil, nil, malformed
		}
		proof = append(proof, hash)
	}
	return index, proof, signed, nil
}

func readVerifier(path string) (note.Verifier, error) {
	vkey, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return note.NewVerifier(strings.TrimSpace(string(vkey)))
}

func readCheckpoint(path string, verifier note.Verifier) (tlog.Tree, error) {
	signed, err := os.ReadFile(path)
	if err != nil {
		return tlog.Tree{}, err
	}
	return openCheckpoint(signed, verifier)
}

// openCheckpoint verifies a signed C2SP checkpoint. tlog.ParseTree knows only the first line of the Go checksum
// database, so the three lines are read here.
func openCheckpoint(signed []byte, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, errors.New("not a checkpoint of this ledger")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

// tileFolder reads the tiles of C2SP tlog-tiles, whose paths lack the height that Go's have.
type tileFolder string

func (folder tileFolder) Height() int { return 8 }

func (folder tileFolder) SaveTiles([]tlog.Tile, [][]byte) {}

func (folder tileFolder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	read := make([][]byte, len(tiles))
	for i, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(string(folder), path))
		if err != nil {
			return nil, err
		}
		read[i] = data
	}
	return read, nil
}

// readBundle reads the entries of a C2SP entry bundle in a tree of this size.
func readBundle(folder string, index, size int64) ([][]byte, error) {
	width := size - index*256
	if width > 256 {
		width = 256
	}
	tile := tlog.Tile{H: 8, L: 0, N: index, W: int(width)}
	path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
	data, err := os.ReadFile(filepath.Join(folder, path))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(data) > 0 {
		if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("%s ends within an entry", path)
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:end])
		data = data[end:]
	}
	if int64(len(entries)) != width {
		return nil, fmt.Errorf("%s has %d entries, not %d", path, len(entries), width)
	}
	return entries, nil
}
