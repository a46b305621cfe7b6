// The answer is an empty text.
