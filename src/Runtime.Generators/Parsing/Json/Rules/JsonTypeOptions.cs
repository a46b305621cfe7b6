using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>The options of single types, in <c>[LambdaJsonTypeOptions]</c>: on the project's assembly, on a type, or on the assembly of a type for all its types.</summary>
internal sealed class JsonTypeOptions
{
    private readonly Dictionary<ISymbol, OptionsOfType> _listed = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, OptionsOfType> _assemblies = new(SymbolEqualityComparer.Default);

    public JsonTypeOptions(Compilation compilation)
    {
        foreach (AttributeData attribute in compilation.Assembly.GetAttributes())
        {
            if (!IsOptions(attribute))
                continue;
            if (UnknownTypes.IsIn(attribute))
                Unknown = TypeNames.Attribute(attribute.AttributeClass!);
            else if (TypeOf(attribute) is { } type && !_listed.ContainsKey(type))
                _listed.Add(type, OptionsOfType.Of(attribute));
        }
    }

    /// <summary>The name of the attribute, if one of its arguments does not exist while generators run.</summary>
    public string? Unknown { get; }

    /// <summary>The options of a type; each is <see langword="null"/> if nothing sets it for this type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="attributes">Its attributes. System.Text.Json allows <c>[JsonIgnore]</c> on types since .NET 11.</param>
    public OptionsOfType Find(INamedTypeSymbol type, JsonAttributes attributes)
    {
        if (!_listed.TryGetValue(type, out OptionsOfType listed) && !_listed.TryGetValue(type.OriginalDefinition, out listed))
            listed = OptionsOfType.None;
        AttributeData? own = type.GetAttributes().FirstOrDefault(IsOptions);
        return listed.Or(own is null ? OptionsOfType.None : OptionsOfType.Of(own)).Or(new OptionsOfType { Ignore = attributes.Ignore }).Or(OfAssembly(type.ContainingAssembly));
    }

    /// <summary>The type that the attribute names; the definition of a generic type without arguments.</summary>
    public static INamedTypeSymbol? TypeOf(AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol type ? type.IsUnboundGenericType ? type.OriginalDefinition : type : null;

    private OptionsOfType OfAssembly(IAssemblySymbol? assembly)
    {
        if (assembly is null)
            return OptionsOfType.None;
        if (!_assemblies.TryGetValue(assembly, out OptionsOfType options))
        {
            AttributeData? attribute = assembly.GetAttributes().FirstOrDefault(static attribute => IsOptions(attribute) && attribute.ConstructorArguments.IsEmpty);
            options = attribute is null ? OptionsOfType.None : OptionsOfType.Of(attribute);
            _assemblies.Add(assembly, options);
        }

        return options;
    }

    private static bool IsOptions(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() == KnownTypes.JsonTypeOptionsAttributeName;
}
