using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>What <c>[assembly: LambdaJson]</c> says, or what <c>JsonSerializerOptions.Web</c> says where it says nothing.</summary>
internal sealed class JsonOptions
{
    public const int AllowReadingFromString = 1;

    private readonly HashSet<string> _covered = [];

    public JsonOptions(Compilation compilation)
    {
        AttributeData? attribute = compilation.Assembly.GetAttributes()
            .FirstOrDefault(static a => a.AttributeClass?.ToDisplayString() == "Lambda.Runtime.LambdaJsonAttribute");
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
                case "UnmappedMemberHandling": RefusesUnknown = value == 1; break;
                case "Escaping": IsHtmlSafe = value == 1; break;
            }
        }

        if (attribute.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol context)
            Cover(context);
    }

    public NamingPolicy NamingPolicy { get; } = NamingPolicy.CamelCase;

    public IgnoreCondition IgnoreCondition { get; } = IgnoreCondition.Never;

    /// <summary>The flags of <c>JsonNumberHandling</c>.</summary>
    public int NumberHandling { get; } = AllowReadingFromString;

    public bool RefusesUnknown { get; }

    /// <summary>The name of the attribute, where an argument of it does not exist while generators run.</summary>
    public string? Unknown { get; }

    /// <summary>Strings and names have the escapes of <c>JsonEscaping.HtmlSafe</c>, and else those that JSON requires.</summary>
    public bool IsHtmlSafe { get; }

    /// <summary>The user's own <c>JsonSerializerContext</c>, if one was named.</summary>
    public string? Context { get; private set; }

    /// <summary>The expression for the options that the user's converters are given.</summary>
    public string ConverterOptions =>
        $"global::Lambda.Runtime.CompilerServices.SystemTextJsonBridge.Create{(IsHtmlSafe ? "HtmlSafe" : "")}Options({(Context is null ? "" : $"{Context}.Default")})";

    /// <summary>True for the types that the context was made for.</summary>
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

/// <summary>As <c>JsonKnownNamingPolicy</c> has it.</summary>
internal enum NamingPolicy
{
    Unspecified,
    CamelCase,
    SnakeCaseLower,
    SnakeCaseUpper,
    KebabCaseLower,
    KebabCaseUpper,
}

/// <summary>As <c>JsonIgnoreCondition</c> has it.</summary>
internal enum IgnoreCondition
{
    Never,
    Always,
    WhenWritingDefault,
    WhenWritingNull,
    WhenWriting,
    WhenReading,
}
