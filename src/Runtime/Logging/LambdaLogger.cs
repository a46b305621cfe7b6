using Lambda.Runtime.Errors;
using Microsoft.Extensions.Logging;

namespace Lambda.Runtime.Logging;

/// <summary>A logger that writes records in the format of the function, with the IDs of one invocation.</summary>
/// <remarks>Immutable and thread-safe: each record is composed separately and written in one piece.</remarks>
/// <param name="log">The log of the function.</param>
/// <param name="headers">The headers of the invocation; <see langword="null"/> without one.</param>
/// <param name="category">The name of the logger, if it has one.</param>
/// <param name="minRank">The rank of the lowest level that is written.</param>
internal class LambdaLogger(FunctionLog log, byte[]? headers, string? category, int minRank) : ILogger
{
    /// <summary>Scopes follow the asynchronous flow, and are the same for all loggers of a process.</summary>
    private static readonly LoggerExternalScopeProvider Scopes = new();

    /// <summary>The headers of the invocation that a record belongs to, if there is one.</summary>
    protected virtual byte[]? Headers => headers;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Trace and <= LogLevel.Critical && (int)logLevel >= minRank;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => Scopes.Push(state);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;

        // LogLevel and LogLevels have the same order, and both begin with 0.
        var record = new LoggerRecord
        {
            Level = LogLevels.GetName((int)logLevel),
            Message = FormatMessage(state, exception, formatter),
            Headers = Headers,
            Category = category,
            Properties = state as IReadOnlyList<KeyValuePair<string, object?>>,
            Scopes = Scopes,
            Error = exception is null ? null : FunctionError.From(exception),
        };
        record.Write(log);
    }

    /// <summary>Formats the message. A formatter that throws does not fail the invocation.</summary>
    private static string FormatMessage<TState>(TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            return formatter(state, exception) ?? "";
        }
        catch (Exception e)
        {
            return $"(the message of this record threw {e.GetType().Name})";
        }
    }
}
