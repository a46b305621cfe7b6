using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Warnings;

/// <summary>Reports the attributes of other serializers on an enum: names in <c>[EnumMember]</c>, and the converter of Newtonsoft.Json.</summary>
internal static class EnumWarnings
{
    /// <param name="context">The direction and the report.</param>
    /// <param name="type">The enum.</param>
    /// <param name="usage">Where the value is used.</param>
    /// <param name="isText">Whether it is written by name.</param>
    public static void Report(JsonParsingContext context, INamedTypeSymbol type, JsonUsage usage, bool isText)
    {
        foreach ((string attribute, string instead) in isText ? [] : new ForeignAttributes(type).SettingsFor(context.Direction))
            context.Warn(MemberDiagnostics.ForeignAttribute, usage, type, TypeNames.Display(type), attribute, instead);
        var warnings = new MemberWarnings(context, type, usage);
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>())
        {
            if (!field.HasConstantValue || ValueOf(field) is not { } value || value == field.Name || HasOwnName(field))
                continue;
            warnings.Add(MemberDiagnostics.EnumName, field, isText ? $"\"{field.Name}\"" : "a number", TypeNames.LiteralText(value), type.Name);
        }

        warnings.Report();
    }

    /// <summary>The name in <c>[EnumMember]</c>.</summary>
    public static string? ValueOf(IFieldSymbol field) => field.GetAttributes()
        .FirstOrDefault(
            static attribute => attribute.AttributeClass is { Name: "EnumMemberAttribute" } type && type.ContainingNamespace.ToDisplayString() == "System.Runtime.Serialization")
        ?.NamedArguments.FirstOrDefault(static argument => argument.Key == "Value").Value.Value as string;

    private static bool HasOwnName(IFieldSymbol field) =>
        field.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "JsonStringEnumMemberNameAttribute");
}
