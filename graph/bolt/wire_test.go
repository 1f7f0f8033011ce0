package bolt

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

// TestHandshake proposes versions.
func TestHandshake(t *testing.T) {
	dial := start(t, newFake(), Options{})
	for _, c := range []struct {
		name string
		sent string
		want string // what comes back, before the connection is closed if it is
	}{
		{"newest of a range", "\x00\x08\x08\x05", "\x00\x00\x08\x05"},
		{"beyond what is spoken", "\x00\x09\x09\x05", "\x00\x00\x08\x05"},
		{"exactly", "\x00\x00\x04\x05", "\x00\x00\x04\x05"},
		{"oldest", "\x00\x00\x00\x05", "\x00\x00\x00\x05"},
		{"5.5, which nobody speaks", "\x00\x01\x05\x05", "\x00\x00\x04\x05"},
		{"5.5 alone", "\x00\x00\x05\x05", "\x00\x00\x00\x00"},
		{"the client's order", "\x00\x02\x04\x04\x00\x00\x03\x05\x00\x00\x08\x05", "\x00\x00\x03\x05"},
		{"only Bolt 4", "\x00\x02\x04\x04", "\x00\x00\x00\x00"},
		{"nothing", "", "\x00\x00\x00\x00"},
		{"manifest", "\x00\x00\x01\xff\x00\x08\x08\x05", string(offer)},
	} {
		k := dial()
		sent := "\x60\x60\xb0\x17" + c.sent + strings.Repeat("\x00", 16-len(c.sent))
		k.write([]byte(sent)...)
		got := make([]byte, len(c.want))
		if _, err := io.ReadFull(k.reader, got); err != nil || string(got) != c.want {
			t.Errorf("%s: % x, %v; want % x", c.name, got, err, c.want)
		}
	}
	for _, hostile := range []string{
		"GET / HTTP/1.1\r\nHost: localhost:7687\r\n\r\n", "POST /db/neo4j/tx HTTP/1.1\r\n\r\n", "\x16\x03\x01\x02\x00\x01", "\x00\x00\x00\x00", "`` \x17",
	} {
		k := dial()
		k.write([]byte(hostile)...)
		if rest, _ := io.ReadAll(k.reader); len(rest) != 0 {
			t.Errorf("%q is answered: %q", hostile, rest)
		}
	}
	k := dial()
	k.write([]byte("\x60\x60\xb0\x17\x00\x00\x01\xff" + strings.Repeat("\x00", 12))...)
	_, _ = io.ReadFull(k.reader, make([]byte, len(offer)))
	k.write(0, 0, 7, 5, 0)
	k.send(msgHello, dict{"user_agent": "test"}).send(msgLogon, dict{"scheme": "none"}).want(msgSuccess, msgSuccess)
	for _, choice := range []string{"\x00\x00\x09\x05\x00", "\x00\x00\x08\x05\x01", "\x00\x00\x05\x05\x00", "\x00\x00\x00\x00\x00", "\x00\x00\x08\x05" + strings.Repeat("\x80", 20)} {
		k := dial()
		k.write([]byte("\x60\x60\xb0\x17\x00\x00\x01\xff" + strings.Repeat("\x00", 12))...)
		_, _ = io.ReadFull(k.reader, make([]byte, len(offer)))
		_, _ = k.socket.Write([]byte(choice))
		if rest, _ := io.ReadAll(k.reader); len(rest) != 0 {
			t.Errorf("the choice %q is answered: %q", choice, rest)
		}
	}
}

