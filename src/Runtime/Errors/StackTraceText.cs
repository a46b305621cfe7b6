namespace Lambda.Runtime.Errors;

/// <summary>Splits the stack trace of an exception into frames. In native code it is available only as text.</summary>
internal static class StackTraceText
{
    private const int MaxFrames = 50;
    private const int MaxFrameLength = 200;

    /// <summary>Gets the frames from the throw outwards, each as <c>at Type.Method(…)</c>, without those of the runtime itself.</summary>
    public static string[] GetFrames(Exception exception)
    {
        string text;
        try
        {
            text = exception.StackTrace ?? "";
        }
        catch (Exception)
        {
            return [];
        }

        var frames = new List<string>();
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> frame = line.Trim();
            if (frame.IsEmpty || frame.StartsWith("---") || frame.StartsWith("at Lambda.Runtime."))
                continue;
            if (frames.Count == MaxFrames)
                break;
            frames.Add(frame[..Math.Min(frame.Length, MaxFrameLength)].ToString());
        }

        return [.. frames];
    }
}
