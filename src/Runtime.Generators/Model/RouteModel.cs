namespace Lambda.Runtime.Generators.Model;

/// <summary>A route of a handler.</summary>
/// <param name="Text">As it is written, with its prefixes: <c>GET /orders/{id}</c>.</param>
/// <param name="Verbs">The methods, as the flags of <c>HttpVerbs</c>.</param>
/// <param name="Segments">The segments of the path.</param>
internal sealed record RouteModel(string Text, int Verbs, EquatableArray<RouteSegmentModel> Segments)
{
    /// <summary>The path, as it is written: <c>/orders/{id}</c>.</summary>
    public string Path => Text.Substring(Text.IndexOf('/'));

    /// <summary>What paths it matches, without the names of parameters: routes with the same one cannot be told apart by their paths.</summary>
    public string Pattern => string.Join("/", Segments.Select(static segment =>
        segment.Kind == RouteSegmentKind.Literal ? segment.Text : $"{{{segment.Kind} {segment.Constraints}}}"));

    /// <summary>Whether the last segment takes the rest of the path.</summary>
    public bool HasRest => Segments.Count > 0 && Segments[Segments.Count - 1].Kind == RouteSegmentKind.Rest;

    /// <summary>The segment with a parameter; -1 for none.</summary>
    public int IndexOf(string parameter)
    {
        for (int i = 0; i < Segments.Count; i++)
        {
            if (Segments[i].Kind != RouteSegmentKind.Literal && string.Equals(Segments[i].Text, parameter, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }
}

/// <summary>A segment of a route's path.</summary>
/// <param name="Kind">What it matches.</param>
/// <param name="Text">The text, in lowercase, or the name of the parameter.</param>
/// <param name="Constraints">The conditions for the value of a parameter, as C# expressions in which <c>{0}</c> is the number of the segment.</param>
internal sealed record RouteSegmentModel(RouteSegmentKind Kind, string Text, EquatableArray<string> Constraints)
{
    // http.Matches<int>({0}, ...)
    private const string Typed = "http.Matches<";

    /// <summary>The type of a parameter with these constraints.</summary>
    public string Type => Constraints.FirstOrDefault(static condition => condition.StartsWith(Typed, StringComparison.Ordinal)) is { } typed
        ? typed.Substring(Typed.Length, typed.IndexOf('>') - Typed.Length).Replace("global::", "")
        : Constraints.Any(static condition => condition.StartsWith("http.IsInRange", StringComparison.Ordinal)) ? "long" : "string";
}

/// <summary>What a segment of a route's path matches. The order is that of precedence.</summary>
internal enum RouteSegmentKind
{
    /// <summary>A text.</summary>
    Literal,

    /// <summary>Any segment that is not empty.</summary>
    Parameter,

    /// <summary>The rest of the path, which may be empty.</summary>
    Rest,
}
