using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Emulator.Invocations;

/// <summary>The error of an invocation, read from its JSON.</summary>
/// <param name="Type">The error's type.</param>
/// <param name="Message">The error's message.</param>
/// <param name="FunctionErrorType">The error type header, as the service classifies it; <see langword="null"/> on a cause.</param>
internal sealed record InvocationError(string Type, string Message, string? FunctionErrorType)
{
    /// <summary>The lines of the stack trace, outermost last; empty if the function sent none.</summary>
    public IReadOnlyList<string> StackTrace { get; init; } = [];

    public InvocationError? Cause { get; init; }

    /// <summary>Parses an error's body. A body that is not the usual JSON becomes the message.</summary>
    public static InvocationError Parse(ReadOnlyMemory<byte> body, string functionErrorType)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return Read(document.RootElement, functionErrorType) with { FunctionErrorType = functionErrorType };
        }
        catch (JsonException)
        {
            // The service passes any body on, so callers may receive such a body as well.
        }

        return new InvocationError(functionErrorType, Encoding.UTF8.GetString(body.Span), functionErrorType);
    }

    private static InvocationError Read(JsonElement error, string typeIfMissing) =>
        new(Text(error, "errorType") ?? typeIfMissing, Text(error, "errorMessage") ?? "", FunctionErrorType: null)
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
