package value

import (
	"math"
)

// Add is Cypher's "+": numbers add up, strings and lists are joined, a list
// takes in an element at either end, a duration moves a temporal value, and a
// number beside a string becomes text.
func Add(a, b any) (any, error) {
	x, isList := a.([]any)
	y, isOtherList := b.([]any)
	switch {
	case isList && isOtherList:
		return append(append(make([]any, 0, len(x)+len(y)), x...), y...), nil
	case a == nil || b == nil:
		return nil, nil
	case isList:
		return append(append(make([]any, 0, len(x)+1), x...), b), nil
	case isOtherList:
		return append(append(make([]any, 0, len(y)+1), a), y...), nil
	}
	if sum, ok, err := addTemporal(a, b, 1); ok {
		return sum, err
	}
	if s, ok := a.(string); ok {
		return joinText(s, b, false)
	}
	if s, ok := b.(string); ok {
		return joinText(s, a, true)
	}
	return arithmetic("+", a, b, addInt, func(x, y float64) float64 { return x + y })
}

func joinText(s string, other any, before bool) (any, error) {
	var text string
	switch o := other.(type) {
	case string:
		text = o
	case int64, float64:
		text, _ = Text(o)
	default:
		return nil, TypeErrorf("cannot add %s and String", TypeName(other))
	}
	if before {
		return text + s, nil
	}
	return s + text, nil
}

// Subtract is Cypher's "-".
func Subtract(a, b any) (any, error) {
	if difference, ok, err := addTemporal(a, b, -1); ok {
		return difference, err
	}
	return arithmetic("-", a, b, subInt, func(x, y float64) float64 { return x - y })
}

// Multiply is Cypher's "*".
func Multiply(a, b any) (any, error) {
	if product, ok, err := scaleDuration(a, b, false); ok {
		return product, err
	}
	return arithmetic("*", a, b, mulInt, func(x, y float64) float64 { return x * y })
}

// Divide is Cypher's "/": integers give an integer rounded towards zero.
// Dividing an integer by zero is an error, dividing a float is not.
func Divide(a, b any) (any, error) {
	if quotient, ok, err := scaleDuration(a, b, true); ok {
		return quotient, err
	}
	return arithmetic("/", a, b, divInt, func(x, y float64) float64 { return x / y })
}

// Modulo is Cypher's "%", with the sign of the dividend.
func Modulo(a, b any) (any, error) {
	return arithmetic("%", a, b, modInt, math.Mod)
}

// Power is Cypher's "^": always a float.
func Power(a, b any) (any, error) {
	if a == nil || b == nil {
		return nil, nil
	}
	x, ok := Float(a)
	y, ok2 := Float(b)
	if !ok || !ok2 {
		return nil, TypeErrorf("cannot raise %s to the power of %s", TypeName(a), TypeName(b))
	}
	return math.Pow(x, y), nil
}

// Negate is Cypher's unary "-".
func Negate(v any) (any, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case int64:
		if v == math.MinInt64 {
			return nil, ArithmeticErrorf("integer overflow: -(%d)", v)
		}
		return -v, nil
	case float64:
		return -v, nil
	}
	return nil, TypeErrorf("cannot negate %s", Describe(v))
}

// Float returns a number as a float, and false for a value that is no number.
func Float(v any) (float64, bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

func arithmetic(op string, a, b any, ints func(x, y int64) (int64, bool), floats func(x, y float64) float64) (any, error) {
	if a == nil || b == nil {
		return nil, nil
	}
	x, xInt := a.(int64)
	y, yInt := b.(int64)
	if xInt && yInt {
		if y == 0 && (op == "/" || op == "%") {
			return nil, ArithmeticErrorf("%d %s 0: division by zero", x, op)
		}
		n, ok := ints(x, y)
		if !ok {
			return nil, ArithmeticErrorf("integer overflow: %d %s %d", x, op, y)
		}
		return n, nil
	}
	f, ok := Float(a)
	g, ok2 := Float(b)
	if !ok || !ok2 {
		return nil, TypeErrorf("cannot apply %s to %s and %s", op, TypeName(a), TypeName(b))
	}
	return floats(f, g), nil
}

func addInt(x, y int64) (int64, bool) {
	n := x + y
	return n, (n > x) == (y > 0)
}

func subInt(x, y int64) (int64, bool) {
	n := x - y
	return n, (n < x) == (y > 0)
}

func mulInt(x, y int64) (int64, bool) {
	if x == 0 || y == 0 {
		return 0, true
	}
	n := x * y
	if (x == -1 && y == math.MinInt64) || (y == -1 && x == math.MinInt64) {
		return 0, false
	}
	return n, n/y == x
}

func divInt(x, y int64) (int64, bool) {
	if x == math.MinInt64 && y == -1 {
		return 0, false
	}
	return x / y, true
}

func modInt(x, y int64) (int64, bool) {
	if y == -1 {
		return 0, true
	}
	return x % y, true
}
