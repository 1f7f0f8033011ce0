package exec

import (
	"math"
	"math/rand/v2"

	"entente/graph/embedded/value"
)

// mathFunction finds the functions of numbers.
func mathFunction(name string) (function, bool) {
	if f := floatFunction(name); f != nil {
		return strict(1, 1, func(_ *run, args []any) (any, error) {
			x, ok := value.Float(args[0])
			if !ok {
				return nil, wrongArgument(name, args[0], "a number")
			}
			return f(x), nil
		})
	}
	switch name {
	case "abs":
		return strict(1, 1, func(_ *run, args []any) (any, error) {
			switch v := args[0].(type) {
			case int64:
				if v < 0 {
					return value.Negate(v)
				}
				return v, nil
			case float64:
				return math.Abs(v), nil
			}
			return nil, wrongArgument(name, args[0], "a number")
		})
	case "sign":
		return strict(1, 1, func(_ *run, args []any) (any, error) {
			x, ok := value.Float(args[0])
			switch {
			case !ok:
				return nil, wrongArgument(name, args[0], "a number")
			case x > 0:
				return int64(1), nil
			case x < 0:
				return int64(-1), nil
			}
			return int64(0), nil
		})
	case "isnan":
		return strict(1, 1, func(_ *run, args []any) (any, error) {
			x, ok := value.Float(args[0])
			if !ok {
				return nil, wrongArgument(name, args[0], "a number")
			}
			return math.IsNaN(x), nil
		})
	case "atan2":
		return strict(2, 2, func(_ *run, args []any) (any, error) {
			y, ok := value.Float(args[0])
			x, ok2 := value.Float(args[1])
			if !ok || !ok2 {
				return nil, value.TypeErrorf("atan2() needs two numbers")
			}
			return math.Atan2(y, x), nil
		})
	case "round":
		return strict(1, 3, round)
	case "pi":
		return strict(0, 0, func(*run, []any) (any, error) { return math.Pi, nil })
	case "e":
		return strict(0, 0, func(*run, []any) (any, error) { return math.E, nil })
	case "rand":
		return strict(0, 0, func(*run, []any) (any, error) { return rand.Float64(), nil })
	}
	return function{}, false
}

func floatFunction(name string) func(float64) float64 {
	switch name {
	case "ceil", "ceiling":
		return math.Ceil
	case "floor":
		return math.Floor
	case "sqrt":
		return math.Sqrt
	case "exp":
		return math.Exp
	case "log":
		return math.Log
	case "log10":
		return math.Log10
	case "sin":
		return math.Sin
	case "cos":
		return math.Cos
	case "tan":
		return math.Tan
	case "cot":
		return func(x float64) float64 { return 1 / math.Tan(x) }
	case "asin":
		return math.Asin
	case "acos":
		return math.Acos
	case "atan":
		return math.Atan
	case "sinh":
		return math.Sinh
	case "cosh":
		return math.Cosh
	case "tanh":
		return math.Tanh
	case "degrees":
		return func(x float64) float64 { return x * 180 / math.Pi }
	case "radians":
		return func(x float64) float64 { return x * math.Pi / 180 }
	case "haversin":
		return func(x float64) float64 { return (1 - math.Cos(x)) / 2 }
	}
	return nil
}
