using Microsoft.Extensions.Logging;

namespace Lambda.Runtime.Logging;

/// <summary>Makes the loggers that are injected.</summary>
internal sealed class LambdaLoggerFactory(FunctionLog log) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new AmbientLogger(log, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException(
        "AddLambdaLogging has no providers: its loggers write to the function's log alone. For others, use AddLogging of Microsoft.Extensions.Logging in its place.");

    public void Dispose()
    {
    }
}
