using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>Parses the converters in <c>[JsonConverter]</c>.</summary>
internal static class JsonConverterRules
{
    /// <summary>True for the converters that write enums as strings, false for the one that writes numbers, null for all others.</summary>
    public static bool? IsEnumForm(INamedTypeSymbol converter) => converter.Name switch
    {
        "JsonStringEnumConverter" when JsonAttributes.IsOfNamespace(converter) => true,
        "JsonNumberEnumConverter" when JsonAttributes.IsOfNamespace(converter) => false,
        _ => null,
    };

    /// <summary>True if the converter is for exactly this type.</summary>
    public static bool Converts(INamedTypeSymbol converter, ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(ConvertedType(converter), type);

    /// <summary>A type that a converter reads and writes; <see langword="null"/> if the converter is not for the type, or cannot be created.</summary>
    public static JsonConverterModel? Model(INamedTypeSymbol converter, ITypeSymbol type, KnownTypes known, JsonOptions options)
    {
        bool canBeMade = !converter.IsAbstract
            && known.Compilation.IsSymbolAccessibleWithin(converter, known.Compilation.Assembly)
            && converter.InstanceConstructors.Any(static c => c.Parameters.IsEmpty && c.DeclaredAccessibility == Accessibility.Public);
        if (!canBeMade)
            return null;

        bool converts = Converts(converter, type);
        if (!converts && !IsFactory(converter))
            return null;
        return new JsonConverterModel(
            new JsonTypeKey(TypeNames.Full(type)) { Converter = TypeNames.Full(converter) },
            TypeNames.Full(type),
            $"{TypeNames.Identifier(type)}By{converter.Name}",
            type.IsReferenceType,
            converts ? ConverterSource.Converter : ConverterSource.Factory,
            TypeNames.Full(converter),
            options.Context,
            options.IsHtmlSafe);
    }

    /// <summary>A type that the project's <c>JsonSerializerContext</c> covers.</summary>
    public static JsonConverterModel ContextModel(ITypeSymbol type, JsonOptions options)
    {
        string name = TypeNames.Full(type);
        return new JsonConverterModel(
            new JsonTypeKey(name), name, TypeNames.Identifier(type), type.IsReferenceType, ConverterSource.Context, Converter: null, options.Context, options.IsHtmlSafe);
    }

    private static ITypeSymbol? ConvertedType(INamedTypeSymbol converter)
    {
        for (INamedTypeSymbol? type = converter; type is not null; type = type.BaseType)
        {
            if (type is { Name: "JsonConverter", TypeArguments.Length: 1 } && JsonAttributes.IsOfNamespace(type))
                return type.TypeArguments[0];
        }

        return null;
    }

    private static bool IsFactory(INamedTypeSymbol converter)
    {
        for (INamedTypeSymbol? type = converter; type is not null; type = type.BaseType)
        {
            if (type.Name == "JsonConverterFactory" && JsonAttributes.IsOfNamespace(type))
                return true;
        }

        return false;
    }
}
