using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>The attributes of properties and types.</summary>
internal static class AttributeRows
{
    private const string Conditional = "JsonIgnore(Condition = JsonIgnoreCondition.";

    public static readonly MemberAttributeRow[] Supported =
    [
        Renamed("some-Name"),
        Renamed("quote\" and \u00e9"),
        Renamed(""),
        Renamed("🌍"),
        Renamed("$dollar"),
        Renamed("a<b>&'+c"),
        Renamed("\\back/slash"),
        Renamed("\U00010400"),

        // The serializer rejects a contract in which a required or bound member is ignored.
        new("JsonIgnore") { FitsTo = IsFree },
        new(Conditional + "Always)") { FitsTo = IsFree },
        new(Conditional + "Never)"),
        new(Conditional + "WhenWritingDefault)") { FitsTo = static member => !member.Type.IsOpen },
        new(Conditional + "WhenWritingNull)") { FitsTo = static member => member.Type is { IsReference: true, IsOpen: false } || member.Type.Source.EndsWith('?') },
        new(Conditional + "WhenWriting)") { FitsTo = IsFree },
        new(Conditional + "WhenReading)") { FitsTo = IsFree },
        new("JsonInclude") { FitsTo = static member => member.Style is not (MemberStyle.Field or MemberStyle.Included) },

        // The serializer requires a setter for a required member, even if the constructor has a parameter for it.
        new("JsonRequired") { FitsTo = static member => member.Style is not MemberStyle.Hidden && !member.HasNoSetter },
        new("JsonPropertyOrder(-1)"),
        new("JsonPropertyOrder(2)"),
        Handling("Strict"),
        Handling("WriteAsString"),
        Handling("AllowReadingFromString | JsonNumberHandling.WriteAsString"),
        Handling("AllowNamedFloatingPointLiterals"),
        new("JsonObjectCreationHandling(JsonObjectCreationHandling.Replace)") { FitsTo = IsFree },
        new("JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)") { FitsTo = CanBeAddedTo, NeedsNoParameters = true },
    ];

    /// <summary>Attributes of a type; empty for none.</summary>
    public static readonly string[] SupportedOnTypes =
    [
        "",
        "JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)",
        "JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)",
        "JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)",
    ];

    /// <summary>Collections to which elements can be added, and declared types. Open and hand-written types are excluded, because their members are not known here.</summary>
    private static bool CanBeAddedTo(MemberDeclaration member) =>
        member.Style is not (MemberStyle.Bound or MemberStyle.Hidden)
        && member.Type switch
        {
            DeclaredUse { IsOpen: false } => true,
            ContainerUse { IsOpen: false } container => Populatable.Any(container.Row.Format.StartsWith),
            _ => false,
        };

    private static readonly string[] Populatable =
    [
        .. new[] { "List", "ICollection", "IList", "ISet", "HashSet", "SortedSet", "Stack", "Queue", "LinkedList", "Dictionary", "IDictionary", "SortedDictionary", "SortedList" }
            .Select(static name => $"System.Collections.Generic.{name}<"),
        "System.Collections.ObjectModel.", "System.Collections.Concurrent.",
    ];

    private static MemberAttributeRow Renamed(string name) =>
        new($"JsonPropertyName({Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(name, quote: true)})") { JsonName = name };

    private static MemberAttributeRow Handling(string value) =>
        new($"JsonNumberHandling(JsonNumberHandling.{value})") { FitsTo = static member => member.Type is LeafUse { Row.IsNumber: true } };

    private static bool IsFree(MemberDeclaration member) => member.Style is MemberStyle.Set or MemberStyle.Init;
}
