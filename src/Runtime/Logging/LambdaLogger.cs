using Lambda.Runtime.Errors;
using Microsoft.Extensions.Logging;

namespace Lambda.Runtime.Logging;

/// <summary>A logger in the function's own format: the records of one invocation, or those of whichever is at hand.</summary>
/// <remarks>Immutable and safe for several threads: each record is put together by itself and written in one piece.</remarks>
internal class LambdaLogger(FunctionLog log, LambdaContext? context, string? category) : ILogger
{
    /// <summary>Scopes follow the flow of a call, and all loggers of a process see the same ones.</summary>
    private static readonly LoggerExternalScopeProvider Scopes = new();

    /// <summary>The invocation that a record belongs to, if there is one.</summary>
    protected virtual LambdaContext? Context => context;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Trace and <= LogLevel.Critical && log.Takes((int)logLevel);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => Scopes.Push(state);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;

        // Levels have the same order and the same first number, 0.
        var record = new LoggerRecord
        {
            Level = LogLevels.NameOf((int)logLevel),
            Message = MessageOf(state, exception, formatter),
            Context = Context,
            Category = category,
            Properties = state as IReadOnlyList<KeyValuePair<string, object?>>,
            Scopes = Scopes,
            Error = exception is null ? null : FunctionError.Of(exception),
        };
        record.Write(log);
    }

    /// <summary>A record is no reason for an invocation to fail.</summary>
    private static string MessageOf<TState>(TState state, Exception? exception, Func<TState, Exception?, string> formatter)
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
