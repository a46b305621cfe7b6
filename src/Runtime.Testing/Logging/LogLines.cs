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

    /// <summary>A copy of the lines from a position on.</summary>
    public IReadOnlyList<string> From(int first)
    {
        lock (_lines)
            return _lines[first..];
    }
}
