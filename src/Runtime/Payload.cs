namespace Lambda.Runtime;

/// <summary>What a handler's event and result are on the wire.</summary>
public enum Payload
{
    /// <summary>JSON, or the bytes themselves where the handler takes or returns bytes.</summary>
    Json,

    /// <summary>
    /// Text: a <see cref="string"/> is the event as it came, or the answer as it leaves, without quotes and escapes. The encoding is
    /// that of the variable <c>LAMBDA_TEXT_ENCODING</c>, or else UTF-8.
    /// </summary>
    Text,

    /// <summary>
    /// The script convention: while the method runs, <see cref="Console.In"/> is the event, and what is written to
    /// <see cref="Console.Out"/> is the answer. Both are text, as with <see cref="Text"/>.
    /// </summary>
    Console,
}
