package flat

import (
	"github.com/masthead-news/masthead/internal/flat/model"
	"github.com/masthead-news/masthead/internal/lazy"
)

var builtIn lazy.Value[*Model]

func load() *Model {
	m, err := Decode(model.Lines())
	if err != nil {
		panic("the embedded model: " + err.Error())
	}
	return m
}

// BuiltIn returns the model that comes with the package.
func BuiltIn() *Model { return builtIn.Get(load) }

// Read unwraps the lines of a dump and says of each what it is.
func Read(s string) []Line {
	lines := Lines(s)
	BuiltIn().Ask(lines)
	return lines
}
