package document

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
)

// parseCounts reads what Punkt's data is: {"Name": {"word": 3, ...}, ...}. It is for
// this one shape, which it reads faster than encoding/json, and fails on any
// other. into returns the map for a name, made for about size words.
func parseCounts(data []byte, into func(name string, size int) (map[string]int, error)) error {
	p := counts{data: data}
	return p.object(func(name string) error {
		size := bytes.IndexByte(p.data[p.at:], '}') / 16
		words, err := into(name, max(size, 8))
		if err != nil {
			return err
		}
		return p.object(func(word string) error {
			n, err := p.number()
			words[word] = n
			return err
		})
	})
}

// counts reads from data[at:].
type counts struct {
	data []byte
	at   int
}

func (p *counts) object(value func(key string) error) error {
	if err := p.expect('{'); err != nil {
		return err
	}
	if p.next() == '}' {
		p.at++
		return nil
	}
	for {
		key, err := p.text()
		if err != nil {
			return err
		}
		if err := p.expect(':'); err != nil {
			return err
		}
		if err := value(key); err != nil {
			return err
		}
		if p.next() == ',' {
			p.at++
			continue
		}
		return p.expect('}')
	}
}

// next returns the next byte that is no white space, 0 at the end.
func (p *counts) next() byte {
	for p.at < len(p.data) {
		if c := p.data[p.at]; c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			return c
		}
		p.at++
	}
	return 0
}

func (p *counts) expect(c byte) error {
	if got := p.next(); got != c {
		return fmt.Errorf("byte %d is %q, want %q", p.at, got, c)
	}
	p.at++
	return nil
}

func (p *counts) text() (string, error) {
	if err := p.expect('"'); err != nil {
		return "", err
	}
	start, escaped := p.at, false
	for ; p.at < len(p.data) && p.data[p.at] != '"'; p.at++ {
		if p.data[p.at] == '\\' {
			escaped = true
			p.at++
		}
	}
	if p.at >= len(p.data) {
		return "", fmt.Errorf("the text at byte %d has no end", start)
	}
	p.at++
	if escaped {
		var s string
		err := json.Unmarshal(p.data[start-1:p.at], &s)
		return s, err
	}
	return string(p.data[start : p.at-1]), nil
}

func (p *counts) number() (int, error) {
	p.next()
	start := p.at
	for p.at < len(p.data) && p.data[p.at] >= '0' && p.data[p.at] <= '9' {
		p.at++
	}
	return strconv.Atoi(string(p.data[start:p.at]))
}
