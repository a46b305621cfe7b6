using System.ComponentModel;
using System.Text;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Payloads;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads events and writes responses that are text, in the encoding of <c>LAMBDA_TEXT_ENCODING</c>.</summary>
/// <remarks>Called by generated code. Immutable.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextPayload
{
    private TextPayload(Encoding encoding) => Encoding = encoding;

    /// <summary>The encoding, which throws for invalid bytes and characters instead of replacing them.</summary>
    public Encoding Encoding { get; }

    /// <summary>Selects the encoding; UTF-8 if the variable is not set.</summary>
    /// <exception cref="RuntimeException">The encoding is not available.</exception>
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

    /// <summary>Decodes an event. A byte order mark of the encoding is skipped.</summary>
    /// <exception cref="FormatException">The bytes are not text in this encoding; the message contains the first invalid one.</exception>
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
                $"The event is not {Encoding.WebName} text: found 0x{found} at byte {skipped + e.Index} of {bytes.Length}. "
                + "Set LAMBDA_TEXT_ENCODING for another encoding, or take an event that is not text as ReadOnlyMemory<byte>.",
                e);
        }
    }

    /// <summary>Writes text as the response; <see langword="null"/> is empty text.</summary>
    /// <exception cref="FormatException">The encoding does not have a character of the text.</exception>
    public void Write(Invocation invocation, string? text)
    {
        try
        {
            Encoding.GetBytes(text ?? "", invocation.Response.Bytes);
        }
        catch (EncoderFallbackException e)
        {
            throw NotEncodable(Encoding, e);
        }
    }

    /// <summary>Opens the event as text, for a handler with a <see cref="TextReader"/>.</summary>
    public TextReader OpenReader(Invocation invocation) => new StringReader(Read(invocation.Event.Span));

    /// <summary>Opens the response as text, for a handler with a <see cref="TextWriter"/>.</summary>
    public TextWriter OpenWriter(Invocation invocation) => new ResponseTextWriter(invocation, Encoding);

    /// <summary>Completes the response: a later write is an error.</summary>
    /// <param name="writer">The return value of <see cref="OpenWriter"/>.</param>
    /// <exception cref="FormatException">A character at the end is incomplete.</exception>
    public static void Complete(TextWriter writer) => ((ResponseTextWriter)writer).Complete();

    internal static FormatException NotEncodable(Encoding encoding, EncoderFallbackException e)
    {
        string found = e.CharUnknownHigh != '\0'
            ? $"U+{char.ConvertToUtf32(e.CharUnknownHigh, e.CharUnknownLow):X4}"
            : $"U+{(int)e.CharUnknown:X4}";
        return new FormatException(
            $"The response cannot be written as {encoding.WebName}: found {found} at character {e.Index}, which the encoding does not have. "
            + "LAMBDA_TEXT_ENCODING=utf-8 has all characters; a surrogate without its other half is not a character.",
            e);
    }
}
