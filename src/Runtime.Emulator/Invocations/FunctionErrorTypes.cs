using System.Text.RegularExpressions;

namespace Lambda.Runtime.Emulator.Invocations;

/// <summary>The error types that the service assigns, and how it classifies the error type header of a function.</summary>
internal static partial class FunctionErrorTypes
{
    public const string ExitError = "Runtime.ExitError";
    public const string InvalidEntrypoint = "Runtime.InvalidEntrypoint";
    public const string InvalidResponseModeHeader = "Runtime.InvalidResponseModeHeader";
    public const string TruncatedResponse = "Runtime.TruncatedResponse";
    public const string ResponseSizeTooLarge = "Function.ResponseSizeTooLarge";
    public const string TimedOut = "Sandbox.Timedout";

    // The service does not have these two types. It passes such a response on: to a caller that takes a part of it for the whole, or to an
    // integration that responds with 502.
    public const string TrailerNotAnnounced = "Runtime.TrailerNotAnnounced";
    public const string InvalidPrelude = "Runtime.InvalidPrelude";

    /// <summary>Returns the header if it has the form <c>Function.Something</c> or <c>Runtime.Something</c>; the service replaces other types.</summary>
    public static string Classify(string? header)
    {
        if (header is not null && WellFormed().IsMatch(header))
            return header;

        return header?.StartsWith("Function.", StringComparison.Ordinal) == true ? "Function.Unknown" : "Runtime.Unknown";
    }

    [GeneratedRegex(@"(Runtime|Function)\.[A-Z][a-zA-Z]+")]
    private static partial Regex WellFormed();
}
