using System.Globalization;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Json;
using Lambda.Runtime.Json.Writing;

namespace Lambda.Runtime.Errors;

/// <summary>The value of <c>Lambda-Runtime-Function-XRay-Error-Cause</c>: the exceptions as X-Ray shows them, in one line of ASCII.</summary>
/// <remarks>
/// <c>{"working_directory":"…","exceptions":[{"type":"…","message":"…","stack":[{"path":"…","line":1,"label":"…"}]}],"paths":[]}</c>,
/// https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html#api-segmentdocuments-errors
/// </remarks>
internal static class XRayCause
{
    /// <summary>The service crops at 64 KiB, which would break the JSON. Several stack traces fit.</summary>
    private const int MaxLength = 32 * 1024;

    /// <summary>Writes the value for an error.</summary>
    /// <returns>Empty if it would be too long: the header is then omitted instead of cropped.</returns>
    public static byte[] Create(FunctionError error, string? workingDirectory)
    {
        var json = new ByteBuffer(1024);
        Write(new JsonWriter(json), error, workingDirectory ?? "");
        ReadOnlySpan<byte> ascii = AsciiJson.From(json.Filled);
        return ascii.Length <= MaxLength ? ascii.ToArray() : [];
    }

    private static void Write(JsonWriter writer, FunctionError error, string workingDirectory)
    {
        int cause = writer.StartObject();
        writer.WriteName(",\"working_directory\":"u8);
        writer.WriteString(workingDirectory);
        writer.WriteName(",\"exceptions\":"u8);
        int exceptions = writer.StartArray();
        for (FunctionError? next = error; next is not null; next = next.Cause)
        {
            writer.NextElement();
            WriteException(writer, next);
        }

        writer.EndArray(exceptions);
        writer.WriteName(",\"paths\":"u8);
        writer.EndArray(writer.StartArray());
        writer.EndObject(cause);
    }

    private static void WriteException(JsonWriter writer, FunctionError error)
    {
        int exception = writer.StartObject();
        writer.WriteName(",\"type\":"u8);
        writer.WriteString(error.Type);
        writer.WriteName(",\"message\":"u8);
        writer.WriteString(error.Message.AsSpan(0, Math.Min(error.Message.Length, 1024)));
        writer.WriteName(",\"stack\":"u8);
        int stack = writer.StartArray();
        foreach (string frame in error.StackTrace)
        {
            writer.NextElement();
            WriteFrame(writer, frame);
        }

        writer.EndArray(stack);
        writer.EndObject(exception);
    }

    /// <summary><c>at Type.Method(…) in file:line 7</c>, or from native code <c>at Type.Method(…) + 0x1f</c>.</summary>
    private static void WriteFrame(JsonWriter writer, ReadOnlySpan<char> frame)
    {
        ReadOnlySpan<char> label = frame.StartsWith("at ") ? frame[3..] : frame;
        ReadOnlySpan<char> path = [];
        int line = 0;
        // From the end of the parameters: the path may contain " in " as well.
        int pathStart = label.IndexOf(") in ");
        int lineStart = label.LastIndexOf(":line ");
        if (pathStart >= 0 && lineStart > pathStart && int.TryParse(label[(lineStart + 6)..], NumberStyles.None, CultureInfo.InvariantCulture, out line))
        {
            path = label[(pathStart + 5)..lineStart];
            label = label[..(pathStart + 1)];
        }
        else if (label.LastIndexOf(" + 0x") is >= 0 and var offset)
        {
            label = label[..offset];
        }

        int start = writer.StartObject();
        writer.WriteName(",\"path\":"u8);
        writer.WriteString(path);
        writer.WriteName(",\"line\":"u8);
        writer.WriteNumber(line);
        writer.WriteName(",\"label\":"u8);
        writer.WriteString(label);
        writer.EndObject(start);
    }
}
