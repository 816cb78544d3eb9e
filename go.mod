module github.com/masthead-news/masthead

go 1.26.8
