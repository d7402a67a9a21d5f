// Command crosscheck looks at a log with the code that Go's own checksum database is verified with, which knows
// nothing of Stoa: signed notes, tiles, consistency between two checkpoints, and the inclusion of an event.
//
//	crosscheck LOG KEY OLD NEW RECEIPT
//
// LOG is the URL under which the log's tiles are, KEY its verifier key; OLD and NEW are files with checkpoints, RECEIPT
// one with an event and its proof against a checkpoint of its own.
package main

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func main() {
	if len(os.Args) != 6 {
		fail("usage: crosscheck LOG KEY OLD NEW RECEIPT")
	}
	verifier, err := note.NewVerifier(os.Args[2])
	check("the verifier key", err)
	older := checkpoint(read(os.Args[3]), verifier)
	newer := checkpoint(read(os.Args[4]), verifier)
	fmt.Println("two signed notes")

	// Every hash that is read by this reader is authenticated against the newer checkpoint's root.
	hashes := tlog.TileHashReader(newer, tiles{strings.TrimSuffix(os.Args[1], "/") + "/"})
	proof, err := tlog.ProveTree(newer.N, older.N, hashes)
	check("the tiles", err)
	check("consistency", tlog.CheckTree(proof, newer.N, newer.Hash, older.N, older.Hash))
	fmt.Println("the newer goes on from the older")

	included(read(os.Args[5]), verifier)
	fmt.Println("the event is in")
}

func checkpoint(signed []byte, verifier note.Verifier) tlog.Tree {
	opened, err := note.Open(signed, note.VerifierList(verifier))
	check("the signature of a checkpoint", err)
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != verifier.Name() {
		fail("the checkpoint is of another log: " + lines[0])
	}
	// Go's own checkpoints differ in their first line alone.
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + strings.Join(lines[1:], "\n")))
	check("a checkpoint", err)
	return tree
}

type receipt struct {
	Checkpoint string
	Stream     string
	Event      struct {
		Position, Sequence, Time              int64
		ID, Name, Revision, Metadata, Payload string
		Proof                                 []string
	}
}

func included(text []byte, verifier note.Verifier) {
	var whole struct{ Data *receipt }
	var bare receipt
	check("the receipt", json.Unmarshal(text, &whole))
	check("the receipt", json.Unmarshal(text, &bare))
	told := &bare
	if whole.Data != nil {
		told = whole.Data
	}
	tree := checkpoint([]byte(told.Checkpoint), verifier)
	var proof tlog.RecordProof
	for _, text := range told.Event.Proof {
		bytes, err := hex.DecodeString(text)
		if err != nil || len(bytes) != tlog.HashSize {
			fail("the receipt has a hash that is none")
		}
		proof = append(proof, tlog.Hash(bytes))
	}
	leaf := tlog.RecordHash(canonical(told))
	check("inclusion", tlog.CheckRecord(proof, tree.N, tree.Hash, told.Event.Position-1, leaf))
}

// canonical is what a leaf covers: nine fields, each with its length before it.
func canonical(told *receipt) []byte {
	var out bytes.Buffer
	field := func(value []byte) {
		binary.Write(&out, binary.BigEndian, uint32(len(value)))
		out.Write(value)
	}
	number := func(value int64) { field(binary.BigEndian.AppendUint64(nil, uint64(value))) }
	event := told.Event
	number(event.Position)
	field([]byte(told.Stream))
	number(event.Sequence)
	field([]byte(event.ID))
	field([]byte(event.Name))
	field([]byte(event.Revision))
	number(event.Time)
	field([]byte(event.Metadata))
	field([]byte(event.Payload))
	return out.Bytes()
}

// tiles reads C2SP tlog-tiles, whose paths are Go's without the height.
type tiles struct{ log string }

func (tiles) Height() int { return height }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range wanted {
		path := "tile/" + strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", height))
		answer, err := http.Get(t.log + path)
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil {
			return nil, err
		}
		if answer.StatusCode != http.StatusOK || len(data) < tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s: %s", path, answer.Status)
		}
		found = append(found, data[:tile.W*tlog.HashSize])
	}
	return found, nil
}

func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func read(file string) []byte {
	text, err := os.ReadFile(file)
	check(file, err)
	return text
}

func check(what string, err error) {
	if err != nil {
		fail(what + ": " + err.Error())
	}
}

func fail(why string) {
	fmt.Fprintln(os.Stderr, why)
	os.Exit(1)
}
