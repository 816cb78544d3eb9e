package model_test

import (
	"crypto/sha256"
	"fmt"
	"testing"

	"github.com/masthead-news/masthead/entities/model"
)

func TestSHA256(t *testing.T) {
	if got := fmt.Sprintf("%x", sha256.Sum256([]byte(model.English()))); got != model.SHA256() {
		t.Errorf("the model has SHA-256 %s, en.sha256 says %s", got, model.SHA256())
	}
}
