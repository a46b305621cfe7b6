using System.Text.Json;

namespace Lambda.Runtime.Testing;

/// <summary>The lines that a function has logged, in the order of their arrival. Safe to use from any thread.</summary>
internal sealed class LogLines
{
    private readonly List<string> _lines = [];

    public int Count
    {
        get
        {
            lock (_lines)
                return _lines.Count;
        }
    }

    public void Add(string line)
    {
        lock (_lines)
            _lines.Add(line);
    }

    /// <summary>The lines that are JSON with this request id.</summary>
    public IReadOnlyList<string> Of(string requestId) => [.. From(0).Where(line => RequestIdOf(line) == requestId)];

    /// <summary>A copy of the lines from a position on.</summary>
    public IReadOnlyList<string> From(int first)
    {
        lock (_lines)
            return _lines[first..];
    }

    // {"timestamp":"2026-11-23T10:20:30.123Z","level":"INFO","message":"...","requestId":"8e1c..."}
    private static string? RequestIdOf(string line)
    {
        if (!line.StartsWith('{'))
            return null;

        try
        {
            using JsonDocument record = JsonDocument.Parse(line);
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
