using System.Globalization;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Logging;

/// <summary>Where a function's records go, in which format, and which of them.</summary>
/// <remarks>Immutable: every loop and every logger of the function shares it.</remarks>
internal sealed class FunctionLog
{
    private const string Information = "INFO";

    [ThreadStatic]
    private static FunctionLog? _starting;

    private readonly LogOutput _output;
    private readonly int _least;

    public FunctionLog(LogOutput output, LambdaEnvironment environment)
    {
        _output = output;
        _least = LogLevels.GetRank(environment.LogLevel ?? Information);
        IsJson = environment.IsJsonLog;
    }

    /// <summary>The log of the function that starts on this thread: services are registered without being told which that is.</summary>
    public static FunctionLog? Starting
    {
        get => _starting;
        set => _starting = value;
    }

    /// <summary>Records are JSON, and not text.</summary>
    public bool IsJson { get; }

    /// <summary>The log of a function that has its process to itself.</summary>
    public static FunctionLog ForProcess(LambdaEnvironment environment)
    {
        var standardError = new FunctionLog(new StandardErrorOutput(), environment);
        return OperatingSystem.IsLinux()
            && int.TryParse(environment.TelemetryLogDescriptor, NumberStyles.None, CultureInfo.InvariantCulture, out int descriptor)
            ? new FunctionLog(new TelemetryOutput(descriptor, standardError), environment)
            : standardError;
    }

    /// <summary>Records of a level are written.</summary>
    /// <param name="rank">The level, as <see cref="LogLevels.GetRank"/> counts.</param>
    public bool Takes(int rank) => rank >= _least;

    /// <summary>Writes a record that ends in a line feed.</summary>
    public void Write(ReadOnlySpan<byte> record) => _output.Write(record);
}
