namespace Lambda.Runtime.Errors;

/// <summary>The frames of an exception's stack trace, as text: native code keeps nothing else of them.</summary>
internal static class StackTraceText
{
    private const int MostFrames = 50;
    private const int LongestFrame = 200;

    /// <summary>The frames from the throw outwards, each as <c>at Type.Method(…)</c>, without those of the runtime itself.</summary>
    public static string[] Frames(Exception exception)
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
            if (frames.Count == MostFrames)
                break;
            frames.Add(frame[..Math.Min(frame.Length, LongestFrame)].ToString());
        }

        return [.. frames];
    }
}
