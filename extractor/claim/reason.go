package claim

import "fmt"

// Reason says in words why the attempt made no claim; empty if it fired.
func (a Attempt) Reason() string {
	switch a.Outcome {
	case Voice:
		return "it stands in the other voice"
	case Particle:
		return "the verb needs one of: " + a.Detail
	case Complement:
		if a.Detail == "" {
			return "the words that it needs do not follow"
		}
		return "it needs: " + a.Detail
	case Refused:
		if a.Detail == "" {
			return "a word tells another sense"
		}
		return fmt.Sprintf("%q tells another sense", a.Detail)
	case BadObject:
		return "a noun of the object's phrase tells another sense"
	case NoSubject:
		return "nobody known is its subject"
	case NoObject:
		return "nobody known is its object"
	case NoClause:
		return "the clause that it needs does not follow"
	case Undenied:
		return "only a denial of it states the relation"
	case Over:
		return "it was so once"
	case SubjectType:
		return a.Detail + " is of a type that cannot be its subject"
	case ObjectType:
		return a.Detail + " is of a type that cannot be its object"
	case SameEntity:
		return a.Detail + " would be subject and object"
	case LongerCue:
		return "another frame explains more words here"
	case OtherFrame:
		return "another frame of the same relation matched here"
	case OneMention:
		return "the sentence names fewer than two, so no frame was tried"
	case TooLong:
		return "the sentence is a list or a table, so no frame was tried"
	}
	return ""
}

// Near ranks outcomes by how far the frame came, 0 for one that fired.
func (a Attempt) Near() int {
	switch a.Outcome {
	case Fired:
		return 0
	case LongerCue, OtherFrame:
		return 1
	case SubjectType, ObjectType, SameEntity, Over, Undenied, NoSubject, NoObject:
		return 2
	case Refused, BadObject:
		return 3
	case Complement, NoClause:
		return 4
	}
	return 5
}
