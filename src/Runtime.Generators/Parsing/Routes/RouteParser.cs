using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Parsing.Routes;

/// <summary>Parses routes: <c>GET /orders/{id:int}</c>.</summary>
/// <remarks>The syntax is that of ASP.NET Core, https://learn.microsoft.com/aspnet/core/fundamentals/routing#route-templates, and <c>{proxy+}</c> of API Gateway.</remarks>
internal static class RouteParser
{
    private const int AnyVerb = 127;

    private static readonly (string Name, int Flag)[] Verbs =
        [("GET", 1), ("HEAD", 2), ("POST", 4), ("PUT", 8), ("PATCH", 16), ("DELETE", 32), ("OPTIONS", 64), ("*", AnyVerb)];

    /// <param name="text">The argument of the attribute.</param>
    /// <param name="prefix">The prefixes of the assembly and of the class.</param>
    /// <param name="problem">What is wrong with it, and what to write, for a message.</param>
    /// <returns>The route, and without its optional last segment another one; none if it is not a route.</returns>
    public static RouteModel[] Parse(string text, string prefix, out string problem)
    {
        problem = "";
        string[] parts = text.Split(' ');
        if (parts.Length != 2 || !parts[1].StartsWith("/", StringComparison.Ordinal))
        {
            problem = "which is not a method, one space and a path; write one such as \"GET /orders/{id}\" or \"GET,PUT /orders\"";
            return [];
        }

        int verbs = 0;
        foreach (string verb in parts[0].Split(','))
        {
            int flag = Verbs.FirstOrDefault(known => known.Name == verb).Flag;
            if (flag == 0)
                problem = $"whose method \"{verb}\" is not known; write, in uppercase, GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, several of them with commas, or * for all";
            verbs |= flag;
        }

        if (parts[1].Contains("//"))
            problem = "which has an empty segment; remove one of the two slashes";
        var segments = new List<RouteSegmentModel>();
        bool isOptional = false;
        foreach (string segment in Split(prefix + parts[1]))
        {
            if (problem.Length > 0)
                return [];
            if (isOptional || (segments.Count > 0 && segments[segments.Count - 1].Kind == RouteSegmentKind.Rest))
                problem = $"in which \"{segment}\" follows a segment that may be missing or has the rest of the path; make that the last one";
            else if (segment.IndexOf('{') < 0 && segment.IndexOf('}') < 0 && WhyNeverMatched(segment) is { } reason)
                problem = $"whose segment \"{segment}\" {reason}";
            else if (segment.IndexOf('{') < 0 && segment.IndexOf('}') < 0)
                segments.Add(new RouteSegmentModel(RouteSegmentKind.Literal, segment.ToLowerInvariant(), new([])));
            else
                problem = ParseParameter(segment, segments, out isOptional);
        }

        if (problem.Length > 0)
            return [];
        var route = new RouteModel($"{parts[0]} {prefix}{parts[1]}", verbs, segments.ToEquatableArray());
        return isOptional ? [route, route with { Segments = segments.Take(segments.Count - 1).ToEquatableArray() }] : [route];
    }

    /// <summary>Divides a path at its slashes.</summary>
    private static IEnumerable<string> Split(string path) => path.Split('/').Where(static segment => segment.Length > 0);

    /// <returns>Why no request has such a text, for a message; <see langword="null"/> if one may.</returns>
    private static string? WhyNeverMatched(string segment) =>
        segment is "." or ".." ? "is not in the path of any request; remove it"
        : segment.IndexOf('?') >= 0 ? "has a question mark, after which is the query; take its values as parameters of the method"
        : segment.IndexOf('#') >= 0 ? "has a number sign, and what is after it is not sent; remove it"
        : segment.IndexOf('%') >= 0 ? "is compared with the decoded path; write the characters as they are, or take the segment as a parameter"
        : null;

    /// <returns>What is wrong with it, for a message; empty if it is a parameter.</returns>
    private static string ParseParameter(string segment, List<RouteSegmentModel> segments, out bool isOptional)
    {
        isOptional = false;
        if (segment[0] != '{' || segment.IndexOf('}') != segment.Length - 1 || segment.LastIndexOf('{') != 0)
            return $"whose segment \"{segment}\" is not a text or one parameter; write one such as {{id}}, {{id:int}} or {{**rest}}, or take the segment as text and divide it in the method";
        string inner = segment.Substring(1, segment.Length - 2);
        bool isRest = inner.StartsWith("*", StringComparison.Ordinal) || inner.EndsWith("+", StringComparison.Ordinal);
        isOptional = inner.EndsWith("?", StringComparison.Ordinal);
        string[] parts = inner.TrimStart('*').TrimEnd('+', '?').Split(':');
        string name = parts[0];
        if (name.IndexOf('=') >= 0)
            return $"whose parameter \"{segment}\" has a default; write {{{name.Split('=')[0]}?}}, and give the parameter of the method a default";
        if (name.Length == 0 || name.Any(static letter => !char.IsLetterOrDigit(letter) && letter is not ('_' or '-')))
            return $"whose parameter \"{segment}\" has no name; write one such as {{id}}";
        if (segments.Any(other => other.Kind != RouteSegmentKind.Literal && string.Equals(other.Text, name, StringComparison.OrdinalIgnoreCase)))
            return $"which has the parameter {{{name}}} twice; give one of them another name";
        var constraints = new List<string>();
        foreach (string part in parts.Skip(1))
        {
            if (RouteConstraints.Find(part) is not { } condition)
                return $"whose constraint \"{part}\" is not supported; write {RouteConstraints.Known}";
            constraints.Add(condition);
        }

        segments.Add(new RouteSegmentModel(isRest ? RouteSegmentKind.Rest : RouteSegmentKind.Parameter, name, constraints.ToEquatableArray()));
        return "";
    }
}
