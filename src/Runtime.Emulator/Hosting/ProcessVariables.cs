using Lambda.Runtime.Emulator.Functions;

namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>Sets the variables of a function's configuration in this process while a function inside it needs them: its handler reads those of the process.</summary>
/// <remarks>
/// The functions of a process share its variables. A function that needs another value of one waits until those with the first value have ended, so that tests
/// may run in parallel. Safe to use from any thread.
/// </remarks>
internal sealed class ProcessVariables : IDisposable
{
    /// <summary>How long a function waits for others.</summary>
    public static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(30);

    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Use> Uses = new(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    // Completes when a function has ended; then there is another one.
    private static TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly List<string> _names = [];

    private ProcessVariables()
    {
    }

    /// <summary>Sets the variables, until the result is disposed.</summary>
    /// <param name="configuration">The function's configuration.</param>
    /// <param name="limit">How long to wait for functions that need another value.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="InvalidOperationException">Another function still needs another value.</exception>
    /// <exception cref="ArgumentException">The system does not accept a name.</exception>
    public static async Task<ProcessVariables> SetAsync(FunctionConfiguration configuration, TimeSpan limit, CancellationToken cancellationToken)
    {
        // Those that the runtime reads reach it in any case.
        KeyValuePair<string, string>[] variables = [.. configuration.Environment.Where(static variable => !FunctionEnvironment.IsReadByRuntime(variable.Key))];
        Task? deadline = null;
        while (true)
        {
            Task released;
            lock (Gate)
            {
                (string Name, string Value, Use Other)? conflict = FindConflict(variables);
                if (conflict is null)
                    return Set(configuration.FunctionName, variables);

                cancellationToken.ThrowIfCancellationRequested();
                deadline ??= Task.Delay(limit, cancellationToken);
                if (deadline.IsCompleted)
                    throw new InvalidOperationException(Explain(configuration.FunctionName, conflict.Value, limit));
                released = _released.Task;
            }

            await Task.WhenAny(released, deadline);
        }
    }

    /// <summary>Restores the values from before, unless another function needs them.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            foreach (string name in _names)
            {
                Use use = Uses[name];
                if (--use.Count > 0)
                    continue;

                Environment.SetEnvironmentVariable(name, use.Before);
                Uses.Remove(name);
            }

            _names.Clear();
            _released.SetResult();
            _released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private static (string Name, string Value, Use Other)? FindConflict(KeyValuePair<string, string>[] variables)
    {
        foreach ((string name, string value) in variables)
        {
            if (Uses.TryGetValue(name, out Use? use) && use.Value != value)
                return (name, value, use);
        }

        return null;
    }

    private static ProcessVariables Set(string functionName, KeyValuePair<string, string>[] variables)
    {
        var set = new ProcessVariables();
        try
        {
            foreach ((string name, string value) in variables)
            {
                if (!Uses.TryGetValue(name, out Use? use))
                {
                    use = new Use(functionName, value, Environment.GetEnvironmentVariable(name));
                    Environment.SetEnvironmentVariable(name, value);
                    Uses.Add(name, use);
                }

                use.Count++;
                set._names.Add(name);
            }

            return set;
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    private static string Explain(string functionName, (string Name, string Value, Use Other) conflict, TimeSpan limit) =>
        $"The environment of the function '{functionName}' sets {conflict.Name} to '{conflict.Value}'. The function '{conflict.Other.FunctionName}' inside this process "
        + $"has set it to '{conflict.Other.Value}' and has not ended within {limit.TotalSeconds:0} seconds. Functions inside a process share its environment variables. "
        + "Dispose of the other function first, give both the same value, or start the published binary, which has its own variables.";

    /// <summary>A variable that functions need.</summary>
    private sealed record Use(string FunctionName, string Value, string? Before)
    {
        /// <summary>The number of functions that need it.</summary>
        public int Count { get; set; }
    }
}
