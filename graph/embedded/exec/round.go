package exec

import (
	"math"
	"strconv"
	"strings"

	"entente/graph/embedded/value"
)

const roundingModes = "CEILING, FLOOR, UP, DOWN, HALF_EVEN, HALF_UP, HALF_DOWN, UNNECESSARY"

// round is round(x), halves upwards, or round(x, precision [, mode]), which rounds
// the decimal digits that the number is written with; halves away from zero unless
// the mode says otherwise.
func round(_ *run, args []any) (any, error) {
	x, ok := value.Float(args[0])
	if !ok {
		return nil, wrongArgument("round", args[0], "a number")
	}
	digits := 0.0
	if len(args) > 1 {
		if digits, ok = value.Float(args[1]); !ok {
			return nil, wrongArgument("round", args[1], "a precision that is a number")
		}
		if digits = math.Trunc(digits); digits < 0 {
			return nil, value.ArgumentErrorf("Precision argument to 'round()' cannot be negative")
		}
	}
	if len(args) < 3 {
		if digits == 0 {
			return math.Floor(x + 0.5), nil
		}
		return roundDecimal(x, digits, "HALF_UP")
	}
	mode, ok := args[2].(string)
	if !ok {
		return nil, wrongArgument("round", args[2], "a rounding mode")
	}
	return roundDecimal(x, digits, strings.ToUpper(mode))
}

func roundDecimal(x, digits float64, mode string) (any, error) {
	away, ok := roundsAway(mode, math.Signbit(x))
	if !ok {
		return nil, value.ArgumentErrorf("Unknown rounding mode. Valid values are: %s.", roundingModes)
	}
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(math.Abs(x), 'f', -1, 64), ".")
	if math.IsNaN(x) || math.IsInf(x, 0) || float64(len(fraction)) <= digits {
		return x, nil
	}
	keep, rest := whole+fraction[:int(digits)], fraction[int(digits):]
	switch {
	case strings.Trim(rest, "0") == "":
	case mode == "UNNECESSARY":
		return nil, value.ArgumentErrorf("Rounding is necessary with the mode UNNECESSARY")
	case away(keep[len(keep)-1], rest):
		keep = increment(keep)
	}
	point := len(keep) - int(digits)
	f, err := strconv.ParseFloat(keep[:point]+"."+keep[point:]+"0", 64)
	return math.Copysign(f, x), err
}

// roundsAway returns what decides, by the last digit that is kept and those that are
// not, whether a number is rounded away from zero; false for an unknown mode.
func roundsAway(mode string, negative bool) (func(last byte, rest string) bool, bool) {
	always := func(yes bool) func(byte, string) bool { return func(byte, string) bool { return yes } }
	half := func(tie func(last byte) bool) func(byte, string) bool {
		return func(last byte, rest string) bool {
			if rest[0] == '5' && strings.Trim(rest[1:], "0") == "" {
				return tie(last)
			}
			return rest[0] >= '5'
		}
	}
	switch mode {
	case "UP":
		return always(true), true
	case "DOWN", "UNNECESSARY":
		return always(false), true
	case "CEILING":
		return always(!negative), true
	case "FLOOR":
		return always(negative), true
	case "HALF_UP":
		return half(func(byte) bool { return true }), true
	case "HALF_DOWN":
		return half(func(byte) bool { return false }), true
	case "HALF_EVEN":
		return half(func(last byte) bool { return (last-'0')%2 == 1 }), true
	}
	return nil, false
}

// increment adds one to a number in decimal digits.
func increment(digits string) string {
	b := []byte(digits)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] != '9' {
			b[i]++
			return string(b)
		}
		b[i] = '0'
	}
	return "1" + string(b)
}
