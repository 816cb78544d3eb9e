package readability

// The model of blocks is made again, byte for byte, from annotated pages that
// can't be part of this repository; model/blocks/CARD.md says which.
//
//go:generate go test -run=^TestTrain$ -timeout=3h -v . -args -train=../../shared/eval/extract -model=model/blocks/blocks.bin
