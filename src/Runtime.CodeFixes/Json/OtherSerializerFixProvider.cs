using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Text.RegularExpressions;
using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Json.Warnings;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lambda.Runtime.CodeFixes.Json;

/// <summary>Adds the attributes of System.Text.Json that correspond to those of other serializers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OtherSerializerFixProvider)), Shared]
public sealed class OtherSerializerFixProvider : LambdaCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [MemberDiagnostics.ForeignName.Id, MemberDiagnostics.ForeignIgnore.Id, MemberDiagnostics.ForeignAttribute.Id, MemberDiagnostics.EnumName.Id];

    private protected override IEnumerable<Fix> FindFixes(FixContext context)
    {
        if (context.Symbol is not { } symbol || Declarations.Of(symbol, context).FirstOrDefault() is not { } declaration)
            return [];
        return context.Diagnostic.Id switch
        {
            var id when id == MemberDiagnostics.ForeignIgnore.Id =>
            [
                Mark(declaration, symbol, context, "JsonIgnore"),
                Mark(declaration, symbol, context, "JsonIgnore", "(Condition = JsonIgnoreCondition.Never)", "NeverIgnore"),
            ],
            var id when id == MemberDiagnostics.ForeignName.Id => NameOf(symbol) is { } name
                ? [Mark(declaration, symbol, context, "JsonPropertyName", $"(\"{TypeNames.LiteralText(name)}\")")]
                : [],
            var id when id == MemberDiagnostics.ForeignAttribute.Id => Suggested(declaration, symbol, context),
            _ => symbol is IFieldSymbol member && EnumWarnings.ValueOf(member) is { } value ? [EnumName(member, value, declaration, context)] : [],
        };
    }

    /// <summary>Adds the attribute that the message suggests. A converter, or extension data, would need another type.</summary>
    private static IEnumerable<Fix> Suggested(SyntaxNode declaration, ISymbol symbol, FixContext context)
    {
        string message = context.Diagnostic.GetMessage(CultureInfo.InvariantCulture);
        Match found = Regex.Match(message, @"; use \[(property: )?(?<name>JsonRequired|JsonIgnore|JsonConstructor)(?<arguments>\([^\]]*\))?\]");
        if (found.Success)
            yield return Mark(declaration, symbol, context, found.Groups["name"].Value, found.Groups["arguments"] is { Success: true } arguments ? arguments.Value : null);
    }

    /// <summary>The name for the other serializer. A parameter of a record may have the attribute for its property.</summary>
    private static string? NameOf(ISymbol symbol) =>
        new ForeignAttributes(symbol).Name
        ?? (symbol is IParameterSymbol parameter
            ? parameter.ContainingType.GetMembers(parameter.Name).Select(static property => new ForeignAttributes(property).Name).FirstOrDefault(static name => name is not null)
            : null);

    private static Fix Mark(SyntaxNode declaration, ISymbol symbol, FixContext context, string attribute, string? arguments = null, string? key = null) => new(
        $"Mark '{symbol.Name}' [{attribute}{arguments}]",
        key ?? $"Mark{attribute}",
        AttributeEdits.Add(declaration, JsonAttribute(attribute, context), arguments));

    /// <summary>Names the member of the enum, and lets the enum be written by name if nothing does yet.</summary>
    private static Fix EnumName(IFieldSymbol member, string value, SyntaxNode declaration, FixContext context)
    {
        string argument = $"(\"{TypeNames.LiteralText(value)}\")";
        var edits = new List<Edit> { AttributeEdits.Add(declaration, JsonAttribute("JsonStringEnumMemberName", context), argument) };
        INamedTypeSymbol type = member.ContainingType;
        if (!type.GetAttributes().Any(attribute => KnownTypes.Is(attribute.AttributeClass, JsonAttribute("JsonConverter", context))))
        {
            edits.AddRange(Declarations.Of(type, context)
                .Select(declared => AttributeEdits.Add(declared, JsonAttribute("JsonConverter", context), $"(typeof(JsonStringEnumConverter<{type.Name}>))")));
        }

        return new Fix($"Mark '{member.Name}' [JsonStringEnumMemberName{argument}]", "NameEnumMember", edits);
    }

    private static INamedTypeSymbol JsonAttribute(string name, FixContext context) =>
        context.Compilation.GetTypeByMetadataName($"System.Text.Json.Serialization.{name}Attribute")!;
}
