package jsonbody

import (
	"errors"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

var (
	errEscape    = errors.New("an unknown escape in a string")
	errSurrogate = errors.New("half of a surrogate pair stands alone")
)

// unescape resolves the escapes of a JSON string without its quotes.
func unescape(raw []byte) (string, error) {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			out = append(out, raw[i])
			continue
		}
		i++
		if i == len(raw) {
			return "", errEscape
		}
		switch raw[i] {
		case '"', '\\', '/':
			out = append(out, raw[i])
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case 'u':
			r, used, err := unicodeEscape(raw[i+1:])
			if err != nil {
				return "", err
			}
			out = utf8.AppendRune(out, r)
			i += used
		default:
			return "", errEscape
		}
	}
	return string(out), nil
}

// unicodeEscape reads the four digits after \u, and the second half of a
// surrogate pair where the first one is read; used is in bytes.
func unicodeEscape(raw []byte) (r rune, used int, err error) {
	first, err := hex4(raw)
	if err != nil {
		return 0, 0, err
	}
	if !utf16.IsSurrogate(first) {
		return first, 4, nil
	}
	if len(raw) < 10 || raw[4] != '\\' || raw[5] != 'u' {
		return 0, 0, errSurrogate
	}
	second, err := hex4(raw[6:])
	if err != nil {
		return 0, 0, err
	}
	if r = utf16.DecodeRune(first, second); r == utf8.RuneError {
		return 0, 0, errSurrogate
	}
	return r, 10, nil
}

func hex4(raw []byte) (rune, error) {
	if len(raw) < 4 {
		return 0, errEscape
	}
	n, err := strconv.ParseUint(string(raw[:4]), 16, 16)
	if err != nil {
		return 0, errEscape
	}
	return rune(n), nil
}