// TestStates sends messages in and out of place. S: success, R: record, I:
// ignored, F: failure, and . for the end of the connection. At a blank the answers
// are waited for.
func TestStates(t *testing.T) {
	hello, logon := wire(msgHello, dict{"user_agent": "test"}), wire(msgLogon, dict{"scheme": "none"})
	in := append(hello, logon...)
	run := func(n int, meta dict) []byte { return wire(msgRun, "rows", dict{"n": int64(n)}, meta) }
	pull := func(n, qid int64) []byte { return wire(msgPull, dict{"n": n, "qid": qid}) }
	begin, commit, rollback, reset := wire(msgBegin, dict{}), wire(msgCommit), wire(msgRollback), wire(msgReset)
	bad := func(meta dict) [][]byte { return [][]byte{in, wire(msgBegin, meta), reset} }
	dial := start(t, newFake(), Options{Write: true})
	for _, c := range []struct {
		name string
		sent [][]byte
		want string
	}{
		{"login", [][]byte{in}, "SS"},
		{"logon before hello", [][]byte{logon}, "F."},
		{"run before hello", [][]byte{run(1, dict{})}, "F."},
		{"run before logon", [][]byte{hello, run(1, dict{})}, "SF."},
		{"reset before logon", [][]byte{hello, reset}, "S F."},
		{"hello twice", [][]byte{in, hello}, "SSF."},
		{"hello without a map", [][]byte{wire(msgHello, int64(1))}, "F."},
		{"logoff and logon", [][]byte{in, wire(msgLogoff), logon, run(0, dict{}), pull(-1, -1)}, "SSSSSS"},
		{"run after logoff", [][]byte{in, wire(msgLogoff), run(1, dict{})}, "SSSF."},
		{"logoff in a transaction", [][]byte{in, begin, wire(msgLogoff)}, "SSSF."},
		{"goodbye", [][]byte{in, wire(msgGoodbye)}, "SS."},
		{"run and pull", [][]byte{in, run(2, dict{}), pull(-1, -1)}, "SSSRRS"},
		{"pull by one", [][]byte{in, run(2, dict{}), pull(1, -1), pull(1, -1), run(0, dict{}), pull(1, -1)}, "SSSRSRSSS"},
		{"discard", [][]byte{in, run(2, dict{}), wire(msgDiscard, dict{"n": int64(-1)}), run(0, dict{})}, "SSSSS"},
		{"discard one", [][]byte{in, run(2, dict{}), wire(msgDiscard, dict{"n": int64(1)}), pull(-1, -1)}, "SSSSRS"},
		{"pull without a result", [][]byte{in, pull(-1, -1)}, "SSF."},
		{"run while streaming", [][]byte{in, run(2, dict{}), run(2, dict{})}, "SSSF."},
		{"commit without a transaction", [][]byte{in, commit}, "SSF."},
		{"rollback of a single statement", [][]byte{in, run(1, dict{}), rollback}, "SSSF."},
		{"begin twice", [][]byte{in, begin, begin}, "SSSF."},
		{"a transaction", [][]byte{in, begin, run(1, dict{}), pull(-1, 0), commit, begin, rollback}, "SSSSRSSSS"},
		{"two results", [][]byte{in, begin, run(2, dict{}), run(3, dict{}), pull(1, 0), pull(2, 1), pull(-1, -1), pull(-1, 0), commit}, "SSSSSRSRRSRSRSS"},
		{"a result that is not there", [][]byte{in, begin, run(1, dict{}), pull(1, 7), commit, reset}, "SSSSFI S"},
		{"pull after the end", [][]byte{in, begin, run(1, dict{}), pull(-1, -1), pull(-1, -1), reset}, "SSSSRSF S"},
		{"commit with an open result", [][]byte{in, begin, run(2, dict{}), commit, run(0, dict{})}, "SSSSSS"},
		{"a failure and what follows", [][]byte{in, wire(msgRun, "fail", dict{}, dict{}), pull(-1, -1), begin, reset, run(0, dict{})}, "SSFII SS"},
		{"a failure in a transaction", [][]byte{in, begin, wire(msgRun, "fail", dict{}, dict{}), commit, reset, commit}, "SSSFI SF."},
		{"reset in a transaction", [][]byte{in, begin, run(2, dict{}), reset, begin}, "SSSS SS"},
		{"an engine that returns no value", [][]byte{in, wire(msgRun, "bad", dict{}, dict{}), pull(-1, -1), reset}, "SSSF S"},
		{"a record of many chunks", [][]byte{in, wire(msgRun, "big", dict{}, dict{}), pull(-1, -1)}, "SSSRS"},
		{"a panic", [][]byte{in, wire(msgRun, "panic", dict{}, dict{})}, "SS ."},
		{"a message that is not known", [][]byte{in, wire(0x55)}, "SSF."},
		{"too many fields", [][]byte{in, wire(msgReset, int64(1))}, "SSF."},
		{"no structure", [][]byte{in, {0, 1, 0x01, 0, 0}}, "SSF."},
		{"bytes behind a message", [][]byte{in, {0, 3, 0xB0, msgReset, 1, 0, 0}}, "SSF."},
		{"empty chunks", [][]byte{{0, 0, 0, 0}, in, {0, 0}, run(0, dict{}), {0, 0}}, "SSS"},
		{"a parameter that is none", [][]byte{in, append([]byte{0, 12, 0xB3, msgRun, 0x81, 'q', 0xA1, 0x81, 'p', 0xB1, 'D', 0x81, 'x', 0xA0}, 0, 0), pull(-1, -1), reset}, "SSFI S"},
		{"a deep parameter", [][]byte{in, deep(120), reset}, "SSF S"},
		{"another database", bad(dict{"db": "other"}), "SSF S"},
		{"this database", [][]byte{in, wire(msgBegin, dict{"db": "Neo4J"})}, "SSS"},
		{"another user", bad(dict{"imp_user": "bob"}), "SSF S"},
		{"a mode that is none", bad(dict{"mode": "x"}), "SSF S"},
		{"bookmarks", [][]byte{in, wire(msgBegin, dict{"bookmarks": []any{"entente:1", "FB:abc"}})}, "SSS"},
		{"bookmarks that are none", bad(dict{"bookmarks": []any{int64(1)}}), "SSF S"},
		{"a negative timeout", bad(dict{"tx_timeout": int64(-1)}), "SSF S"},
		{"a timeout that is none", bad(dict{"tx_timeout": "1s"}), "SSF S"},
		{"a timeout beyond bounds", [][]byte{in, wire(msgBegin, dict{"tx_timeout": int64(1) << 62})}, "SSS"},
		{"metadata", [][]byte{in, wire(msgBegin, dict{"tx_metadata": dict{"app": "x"}, "mode": "r"})}, "SSS"},
		{"pull of none", [][]byte{in, run(1, dict{}), pull(0, -1), reset}, "SSSF S"},
		{"telemetry", [][]byte{in, wire(msgTelemetry, int64(1))}, "SSS"},
		{"route", [][]byte{in, wire(msgRoute, dict{"address": "example.org:7687"}, []any{}, dict{})}, "SSS"},
		{"route to another database", [][]byte{in, wire(msgRoute, dict{}, []any{}, dict{"db": "other"}), reset}, "SSF S"},
	} {
		k := dial().shake(8)
		got := ""
		read := func(n int) {
			for range n {
				r, err := k.read()
				if err != nil {
					got += "."
					return
				}
				got += string(map[byte]rune{msgSuccess: 'S', msgRecord: 'R', msgIgnored: 'I', msgFailure: 'F'}[r.Tag])
			}
		}
		groups := strings.Fields(c.want)
		for _, b := range c.sent {
			if len(groups) > 1 && (bytes.Equal(b, reset) || bytes.Contains(b, []byte("panic"))) {
				read(len(groups[0])) // what follows would overtake the answers
				got, groups = got+" ", groups[1:]
			}
			_, _ = k.socket.Write(b)
		}
		read(len(groups[0]))
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		k.socket.Close()
	}
}

