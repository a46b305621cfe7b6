using System.Buffers;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Batches;

/// <summary>The content of a record: a part of the event, or bytes that were decoded from it into a pooled array.</summary>
internal readonly ref struct RecordContent : IDisposable
{
    private readonly byte[]? _rented;

    /// <summary>The array of the content that this one was a part of.</summary>
    private readonly byte[]? _rentedOuter;

    private RecordContent(ReadOnlySpan<byte> utf8, byte[]? rented, byte[]? rentedOuter)
    {
        Utf8 = utf8;
        _rented = rented;
        _rentedOuter = rentedOuter;
    }

    /// <summary>The bytes. Valid until this value is disposed of.</summary>
    public ReadOnlySpan<byte> Utf8 { get; }

    /// <summary>Decodes the text of a string.</summary>
    /// <param name="value">The string as JSON; empty if it is missing.</param>
    /// <exception cref="JsonException">It is not a string, or not valid Unicode.</exception>
    public static RecordContent FromText(ReadOnlySpan<byte> value) => default(RecordContent).DecodePart(value);

    /// <summary>Decodes base64.</summary>
    /// <param name="value">The string as JSON; empty if it is missing.</param>
    /// <exception cref="JsonException">It is not a string, or not base64.</exception>
    public static RecordContent FromBase64(ReadOnlySpan<byte> value)
    {
        RecordContent text = FromText(value);
        byte[] rented = text._rented ?? ArrayPool<byte>.Shared.Rent(text.Utf8.Length);
        if (text._rented is null)
            text.Utf8.CopyTo(rented);
        if (EncodedJsonReader.TryDecodeBase64(rented.AsSpan(0, text.Utf8.Length), out int length))
            return new RecordContent(rented.AsSpan(0, length), rented, rentedOuter: null);
        ArrayPool<byte>.Shared.Return(rented);
        throw new JsonMismatchException("expected base64, found other text");
    }

    /// <summary>The same content, reduced to a part of it.</summary>
    public RecordContent TakePart(ReadOnlySpan<byte> part) => new(part, _rented, _rentedOuter);

    /// <summary>The same content, reduced to the text of a string in it.</summary>
    /// <inheritdoc cref="FromText"/>
    public RecordContent DecodePart(ReadOnlySpan<byte> value)
    {
        if (value is not [(byte)'"', .. var text, (byte)'"'])
            throw new JsonMismatchException(value.IsEmpty ? "expected content, found none" : "expected content in a string, found another value");
        if (!text.Contains((byte)'\\'))
            return new RecordContent(text, rented: null, _rented);
        byte[] rented = ArrayPool<byte>.Shared.Rent(text.Length);
        if (JsonEscapes.TryUnescape(text, rented, out int length))
            return new RecordContent(rented.AsSpan(0, length), rented, _rented);
        ArrayPool<byte>.Shared.Return(rented);
        throw JsonValueReader.InvalidUnicode();
    }

    public void Dispose()
    {
        if (_rented is not null)
            ArrayPool<byte>.Shared.Return(_rented);
        if (_rentedOuter is not null)
            ArrayPool<byte>.Shared.Return(_rentedOuter);
    }
}
