using System.Text.RegularExpressions;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>A difference that was found and is not mended yet.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Mark">A pattern of its report, by which it is known among generated types.</param>
/// <param name="Type">A type that shows it, as a declaration of <c>Known</c>.</param>
/// <param name="Json">The document that shows it, in Latin-1, so that bytes that are no UTF-8 can be written here.</param>
internal sealed record KnownDifference(string Name, string Mark, string Type, string Json)
{
    public const string GenericInit = "init property of a generic type";
    public const string NamedS = "property named s of a type that is built last";

    /// <summary>What is known is not generated: it would hide what is not.</summary>
    public static bool Has(string name) => Array.Exists(All, known => known.Name == name);

    public static bool Explains(string difference) => Array.Exists(All, known => Regex.IsMatch(difference, known.Mark, RegexOptions.Singleline));

    /// <summary>A row goes when its difference does: <see cref="DifferentialTests.KnownDifferences_AreStillThere"/> sees to it.</summary>
    public static readonly KnownDifference[] All =
    [
        new(
            GenericInit,
            "InvalidProgramException|MissingMethodException: Method not found: '[^']*set_",
            "public class Known<T> { public T Value { get; init; } }",
            "{\"value\":1}"),
        new(
            "name of an unknown member that is no UTF-8",
            "expected a value, found JsonException: \\$.*\uFFFD.*: expected a string of valid Unicode",
            "public class Known<T> { public T Value { get; set; } }",
            "{\"\u00DCx\":1}"),
        new(
            NamedS,
            "error CS0128",
            "public class Known<T> { public required T s { get; set; } }",
            "{\"s\":1}"),
    ];
}
