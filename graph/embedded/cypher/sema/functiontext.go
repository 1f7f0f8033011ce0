package sema

import "strings"

// descriptions say what each function gives, for SHOW FUNCTIONS: a line is a name
// and what it gives.
const descriptions = `
abs the absolute value of a number
acos the arccosine, in radians
all true if the predicate holds for every element of the list
any true if the predicate holds for some element of the list
asin the arcsine, in radians
atan the arctangent, in radians
atan2 the angle, in radians, of the point with these two coordinates, y first
avg the average of numbers or durations
btrim the text without blanks, or the characters given, at both ends
ceil the smallest whole number that is not less
char_length the number of characters of a text
character_length the number of characters of a text
coalesce the first of the values that is not null
collect a list of the values that are not null
cos the cosine of an angle in radians
cot the cotangent of an angle in radians
count how many values are not null; count(*) counts rows
degrees radians as degrees
duration.between the duration from one point in time to another, in months, days and seconds
duration.inDays the whole days from one point in time to another
duration.inMonths the whole months from one point in time to another
duration.inSeconds the seconds from one point in time to another
duration a duration of a text (ISO 8601) or a map of its parts
datetime.fromepoch the point in time so many seconds and nanoseconds after 1970
datetime.fromepochmillis the point in time so many milliseconds after 1970
e the base of the natural logarithm
elementId the id of a node or relationship, as a text
endNode the node that a relationship leads to
exists true if the pattern is found
exp e to the power of a number
floor the largest whole number that is not greater
haversin half the versine of an angle in radians
head the first element of a list
id the id of a node or relationship, as an integer
isEmpty true if a list, map or text has nothing in it
isNaN true if a float is no number
keys the property keys of a node or relationship, or the keys of a map
labels the labels of a node
last the last element of a list
left the first characters of a text
length the number of relationships of a path
log the natural logarithm
log10 the logarithm to base 10
lower the text in lower case
ltrim the text without blanks, or the characters given, at its beginning
max the greatest of the values
min the smallest of the values
nodes the nodes of a path
none true if the predicate holds for no element of the list
normalize the text in a normal form of Unicode, NFC if none is given
nullIf null if the two values are equal, else the first one
percentileCont the percentile of numbers, interpolated between the two nearest
percentileDisc the percentile of numbers, the nearest that occurs
pi the number pi
point a point of a map of its coordinates
point.distance the distance of two points, in metres for geographic ones
point.withinBBox true if a point lies in the box between two corners
properties the properties of a node or relationship as a map
radians degrees as radians
rand a random float from 0 to 1
randomUUID a random UUID
range the integers from the first to the last, by steps
reduce what an expression makes of a value with one element of the list after the other
relationships the relationships of a path
replace the text with all that is found replaced
reverse the elements of a list, or the characters of a text, from the last to the first
right the last characters of a text
round the number rounded, to a number of decimals and in a mode if they are given
rtrim the text without blanks, or the characters given, at its end
sign -1, 0 or 1, as the number is negative, zero or positive
sin the sine of an angle in radians
single true if the predicate holds for exactly one element of the list
size the number of elements of a list or characters of a text
split the parts of a text between separators
sqrt the square root
stDev the standard deviation of a sample
stDevP the standard deviation of all
startNode the node that a relationship comes from
substring the characters of a text from a position, counted from 0, and at most so many
sum the sum of numbers or durations
tail all but the first element of a list
tan the tangent of an angle in radians
timestamp the milliseconds since 1970, when the statement began
toBoolean the boolean of a text or integer; null if it cannot be read
toBooleanList the elements as booleans, null where one cannot be read
toBooleanOrNull the boolean of a value, null if there is none
toFloat the float of a text or integer; null if it cannot be read
toFloatList the elements as floats, null where one cannot be read
toFloatOrNull the float of a value, null if there is none
toInteger the integer of a text, float or boolean; null if it cannot be read
toIntegerList the elements as integers, null where one cannot be read
toIntegerOrNull the integer of a value, null if there is none
toLower the text in lower case
toString the text of a value
toStringList the elements as texts, null where there is none
toStringOrNull the text of a value, null if there is none
toUpper the text in upper case
trim the text without blanks, or the characters given, at both ends
type the type of a relationship
upper the text in upper case
valueType the type of a value, as Cypher writes it
`

// described returns what each function gives, by its name.
func described() map[string]string {
	all := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(descriptions), "\n") {
		name, text, _ := strings.Cut(line, " ")
		all[name] = text
	}
	for _, t := range temporalTypes {
		what := map[string]string{"date": "a date", "time": "a time with an offset", "localtime": "a time", "datetime": "a date and time with a zone", "localdatetime": "a date and time"}[t]
		all[t] = what + " of a text (ISO 8601), a map of its parts or another value; now if nothing is given"
		all[t+".truncate"] = what + ", cut to a unit such as 'month'"
		all[t+".realtime"] = what + ": now, by the clock"
		all[t+".statement"] = what + ": when the statement began"
		all[t+".transaction"] = what + ": when the transaction began"
	}
	for name, text := range all {
		all[name] = strings.ToUpper(text[:1]) + text[1:] + "."
	}
	return all
}
