// Package masthead reads the news of many outlets and shows how they differ.
//
// Text flows one way. A page becomes an article, an article a document that
// carries annotations, and the documents of several outlets on one story
// become a comparison:
//
//	page ──readability──▶ article ──text──▶ document ─┬─ entities   who is named, and how
//	                                                  ├─ quotes     who is heard, saying what
//	                                                  ├─ sentiment  in what tone, toward whom
//	                                                  └─ terms      in which words
//	documents ──compare──▶ comparison ──report──▶ HTML, JSON, CSV
//
// Each step is a package of its own, usable alone; this package joins the
// steps that concern one page. A zero [Analyzer] is ready to use:
//
//	var a masthead.Analyzer
//	doc, err := a.Analyze(ctx, &readability.Page{URL: url, Body: html})
package masthead
