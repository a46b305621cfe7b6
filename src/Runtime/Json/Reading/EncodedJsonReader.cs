using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.ComponentModel;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads values whose JSON, text or bytes are encoded in a string: see <see cref="JsonFormat"/>.</summary>
/// <remarks>
/// Used by generated readers. The decoded bytes are in a pooled array, which is returned when they have been read: values are copied from it. A binary contains only
/// the methods that the function uses.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EncodedJsonReader
{
    /// <summary>More than any compressed event that AWS's services send, and less than the memory of the smallest function.</summary>
    private const int MaxDecompressed = 64 * 1024 * 1024;

    private const int FirstCapacity = 64 * 1024;

    private static ReadOnlySpan<byte> Alphabet => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8;

    private delegate T Decoded<out T, TState>(ReadOnlySpan<byte> bytes, TState state);

    /// <summary>Reads the value whose JSON is in a string; <c>null</c> if the type has it.</summary>
    /// <exception cref="JsonException">It is not a string, or its text is not the JSON of such a value.</exception>
    public static T? ReadText<T>(ref JsonReader reader, JsonRead<T> read)
    {
        if (IsNull<T>(ref reader))
            return default;
        ReadOnlySpan<byte> text = RequireString(ref reader, "a string with JSON");
        if (!reader.ValueIsEscaped)
            return ReadJson(text, read);

        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            return JsonEscapes.TryUnescape(text, buffer, out int length) ? ReadJson(buffer.AsSpan(0, length), read) : throw JsonValueReader.InvalidUnicode();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads the value whose JSON is in base64; <c>null</c> if the type has it.</summary>
    /// <exception cref="JsonException">It is not base64 in a string, or its bytes are not the JSON of such a value.</exception>
    public static T? ReadBase64<T>(ref JsonReader reader, JsonRead<T> read) => IsNull<T>(ref reader) ? default : Decode(ref reader, read, ReadJson);

    /// <summary>Reads text that is in base64, or <c>null</c>.</summary>
    /// <exception cref="JsonException">It is not base64 in a string, or its bytes are not UTF-8.</exception>
    public static string? GetBase64Text(ref JsonReader reader) =>
        IsNull<string>(ref reader) ? null : Decode<string, object?>(ref reader, null, static (bytes, _) => GetText(bytes));

    /// <summary>Reads bytes that are in base64, or <c>null</c>.</summary>
    /// <exception cref="JsonException">It is not base64 in a string.</exception>
    public static byte[]? GetBase64Bytes(ref JsonReader reader) =>
        IsNull<byte[]>(ref reader) ? null : Decode<byte[], object?>(ref reader, null, static (bytes, _) => bytes.ToArray());

    /// <summary>Reads the value whose JSON is compressed by gzip, in base64; <c>null</c> if the type has it.</summary>
    /// <exception cref="JsonException">It is not gzip in base64 in a string, it is too large, or the bytes are not the JSON of such a value.</exception>
    public static T? ReadGzipBase64<T>(ref JsonReader reader, JsonRead<T> read) => IsNull<T>(ref reader) ? default : Decompress(ref reader, read, ReadJson);

    /// <summary>Reads text that is compressed by gzip, in base64, or <c>null</c>.</summary>
    /// <exception cref="JsonException">It is not gzip in base64 in a string, it is too large, or the bytes are not UTF-8.</exception>
    public static string? GetGzipBase64Text(ref JsonReader reader) =>
        IsNull<string>(ref reader) ? null : Decompress<string, object?>(ref reader, null, static (bytes, _) => GetText(bytes));

    /// <summary>Reads bytes that are compressed by gzip, in base64, or <c>null</c>.</summary>
    /// <exception cref="JsonException">It is not gzip in base64 in a string, or it is too large.</exception>
    public static byte[]? GetGzipBase64Bytes(ref JsonReader reader) =>
        IsNull<byte[]>(ref reader) ? null : Decompress<byte[], object?>(ref reader, null, static (bytes, _) => bytes.ToArray());

    /// <summary>Decompresses bytes that are compressed by gzip, in base64, or <c>null</c>.</summary>
    /// <exception cref="JsonException">It is not gzip in base64 in a string, or it is too large.</exception>
    internal static ByteBuffer? DecompressBase64(ref JsonReader reader) =>
        IsNull<ByteBuffer>(ref reader) ? null : Decode<ByteBuffer, object?>(ref reader, null, static (bytes, _) => Decompress(bytes));

    /// <summary>Decodes base64 in place.</summary>
    internal static bool TryDecodeBase64(Span<byte> base64, out int length)
    {
        ClearUnusedBits(base64);
        return Base64.DecodeFromUtf8InPlace(base64, out length) == OperationStatus.Done;
    }

    /// <summary>A value type without null has none here either: it is not a string, and an error.</summary>
    private static bool IsNull<T>(ref JsonReader reader) => default(T) is null && JsonValueReader.IsNull(ref reader);

    private static ReadOnlySpan<byte> RequireString(ref JsonReader reader, string expected) =>
        reader.TokenType == JsonTokenType.String ? reader.ValueSpan : throw JsonValueReader.Mismatch(ref reader, expected);

    private static T ReadJson<T>(ReadOnlySpan<byte> json, JsonRead<T> read)
    {
        try
        {
            return JsonRootReader.Read(json, read);
        }
        catch (JsonException e)
        {
            throw new JsonMismatchException($"in the JSON of this string, {e.Message}");
        }
    }

    private static string GetText(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : throw new JsonMismatchException("expected text in base64, found bytes that are not valid UTF-8");

    private static T Decode<T, TState>(ref JsonReader reader, TState state, Decoded<T, TState> take)
    {
        ReadOnlySpan<byte> text = RequireString(ref reader, "base64");
        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            int length = text.Length;
            if (reader.ValueIsEscaped)
                _ = JsonEscapes.TryUnescape(text, buffer, out length);
            else
                text.CopyTo(buffer);
            return TryDecodeBase64(buffer.AsSpan(0, length), out length)
                ? take(buffer.AsSpan(0, length), state)
                : throw JsonValueReader.Mismatch(ref reader, "base64");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// The last character before the padding has two or four bits that belong to no byte. Most decoders ignore them, and AWS's documentation of Kafka has an event where
    /// they are set, which is an error for that of .NET.
    /// </summary>
    private static void ClearUnusedBits(Span<byte> base64)
    {
        if (base64 is not [.., _, _, (byte)'='])
            return;
        bool isOneByte = base64[^2] == '=';
        ref byte last = ref base64[isOneByte ? ^3 : ^2];
        int value = Alphabet.IndexOf(last);
        if (value >= 0)
            last = Alphabet[value & (isOneByte ? 0b11_0000 : 0b11_1100)];
    }

    private static T Decompress<T, TState>(ref JsonReader reader, TState state, Decoded<T, TState> take) =>
        Decode(ref reader, (state, take), static (bytes, taken) => taken.take(Decompress(bytes).Filled, taken.state));

    private static ByteBuffer Decompress(ReadOnlySpan<byte> compressed)
    {
        long length = ClaimedLength(compressed);
        if (length > MaxDecompressed)
            throw TooLarge();
        var buffer = new ByteBuffer((int)Math.Max(length + 1, FirstCapacity), MaxDecompressed, TooLarge);
        using Stream stream = OpenCompressed(compressed);
        try
        {
            while (true)
            {
                buffer.EnsureFree(1);
                int read = stream.Read(buffer.Free.Span);
                if (read == 0)
                    return buffer;
                buffer.Advance(read);
            }
        }
        catch (InvalidDataException e)
        {
            throw new JsonMismatchException($"expected gzip in base64, found other bytes: {e.Message}");
        }
    }

    private static JsonMismatchException TooLarge() => new($"its gzip data has more than {MaxDecompressed} bytes when decompressed");

    /// <summary>
    /// The length at the end of gzip (RFC 1952, section 2.3.1), so that the buffer need not grow, and too much data is an error before any memory is allocated for it. 0 if
    /// it cannot be true: 1,032 bytes is the most that one byte stands for.
    /// </summary>
    private static long ClaimedLength(ReadOnlySpan<byte> compressed)
    {
        const int Overhead = 18;
        if (compressed.Length < Overhead || compressed[0] != 0x1F || compressed[1] != 0x8B)
            return 0;
        long length = BinaryPrimitives.ReadUInt32LittleEndian(compressed[^sizeof(uint)..]);
        return length <= compressed.Length * 1032L ? length : 0;
    }

    /// <summary>The header of zlib, which some libraries write instead of that of gzip, begins with another byte.</summary>
    private static Stream OpenCompressed(ReadOnlySpan<byte> compressed)
    {
        const byte FirstOfZLib = 0x78;
        var stream = new MemoryStream(compressed.ToArray());
        return compressed is [FirstOfZLib, ..] ? new ZLibStream(stream, CompressionMode.Decompress) : new GZipStream(stream, CompressionMode.Decompress);
    }
}
