using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>A method that reads a value from text.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="text">UTF-8, which may be invalid.</param>
/// <param name="value">The value.</param>
/// <returns>False if the text is not such a value.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool HttpParser<T>(ReadOnlySpan<byte> text, out T value);
