using System.Text.Json;
using System.Text.RegularExpressions;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Emulator.Service.Invoke;

/// <summary>Reads the client context and the tenant from a caller's headers.</summary>
internal static partial class CallerHeaders
{
    // Base64 of a JSON object; serialized again, because a header cannot have its line breaks and non-ASCII characters.
    public static string? ReadClientContext(string? header)
    {
        if (string.IsNullOrEmpty(header))
            return null;

        if (header.Length > ServiceLimits.MaxClientContextBytes)
        {
            throw ServiceErrorException.InvalidRequestContent(
                $"Client context must be at most {ServiceLimits.MaxClientContextBytes} bytes of base64; it has {header.Length}.");
        }

        try
        {
            using var context = JsonDocument.Parse(Convert.FromBase64String(header));
            if (context.RootElement.ValueKind == JsonValueKind.Object)
                return ReflectionJson.Serialize(context.RootElement);
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            // Thrown below.
        }

        throw ServiceErrorException.InvalidRequestContent("Client context must be a valid Base64-encoded JSON object.");
    }

    public static string? ReadTenantId(string? header)
    {
        if (header is null)
            return null;

        return TenantPattern().IsMatch(header)
            ? header
            : throw ServiceErrorException.Validation("tenantId", header, $"regular expression pattern: {TenantPattern()}");
    }

    [GeneratedRegex(@"^[a-zA-Z0-9._:/=+\-@ ]{1,256}\z")]
    private static partial Regex TenantPattern();
}
