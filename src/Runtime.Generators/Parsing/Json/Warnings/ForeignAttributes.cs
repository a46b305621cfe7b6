using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Warnings;

/// <summary>The attributes of other serializers on one type, member or parameter. They have no effect, and are reported.</summary>
internal sealed class ForeignAttributes
{
    private const string Newtonsoft = "Newtonsoft.Json";
    private const string Contract = "System.Runtime.Serialization";

    private readonly List<(string Attribute, string Instead, JsonDirection? Direction)> _settings = [];

    public ForeignAttributes(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type)
                continue;
            string displayName = DisplayName(type);
            object? first = ValueOf(attribute.ConstructorArguments.FirstOrDefault());
            switch (type.Name)
            {
                case "JsonPropertyAttribute" when Is(type, Newtonsoft):
                    IsMember = true;
                    Name ??= (Named(attribute, "PropertyName") ?? first) as string;
                    NamedBy ??= Name is null ? null : displayName;
                    AddSettings(attribute);
                    break;
                case "DataMemberAttribute" when Is(type, Contract):
                    IsMember = true;
                    Name ??= Named(attribute, "Name") as string;
                    NamedBy ??= Name is null ? null : displayName;
                    if (Named(attribute, "EmitDefaultValue") is false && !AmazonEvents.Declares(symbol))
                        Add("DataMember(EmitDefaultValue = false)", "use [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]", JsonDirection.Write);
                    break;
                case "JsonIgnoreAttribute" when Is(type, Newtonsoft):
                case "IgnoreDataMemberAttribute" when Is(type, Contract):
                    IgnoredBy ??= Is(type, Newtonsoft) ? "Newtonsoft.Json.JsonIgnore" : displayName;
                    break;
                case "JsonConverterAttribute" when Is(type, Newtonsoft):
                    Add("Newtonsoft.Json.JsonConverter", "use [JsonConverter] of System.Text.Json.Serialization, for enums with JsonStringEnumConverter<T>", null);
                    break;
                case "JsonExtensionDataAttribute" when Is(type, Newtonsoft):
                    Add("Newtonsoft.Json.JsonExtensionData", "use [JsonExtensionData] of System.Text.Json.Serialization", null);
                    break;
                case "JsonRequiredAttribute" when Is(type, Newtonsoft):
                    Add("Newtonsoft.Json.JsonRequired", "use [JsonRequired] of System.Text.Json.Serialization, or the keyword required", JsonDirection.Read);
                    break;
                case "JsonObjectAttribute" when Is(type, Newtonsoft) && first is 1 or 2 || Named(attribute, "MemberSerialization") is 1 or 2:
                    Add(displayName, "mark members with [JsonIgnore] and [JsonInclude] of System.Text.Json.Serialization instead", null);
                    break;
                case "JsonObjectAttribute" when Is(type, Newtonsoft) && Named(attribute, "NamingStrategyType") is not null:
                    Add(displayName, "use [assembly: LambdaJson(PropertyNamingPolicy = …)] or [JsonPropertyName]", null);
                    break;
                case "JsonObjectAttribute" when Is(type, Newtonsoft) && Named(attribute, "ItemNullValueHandling") is 1:
                    Add(
                        "JsonObject(ItemNullValueHandling = …)",
                        "use [LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]",
                        JsonDirection.Write);
                    break;
            }
        }
    }

    /// <summary>It is a member for another serializer, public or not.</summary>
    public bool IsMember { get; }

    /// <summary>The name that the member has for another serializer.</summary>
    public string? Name { get; }

    /// <summary>The attribute with that name.</summary>
    public string? NamedBy { get; }

    /// <summary>The attribute that ignores the member.</summary>
    public string? IgnoredBy { get; }

    /// <summary>A constructor is marked for Newtonsoft.Json.</summary>
    public static bool IsConstructor(IMethodSymbol constructor) =>
        constructor.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "JsonConstructorAttribute" } type && Is(type, Newtonsoft));

    /// <summary>The other attributes that would have an effect on reading or writing, with what to use instead.</summary>
    public IEnumerable<(string Attribute, string Instead)> SettingsFor(JsonDirection direction) =>
        _settings.Where(setting => setting.Direction is null || setting.Direction == direction).Select(static setting => (setting.Attribute, setting.Instead));

    private void AddSettings(AttributeData attribute)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            object? value = ValueOf(argument.Value);
            switch (argument.Key)
            {
                case "Required" when value is 1 or 2 or 3:
                    Add("JsonProperty(Required = …)", "use [JsonRequired] of System.Text.Json.Serialization, or the keyword required", JsonDirection.Read);
                    break;
                case "NullValueHandling" when value is 1:
                    Add("JsonProperty(NullValueHandling = …)", "use [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]", JsonDirection.Write);
                    break;
                case "DefaultValueHandling" when value is 1 or 3:
                    Add("JsonProperty(DefaultValueHandling = …)", "use [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]", JsonDirection.Write);
                    break;
                case "ItemConverterType" or "NamingStrategyType" or "TypeNameHandling" or "ItemTypeNameHandling" when value is not (null or 0):
                    Add($"JsonProperty({argument.Key} = …)", "use [JsonConverter] of System.Text.Json.Serialization", null);
                    break;
            }
        }
    }

    private void Add(string attribute, string instead, JsonDirection? direction) => _settings.Add((attribute, instead, direction));

    private static object? Named(AttributeData attribute, string name) =>
        ValueOf(attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value);

    /// <summary>An array has values instead of a value.</summary>
    private static object? ValueOf(TypedConstant argument) => argument.Kind == TypedConstantKind.Array ? null : argument.Value;

    private static bool Is(INamedTypeSymbol type, string space) => type.ContainingNamespace.ToDisplayString() == space;

    private static string DisplayName(INamedTypeSymbol type) => type.Name.Substring(0, type.Name.Length - "Attribute".Length);
}
