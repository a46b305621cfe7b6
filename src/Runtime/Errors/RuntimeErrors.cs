using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Errors;

/// <summary>The runtime's own errors, with their types. docs/errors.md lists them.</summary>
internal static class RuntimeErrors
{
    /// <summary>AWS_LAMBDA_RUNTIME_API is not set.</summary>
    public static RuntimeException MissingApiAddress() => new(
        "Runtime.MissingApiAddress",
        "AWS_LAMBDA_RUNTIME_API is not set, so there is no Runtime API to get events from. Lambda always sets it. Elsewhere, start the "
        + "project with 'dotnet run', which has an emulator, or set the variable to the host:port of another one.");

    /// <summary>AWS_LAMBDA_RUNTIME_API is not an address.</summary>
    public static RuntimeException InvalidApiAddress(string value, string problem) => new(
        "Runtime.InvalidApiAddress",
        $"AWS_LAMBDA_RUNTIME_API is \"{value}\": {problem}. "
        + "Expected host:port, for example 127.0.0.1:9001 or [::1]:9001, optionally with http:// before it or a base path after it.");

    /// <summary>AWS_LAMBDA_MAX_CONCURRENCY is not a number of invocations.</summary>
    public static RuntimeException InvalidMaxConcurrency(string value, int max) => new(
        "Runtime.InvalidMaxConcurrency", $"AWS_LAMBDA_MAX_CONCURRENCY is \"{value}\". Expected a number from 1 to {max}.");

    /// <summary>LAMBDA_CANCELLATION_MARGIN is not a number of milliseconds.</summary>
    public static RuntimeException InvalidCancellationMargin(string value, int max) => new(
        "Runtime.InvalidCancellationMargin", $"LAMBDA_CANCELLATION_MARGIN is \"{value}\". Expected a number of milliseconds from 0 to {max}.");

    /// <summary>LAMBDA_BATCH_RESPONSES is neither on nor off.</summary>
    public static RuntimeException InvalidBatchResponses(string value) => new(
        "Runtime.InvalidBatchResponses",
        $"LAMBDA_BATCH_RESPONSES is \"{value}\". Expected off, if the event source mapping has no ReportBatchItemFailures, or on, or no value.");

    /// <summary>LAMBDA_TEXT_ENCODING is not an encoding that is available.</summary>
    public static RuntimeException InvalidTextEncoding(string value) => new(
        "Runtime.InvalidTextEncoding",
        $"LAMBDA_TEXT_ENCODING is \"{value}\", which is not an encoding that this function has. Expected one of: utf-8, utf-16, utf-16BE, utf-32, "
        + "utf-32BE, us-ascii, iso-8859-1; or leave it unset for utf-8.");

    /// <summary>The program has no handler at all.</summary>
    public static RuntimeException NoHandler() => new(
        "Runtime.HandlerNotFound", "The program has no handler. Put [LambdaHandler] on a method.");

    /// <summary>_HANDLER does not name one of several handlers.</summary>
    /// <param name="value">The value of the variable; <see langword="null"/> if it is not set.</param>
    /// <param name="names">The names of the handlers.</param>
    public static RuntimeException HandlerNotFound(string? value, string[] names)
    {
        string found = value is null ? "_HANDLER is not set" : $"_HANDLER is \"{value}\", which is not a handler of this program";
        return new RuntimeException("Runtime.HandlerNotFound", $"{found}. Expected one of: {string.Join(", ", names)}.");
    }

    /// <summary>_HANDLER is *, and two handlers take the same events.</summary>
    public static RuntimeException AmbiguousHandlers(string first, string eventsOfFirst, string second, string eventsOfSecond) => new(
        "Runtime.AmbiguousHandlers",
        $"_HANDLER is \"*\", but {first} takes events from {eventsOfFirst} and {second} those from {eventsOfSecond}, so that both take the same event. "
        + "Name different queues, streams or types of events in their attributes, or set _HANDLER to the name of one handler.");

    /// <summary>_HANDLER is *, and no handler takes the event.</summary>
    /// <param name="found">What the event is.</param>
    /// <param name="expected">The handlers with the events that they take.</param>
    public static RuntimeException UnknownEvent(string found, string[] expected) => new(
        "Function.UnknownEvent", $"_HANDLER is \"*\", and the event {found}. Expected one for {string.Join(", ", expected)}.");

    /// <summary>The Runtime API could not be reached in several attempts.</summary>
    public static RuntimeException ConnectionLost(string authority, int attempts, string reason) => new(
        "Runtime.ConnectionLost", $"no event from the Runtime API at {authority} in {attempts} attempts: {reason}");

    /// <summary>The peer does not speak HTTP.</summary>
    public static RuntimeException BrokenProtocol(string endpoint, string authority, string violation) => new(
        "Runtime.BrokenProtocol", $"{endpoint} at {authority}: {violation}");

    /// <summary>The event has no request ID, or an ID that cannot be a part of a request.</summary>
    public static RuntimeException InvalidId(string authority, ReadOnlySpan<byte> header, ReadOnlySpan<byte> id, int maxLength) => new(
        "Runtime.BrokenProtocol",
        $"/next at {authority} sent the header {Excerpt.From(header)} with \"{Excerpt.From(id)}\"; expected 1 to {maxLength} letters, digits and -._~:");

    /// <summary>The response to a completion is an event, so that responses no longer belong to their requests.</summary>
    public static RuntimeException ResponsesOutOfOrder(string endpoint, string authority) => new(
        "Runtime.BrokenProtocol",
        $"{endpoint} at {authority} responded with an event; expected 202. The peer sent one response too many before.");

    /// <summary>The Runtime API responded with a status that ends the loop.</summary>
    public static RuntimeException UnexpectedStatus(string endpoint, string authority, string found, string expected) => new(
        "Runtime.UnexpectedStatus", $"{endpoint} at {authority} responded {found}; expected {expected}");

    /// <summary>The response of the handler is longer than any that can be sent.</summary>
    public static RuntimeException ResponseTooLarge(int max, int largestInOnePiece) => new(
        "Function.ResponseSizeTooLarge",
        $"The response is longer than {max} bytes. Expected at most {largestInOnePiece} bytes in one piece. A stream may have up to 200 MiB: "
        + "write to a LambdaResponseStream, or return IAsyncEnumerable<T>.");

    /// <summary>A loop ended with an exception that is not a <see cref="RuntimeException"/>.</summary>
    public static RuntimeException Unknown(Exception exception) => new("Runtime.Unknown", exception.ToString());
}
