using Microsoft.Extensions.Logging;

namespace Lambda.Runtime.Logging;

/// <summary>Creates the loggers that are injected, for the logger factory of Microsoft.Extensions.Logging, which applies its filters.</summary>
internal sealed class LambdaLoggerProvider(FunctionLog log) : ILoggerProvider
{
    /// <summary>A level in the configuration of the function is a limit for the filters. Its default is not, because the filters have a default too.</summary>
    public ILogger CreateLogger(string categoryName) =>
        new AmbientLogger(log, categoryName.Length == 0 ? null : categoryName, log.HasMinRank ? log.MinRank : 0);

    public void Dispose()
    {
    }
}
