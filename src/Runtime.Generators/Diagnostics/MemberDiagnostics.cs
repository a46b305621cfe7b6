using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Diagnostics;

/// <summary>Warnings for members and types whose data would be lost without an error: not read, not written, or written with another name than in the source.</summary>
internal static class MemberDiagnostics
{
    public static readonly DiagnosticDescriptor NotRead = LambdaDiagnostic.Warning(
        "LAMBDA049",
        "The property is not read from JSON",
        "'{0}' is not read from JSON because {1}; add a public set or init accessor, add [JsonInclude] to a property with another accessor, make it a parameter of the constructor that is used (mark that one [JsonConstructor]), or mark it [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] if that is intended");

    public static readonly DiagnosticDescriptor NotPopulated = LambdaDiagnostic.Warning(
        "LAMBDA050",
        "The collection is not read from JSON",
        "'{0}' is not read from JSON because it has no public set or init accessor; add one, or mark it [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] to add to the '{1}' that it holds");

    public static readonly DiagnosticDescriptor Field = LambdaDiagnostic.Warning(
        "LAMBDA051",
        "The public field is not in the JSON",
        "'{0}' is a field, which is neither read from nor written as JSON; make it a property, mark it [JsonInclude], or mark it [JsonIgnore] if that is intended");

    public static readonly DiagnosticDescriptor Tuple = LambdaDiagnostic.Warning(
        "LAMBDA052",
        "The tuple has no members in JSON",
        "'{0}' is of type '{1}', a tuple, whose items are fields: it is written as an empty object, and nothing is read into it; use a record");

    public static readonly DiagnosticDescriptor ForeignName = LambdaDiagnostic.Warning(
        "LAMBDA053",
        "The name for another serializer is not used",
        "'{0}' has the JSON name \"{1}\", and not \"{2}\": [{3}] is not followed; use [{4}JsonPropertyName(\"{2}\")] of System.Text.Json.Serialization");

    public static readonly DiagnosticDescriptor ForeignIgnore = LambdaDiagnostic.Warning(
        "LAMBDA054",
        "The member is in the JSON although another serializer ignores it",
        "'{0}' is in JSON, although it carries [{1}], which is not followed; use [{2}JsonIgnore] of System.Text.Json.Serialization, or [{2}JsonIgnore(Condition = JsonIgnoreCondition.Never)] to keep it in JSON");

    public static readonly DiagnosticDescriptor ForeignAttribute = LambdaDiagnostic.Warning(
        "LAMBDA055",
        "The attribute of another serializer has no effect",
        "'{0}' carries [{1}], which is not followed; {2}");

    public static readonly DiagnosticDescriptor EnumName = LambdaDiagnostic.Warning(
        "LAMBDA056",
        "The name of the enum member is not used",
        "'{0}' is {1} in JSON, and not \"{2}\": [EnumMember] is not followed; use [JsonStringEnumMemberName(\"{2}\")] with [JsonConverter(typeof(JsonStringEnumConverter<{3}>))] on the enum");

    public static readonly DiagnosticDescriptor ForeignTree = LambdaDiagnostic.Warning(
        "LAMBDA057",
        "The JSON tree of another library is not written",
        "'{0}' is of type '{1}', whose content is not written: it would be empty arrays; use JsonNode, JsonObject, JsonArray or JsonElement of System.Text.Json");

    public static readonly DiagnosticDescriptor FSharpType = LambdaDiagnostic.Warning(
        "LAMBDA058",
        "The F# option or union has no converter",
        "'{0}' is of type '{1}', {2}; {3}");

    public static readonly DiagnosticDescriptor LibraryType = LambdaDiagnostic.Warning(
        "LAMBDA059",
        "The type of a library has no converter",
        "'{0}' is of type '{1}', whose value is not in its public properties, so that JSON does not have it; give it a [JsonConverter], use a type that JSON has, or name a JsonSerializerContext that covers it: [assembly: LambdaJson(typeof(MyContext))]");

    public static readonly DiagnosticDescriptor Empty = LambdaDiagnostic.Warning(
        "LAMBDA060",
        "The type has data but no members in JSON",
        "'{0}' holds data but has no public property, so that it is written as an empty object; add a public property, mark what it holds [JsonInclude], or give it a [JsonConverter]");

    public static readonly DiagnosticDescriptor Generated = LambdaDiagnostic.Warning(
        "LAMBDA061",
        "Members that a source generator adds are unknown",
        "'{0}' carries [{1}], by which another source generator adds {2} that this one cannot see, so that it is neither read nor written; {3}");

