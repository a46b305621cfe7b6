using System.Globalization;

namespace Lambda.Runtime.Generators.Parsing.Routes;

/// <summary>The constraints of route parameters, as C# conditions.</summary>
/// <remarks>https://learn.microsoft.com/aspnet/core/fundamentals/routing#route-constraints. A regular expression would bring its interpreter into the binary.</remarks>
internal static class RouteConstraints
{
    private const string Parsers = "global::Lambda.Runtime.CompilerServices.HttpParsers.";

    /// <summary>What a route may have, for messages.</summary>
    public const string Known =
        "int, long, guid, bool, decimal, double, datetime, alpha, required, min(n), max(n), range(n,m), length(n), length(n,m), minlength(n) or maxlength(n)";

    /// <param name="text">As it is written: <c>int</c>, <c>range(1,9)</c>.</param>
    /// <returns>The condition, in which <c>{0}</c> is the number of the segment; <see langword="null"/> for another one.</returns>
    public static string? Find(string text)
    {
        int open = text.IndexOf('(');
        string name = (open < 0 ? text : text.Substring(0, open)).ToLowerInvariant();
        if (open >= 0 && !text.EndsWith(")", StringComparison.Ordinal))
            return null;
        string[] arguments = open < 0 ? [] : text.Substring(open + 1, text.Length - open - 2).Split(',');
        long[] numbers = new long[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!long.TryParse(arguments[i], NumberStyles.Integer, CultureInfo.InvariantCulture, out numbers[i]))
                return null;
        }

        // No value is in such a range.
        if (numbers.Length == 2 && numbers[0] > numbers[1])
            return null;
        return (name, numbers.Length) switch
        {
            ("int", 0) => $"http.Matches<int>({{0}}, {Parsers}TryParseInt32)",
            ("long", 0) => $"http.Matches<long>({{0}}, {Parsers}TryParseInt64)",
            ("guid", 0) => $"http.Matches<global::System.Guid>({{0}}, {Parsers}TryParseGuid)",
            ("bool", 0) => $"http.Matches<bool>({{0}}, {Parsers}TryParseBoolean)",
            ("decimal", 0) => $"http.Matches<decimal>({{0}}, {Parsers}TryParse<decimal>)",
            ("double" or "float", 0) => $"http.Matches<double>({{0}}, {Parsers}TryParse<double>)",
            ("datetime", 0) => $"http.Matches<global::System.DateTime>({{0}}, {Parsers}TryParse<global::System.DateTime>)",
            ("alpha", 0) => "http.IsAlpha({0})",
            ("required", 0) => "segment{0}.Length > 0",
            ("min", 1) => FormattableString.Invariant($"http.IsInRange({{0}}, {numbers[0]}L, long.MaxValue)"),
            ("max", 1) => FormattableString.Invariant($"http.IsInRange({{0}}, long.MinValue, {numbers[0]}L)"),
            ("range", 2) => FormattableString.Invariant($"http.IsInRange({{0}}, {numbers[0]}L, {numbers[1]}L)"),
            ("length", 1) => FormattableString.Invariant($"http.HasLength({{0}}, {numbers[0]}, {numbers[0]})"),
            ("length", 2) => FormattableString.Invariant($"http.HasLength({{0}}, {numbers[0]}, {numbers[1]})"),
            ("minlength", 1) => FormattableString.Invariant($"http.HasLength({{0}}, {numbers[0]}, int.MaxValue)"),
            ("maxlength", 1) => FormattableString.Invariant($"http.HasLength({{0}}, 1, {numbers[0]})"),
            _ => null,
        };
    }
}
