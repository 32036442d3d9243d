"""Document to facts with spans: blocks, mentions, posts, quotations, events, dates."""
