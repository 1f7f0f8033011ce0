package value

import (
	"entente/graph"
)

// The Neo4j status codes of the errors that evaluating an expression can raise.
const (
	StatusType       = "Neo.ClientError.Statement.TypeError"
	StatusArithmetic = "Neo.ClientError.Statement.ArithmeticError"
	StatusArgument   = "Neo.ClientError.Statement.ArgumentError"
	StatusMemory     = "Neo.TransientError.General.MemoryPoolOutOfMemoryError"
)

// TypeErrorf says that a value has the wrong type.
func TypeErrorf(format string, args ...any) *graph.Error {
	return withStatus(StatusType, format, args...)
}

// ArithmeticErrorf says that a calculation has no result.
func ArithmeticErrorf(format string, args ...any) *graph.Error {
	return withStatus(StatusArithmetic, format, args...)
}

// ArgumentErrorf says that an argument has the right type but not an allowed
// value.
func ArgumentErrorf(format string, args ...any) *graph.Error {
	return withStatus(StatusArgument, format, args...)
}

func withStatus(status, format string, args ...any) *graph.Error {
	e := graph.Errorf(graph.Invalid, format, args...)
	e.Status = status
	return e
}

// Describe names v with its type for an error message, cut to a length that
// fits one line: "Integer 3", "String 'abc'".
func Describe(v any) string {
	const longest = 60
	switch v := v.(type) {
	case nil:
		return "Null"
	case string:
		r := []rune(v)
		if len(r) > longest {
			return "String '" + string(r[:longest]) + "...'"
		}
		return "String '" + v + "'"
	case bool, int64, float64, Date, LocalTime, Time, LocalDateTime, DateTime, Duration, Point:
		s, err := Text(v)
		if err != nil {
			return TypeName(v)
		}
		return TypeName(v) + " " + s
	}
	return TypeName(v)
}
