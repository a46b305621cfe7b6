using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Warnings;

/// <summary>Finds types of well-known libraries whose value is not in their public properties. As objects they would lose it without an error.</summary>
internal static class ForeignTypes
{
    /// <summary>Reports a value of such a type, once for each member or handler.</summary>
    public static void Check(JsonParsingContext context, ITypeSymbol type, JsonUsage usage)
    {
        if (type.WithNullableAnnotation(NullableAnnotation.None) is not INamedTypeSymbol named || IsLibrary(usage.Member?.ContainingType))
            return;
        if (named.IsTupleType)
            context.WarnAboutValue(MemberDiagnostics.Tuple, usage, TypeNames.Display(named));
        else if (context.Direction == JsonDirection.Write && IsJsonTree(named))
            context.WarnAboutValue(MemberDiagnostics.ForeignTree, usage, TypeNames.Display(named));
        else if (DescribeFSharpType(named) is var (what, instead))
            context.WarnAboutValue(MemberDiagnostics.FSharpType, usage, TypeNames.Display(named), what, instead);
        else if (IsLibrary(named) && !IsJsonTree(named))
            context.WarnAboutValue(MemberDiagnostics.LibraryType, usage, TypeNames.Display(named));
    }

    /// <summary>Whether a type needs no warnings about its members.</summary>
    public static bool IsKnown(INamedTypeSymbol type) => IsLibrary(type) || DescribeFSharpType(type) is not null || RootOf(type) == "System";

    private static bool IsLibrary(INamedTypeSymbol? type) => type is not null && RootOf(type) switch
    {
        "NodaTime" => true,
        "LanguageExt" => JsonCollections.Find(type, "IEnumerable") is null,
        "OneOf" => type.Name is "OneOf" or "OneOfBase",
        "Optional" => type.Name == "Option",
        "CSharpFunctionalExtensions" => type.Name is "Maybe" or "Result" or "UnitResult",
        "ErrorOr" => type.Name == "ErrorOr",
        "MongoDB" => type.ContainingNamespace.Name == "Bson",
        "Newtonsoft" => IsJsonTree(type),
        _ => type.BaseType is { SpecialType: not SpecialType.System_Object } parent && RootOf(parent) == "OneOf",
    };

    private static bool IsJsonTree(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "JToken", ContainingNamespace: { Name: "Linq", ContainingNamespace: { Name: "Json", ContainingNamespace.Name: "Newtonsoft" } } })
                return true;
        }

        return false;
    }

    /// <returns>The result in JSON and what to use instead; <see langword="null"/> for other types.</returns>
    private static (string What, string Instead)? DescribeFSharpType(INamedTypeSymbol type)
    {
        bool isCore = RootOf(type) == "Microsoft" && type.ContainingNamespace is { Name: "Core", ContainingNamespace.Name: "FSharp" };
        if (isCore && type.Name is "FSharpOption" or "FSharpValueOption")
            return ("which is an object with the member \"value\" in JSON and not the value itself", "use a nullable type, or give it a [JsonConverter]");
        bool isUnion = (isCore && type.Name is "FSharpResult" or "FSharpChoice") || (IsUnion(type) && JsonCollections.Find(type, "IEnumerable") is null);
        return isUnion ? ("a union, of which the case is not read", "give it a [JsonConverter], or use a record") : null;
    }

    /// <summary>The F# compiler marks each type with its kind in the lowest five bits: 1 is a union.</summary>
    private static bool IsUnion(INamedTypeSymbol type) =>
        !type.DeclaringSyntaxReferences.Any()
        && type.GetAttributes().Any(static attribute =>
            attribute.AttributeClass is { Name: "CompilationMappingAttribute", ContainingNamespace: { Name: "Core", ContainingNamespace.Name: "FSharp" } }
            && attribute.ConstructorArguments.FirstOrDefault().Value is int flags
            && (flags & 31) == 1);

    /// <summary>The outermost namespace.</summary>
    private static string RootOf(ITypeSymbol type)
    {
        string root = "";
        for (INamespaceSymbol? current = type.ContainingNamespace; current is { IsGlobalNamespace: false }; current = current.ContainingNamespace)
            root = current.Name;
        return root;
    }
}
