// Package tone reads the words of a sentence for what they say in favor or
// against: lexicon, rules, and the trained model's features. Package sentiment
// makes tones of it; the trainer learns from it.
package tone
