namespace Lambda.Runtime;

/// <summary>The format of the event and the response of a handler.</summary>
public enum Payload
{
    /// <summary>JSON, or bytes if the handler takes or returns bytes.</summary>
    Json,

    /// <summary>
    /// Text: a <see cref="string"/> is the event or the response itself, without quotes and escapes. The encoding is that of the variable
    /// <c>LAMBDA_TEXT_ENCODING</c>; the default is UTF-8.
    /// </summary>
    /// <example>
    /// <code>
    /// [LambdaHandler(Payload = Payload.Text)]
    /// public static string Shout(string text) => text.ToUpperInvariant();
    /// </code>
    /// </example>
    Text,

    /// <summary>
    /// As in a script: while the method runs, <see cref="Console.In"/> is the event, and what is written to <see cref="Console.Out"/> is the
    /// response. Both are text, as with <see cref="Text"/>.
    /// </summary>
    Console,
}
