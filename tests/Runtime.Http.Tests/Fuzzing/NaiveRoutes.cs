using System.Globalization;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Http.Tests.Fuzzing;

/// <summary>Finds the route of a request by the rules in docs/http.md, from a list of all templates, without regard for time or memory.</summary>
internal static partial class NaiveRoutes
{
    private const int MaxSegments = 32;

    public static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    /// <summary>The templates of <see cref="EchoRoutes"/> with the names by which it calls them, and those of other routes, which have no name.</summary>
    public static readonly Template[] Templates =
    [
        .. new (string Name, string Route)[]
        {
            ("int", "GET /e/{id:int}"), ("guid", "GET,DELETE /e/{id:guid}"), ("alpha", "GET /e/{word:alpha:length(2,4)}"), ("segment", "GET,PATCH /e/{name}"),
            ("get new", "GET /e/New"), ("post new", "POST /e/new"), ("rest", "GET /e/{**rest}"), ("files", "PUT /e/files/{path+}"),
            ("optional", "GET /e/opt/{a}/{b?}"), ("middle", "GET,PUT /e/a/{x}/c"), ("start", "GET,DELETE /e/{y}/b/c"), ("end", "GET /e/a/b/{z}"),
            ("all", "* /e/all/{n:long}"), ("range", "GET /e/limits/{n:range(-5,5)}"), ("length", "GET /e/lengths/{text:minlength(3):maxlength(5)}"),
            ("head", "HEAD /e/head/{a}"), ("not head", "GET /e/head/{a}"), ("deep", "GET /e/deep/{a}/{b}/{c}/{d}/{e}"), ("not ascii", "GET /e/ä/{a}"),
            ("query", "GET /e/query/all"), ("required", "GET /e/query/required"), ("headers", "GET /e/headers/all"), ("cookies", "GET /e/cookies/all"),
            ("text", "POST /e/body/text"), ("bytes", "POST /e/body/bytes"), ("json", "POST /e/body/json"),
            ("", "GET,DELETE /orders/{id}"), ("", "GET,POST /orders"), ("", "GET /files/{**path}"), ("", "GET /names/{name}"), ("", "GET /headers"), ("", "GET /cookies"),
            ("", "GET /bytes"), ("", "GET /nothing"), ("", "GET /broken"), ("", "POST /text"), ("", "POST /length"), ("", "POST /stream"), ("", "PUT /optional"),
            ("", "* /any"), ("", "GET /v1/r/{id:int}"), ("", "GET /v1/r/{id:guid}"), ("", "GET /v1/r/{name:alpha:length(3,5)}"), ("", "GET /v1/r/{name}"),
            ("", "GET /v1/r/new"), ("", "POST /v1/r/old"), ("", "GET /v1/r/{**rest}"), ("", "GET /v1/r/pages/{page:range(1,9)?}"),
            ("", "GET,PUT /v1/r/books/{book}/{page}"), ("", "DELETE /v1/r/a/{x}/c"), ("", "DELETE /v1/r/{y}/b/c"),
            ("", "GET /claims"), ("", "GET /claims/optional"), ("", "GET /claims/all"), ("", "GET /claims/lists"),
            ("", "GET /claims/optional-lists"), ("", "POST /forms"), ("", "POST /forms/person"), ("", "GET /groups/{id}"),
            ("", "POST /groups"), ("", "GET /results/text"), ("", "GET /results/file"), ("", "GET /results/redirect"), ("", "GET /results/local"),
            ("", "GET /results/json"), ("", "GET /results/problem"), ("", "GET /results/validation"), ("", "GET /results/conflict"), ("", "GET /results/teapot"),
            ("", "GET /results/none"), ("", "GET /results/bytes"), ("", "GET /results/stream"),
            ("", "GET /streams/orders"), ("", "GET /streams/texts"), ("", "GET /streams/bytes"), ("", "GET /streams/events"), ("", "GET /streams/lines"),
            ("", "GET /streams/broken"), ("", "GET /streams/none"),
        }.Select(static row => Template.Parse(row.Name, row.Route)),
    ];

    /// <returns>The route and the values of its parameters; without a route, the methods of the routes with this path.</returns>
    public static (Template? Route, IReadOnlyDictionary<string, byte[]> Values, string[] Allowed) Find(string method, string path)
    {
        if (Split(path) is not { } segments)
            return (null, new Dictionary<string, byte[]>(), []);
        Template[] matches = [.. Templates.Where(template => template.Match(segments) is not null)];
        // A route for HEAD is more specific than one for GET, if their paths are alike.
        Template? route = matches.Where(template => template.Accepts(method)).OrderBy(static template => template, Template.MostSpecificFirst)
            .ThenBy(template => template.Methods.Contains(method) ? 0 : 1).FirstOrDefault();
        string[] methods = [.. Methods.Where(each => matches.Any(template => template.Accepts(each)) || (each == "OPTIONS" && matches.Length > 0))];
        return (route, route?.Match(segments) ?? [], methods);
    }

