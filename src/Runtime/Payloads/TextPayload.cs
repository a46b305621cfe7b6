using System.ComponentModel;
using System.Text;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Payloads;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Events and answers that are text, in the encoding that <c>LAMBDA_TEXT_ENCODING</c> names.</summary>
/// <remarks>Used by the code that the generator writes, for handlers of text alone. Immutable.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextPayload
{
    private TextPayload(Encoding encoding) => Encoding = encoding;

    /// <summary>The encoding, which refuses what it cannot read or write instead of replacing it.</summary>
    public Encoding Encoding { get; }

    /// <summary>Chooses the encoding: UTF-8 where the variable is not set.</summary>
    /// <exception cref="RuntimeException">There is no encoding of that name.</exception>
    public static TextPayload Create(LambdaEnvironment environment)
    {
        string? name = environment.TextEncoding;
        if (name is null)
            return new TextPayload(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));

        try
        {
            return new TextPayload(Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw RuntimeErrors.InvalidTextEncoding(name);
        }
    }

    /// <summary>Decodes an event. A byte order mark of the encoding in front is skipped.</summary>
    /// <exception cref="FormatException">The bytes are no text in this encoding; the message names the first wrong one.</exception>
    public string Read(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> mark = Encoding.Preamble is { IsEmpty: false } preamble ? preamble : Encoding is UTF8Encoding ? [0xEF, 0xBB, 0xBF] : [];
        int skipped = !mark.IsEmpty && bytes.StartsWith(mark) ? mark.Length : 0;
        try
        {
            return Encoding.GetString(bytes[skipped..]);
        }
        catch (DecoderFallbackException e)
        {
            string found = Convert.ToHexString(e.BytesUnknown ?? []);
            throw new FormatException(
                $"The event is no {Encoding.WebName} text: found 0x{found} at byte {skipped + e.Index} of {bytes.Length}. "
                + "LAMBDA_TEXT_ENCODING names another encoding; an event that is no text is taken as ReadOnlyMemory<byte>.",
                e);
        }
    }

    /// <summary>Answers with a text; <see langword="null"/> is an empty one.</summary>
    /// <exception cref="FormatException">The encoding has no bytes for a character of it.</exception>
    public void Write(Invocation invocation, string? text)
    {
        try
        {
            Encoding.GetBytes(text ?? "", invocation.Response.Bytes);
        }
        catch (EncoderFallbackException e)
        {
            throw Unwritable(Encoding, e);
        }
    }

    /// <summary>Reads the event as text, for a handler that takes a <see cref="TextReader"/>.</summary>
    public TextReader OpenReader(Invocation invocation) => new StringReader(Read(invocation.Event.Span));

    /// <summary>Writes the answer as text, for a handler that takes a <see cref="TextWriter"/>.</summary>
    public TextWriter OpenWriter(Invocation invocation) => new ResponseTextWriter(invocation, Encoding);

    /// <summary>The handler has written all there is; what it writes from now on is an error.</summary>
    /// <param name="writer">What <see cref="OpenWriter"/> returned.</param>
    /// <exception cref="FormatException">A character at the end is incomplete.</exception>
    public static void Complete(TextWriter writer) => ((ResponseTextWriter)writer).Complete();

    internal static FormatException Unwritable(Encoding encoding, EncoderFallbackException e)
    {
        string found = e.CharUnknownHigh != '\0'
            ? $"U+{char.ConvertToUtf32(e.CharUnknownHigh, e.CharUnknownLow):X4}"
            : $"U+{(int)e.CharUnknown:X4}";
        return new FormatException(
            $"The answer cannot be written as {encoding.WebName}: found {found} at character {e.Index}, for which it has no bytes. "
            + "LAMBDA_TEXT_ENCODING=utf-8 has all characters; half of a surrogate pair is no character.",
            e);
    }
}
