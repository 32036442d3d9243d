"""One module per data set: raw file to rows, checked at the border."""
