using System.Globalization;
using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Parsing.Routes;

/// <summary>Finds constraints of a route's parameter that exclude each other, or all values of the type that takes it.</summary>
/// <remarks>Only what is certain is found: a type of the user may read any text.</remarks>
internal static class ConstraintTypes
{
    private const string Guid = "global::System.Guid";

    private static readonly Dictionary<string, (decimal Minimum, decimal Maximum)> Integers = new(StringComparer.Ordinal)
    {
        ["sbyte"] = (sbyte.MinValue, sbyte.MaxValue),
        ["byte"] = (byte.MinValue, byte.MaxValue),
        ["short"] = (short.MinValue, short.MaxValue),
        ["ushort"] = (ushort.MinValue, ushort.MaxValue),
        ["int"] = (int.MinValue, int.MaxValue),
        ["uint"] = (uint.MinValue, uint.MaxValue),
        ["long"] = (long.MinValue, long.MaxValue),
        ["ulong"] = (ulong.MinValue, ulong.MaxValue),
    };

    /// <summary>Whether some text satisfies all conditions and can be read as the type.</summary>
    /// <param name="conditions">As <see cref="RouteConstraints"/> writes them.</param>
    /// <param name="value">The type of the parameter.</param>
    public static bool CanSatisfy(IReadOnlyList<string> conditions, HttpValueModel value)
    {
        bool isEnum = value.Parser.StartsWith("static ", StringComparison.Ordinal);
        string[] types = [isEnum ? "enum" : value.Type, .. conditions.Select(TypeOf).OfType<string>()];
        if (conditions.Any(static condition => condition.StartsWith("http.IsAlpha", StringComparison.Ordinal)))
            types = [.. types, "alpha"];
        if (types.Any(type => types.Any(other => AreDisjoint(type, other))))
            return false;
        (decimal Minimum, decimal Maximum)[] ranges =
        [
            .. types.Where(Integers.ContainsKey).Select(static type => Integers[type]),
            .. conditions.Select(RangeOf).OfType<(decimal, decimal)>(),
        ];
        return ranges.Length == 0 || ranges.Max(static range => range.Minimum) <= ranges.Min(static range => range.Maximum);
    }

    private static bool AreDisjoint(string type, string other) => (type, other) switch
    {
        (Guid, "bool" or "enum" or "alpha") => true,
        (Guid or "bool", _) => IsNumber(other),
        ("enum" or "alpha", _) => Integers.ContainsKey(other),
        _ => false,
    };

    private static bool IsNumber(string type) => Integers.ContainsKey(type) || type is "decimal" or "double" or "float";

    // http.Matches<int>({0}, ...)
    private static string? TypeOf(string condition)
    {
        const string typed = "http.Matches<";
        return condition.StartsWith(typed, StringComparison.Ordinal) ? condition.Substring(typed.Length, condition.IndexOf('>') - typed.Length)
            : RangeOf(condition) is null ? null
            : "long";
    }

    // http.IsInRange({0}, 1L, long.MaxValue)
    private static (decimal Minimum, decimal Maximum)? RangeOf(string condition)
    {
        if (!condition.StartsWith("http.IsInRange", StringComparison.Ordinal))
            return null;
        string[] parts = condition.TrimEnd(')').Split(',');
        return (Limit(parts[1]), Limit(parts[2]));
    }

    private static decimal Limit(string text) => text.Trim() switch
    {
        "long.MinValue" => long.MinValue,
        "long.MaxValue" => long.MaxValue,
        { } number => decimal.Parse(number.TrimEnd('L'), CultureInfo.InvariantCulture),
    };
}