// deep is a RUN with lists in lists.
func deep(n int) []byte {
	data := append([]byte{0xB3, msgRun, 0x81, 'q', 0xA1, 0x81, 'p'}, bytes.Repeat([]byte{0x91}, n)...)
	data = append(data, 0xC0, 0xA0)
	return append(append([]byte{0, byte(len(data))}, data...), 0, 0)
}

// TestMetadata looks at what the answers say.
func TestMetadata(t *testing.T) {
	dial := start(t, newFake(), Options{Write: true})
	k := dial().shake(8).send(msgHello, dict{"user_agent": "test"})
	got := k.want(msgSuccess)
	delete(got, "connection_id")
	if diff := cmp.Diff(dict{"server": "Neo4j/5.26.0", "hints": dict{}}, got); diff != "" {
		t.Error(diff)
	}
	k.send(msgLogon, dict{"scheme": "none"}).want(msgSuccess)
	timeless := func(m dict) dict {
		delete(m, "t_first")
		delete(m, "t_last")
		return m
	}
	got = timeless(k.run("rows", 2).want(msgSuccess))
	if diff := cmp.Diff(dict{"fields": []any{"x"}, "db": "neo4j"}, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(dict{"has_more": true}, k.pull(1).want(msgRecord, msgSuccess)); diff != "" {
		t.Error(diff)
	}
	status := []any{dict{"gql_status": "00000", "status_description": "note: successful completion"}}
	got = timeless(k.pull(1).want(msgRecord, msgSuccess))
	if diff := cmp.Diff(dict{"type": "r", "db": "neo4j", "bookmark": "entente:1", "statuses": status}, got); diff != "" {
		t.Error(diff)
	}
	k.send(msgBegin, dict{}).run("rows", 0).pull(-1)
	got = timeless(k.want(msgSuccess, msgSuccess))
	if diff := cmp.Diff(dict{"fields": []any{"x"}, "qid": int64(0)}, got); diff != "" {
		t.Error(diff)
	}
	status = []any{dict{"gql_status": "02000", "status_description": "note: no data"}}
	if diff := cmp.Diff(dict{"type": "r", "db": "neo4j", "statuses": status}, timeless(k.want(msgSuccess))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(dict{"bookmark": "entente:2"}, k.send(msgCommit).want(msgSuccess)); diff != "" {
		t.Error(diff)
	}
	servers := []any{}
	for _, role := range []string{"ROUTE", "READ", "WRITE"} {
		servers = append(servers, dict{"role": role, "addresses": []any{"example.org:7687"}})
	}
	got = k.send(msgRoute, dict{"address": "example.org:7687"}, []any{}, dict{}).want(msgSuccess)
	if diff := cmp.Diff(dict{"rt": dict{"ttl": int64(300), "db": "neo4j", "servers": servers}}, got); diff != "" {
		t.Error(diff)
	}
	text := "wrong (line 1, column 2 (offset: 1))\n\"fail\"\n  ^"
	got = k.run("fail", 0).want(msgFailure)
	if diff := cmp.Diff(dict{
		"neo4j_code": "Neo.ClientError.Statement.SyntaxError", "gql_status": "42001", "message": text,
		"description":       "error: syntax error or access rule violation - invalid syntax",
		"diagnostic_record": dict{"_classification": "CLIENT_ERROR", "_position": dict{"line": int64(1), "column": int64(2), "offset": int64(1)}},
	}, got); diff != "" {
		t.Error(diff)
	}
	old := dial().shake(0).send(msgHello, dict{"user_agent": "test", "scheme": "none"})
	old.want(msgSuccess)
	if diff := cmp.Diff(dict{"code": "Neo.ClientError.Statement.SyntaxError", "message": text}, old.run("fail", 0).want(msgFailure)); diff != "" {
		t.Error(diff)
	}
	old.send(msgReset).want(msgSuccess)
	old.run("rows", 0).pull(-1).want(msgSuccess)
	if got := timeless(old.want(msgSuccess)); got["statuses"] != nil {
		t.Errorf("Bolt 5.0 has no statuses: %v", got)
	}
}

// TestPlaces counts in the units of Neo4j.
func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		text         string
		line, column int
		want         string
	}{
		{"RETRUN 1", 1, 1, "m (line 1, column 1 (offset: 0))\n\"RETRUN 1\"\n ^"},
		{"MATCH (n)\r\nRETRUN n", 2, 3, "m (line 2, column 3 (offset: 13))\n\"RETRUN n\"\n   ^"},
		{"RETURN '😀' x y", 1, 14, "m (line 1, column 15 (offset: 14))\n\"RETURN '😀' x y\"\n               ^"},
		{"RETURN", 1, 7, "m (line 1, column 7 (offset: 6))\n\"RETURN\"\n       ^"},
		{"RETURN", 9, 90, "m (line 9, column 7 (offset: 6))\n\"RETURN\"\n       ^"},
		{"", 1, 1, "m (line 1, column 1 (offset: 0))\n\"\"\n ^"},
	} {
		err := located(&graph.Error{Code: graph.Syntax, Message: "m", Line: c.line, Column: c.column}, c.text)
		if ours(err).Message != c.want {
			t.Errorf("%q: %q, want %q", c.text, ours(err).Message, c.want)
		}
	}
}
