namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>The headers of a response in payload format 1.0, which can be in two members.</summary>
internal static class MergedHeaders
{
    /// <summary>Returns the values of both members. A value that is in both counts once.</summary>
    /// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format</remarks>
    /// <exception cref="FormatException">A value has another type; the message says what was found.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Read(ProxyResponse response, bool allowsScalars)
    {
        KeyValuePair<string, string>[] lists = [.. response.ReadMultiValueHeaders()];
        return response.ReadHeaders(allowsScalars)
            .Where(header => !Array.Exists(lists, other => other.Key.Equals(header.Key, StringComparison.OrdinalIgnoreCase) && other.Value == header.Value))
            .Concat(lists);
    }
}
