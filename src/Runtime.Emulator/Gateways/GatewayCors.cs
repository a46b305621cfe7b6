namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>The CORS configuration of a function URL or an HTTP API.</summary>
/// <param name="Allowed">What <c>[assembly: LambdaCors]</c> of the function allows.</param>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors and https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
/// </remarks>
internal sealed record GatewayCors(CorsDescription Allowed)
{
    private const string Prefix = "access-control-";

    /// <summary>The origins, or only <c>*</c>.</summary>
    public IReadOnlyList<string> Origins => Allowed.Origins;

    private bool AllowsAll => Origins is ["*"];

    /// <summary>Reads the description that the generator wrote.</summary>
    public static GatewayCors Parse(string description) => new(CorsDescription.Parse(description));

    /// <summary>Whether a header of a response belongs to CORS.</summary>
    public static bool IsHeader(string name) => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The headers of the response to a request from a page.</summary>
    /// <param name="origin">The origin of the page; <see langword="null"/> if the request has none.</param>
    /// <param name="isPreflight">Whether it is the response to a preflight.</param>
    public IEnumerable<KeyValuePair<string, string>> HeadersFor(string? origin, bool isPreflight)
    {
        if (!AllowsAll)
            yield return KeyValuePair.Create("vary", "Origin");
        if (origin is null || !(AllowsAll || Origins.Contains(origin)))
            yield break;
        yield return KeyValuePair.Create($"{Prefix}allow-origin", AllowsAll ? "*" : origin);
        if (Allowed.AllowsCredentials)
            yield return KeyValuePair.Create($"{Prefix}allow-credentials", "true");
        if (!isPreflight)
        {
            if (Allowed.Exposed.Count > 0)
                yield return KeyValuePair.Create($"{Prefix}expose-headers", string.Join(',', Allowed.Exposed));
            yield break;
        }

        yield return KeyValuePair.Create($"{Prefix}allow-methods", string.Join(',', Allowed.Methods));
        yield return KeyValuePair.Create($"{Prefix}allow-headers", string.Join(',', Allowed.Headers));
        if (Allowed.MaxAge != "0")
            yield return KeyValuePair.Create($"{Prefix}max-age", Allowed.MaxAge);
    }
}
