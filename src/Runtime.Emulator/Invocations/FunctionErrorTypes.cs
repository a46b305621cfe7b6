using System.Text.RegularExpressions;

namespace Lambda.Runtime.Emulator.Invocations;

/// <summary>Error types that the service itself assigns, and the rule by which it reads a function's own.</summary>
internal static partial class FunctionErrorTypes
{
    public const string ExitError = "Runtime.ExitError";
    public const string InvalidEntrypoint = "Runtime.InvalidEntrypoint";
    public const string InvalidResponseModeHeader = "Runtime.InvalidResponseModeHeader";
    public const string TruncatedResponse = "Runtime.TruncatedResponse";
    public const string ResponseSizeTooLarge = "Function.ResponseSizeTooLarge";
    public const string TimedOut = "Sandbox.Timedout";

    // The two that the service itself has no name for. It lets such an answer pass: to a caller that takes a part for the whole, or to an
    // integration that then answers 502.
    public const string TrailerNotAnnounced = "Runtime.TrailerNotAnnounced";
    public const string InvalidPrelude = "Runtime.InvalidPrelude";

    /// <summary>A type that does not look like <c>Function.Something</c> or <c>Runtime.Something</c> is lost on the service.</summary>
    public static string Classify(string? header)
    {
        if (header is not null && WellFormed().IsMatch(header))
            return header;

        return header?.StartsWith("Function.", StringComparison.Ordinal) == true ? "Function.Unknown" : "Runtime.Unknown";
    }

    [GeneratedRegex(@"(Runtime|Function)\.[A-Z][a-zA-Z]+")]
    private static partial Regex WellFormed();
}
