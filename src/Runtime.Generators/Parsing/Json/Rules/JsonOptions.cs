using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>The options of <c>[assembly: LambdaJson]</c>, with the defaults of <c>JsonSerializerOptions.Web</c>.</summary>
internal sealed class JsonOptions
{
    public const int AllowReadingFromString = 1;

    private readonly HashSet<string> _covered = [];

    public JsonOptions(Compilation compilation)
    {
        Types = new JsonTypeOptions(compilation);
        Unknown = Types.Unknown;
        AttributeData? attribute = compilation.Assembly.GetAttributes()
            .FirstOrDefault(static a => a.AttributeClass?.ToDisplayString() == KnownTypes.JsonAttributeName);
        if (attribute is null)
            return;
        if (UnknownTypes.IsIn(attribute))
            Unknown = "LambdaJson";

        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            int value = argument.Value.Value as int? ?? 0;
            switch (argument.Key)
            {
                case "PropertyNamingPolicy": NamingPolicy = (NamingPolicy)value; break;
                case "DefaultIgnoreCondition": IgnoreCondition = (IgnoreCondition)value; break;
                case "NumberHandling": NumberHandling = value; break;
                case "UnmappedMemberHandling": DisallowsUnknown = value == 1; break;
                case "Escaping": IsHtmlSafe = value == 1; break;
            }
        }

        if (attribute.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol context)
            Cover(context);
    }

    public NamingPolicy NamingPolicy { get; } = NamingPolicy.CamelCase;

    public IgnoreCondition IgnoreCondition { get; } = IgnoreCondition.Never;

    /// <summary>The options of single types.</summary>
    public JsonTypeOptions Types { get; }

    /// <summary>The flags of <c>JsonNumberHandling</c>.</summary>
    public int NumberHandling { get; } = AllowReadingFromString;

    public bool DisallowsUnknown { get; }

    /// <summary>The name of the attribute, if one of its arguments does not exist while generators run.</summary>
    public string? Unknown { get; }

    /// <summary>Strings and names have the escapes of <c>JsonEscaping.HtmlSafe</c>, otherwise only those that JSON requires.</summary>
    public bool IsHtmlSafe { get; }

    /// <summary>The C# type of the user's <c>JsonSerializerContext</c>, if the attribute names one.</summary>
    public string? Context { get; private set; }

    /// <summary>True for the types that the context lists.</summary>
    public bool IsCovered(ITypeSymbol type) => _covered.Contains(TypeNames.Full(type));

    private void Cover(INamedTypeSymbol context)
    {
        Context = TypeNames.Full(context);
        foreach (AttributeData attribute in context.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "JsonSerializableAttribute"
                && attribute.ConstructorArguments.FirstOrDefault().Value is ITypeSymbol type)
            {
                _covered.Add(TypeNames.Full(type));
            }
        }
    }
}

/// <summary>The values of <c>JsonKnownNamingPolicy</c>.</summary>
internal enum NamingPolicy
{
    Unspecified,
    CamelCase,
    SnakeCaseLower,
    SnakeCaseUpper,
    KebabCaseLower,
    KebabCaseUpper,
}

/// <summary>The values of <c>JsonIgnoreCondition</c>.</summary>
internal enum IgnoreCondition
{
    Never,
    Always,
    WhenWritingDefault,
    WhenWritingNull,
    WhenWriting,
    WhenReading,
}
