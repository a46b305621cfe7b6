using System.Text.Json;

namespace Lambda.Runtime.Emulator.Logging;

/// <summary>The lines that a function has logged, in the order of their arrival. Safe to use from any thread.</summary>
internal sealed class LogLines
{
    private readonly List<string> _lines = [];
    private int _dropped;

    /// <summary>The minimum number of lines to keep; older lines are dropped. All are kept unless set.</summary>
    public int? Kept { get; init; }

    /// <summary>Called with each line, on the thread that read it.</summary>
    public Action<string>? Added { get; init; }

    /// <summary>The number of lines so far, kept or not.</summary>
    public int Count
    {
        get
        {
            lock (_lines)
                return _dropped + _lines.Count;
        }
    }

    public void Add(string line)
    {
        lock (_lines)
        {
            _lines.Add(line);
            // Drops half at a time, so that not every new line moves all others.
            if (Kept is { } kept && _lines.Count > kept * 2)
            {
                int excess = _lines.Count - kept;
                _lines.RemoveRange(0, excess);
                _dropped += excess;
            }
        }

        Added?.Invoke(line);
    }

    /// <summary>Returns the lines that are JSON with this request ID.</summary>
    public IReadOnlyList<string> GetLinesOf(string requestId) => [.. GetLines().Where(line => ReadRequestId(line) == requestId)];

    /// <summary>Returns a copy of the lines from a position on, as far as they are kept.</summary>
    public IReadOnlyList<string> GetLines(int first = 0)
    {
        lock (_lines)
            return _lines[Math.Max(first - _dropped, 0)..];
    }

    // {"timestamp":"2026-11-23T10:20:30.123Z","level":"INFO","message":"...","requestId":"8e1c..."}
    private static string? ReadRequestId(string line)
    {
        if (!line.StartsWith('{'))
            return null;

        try
        {
            using var record = JsonDocument.Parse(line);
            return record.RootElement.TryGetProperty("requestId", out JsonElement id) && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
