package value

// Ternary is a truth value of Cypher's three-valued logic.
type Ternary int8

// The truth values. Null is the zero value: not known.
const (
	Null Ternary = iota
	False
	True
)

// Of returns True or False.
func Of(b bool) Ternary {
	if b {
		return True
	}
	return False
}

// Value returns t as a Cypher value: true, false or nil.
func (t Ternary) Value() any {
	switch t {
	case True:
		return true
	case False:
		return false
	}
	return nil
}

// Not returns the negation; null stays null.
func (t Ternary) Not() Ternary {
	switch t {
	case True:
		return False
	case False:
		return True
	}
	return Null
}

// And returns the conjunction: false wins over null.
func (t Ternary) And(o Ternary) Ternary {
	switch {
	case t == False || o == False:
		return False
	case t == Null || o == Null:
		return Null
	}
	return True
}

// Or returns the disjunction: true wins over null.
func (t Ternary) Or(o Ternary) Ternary {
	switch {
	case t == True || o == True:
		return True
	case t == Null || o == Null:
		return Null
	}
	return False
}

// Xor returns the exclusive disjunction: null if either is null.
func (t Ternary) Xor(o Ternary) Ternary {
	if t == Null || o == Null {
		return Null
	}
	return Of(t != o)
}

// Truth reads v as a truth value. It fails for a value that is neither a
// boolean nor null.
func Truth(v any) (Ternary, error) {
	switch v := v.(type) {
	case nil:
		return Null, nil
	case bool:
		return Of(v), nil
	}
	return Null, TypeErrorf("expected a Boolean but got %s", Describe(v))
}
