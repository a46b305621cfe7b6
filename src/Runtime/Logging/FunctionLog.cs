using System.Globalization;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Logging;

/// <summary>The log of a function: the output, the format, and the minimum level.</summary>
/// <remarks>Immutable, and shared by all loops and loggers of the function.</remarks>
internal sealed class FunctionLog
{
    private const string Information = "INFO";

    [ThreadStatic]
    private static FunctionLog? _current;

    private readonly LogOutput _output;

    public FunctionLog(LogOutput output, LambdaEnvironment environment)
    {
        _output = output;
        MinRank = LogLevels.GetRank(environment.LogLevel ?? Information);
        HasMinRank = environment.LogLevel is not null;
        IsJson = environment.IsJsonLog;
    }

    /// <summary>The log of the function that runs on this thread, for code that gets no reference to it.</summary>
    /// <remarks>
    /// Set before initialization, and not reset, because a single loop runs on the same thread. Is <see langword="null"/> on the threads
    /// of concurrent loops.
    /// </remarks>
    public static FunctionLog? Current
    {
        get => _current;
        set => _current = value;
    }

    /// <summary>The rank of the lowest level that is written, as of <see cref="LogLevels.GetRank"/>.</summary>
    public int MinRank { get; }

    /// <summary>Whether the configuration of the function sets <see cref="MinRank"/>.</summary>
    public bool HasMinRank { get; }

    /// <summary>Whether records are JSON rather than text.</summary>
    public bool IsJson { get; }

    /// <summary>Creates the log of this process: the telemetry descriptor of Lambda, or standard error if there is no such descriptor.</summary>
    public static FunctionLog ForProcess(LambdaEnvironment environment)
    {
        var standardError = new FunctionLog(new StandardErrorOutput(), environment);
        return OperatingSystem.IsLinux()
            && int.TryParse(environment.TelemetryLogDescriptor, NumberStyles.None, CultureInfo.InvariantCulture, out int descriptor)
            ? new FunctionLog(new TelemetryOutput(descriptor, standardError), environment)
            : standardError;
    }

    /// <summary>Whether records of a level are written.</summary>
    /// <param name="rank">The return value of <see cref="LogLevels.GetRank"/>.</param>
    public bool IsEnabled(int rank) => rank >= MinRank;

    /// <summary>Writes a record that ends in a line feed.</summary>
    public void Write(ReadOnlySpan<byte> record) => _output.Write(record);
}
