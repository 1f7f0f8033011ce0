package cypher

import (
	"errors"
	"strings"

	"entente/graph"
)

// Detail names what is wrong with a statement as the openCypher TCK does. It is
// the cause of a [graph.Error], so that errors.As finds it.
type Detail string

// The details that a statement can be refused with before it runs.
const (
	AmbiguousAggregationExpression Detail = "AmbiguousAggregationExpression"
	ColumnNameConflict             Detail = "ColumnNameConflict"
	CreatingVarLength              Detail = "CreatingVarLength"
	DifferentColumnsInUnion        Detail = "DifferentColumnsInUnion"
	FloatingPointOverflow          Detail = "FloatingPointOverflow"
	IntegerOverflow                Detail = "IntegerOverflow"
	InvalidAggregation             Detail = "InvalidAggregation"
	InvalidArgumentPassingMode     Detail = "InvalidArgumentPassingMode"
	InvalidArgumentType            Detail = "InvalidArgumentType"
	InvalidClauseComposition       Detail = "InvalidClauseComposition"
	InvalidDelete                  Detail = "InvalidDelete"
	InvalidNumberLiteral           Detail = "InvalidNumberLiteral"
	InvalidNumberOfArguments       Detail = "InvalidNumberOfArguments"
	InvalidParameterUse            Detail = "InvalidParameterUse"
	InvalidRelationshipPattern     Detail = "InvalidRelationshipPattern"
	InvalidUnicodeCharacter        Detail = "InvalidUnicodeCharacter"
	InvalidUnicodeLiteral          Detail = "InvalidUnicodeLiteral"
	NegativeIntegerArgument        Detail = "NegativeIntegerArgument"
	NestedAggregation              Detail = "NestedAggregation"
	NoExpressionAlias              Detail = "NoExpressionAlias"
	NonConstantExpression          Detail = "NonConstantExpression"
	NoSingleRelationshipType       Detail = "NoSingleRelationshipType"
	NoVariablesInScope             Detail = "NoVariablesInScope"
	ProcedureNotFound              Detail = "ProcedureNotFound"
	RelationshipUniqueness         Detail = "RelationshipUniquenessViolation"
	RequiresDirectedRelationship   Detail = "RequiresDirectedRelationship"
	UndefinedVariable              Detail = "UndefinedVariable"
	UnexpectedSyntax               Detail = "UnexpectedSyntax"
	UnknownFunction                Detail = "UnknownFunction"
	VariableAlreadyBound           Detail = "VariableAlreadyBound"
	VariableTypeConflict           Detail = "VariableTypeConflict"
)

func (d Detail) Error() string { return string(d) }

// DetailOf returns the detail in err's chain, "" if it has none.
func DetailOf(err error) Detail {
	var d Detail
	errors.As(err, &d)
	return d
}

// The status codes, which are Neo4j's. UnsupportedStatus is for what this engine
// does not run.
const (
	SyntaxStatus      = "Neo.ClientError.Statement.SyntaxError"
	UnsupportedStatus = "Neo.ClientError.Statement.UnsupportedOperationError"
	LimitStatus       = "Neo.ClientError.Statement.ArgumentError"
)

// brief cuts a message that repeats a long piece of the statement.
func brief(message string) string {
	const longest = 600
	if len(message) <= longest {
		return message
	}
	return strings.ToValidUTF8(message[:longest], "") + "..."
}

// SyntaxError makes the error of a statement that is wrong at line and column,
// both 1-based, the column in runes.
func SyntaxError(detail Detail, line, column int, message string) *graph.Error {
	return &graph.Error{Code: graph.Syntax, Status: SyntaxStatus, Message: brief(message), Line: line, Column: column, Err: detail}
}

// UnsupportedError makes the error of a statement that is Cypher but asks for
// something, by name, that this engine does not run.
func UnsupportedError(what string, line, column int) *graph.Error {
	return &graph.Error{
		Code: graph.Unsupported, Status: UnsupportedStatus,
		Message: brief(what) + " is not supported by the embedded engine", Line: line, Column: column,
	}
}

// LimitError makes the error of a statement that is too long or too deep.
func LimitError(message string, line, column int) *graph.Error {
	return &graph.Error{Code: graph.Limit, Status: LimitStatus, Message: message, Line: line, Column: column}
}
