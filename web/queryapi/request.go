package queryapi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"entente/graph"
)

// Request is what a client asks.
type Request struct {
	Statement       string
	Parameters      map[string]any // values as the graph package lists them; nil if there are none
	IncludeCounters bool
	MaxTime         time.Duration // the client's own limit; 0 if it set none
}

// document is the body of a request. Members that change nothing here are
// accepted, so that Neo4j's clients work as they are; see [Decode].
type document struct {
	Statement        string                     `json:"statement"`
	Parameters       map[string]json.RawMessage `json:"parameters"`
	IncludeCounters  bool                       `json:"includeCounters"`
	MaxExecutionTime int64                      `json:"maxExecutionTime"` // seconds
	AccessMode       string                     `json:"accessMode"`
	Bookmarks        []string                   `json:"bookmarks"`
	TxMetadata       map[string]json.RawMessage `json:"txMetadata"`
	ImpersonatedUser string                     `json:"impersonatedUser"`
}

// Decode reads the body of a request whose parameters are written in format.
// The access mode, bookmarks and transaction metadata are read and change nothing: every
// statement may only read, and reads what is stored now. A member that would change the outcome
// and is not known is refused by name. Errors are [*graph.Error] with a Neo4j status.
func Decode(body []byte, format Format) (Request, error) {
	var doc document
	dec := json.NewDecoder(bytes.NewReader(body))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&doc); err != nil {
		return Request{}, malformed("the request cannot be read: %s", strings.TrimPrefix(err.Error(), "json: "))
	}
	switch {
	case strings.TrimSpace(doc.Statement) == "":
		return Request{}, malformed("the statement is missing or empty")
	case doc.ImpersonatedUser != "":
		return Request{}, malformed("impersonatedUser is not supported")
	case doc.AccessMode != "" && !strings.EqualFold(doc.AccessMode, "read") && !strings.EqualFold(doc.AccessMode, "write"):
		return Request{}, malformed("accessMode is Read or Write")
	case doc.MaxExecutionTime < 0:
		return Request{}, malformed("maxExecutionTime is a number of seconds, 0 or more")
	}
	params, err := parameters(doc.Parameters, format)
	if err != nil {
		return Request{}, err
	}
	const longest = int64(24 * time.Hour / time.Second)
	return Request{
		Statement:       doc.Statement,
		Parameters:      params,
		IncludeCounters: doc.IncludeCounters,
		MaxTime:         time.Duration(min(doc.MaxExecutionTime, longest)) * time.Second,
	}, nil
}

func parameters(raw map[string]json.RawMessage, format Format) (map[string]any, error) {
	if raw == nil {
		return nil, nil
	}
	decode := plainParameter
	if format == Typed {
		decode = typedParameter
	}
	params := make(map[string]any, len(raw))
	for _, name := range sortedKeys(raw) { // of two wrong ones the same is named each time
		v, err := decode(raw[name])
		if err != nil {
			return nil, malformed("parameter $%s: %s", name, err)
		}
		params[name] = v
	}
	return params, nil
}

func malformed(format string, args ...any) error {
	return &graph.Error{
		Code:    graph.Invalid,
		Status:  "Neo.ClientError.Request.InvalidFormat",
		Message: fmt.Sprintf(format, args...),
	}
}
