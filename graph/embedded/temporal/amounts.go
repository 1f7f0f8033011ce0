package temporal

import (
	"math/big"

	"entente/graph/embedded/value"
)

// durationUnits are the units that the amounts of a duration come in.
var durationUnits = [...]string{"years", "months", "weeks", "days", "hours", "minutes", "seconds", "milliseconds", "microseconds", "nanoseconds"}

// The places of units in durationUnits.
const (
	years = iota
	months
	weeks
	days
	hours
	minutes
	seconds
	milliseconds
	microseconds
	nanoseconds
)

// amounts are the parts of a duration by unit.
type amounts struct {
	whole      [len(durationUnits)]int64
	float      [len(durationUnits)]float64 // the same as floats
	fractional bool                        // an amount is not whole, and the floats count
}

func (a *amounts) setWhole(unit int, n int64) { a.whole[unit], a.float[unit] = n, float64(n) }

func (a *amounts) setFloat(unit int, f float64) { a.float[unit], a.fractional = f, true }

func (a *amounts) negate() {
	for i := range a.whole {
		a.whole[i], a.float[i] = -a.whole[i], -a.float[i]
	}
}

func (a *amounts) duration() (value.Duration, error) {
	if a.fractional {
		f := &a.float
		return value.ApproximateDuration(
			f[years]*12+f[months], f[weeks]*7+f[days], f[hours]*3600+f[minutes]*60+f[seconds],
			f[milliseconds]*1e6+f[microseconds]*1e3+f[nanoseconds])
	}
	w := &a.whole
	monthSum := sum(w[years], 12, w[months], 1)
	daySum := sum(w[weeks], 7, w[days], 1)
	nanoSum := sum(w[milliseconds], 1_000_000, w[microseconds], 1000, w[nanoseconds], 1)
	carried, nanos := new(big.Int).QuoRem(nanoSum, big.NewInt(1_000_000_000), new(big.Int))
	secondSum := carried.Add(carried, sum(w[hours], 3600, w[minutes], 60, w[seconds], 1))
	if !monthSum.IsInt64() || !daySum.IsInt64() || !secondSum.IsInt64() {
		return value.Duration{}, value.ArgumentErrorf("the duration is too long: %s months, %s days, %s seconds", monthSum, daySum, secondSum)
	}
	return value.DurationOf(monthSum.Int64(), daySum.Int64(), secondSum.Int64(), nanos.Int64())
}

// sum adds up products of pairs.
func sum(pairs ...int64) *big.Int {
	total := new(big.Int)
	for i := 0; i < len(pairs); i += 2 {
		product := big.NewInt(pairs[i])
		total.Add(total, product.Mul(product, big.NewInt(pairs[i+1])))
	}
	return total
}
