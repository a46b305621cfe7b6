namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>The CORS configuration of a function URL or an HTTP API, as <c>[assembly: LambdaCors]</c> of the function describes it.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors and https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
/// </remarks>
internal sealed record GatewayCors
{
    private const string Prefix = "access-control-";

    /// <summary>The origins, or only <c>*</c>.</summary>
    public IReadOnlyList<string> Origins { get; private init; } = [];

    private string Methods { get; init; } = "";

    private string Headers { get; init; } = "";

    private string Exposed { get; init; } = "";

    private bool AllowsCredentials { get; init; }

    private string MaxAge { get; init; } = "0";

    private bool AllowsAll => Origins is ["*"];

    /// <summary>Reads the description that the generator wrote: <c>AllowOrigins=https://app.example</c> and other settings, one per line.</summary>
    public static GatewayCors Parse(string description)
    {
        var settings = description.Split('\n').Select(static line => line.Split('=', 2)).ToDictionary(static setting => setting[0], static setting => setting[1]);
        return new GatewayCors
        {
            Origins = settings["AllowOrigins"].Split(','),
            Methods = settings["AllowMethods"],
            Headers = settings["AllowHeaders"],
            Exposed = settings["ExposeHeaders"],
            AllowsCredentials = settings["AllowCredentials"] == "true",
            MaxAge = settings["MaxAge"],
        };
    }

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
        if (AllowsCredentials)
            yield return KeyValuePair.Create($"{Prefix}allow-credentials", "true");
        if (!isPreflight)
        {
            if (Exposed.Length > 0)
                yield return KeyValuePair.Create($"{Prefix}expose-headers", Exposed);
            yield break;
        }

        yield return KeyValuePair.Create($"{Prefix}allow-methods", Methods);
        yield return KeyValuePair.Create($"{Prefix}allow-headers", Headers);
        if (MaxAge != "0")
            yield return KeyValuePair.Create($"{Prefix}max-age", MaxAge);
    }
}
