using System.Text;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.Errors;

/// <summary>An exception as the Runtime API wants it: <c>errorType</c>, <c>errorMessage</c>, <c>stackTrace</c>, <c>cause</c>.</summary>
/// <remarks>Bounded in every direction, so that the body stays below the 256 KiB that the service passes on whole.</remarks>
internal sealed class FunctionError
{
    private const int LongestMessage = 8 * 1024;
    private const int DeepestCause = 3;

    /// <summary>Escaped, each character is at most six bytes.</summary>
    private const int LongestShortMessage = 250;

    private FunctionError(Exception exception, string? type, int depth)
    {
        Type = type ?? NameOf(exception);
        HeaderType = exception is RuntimeException { ErrorType: var own } ? own : "Function." + LettersOf(Type);
        Message = MessageOf(exception);
        StackTrace = StackTraceText.Frames(exception);
        if (exception.InnerException is { } inner && depth < DeepestCause)
            Cause = new FunctionError(inner, type: null, depth + 1);
    }

    /// <summary>The exception's type without its namespace: what retry rules of Step Functions match.</summary>
    public string Type { get; }

    /// <summary>The exception's message, cropped.</summary>
    public string Message { get; }

    /// <summary>The frames from the throw outwards, the first ones of many.</summary>
    public string[] StackTrace { get; }

    /// <summary>The inner exception, three levels deep at most.</summary>
    public FunctionError? Cause { get; }

    /// <summary>For the header: <c>Function.</c> or <c>Runtime.</c> and letters only, or the service would not take it.</summary>
    public string HeaderType { get; }

    /// <param name="exception">What was thrown.</param>
    /// <param name="type">The type that the caller is to see; <see langword="null"/> for the exception's own.</param>
    public static FunctionError From(Exception exception, string? type = null)
    {
        // The wrapper says only that a static constructor threw; what it threw is the error.
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

    /// <summary>The same without the braces, for an object that has more.</summary>
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

    /// <summary>The same without stack trace and causes, and with the start of the message, for a place that is narrow.</summary>
    public void WriteShort(JsonWriter writer)
    {
        int start = writer.StartObject();
        writer.WriteName(",\"errorType\":"u8);
        writer.WriteString(Type);
        writer.WriteName(",\"errorMessage\":"u8);
        writer.WriteString(Cropped(Message, LongestShortMessage));
        writer.WriteName(",\"stackTrace\":"u8);
        writer.EndArray(writer.StartArray());
        writer.EndObject(start);
    }

    /// <summary>For the log: type and message, then a line per frame, then the causes in the same way. Every line but the first is indented.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (FunctionError? error = this; error is not null; error = error.Cause)
        {
            text.Append(ReferenceEquals(error, this) ? "" : "\n   Caused by ");
            text.Append(PrintableText.InRecord(error.Type)).Append(": ").Append(PrintableText.InRecord(error.Message));
            foreach (string frame in error.StackTrace)
                text.Append("\n   ").Append(PrintableText.InRecord(frame));
        }

        return text.ToString();
    }

    /// <summary>A generic type is named <c>Failure`1</c>; what follows the backtick is the compiler's affair.</summary>
    private static string NameOf(Exception exception)
    {
        if (exception is RuntimeException runtime)
            return runtime.ErrorType;
        string name = exception.GetType().Name;
        int backtick = name.IndexOf('`');
        return Cropped(backtick > 0 ? name[..backtick] : name, 200);
    }

    private static string LettersOf(string name)
    {
        var letters = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsAsciiLetter(c))
                letters.Append(letters.Length == 0 ? char.ToUpperInvariant(c) : c);
        }

        // The service wants a capital and at least one letter behind it.
        return letters.Length >= 2 ? letters.ToString() : "Exception";
    }

    private static string MessageOf(Exception exception)
    {
        try
        {
            return Cropped(exception.Message ?? "", LongestMessage);
        }
        catch (Exception e)
        {
            return $"(the Message of this exception threw {e.GetType().Name})";
        }
    }

    private static string Cropped(string text, int longest) => text.Length <= longest ? text : text[..longest] + "...";
}
