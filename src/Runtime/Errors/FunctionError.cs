using System.Security.Authentication;
using System.Text;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.Errors;

/// <summary>An exception in the form of the Runtime API: <c>errorType</c>, <c>errorMessage</c>, <c>stackTrace</c>, <c>cause</c>.</summary>
/// <remarks>Each part has a maximum length, so that the body stays below 256 KiB. The service crops a longer one.</remarks>
internal sealed class FunctionError
{
    private const int MaxMessageLength = 8 * 1024;
    private const int MaxCauseDepth = 3;

    /// <summary>In characters, each of which has at most six bytes when it is escaped.</summary>
    private const int MaxShortMessageLength = 250;

    private FunctionError(Exception exception, string? type, int depth)
    {
        Type = type ?? GetName(exception);
        HeaderType = exception is RuntimeException { ErrorType: var own } ? own : "Function." + GetLetters(Type);
        Message = GetMessage(exception);
        StackTrace = StackTraceText.GetFrames(exception);
        if (exception.InnerException is { } inner && depth < MaxCauseDepth)
            Cause = new FunctionError(inner, type: null, depth + 1);
    }

    /// <summary>The name of the exception's type, without namespace. Retry rules of Step Functions match it.</summary>
    public string Type { get; }

    /// <summary>The message of the exception, cropped.</summary>
    public string Message { get; }

    /// <summary>The frames from the throw outwards, up to a maximum.</summary>
    public string[] StackTrace { get; }

    /// <summary>The inner exception, up to three levels deep.</summary>
    public FunctionError? Cause { get; }

    /// <summary>The type for the header: <c>Function.</c> or <c>Runtime.</c>, and letters only. The service rejects other values.</summary>
    public string HeaderType { get; }

    /// <summary>Converts an exception.</summary>
    /// <param name="exception">The exception that was thrown.</param>
    /// <param name="type">The error type for the caller; <see langword="null"/> for that of the exception.</param>
    public static FunctionError From(Exception exception, string? type = null)
    {
        // A TypeInitializationException only wraps the exception of a static constructor, which is the error.
        while (exception is TypeInitializationException { InnerException: { } inner })
            exception = inner;
        return new FunctionError(exception, type, depth: 0);
    }

    /// <summary>Writes <c>{"errorType":"…","errorMessage":"…","stackTrace":["…"],"cause":{…}}</c>.</summary>
    public void Write(JsonWriter writer)
    {
        int start = writer.StartObject();
        WriteMembers(writer);
        writer.EndObject(start);
    }

    /// <summary>Writes the members without the braces, for an object that has further members.</summary>
    public void WriteMembers(JsonWriter writer)
    {
        writer.WriteName(",\"errorType\":"u8);
        writer.WriteString(Type);
        writer.WriteName(",\"errorMessage\":"u8);
        writer.WriteString(Message);
        writer.WriteName(",\"stackTrace\":"u8);
        int frames = writer.StartArray();
        foreach (string frame in StackTrace)
        {
            writer.NextElement();
            writer.WriteString(frame);
        }

        writer.EndArray(frames);
        if (Cause is not null)
        {
            writer.WriteName(",\"cause\":"u8);
            Cause.Write(writer);
        }
    }

    /// <summary>Writes the type, the start of the message, and the frames of the stack trace that fit, without causes.</summary>
    /// <param name="writer">To an empty buffer.</param>
    /// <param name="maxLength">The length that the frames must not exceed, in bytes.</param>
    public void WriteShort(JsonWriter writer, int maxLength)
    {
        int start = writer.StartObject();
        writer.WriteName(",\"errorType\":"u8);
        writer.WriteString(Type);
        writer.WriteName(",\"errorMessage\":"u8);
        writer.WriteString(Crop(Message, MaxShortMessageLength));
        writer.WriteName(",\"stackTrace\":"u8);
        int frames = writer.StartArray();
        foreach (string frame in StackTrace)
        {
            int before = writer.Buffer.Count;
            writer.NextElement();
            writer.WriteString(frame);
            if (writer.Buffer.Count + "]}".Length <= maxLength)
                continue;
            writer.Buffer.Truncate(before);
            break;
        }

        writer.EndArray(frames);
        writer.EndObject(start);
    }

    /// <summary>Formats the error for the log: type and message, a line for each frame, then the causes in the same way. All lines but the first are indented.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (FunctionError? error = this; error is not null; error = error.Cause)
        {
            text.Append(ReferenceEquals(error, this) ? "" : "\n   Caused by ");
            text.Append(PrintableText.EscapeForRecord(error.Type)).Append(": ").Append(PrintableText.EscapeForRecord(error.Message));
            foreach (string frame in error.StackTrace)
                text.Append("\n   ").Append(PrintableText.EscapeForRecord(frame));
        }

        return text.ToString();
    }

    /// <summary>Gets the name of the type, without the arity that the compiler appends to that of a generic type, <c>Failure`1</c>.</summary>
    private static string GetName(Exception exception)
    {
        if (exception is RuntimeException runtime)
            return runtime.ErrorType;
        string name = exception.GetType().Name;
        int backtick = name.IndexOf('`');
        return Crop(backtick > 0 ? name[..backtick] : name, 200);
    }

    private static string GetLetters(string name)
    {
        var letters = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsAsciiLetter(c))
                letters.Append(letters.Length == 0 ? char.ToUpperInvariant(c) : c);
        }

        // The service expects a capital letter and at least one more.
        return letters.Length >= 2 ? letters.ToString() : "Exception";
    }

    private static string GetMessage(Exception exception)
    {
        try
        {
            string message = Crop(SecretText.Remove(exception.Message ?? ""), MaxMessageLength);
            return exception is AuthenticationException ? TrustHint.AddTo(message) : message;
        }
        catch (Exception e)
        {
            return $"(the Message of this exception threw {e.GetType().Name})";
        }
    }

    private static string Crop(string text, int maxLength) => text.Length <= maxLength ? text : text[..maxLength] + "...";
}
