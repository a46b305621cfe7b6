using Lambda.Runtime.Extensions;

namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>Gives a function inside this process its own values of <see cref="AwsConfiguration"/>, as it has in its own process.</summary>
/// <remarks>
/// The class has one port, one connection and one cache for a process, and each instance here has another port. So the values are chosen by the flow of control, as the
/// console is: what a function has started, on any thread, reads from the extensions of its instance.
/// </remarks>
internal sealed class FunctionValues : IDisposable
{
    private static readonly AsyncLocal<ConfigurationReader?> Current = new();

    private readonly ConfigurationReader _reader;

    private FunctionValues(ConfigurationReader reader) => _reader = reader;

    /// <summary>Lets the calling thread, and all that it starts, read from the extensions of a function.</summary>
    /// <param name="environment">The variables of the function, which have the ports.</param>
    /// <param name="time">The clock for the age of the values.</param>
    public static FunctionValues Begin(IReadOnlyDictionary<string, string> environment, TimeProvider time)
    {
        AwsConfiguration.FindReader = static () => Current.Value;
        long start = time.GetTimestamp();
        var reader = new ConfigurationReader(environment.GetValueOrDefault, AwsConfiguration.Settings)
        {
            Now = () => (long)time.GetElapsedTime(start).TotalMilliseconds,
        };
        Current.Value = reader;
        return new FunctionValues(reader);
    }

    /// <summary>Closes the connections, which the emulator waits for.</summary>
    public void Dispose() => _reader.Dispose();
}
