using Microsoft.Extensions.Logging;

namespace Lambda.Runtime.Logging;

/// <summary>Creates the loggers that are injected.</summary>
internal sealed class LambdaLoggerFactory(FunctionLog log) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new AmbientLogger(log, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException(
        "AddLambdaLogging has no providers: its loggers write only to the log of the function. For others, use AddLogging of Microsoft.Extensions.Logging instead.");

    public void Dispose()
    {
    }
}