    /// <summary>The decoded segments; <see langword="null"/> for a path that no route matches.</summary>
    private static byte[][]? Split(string path)
    {
        string inner = path.StartsWith('/') ? path[1..] : path;
        inner = inner.EndsWith('/') ? inner[..^1] : inner;
        byte[][] segments = path is "" or "/" ? [] : [.. inner.Split('/').Select(static segment => NaiveText.Decode(segment, plusIsSpace: false))];
        bool hasDots = segments.Any(static segment => segment.AsSpan().SequenceEqual("."u8) || segment.AsSpan().SequenceEqual(".."u8));
        return segments.Length > MaxSegments || hasDots ? null : segments;
    }

    /// <summary>A template, split at its slashes.</summary>
    internal sealed partial record Template(string Name, string[] Methods, string[] Segments)
    {
        private enum Rank
        {
            End,
            Text,
            Constrained,
            Unconstrained,
            Rest,
        }

        public static readonly Comparer<Template> MostSpecificFirst = Comparer<Template>.Create(static (one, other) =>
        {
            IEnumerable<int> ranks = Enumerable.Range(0, Math.Max(one.Segments.Length, other.Segments.Length)).Select(at => RankOf(one, at).CompareTo(RankOf(other, at)));
            return ranks.FirstOrDefault(static difference => difference != 0);
        });

        public static Template Parse(string name, string route)
        {
            string[] parts = route.Split(' ');
            return new Template(name, parts[0] == "*" ? NaiveRoutes.Methods : parts[0].Split(','), parts[1][1..].Split('/'));
        }

        public bool Accepts(string method) => Methods.Contains(method) || (method == "HEAD" && Methods.Contains("GET"));

        /// <returns>The values of the parameters; <see langword="null"/> if the path is another one.</returns>
        public Dictionary<string, byte[]>? Match(byte[][] path)
        {
            var values = new Dictionary<string, byte[]>();
            for (int at = 0; at < Segments.Length; at++)
            {
                Match parameter = Parameter().Match(Segments[at]);
                string name = parameter.Groups["name"].Value;
                if (!parameter.Success)
                {
                    if (at >= path.Length || !IsText(path[at], Segments[at]))
                        return null;
                }
                else if (IsRest(Segments[at]))
                {
                    values[name] = [.. path.Skip(at).SelectMany((segment, index) => index == 0 ? segment : segment.Prepend((byte)'/'))];
                    return values;
                }
                else if (at >= path.Length)
                {
                    return parameter.Groups["optional"].Success ? values : null;
                }
                else if (path[at].Length == 0 || !parameter.Groups["constraint"].Captures.All(constraint => Satisfies(path[at], constraint.Value)))
                {
                    return null;
                }
                else
                {
                    values[name] = path[at];
                }
            }

            return path.Length == Segments.Length ? values : null;
        }

        private static Rank RankOf(Template template, int at) =>
            at >= template.Segments.Length ? Rank.End
            : !template.Segments[at].StartsWith('{') ? Rank.Text
            : IsRest(template.Segments[at]) ? Rank.Rest
            : template.Segments[at].Contains(':', StringComparison.Ordinal) ? Rank.Constrained
            : Rank.Unconstrained;

        private static bool IsRest(string segment) => segment.StartsWith("{*", StringComparison.Ordinal) || segment.EndsWith("+}", StringComparison.Ordinal);

        private static bool IsText(byte[] segment, string text) => NaiveText.ToText(segment) is { } found && NaiveText.EqualsIgnoreCase(found, text);

        private static bool Satisfies(byte[] segment, string constraint)
        {
            string text = System.Text.Encoding.UTF8.GetString(segment);
            int[] numbers = [.. Number().Matches(constraint).Select(static match => int.Parse(match.Value, CultureInfo.InvariantCulture))];
            return constraint.Split('(')[0] switch
            {
                "int" => NaiveText.ToInteger(text) is { } value && value >= int.MinValue && value <= int.MaxValue,
                "long" => NaiveText.ToInteger(text) is { } value && value >= long.MinValue && value <= long.MaxValue,
                "guid" => NaiveText.IsGuid(text),
                "alpha" => text.All(char.IsAsciiLetter),
                "range" => NaiveText.ToInteger(text) is { } value && value >= numbers[0] && value <= numbers[1],
                "length" => text.Length >= numbers[0] && text.Length <= numbers[1],
                "minlength" => text.Length >= numbers[0],
                "maxlength" => text.Length <= numbers[0],
                _ => throw new NotSupportedException(constraint),
            };
        }

        [GeneratedRegex(@"\A\{\**(?<name>\w+)(:(?<constraint>[a-z]+(\([^)]*\))?))*(?<optional>\?)?\+?\}\z")]
        private static partial Regex Parameter();

        [GeneratedRegex("-?[0-9]+")]
        private static partial Regex Number();
    }
}
