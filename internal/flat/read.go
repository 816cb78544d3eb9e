package flat

import (
	"sync"

	"github.com/masthead-news/masthead/internal/flat/model"
)

var builtIn = sync.OnceValue(func() *Model {
	m, err := Decode(model.Lines())
	if err != nil {
		panic("the embedded model: " + err.Error())
	}
	return m
})

// BuiltIn returns the model that comes with the package.
func BuiltIn() *Model { return builtIn() }

// Read unwraps the lines of a dump and says of each what it is.
func Read(s string) []Line {
	lines := Lines(s)
	BuiltIn().Ask(lines)
	return lines
}
