using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Symbols;

/// <summary>The attributes that make a method a handler.</summary>
internal static class HandlerAttributes
{
    private const string Namespace = "Lambda.Runtime";

    /// <summary>The attribute of a handler of HTTP requests, of which a method may have several.</summary>
    public const string Route = "LambdaRoute";

    /// <summary>Their names without the suffix. The first is for the whole event, the others are for its single records.</summary>
    private static readonly string[] ShortNames =
    [
        "LambdaHandler", "SqsHandler", "KinesisHandler", "DynamoDbHandler", "SnsHandler", "S3Handler", "EventBridgeHandler", "ScheduleHandler",
        "KafkaHandler", "FirehoseHandler", "LogsHandler", Route,
    ];

    /// <summary>Their metadata names.</summary>
    public static IEnumerable<string> MetadataNames => ShortNames.Select(static name => $"{Namespace}.{name}Attribute");

    /// <summary>Whether a method is a handler.</summary>
    public static bool IsHandler(ISymbol symbol) => symbol is IMethodSymbol && symbol.GetAttributes().Any(Is);

    /// <summary>Whether a method handles HTTP requests of routes.</summary>
    public static bool IsRoute(ISymbol symbol) => symbol is IMethodSymbol && symbol.GetAttributes().Any(static attribute => ShortName(attribute) == Route);

    /// <summary>Whether an attribute makes its method a handler.</summary>
    public static bool Is(AttributeData attribute) => ShortName(attribute) is not null;

    /// <summary>The name of such an attribute as it is written: <c>LambdaHandler</c>; <see langword="null"/> for any other.</summary>
    public static string? ShortName(AttributeData attribute) =>
        attribute.AttributeClass is { ContainingNamespace: { } space } type && space.ToDisplayString() == Namespace
            ? ShortNames.FirstOrDefault(name => type.Name == $"{name}Attribute")
            : null;
}
