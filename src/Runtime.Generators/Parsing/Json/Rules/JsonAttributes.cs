using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>What the attributes of System.Text.Json.Serialization say about one type, member or constructor.</summary>
internal sealed class JsonAttributes
{
    private const string Namespace = "System.Text.Json.Serialization";

    public JsonAttributes(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type || !IsOfNamespace(type))
            {
                if (attribute.AttributeClass?.ToDisplayString() == KnownTypes.JsonFormatAttributeName)
                    Format = (ValueFormat?)(attribute.ConstructorArguments.FirstOrDefault().Value as int?);

                // Only the serializer can use an attribute of the user that derives from these.
                if (attribute.AttributeClass is { } own && Derives(own))
                    Unsupported = TypeNames.Attribute(own);
                continue;
            }

            if (UnknownTypes.IsIn(attribute))
            {
                Unknown = TypeNames.Attribute(type);
                continue;
            }

            object? first = attribute.ConstructorArguments.FirstOrDefault().Value;
            switch (type.Name)
            {
                case "JsonPropertyNameAttribute": Name = first as string; break;
                case "JsonPropertyOrderAttribute": Order = first as int? ?? 0; break;
                case "JsonIncludeAttribute": IsIncluded = true; break;
                case "JsonRequiredAttribute": IsRequired = true; break;
                case "JsonConstructorAttribute": IsConstructor = true; break;
                case "JsonExtensionDataAttribute": IsExtensionData = true; break;
                case "JsonNumberHandlingAttribute": NumberHandling = first as int?; break;
                case "JsonUnmappedMemberHandlingAttribute": DisallowsUnknown = first is 1; break;
                case "JsonConverterAttribute" when first is INamedTypeSymbol converter: Converter = converter; break;
                case "JsonIgnoreAttribute":
                    TypedConstant condition = attribute.NamedArguments.FirstOrDefault(static a => a.Key == "Condition").Value;
                    Ignore = condition.Value is int value ? (IgnoreCondition)value : IgnoreCondition.Always;
                    break;
                case "JsonPolymorphicAttribute": Polymorphic = attribute; break;
                case "JsonDerivedTypeAttribute" when first is INamedTypeSymbol: DerivedTypes.Add(attribute); break;
                case "JsonStringEnumMemberNameAttribute": break;
                case "JsonObjectCreationHandlingAttribute": IsPopulated = first is 1; break;
                default: Unsupported = TypeNames.Attribute(type); break;
            }
        }
    }

    public string? Name { get; }

    public int Order { get; }

    public bool IsIncluded { get; }

    public bool IsRequired { get; }

    public bool IsConstructor { get; }

    public bool IsExtensionData { get; }

    /// <summary>The flags of <c>JsonNumberHandling</c>, if given.</summary>
    public int? NumberHandling { get; }

    public bool? DisallowsUnknown { get; }

    public IgnoreCondition? Ignore { get; }

    /// <summary>Whether the value of a member is populated instead of replaced; of a type, whether the values of its members are.</summary>
    public bool? IsPopulated { get; }

    public INamedTypeSymbol? Converter { get; }

    /// <summary>How a member is encoded, if <c>[LambdaJsonFormat]</c> says so.</summary>
    public ValueFormat? Format { get; }

    public AttributeData? Polymorphic { get; }

    public List<AttributeData> DerivedTypes { get; } = [];

    /// <summary>The name of an attribute that is not supported, and must not be ignored.</summary>
    public string? Unsupported { get; }

    /// <summary>The name of an attribute with an argument that does not exist while generators run.</summary>
    public string? Unknown { get; }

    public static bool IsOfNamespace(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString() == Namespace;

    private static bool Derives(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Name == "JsonAttribute" && IsOfNamespace(current))
                return true;
        }

        return false;
    }
}
