namespace Lambda.Runtime.Local.Tests;

/// <summary>The output of a terminal, which a test reads while lines may still be added.</summary>
internal sealed class SharedWriter : StringWriter
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SharedWriter() => NewLine = "\n";

    public override void WriteLine(string? value)
    {
        lock (_lock)
        {
            base.WriteLine(value);
            _more.SetResult();
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits until a text was written so many times.</summary>
    public async Task ShownAsync(string words, int times)
    {
        while (true)
        {
            Task more;
            lock (_lock)
            {
                if (base.ToString().Split(words).Length > times)
                    return;
                more = _more.Task;
            }

            await more;
        }
    }

    public override string ToString()
    {
        lock (_lock)
            return base.ToString();
    }
}
