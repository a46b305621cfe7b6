using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Testing;

/// <summary>An error as the caller of a function sees it.</summary>
/// <param name="Type">The error's type: of the function's own exception, or of the service, such as <c>Sandbox.Timedout</c>.</param>
/// <param name="Message">What happened.</param>
public sealed record LambdaError(string Type, string Message)
{
    /// <summary>The stack's lines, outermost last; empty where the function sent none.</summary>
    public IReadOnlyList<string> StackTrace { get; init; } = [];

    /// <summary>The error behind this one, if any.</summary>
    public LambdaError? Cause { get; init; }

    /// <summary>
    /// The category in the service's logs and metrics, from the header <c>Lambda-Runtime-Function-Error-Type</c>:
    /// <c>Function.Unknown</c> or <c>Runtime.Unknown</c> where the header is missing or malformed. <see langword="null"/> on a cause.
    /// </summary>
    public string? FunctionErrorType { get; init; }

    /// <summary>Reads an error's body; one that is not the usual JSON becomes the message, as it is.</summary>
    internal static LambdaError Parse(ReadOnlyMemory<byte> body, string functionErrorType)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return Read(document.RootElement, functionErrorType) with { FunctionErrorType = functionErrorType };
        }
        catch (JsonException)
        {
            // The service passes any body on, so the caller may meet this too.
        }

        return new LambdaError(functionErrorType, Encoding.UTF8.GetString(body.Span)) { FunctionErrorType = functionErrorType };
    }

    private static LambdaError Read(JsonElement error, string typeIfMissing) =>
        new(Text(error, "errorType") ?? typeIfMissing, Text(error, "errorMessage") ?? "")
        {
            StackTrace = error.TryGetProperty("stackTrace", out JsonElement lines) && lines.ValueKind == JsonValueKind.Array
                ? [.. lines.EnumerateArray().Select(line => line.ToString())]
                : [],
            Cause = error.TryGetProperty("cause", out JsonElement cause) && cause.ValueKind == JsonValueKind.Object
                ? Read(cause, "")
                : null,
        };

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
