using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Warnings;

/// <summary>Reports properties of the user's collections, which JSON arrays and objects have no place for.</summary>
internal static class CollectionWarnings
{
    public static void Report(JsonParsingContext context, INamedTypeSymbol type, JsonUsage usage, bool isDictionary)
    {
        var warnings = new MemberWarnings(context, type, usage);
        foreach (JsonMemberSymbol member in type.DeclaringSyntaxReferences.IsEmpty ? [] : JsonMemberSymbol.GetAll(type))
        {
            bool isData = member.Symbol is IPropertySymbol { GetMethod.DeclaredAccessibility: Accessibility.Public } property
                && (context.Direction == JsonDirection.Write || property.SetMethod is { DeclaredAccessibility: Accessibility.Public })
                && !property.DeclaringSyntaxReferences.IsEmpty
                && property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
                && new JsonAttributes(property).Ignore is null;
            if (isData)
                warnings.Add(MemberDiagnostics.CollectionProperty, member.Symbol, isDictionary ? "entries" : "elements");
        }

        warnings.Report();
    }
}
