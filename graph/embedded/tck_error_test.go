package embedded_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/embedded/cypher"
)

// tckStatus are the status codes, without their class "Neo.ClientError.", that a
// kind of error of the TCK may have.
var tckStatus = map[string][]string{
	"SyntaxError":                  {"Statement.SyntaxError"},
	"SemanticError":                {"Statement.SemanticError"},
	"TypeError":                    {"Statement.TypeError"},
	"ArgumentError":                {"Statement.ArgumentError"},
	"ArithmeticError":              {"Statement.ArithmeticError"},
	"EntityNotFound":               {"Statement.EntityNotFound"},
	"PropertyNotFound":             {"Statement.PropertyNotFound"},
	"LabelNotFound":                {"Statement.LabelNotFound"},
	"ParameterMissing":             {"Statement.ParameterMissing"},
	"ProcedureError":               {"Procedure.ProcedureNotFound", "Procedure.ProcedureCallFailed"},
	"ConstraintVerificationFailed": {"Schema.ConstraintValidationFailed"},
	"ConstraintValidationFailed":   {"Schema.ConstraintValidationFailed"},
}

// syntaxStatus is what a type that is wrong has as well when it is found before
// the statement runs: there Neo4j says so.
const syntaxStatus = "Neo.ClientError.Statement.SyntaxError"

// wantError asks for the kind of the error by its status code, for its phase,
// and for its detail where ours names one. An error that only says that we
// cannot do it never is the right one.
func (r *tckRun) wantError(kind, phase, detail string) error {
	if kind == "TypeError" && phase != "runtime" && r.compiled != nil && statusOf(r.err) == syntaxStatus {
		kind = "SyntaxError"
	}
	if err := errorIs(r.err, kind, detail); err != nil {
		return err
	}
	switch early := r.compiled != nil; {
	case phase == "compile time" && !early:
		return fmt.Errorf("want %s %s when it is compiled, it came when it ran: %w", kind, detail, r.err)
	case phase == "runtime" && early:
		return fmt.Errorf("want %s %s when it runs, it came when it was compiled: %w", kind, detail, r.err)
	}
	r.checked = true
	return nil
}

func errorIs(err error, kind, detail string) error {
	var ours *graph.Error
	if !errors.As(err, &ours) {
		return fmt.Errorf("want %s %s, got %w", kind, detail, orNone(err))
	}
	if ours.Code == graph.Internal || ours.Code == graph.Unsupported {
		return fmt.Errorf("want %s %s: %w", kind, detail, err)
	}
	statuses, ok := tckStatus[kind]
	if !ok {
		return fmt.Errorf("the runner does not know the error %s", kind)
	}
	if !slices.Contains(statuses, strings.TrimPrefix(ours.Status, "Neo.ClientError.")) {
		return fmt.Errorf("want %s %s, got %s: %w", kind, detail, ours.Status, err)
	}
	if d := string(cypher.DetailOf(err)); d != "" && detail != "*" && d != detail {
		return fmt.Errorf("want %s %s, got %s: %w", kind, detail, d, err)
	}
	return nil
}

func statusOf(err error) string {
	var ours *graph.Error
	if errors.As(err, &ours) {
		return ours.Status
	}
	return ""
}

func orNone(err error) error {
	if err == nil {
		return errors.New("no error")
	}
	return err
}

// compile does what comes before running.
func (r *tckRun) compile(ctx context.Context, query string) {
	_, r.compiled = r.engine.Compile(ctx, query, r.params)
}

// TestTCKErrors shows what the runner takes for an error of the TCK.
func TestTCKErrors(t *testing.T) {
	syntax := cypher.SyntaxError(cypher.UndefinedVariable, 1, 1, "no x")
	missing := &graph.Error{Code: graph.Invalid, Status: "Neo.ClientError.Statement.ParameterMissing", Message: "no $x"}
	tests := []struct {
		name                string
		compiled, err       error
		kind, phase, detail string
		ok                  bool
	}{
		{"as it should be", syntax, syntax, "SyntaxError", "compile time", "UndefinedVariable", true},
		{"any detail", syntax, syntax, "SyntaxError", "any time", "*", true},
		{"no detail of ours", missing, missing, "ParameterMissing", "compile time", "MissingParameter", true},
		{"none", nil, nil, "SyntaxError", "any time", "UndefinedVariable", false},
		{"other kind", syntax, syntax, "ArgumentError", "compile time", "UndefinedVariable", false},
		{"other detail", syntax, syntax, "SyntaxError", "compile time", "InvalidDelete", false},
		{"too late", nil, syntax, "SyntaxError", "compile time", "UndefinedVariable", false},
		{"too early", missing, missing, "ParameterMissing", "runtime", "MissingParameter", false},
		{"a type, at once", syntax, syntax, "TypeError", "compile time", "UndefinedVariable", true},
		{"a type, later", nil, syntax, "TypeError", "any time", "UndefinedVariable", false},
		{"not ours", errors.New("oh"), errors.New("oh"), "SyntaxError", "any time", "*", false},
		{"not supported", nil, cypher.UnsupportedError("USE", 1, 1), "SyntaxError", "any time", "*", false},
	}
	for _, tt := range tests {
		r := &tckRun{compiled: tt.compiled, err: tt.err}
		if err := r.wantError(tt.kind, tt.phase, tt.detail); (err == nil) != tt.ok {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}
