using Microsoft.Extensions.Logging;

namespace Lambda.Runtime.Logging;

/// <summary>Creates the loggers that are injected, if the function uses no filters or providers of Microsoft.Extensions.Logging.</summary>
internal sealed class LambdaLoggerFactory(FunctionLog log) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new AmbientLogger(log, categoryName, log.MinRank);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException(
        "AddLambdaLogging alone has no providers: its loggers write only to the log of the function. Register others in ConfigureServices, with "
        + "services.AddLogging(logging => logging.AddProvider(provider)) of Microsoft.Extensions.Logging.");

    public void Dispose()
    {
    }
}
