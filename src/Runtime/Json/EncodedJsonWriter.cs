using System.ComponentModel;
using System.IO.Compression;
using System.Text;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Writes values whose JSON, text or bytes are encoded in a string: see <see cref="JsonFormat"/>.</summary>
/// <remarks>Used by generated writers. A binary contains only the methods that the function uses.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EncodedJsonWriter
{
    /// <summary>Writes a string that contains the JSON of a value, or <c>null</c>.</summary>
    public static void WriteText<T>(JsonWriter writer, T value, JsonWrite<T> write)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        using JsonScratch scratch = Write(writer, value, write);
        writer.WriteUtf8String(scratch.Written);
    }

    /// <inheritdoc cref="WriteText{T}(JsonWriter, T, JsonWrite{T})"/>
    public static void WriteText<T>(JsonHtmlSafeWriter writer, T value, JsonWrite<T> write)
    {
        if (value is null)
        {
            writer.Writer.WriteNull();
            return;
        }

        using JsonScratch scratch = Write(writer.Writer, value, write);
        writer.WriteString(Encoding.UTF8.GetString(scratch.Written));
    }

    /// <summary>Writes the JSON of a value in base64, or <c>null</c>.</summary>
    public static void WriteBase64<T>(JsonWriter writer, T value, JsonWrite<T> write)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        using JsonScratch scratch = Write(writer, value, write);
        writer.WriteMemory(scratch.Buffer.Slice(0, scratch.Buffer.Count));
    }

    /// <summary>Writes text in base64, or <c>null</c>.</summary>
    public static void WriteBase64Text(JsonWriter writer, string? value) => writer.WriteBytes(value is null ? null : Encoding.UTF8.GetBytes(value));

    /// <summary>Writes bytes in base64, or <c>null</c>.</summary>
    public static void WriteBase64Bytes(JsonWriter writer, byte[]? value) => writer.WriteBytes(value);

    /// <summary>Writes bytes in base64.</summary>
    public static void WriteBase64Bytes(JsonWriter writer, ReadOnlyMemory<byte> value) => writer.WriteMemory(value);

    /// <summary>Writes the JSON of a value, compressed by gzip, in base64, or <c>null</c>.</summary>
    public static void WriteGzipBase64<T>(JsonWriter writer, T value, JsonWrite<T> write)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        using JsonScratch scratch = Write(writer, value, write);
        WriteGzipBase64Bytes(writer, scratch.Buffer.Slice(0, scratch.Buffer.Count));
    }

    /// <summary>Writes text, compressed by gzip, in base64, or <c>null</c>.</summary>
    public static void WriteGzipBase64Text(JsonWriter writer, string? value)
    {
        if (value is null)
            writer.WriteNull();
        else
            WriteGzipBase64Bytes(writer, Encoding.UTF8.GetBytes(value));
    }

    /// <summary>Writes bytes, compressed by gzip, in base64, or <c>null</c>.</summary>
    public static void WriteGzipBase64Bytes(JsonWriter writer, byte[]? value)
    {
        if (value is null)
            writer.WriteNull();
        else
            WriteGzipBase64Bytes(writer, value.AsMemory());
    }

    /// <summary>Writes bytes, compressed by gzip, in base64.</summary>
    public static void WriteGzipBase64Bytes(JsonWriter writer, ReadOnlyMemory<byte> value)
    {
        using var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(value.Span);
        writer.WriteMemory(compressed.GetBuffer().AsMemory(0, (int)compressed.Length));
    }

    /// <summary>Writes the JSON of a value to a separate buffer. It counts as one level more than where the string is, so that a cycle is an error.</summary>
    private static JsonScratch Write<T>(JsonWriter outer, T value, JsonWrite<T> write)
    {
        var scratch = JsonScratch.Rent();
        try
        {
            scratch.Writer.ContinueBelow(outer);
            write(scratch.Writer, value);
            return scratch;
        }
        catch
        {
            scratch.Dispose();
            throw;
        }
    }
}
