using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>The options of single types, in <c>[LambdaJsonTypeOptions]</c> on the assembly or on the types.</summary>
internal sealed class JsonTypeOptions
{
    private readonly Dictionary<ISymbol, IgnoreCondition> _listed = new(SymbolEqualityComparer.Default);

    public JsonTypeOptions(Compilation compilation)
    {
        foreach (AttributeData attribute in compilation.Assembly.GetAttributes())
        {
            if (!IsOptions(attribute))
                continue;
            if (UnknownTypes.IsIn(attribute))
                Unknown = TypeNames.Attribute(attribute.AttributeClass!);
            else if (TypeOf(attribute) is { } type && !_listed.ContainsKey(type))
                _listed.Add(type, ConditionOf(attribute));
        }
    }

    /// <summary>The name of the attribute, if one of its arguments does not exist while generators run.</summary>
    public string? Unknown { get; }

    /// <summary>Which members of a type are not written; <see langword="null"/> if nothing says so for this type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="attributes">Its attributes. System.Text.Json allows <c>[JsonIgnore]</c> on types since .NET 11.</param>
    public IgnoreCondition? Find(INamedTypeSymbol type, JsonAttributes attributes)
    {
        if (_listed.TryGetValue(type, out IgnoreCondition listed) || _listed.TryGetValue(type.OriginalDefinition, out listed))
            return listed;
        return type.GetAttributes().FirstOrDefault(IsOptions) is { } own ? ConditionOf(own) : attributes.Ignore;
    }

    /// <summary>The type that the attribute names; the definition of a generic type without arguments.</summary>
    public static INamedTypeSymbol? TypeOf(AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol type ? type.IsUnboundGenericType ? type.OriginalDefinition : type : null;

    public static IgnoreCondition ConditionOf(AttributeData attribute) =>
        (IgnoreCondition)(attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "DefaultIgnoreCondition").Value.Value as int? ?? 0);

    private static bool IsOptions(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() == KnownTypes.JsonTypeOptionsAttributeName;
}
