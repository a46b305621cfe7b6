// The response is an empty text.
