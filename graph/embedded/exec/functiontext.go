package exec

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/value"
)

// textFunction finds the functions of strings. Positions and lengths are in
// characters.
func textFunction(name string) (function, bool) {
	onText := func(f func(s string) string) (function, bool) {
		return strict(1, 1, func(_ *run, args []any) (any, error) {
			s, ok := args[0].(string)
			if !ok {
				return nil, wrongArgument(name, args[0], "a String")
			}
			return f(s), nil
		})
	}
	switch name {
	case "tolower", "lower":
		return onText(strings.ToLower)
	case "toupper", "upper":
		return onText(strings.ToUpper)
	case "trim":
		return onText(func(s string) string { return strings.TrimFunc(s, isBlank) })
	case "btrim":
		return trimming(name, strings.TrimFunc, strings.Trim)
	case "ltrim":
		return trimming(name, strings.TrimLeftFunc, strings.TrimLeft)
	case "rtrim":
		return trimming(name, strings.TrimRightFunc, strings.TrimRight)
	case ast.OneCharacter:
		return strict(1, 1, func(_ *run, args []any) (any, error) {
			if s, ok := args[0].(string); !ok || utf8.RuneCountInString(s) != 1 {
				return nil, value.ArgumentErrorf("The argument `trimCharacterString` in the `trim()` function must be of length 1.")
			}
			return args[0], nil
		})
	case "normalize":
		return strict(1, 2, normalize)
	case "char_length", "character_length":
		return strict(1, 1, func(rt *run, args []any) (any, error) {
			if _, ok := args[0].(string); !ok {
				return nil, wrongArgument(name, args[0], "a String")
			}
			return size(rt, args)
		})
	case "left", "right":
		return strict(2, 2, func(_ *run, args []any) (any, error) {
			s, ok := args[0].(string)
			n, ok2 := args[1].(int64)
			if !ok || !ok2 {
				return nil, wrongArgument(name, args, "a String and an Integer")
			}
			if n < 0 {
				return nil, value.ArgumentErrorf("%s() needs a length that is not negative", name)
			}
			r := []rune(s)
			n = min(n, int64(len(r)))
			if name == "left" {
				return string(r[:n]), nil
			}
			return string(r[int64(len(r))-n:]), nil
		})
	case "substring":
		return strict(2, 3, substring)
	case "split":
		return strict(2, 2, split)
	case "replace":
		return strict(3, 3, replace)
	}
	return function{}, false
}

// trimming is a trim function: of white space, or of the characters that the
// second argument lists.
func trimming(name string, space func(string, func(rune) bool) string, set func(s, cutset string) string) (function, bool) {
	return strict(1, 2, func(_ *run, args []any) (any, error) {
		s, ok := args[0].(string)
		if !ok {
			return nil, wrongArgument(name, args[0], "a String")
		}
		if len(args) == 1 {
			return space(s, isBlank), nil
		}
		cutset, ok := args[1].(string)
		if !ok {
			return nil, wrongArgument(name, args[1], "a String of characters")
		}
		return set(s, cutset), nil
	})
}

// normalize brings text into a normal form of Unicode, NFC unless it is named.
func normalize(rt *run, args []any) (any, error) {
	s, ok := args[0].(string)
	if !ok {
		return nil, wrongArgument("normalize", args[0], "a String")
	}
	form := "NFC"
	if len(args) == 2 {
		if form, ok = args[1].(string); !ok {
			return nil, wrongArgument("normalize", args[1], "the name of a normal form")
		}
	}
	if err := rt.fitsText(4 * int64(len(s))); err != nil {
		return nil, err
	}
	if f, ok := normalForm(form); ok {
		return f.String(s), nil
	}
	return nil, value.ArgumentErrorf("normalize() knows NFC, NFD, NFKC and NFKD, not %s", form)
}

func substring(_ *run, args []any) (any, error) {
	s, ok := args[0].(string)
	if !ok {
		return nil, wrongArgument("substring", args[0], "a String")
	}
	r := []rune(s)
	start, ok := args[1].(int64)
	length, ok2 := int64(len(r)), true
	if len(args) == 3 {
		length, ok2 = args[2].(int64)
	}
	if !ok || !ok2 {
		return nil, value.TypeErrorf("substring() needs Integers for start and length")
	}
	if start < 0 || length < 0 {
		return nil, value.ArgumentErrorf("substring() needs a start and a length that are not negative")
	}
	start = min(start, int64(len(r)))
	length = min(length, int64(len(r))-start)
	return string(r[start : start+length]), nil
}

// isBlank reports whether the trim functions take a character off: white space as
// Java has it, which leaves out the spaces that do not break a line.
func isBlank(r rune) bool {
	switch r {
	case '\u00a0', '\u2007', '\u202f', '\u0085':
		return false
	}
	return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f
}

// split cuts a text at a separator, or at each of a list of them; an empty one cuts
// between all characters.
func split(rt *run, args []any) (any, error) {
	s, ok := args[0].(string)
	separators, isList := args[1].([]any)
	if !isList {
		separators = args[1:2]
	}
	if !ok {
		return nil, wrongArgument("split", args[0], "a String")
	}
	parts := []string{s}
	for _, separator := range separators {
		sep, ok := separator.(string)
		if !ok {
			return nil, wrongArgument("split", separator, "a String as the separator")
		}
		var next []string
		for _, part := range parts {
			if err := rt.tick(); err != nil {
				return nil, err
			}
			const each = 4 // a part takes as much as four elements of a list, beyond its text
			if err := rt.fitsList((int64(len(next)) + int64(strings.Count(part, sep))) * each); err != nil {
				return nil, err
			}
			if part == "" {
				next = append(next, "")
				continue
			}
			next = append(next, strings.Split(part, sep)...)
		}
		parts = next
	}
	return listOfStrings(parts), nil
}

func replace(rt *run, args []any) (any, error) {
	s, ok := args[0].(string)
	old, ok2 := args[1].(string)
	with, ok3 := args[2].(string)
	if !ok || !ok2 || !ok3 {
		return nil, value.TypeErrorf("replace() needs three Strings")
	}
	if err := rt.fitsText(int64(len(s)) + int64(strings.Count(s, old))*int64(len(with))); err != nil {
		return nil, err
	}
	return strings.ReplaceAll(s, old, with), nil
}