    public static readonly DiagnosticDescriptor NothingRead = LambdaDiagnostic.Warning(
        "LAMBDA062",
        "Nothing is read into the type",
        "'{0}' holds data but has no property that can be set and no constructor parameter, so that nothing is read into it; add one, give it a [JsonConverter], or mark the parameter [FromServices] if it is a service");

    public static readonly DiagnosticDescriptor ObjectValue = LambdaDiagnostic.Warning(
        "LAMBDA063",
        "The value declared as object cannot be written",
        "{0}, which fails when it is written{1}, because no code is generated for a type that {2} does not name; {3}");

    public static readonly DiagnosticDescriptor BaseType = LambdaDiagnostic.Warning(
        "LAMBDA064",
        "Members of derived types are not written",
        "A value of type '{0}' {3}; put [JsonDerivedType(typeof({1}), \"{2}\")] on '{0}', or use '{1}' itself");

    /// <summary>The predicate of <see cref="BaseType"/> for a value that is written without some of its members.</summary>
    public static string LosesMembers(string type, string derived) => $"is written with the members of '{type}' only, and those of '{derived}' are lost";

    /// <summary>The predicate of <see cref="BaseType"/> for a value that cannot be written.</summary>
    public static string CannotBe(string derived) => $"cannot be a '{derived}', which its [JsonDerivedType] attributes do not name, so that the value fails when it is written";

    public static readonly DiagnosticDescriptor IncludedNotVisible = LambdaDiagnostic.Warning(
        "LAMBDA065",
        "The member with [JsonInclude] is not visible",
        "'{0}' carries [JsonInclude], but is not {1} JSON, because {2} is not visible in the referenced assembly '{3}'; make it public, make it a parameter of the public constructor, or give the type a [JsonConverter]");

    public static readonly DiagnosticDescriptor NotIncluded = LambdaDiagnostic.Warning(
        "LAMBDA066",
        "The member with JSON attributes is not in the JSON",
        "'{0}' carries attributes for JSON, but is not public and so neither read nor written; make it public, or mark it [JsonInclude]");

    public static readonly DiagnosticDescriptor CollectionProperty = LambdaDiagnostic.Warning(
        "LAMBDA067",
        "The property of a collection is not in the JSON",
        "'{0}' is a property of a collection, of which only the {1} are read and written; put the collection into a property of another type, mark the property [JsonIgnore] if that is intended, or give the type a [JsonConverter]");

    public static readonly DiagnosticDescriptor Callback = LambdaDiagnostic.Warning(
        "LAMBDA068",
        "The JSON callback is not called",
        "'{0}' implements {1}, whose method is not called; do its work in the accessors or the constructor, give the type a [JsonConverter], or name a JsonSerializerContext that covers it: [assembly: LambdaJson(typeof(MyContext))]");

    private static readonly ImmutableHashSet<DiagnosticDescriptor> All =
    [
        NotRead, NotPopulated, Field, Tuple, ForeignName, ForeignIgnore, ForeignAttribute, EnumName, ForeignTree, FSharpType, LibraryType, Empty,
        Generated, NothingRead, ObjectValue, BaseType, IncludedNotVisible, NotIncluded, CollectionProperty, Callback,
    ];

    /// <summary>
    /// Removes duplicates of the diagnostics of this class. Several handlers may read and write one type, and each reports the same. An <c>object</c> is about a value and not
    /// about a type, so that each place is reported.
    /// </summary>
    /// <param name="diagnostics">All diagnostics, in order.</param>
    /// <param name="before">Diagnostics that are reported elsewhere.</param>
    public static IEnumerable<Diagnostic> RemoveDuplicates(IEnumerable<Diagnostic> diagnostics, IEnumerable<Diagnostic>? before = null)
    {
        var reported = new HashSet<string>((before ?? []).Where(IsOfMembers).Select(Text), StringComparer.Ordinal);
        return diagnostics.Where(diagnostic => !IsOfMembers(diagnostic) || reported.Add(Text(diagnostic)));
    }

    private static bool IsOfMembers(Diagnostic diagnostic) => All.Contains(diagnostic.Descriptor);

    private static string Text(Diagnostic diagnostic)
    {
        string place = diagnostic.Descriptor.Equals(ObjectValue) ? diagnostic.Location.ToString() : "";
        return $"{diagnostic.Id} {place} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
