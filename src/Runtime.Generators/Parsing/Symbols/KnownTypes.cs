using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Symbols;

/// <summary>The types that the parsers look for by name.</summary>
/// <remarks>The pipeline creates one instance for each compilation, and so does the analyzer that compares generated code with the compilation.</remarks>
internal sealed class KnownTypes(Compilation compilation)
{
    /// <summary>The namespace of the attributes and results for routes, which no other handler has.</summary>
    public const string HttpNamespace = "Lambda.Runtime.Http";

    // Metadata names, for the steps of the pipeline and the analyzers that look for attributes.
    public const string HandlerAttributeName = "Lambda.Runtime.LambdaHandlerAttribute";

    public const string StartupAttributeName = "Lambda.Runtime.LambdaStartupAttribute";

    public const string ShutdownAttributeName = "Lambda.Runtime.LambdaShutdownAttribute";

    public const string ErrorTypeAttributeName = "Lambda.Runtime.LambdaErrorTypeAttribute";

    public const string MiddlewareAttributeName = "Lambda.Runtime.LambdaMiddlewareAttribute`1";

    public const string MapExceptionAttributeName = "Lambda.Runtime.MapExceptionAttribute`1";

    public const string RoutePrefixAttributeName = "Lambda.Runtime.LambdaRoutePrefixAttribute";

    public const string CorsAttributeName = "Lambda.Runtime.LambdaCorsAttribute";

    public const string HttpAttributeName = "Lambda.Runtime.LambdaHttpAttribute";

    public const string JsonTypeAttributeName = "Lambda.Runtime.LambdaJsonTypeAttribute";

    public const string JsonAttributeName = "Lambda.Runtime.LambdaJsonAttribute";

    public const string JsonTypeOptionsAttributeName = "Lambda.Runtime.LambdaJsonTypeOptionsAttribute";

    public const string JsonFormatAttributeName = "Lambda.Runtime.LambdaJsonFormatAttribute";

    // Symbols; null if the compilation does not reference the assembly of the type.
    public INamedTypeSymbol? HandlerAttribute { get; } = compilation.GetTypeByMetadataName(HandlerAttributeName);

    public INamedTypeSymbol? Context { get; } = compilation.GetTypeByMetadataName("Lambda.Runtime.LambdaContext");

    public INamedTypeSymbol? Invocation { get; } = compilation.GetTypeByMetadataName("Lambda.Runtime.Invocation");

    public INamedTypeSymbol? ResponseStream { get; } = compilation.GetTypeByMetadataName("Lambda.Runtime.LambdaResponseStream");

    public INamedTypeSymbol? MiddlewareAttribute { get; } = compilation.GetTypeByMetadataName(MiddlewareAttributeName);

    public INamedTypeSymbol? MapExceptionAttribute { get; } = compilation.GetTypeByMetadataName(MapExceptionAttributeName);

    public INamedTypeSymbol? FromServicesAttribute { get; } = compilation.GetTypeByMetadataName("Lambda.Runtime.FromServicesAttribute");

    public INamedTypeSymbol? FromKeyedServicesAttribute { get; } =
        compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute");

    public INamedTypeSymbol? FromMessageAttributeAttribute { get; } = compilation.GetTypeByMetadataName("Lambda.Runtime.FromMessageAttributeAttribute");

    public INamedTypeSymbol? DynamoDbRecord { get; } = compilation.GetTypeByMetadataName("Lambda.Runtime.Events.DynamoDbRecord");

    public INamedTypeSymbol? DynamoDbRecordOfT { get; } = compilation.GetTypeByMetadataName("Lambda.Runtime.Events.DynamoDbRecord`1");

    public INamedTypeSymbol? S3Event { get; } = compilation.GetTypeByMetadataName("Lambda.Runtime.Events.S3Event");

    public INamedTypeSymbol? ServiceCollection { get; } =
        compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.IServiceCollection");

    public INamedTypeSymbol? ServiceProvider { get; } = compilation.GetTypeByMetadataName("System.IServiceProvider");

    public INamedTypeSymbol? CancellationToken { get; } = compilation.GetTypeByMetadataName("System.Threading.CancellationToken");

    public INamedTypeSymbol? CancellationTokenSource { get; } = compilation.GetTypeByMetadataName("System.Threading.CancellationTokenSource");

    public INamedTypeSymbol? ServerSentEvent { get; } = compilation.GetTypeByMetadataName("System.Net.ServerSentEvents.SseItem`1");

    public INamedTypeSymbol? ClaimsPrincipal { get; } = compilation.GetTypeByMetadataName("System.Security.Claims.ClaimsPrincipal");

    public INamedTypeSymbol? Exception { get; } = compilation.GetTypeByMetadataName("System.Exception");

    public INamedTypeSymbol? Stream { get; } = compilation.GetTypeByMetadataName("System.IO.Stream");

    public INamedTypeSymbol? TextReader { get; } = compilation.GetTypeByMetadataName("System.IO.TextReader");

    public INamedTypeSymbol? TextWriter { get; } = compilation.GetTypeByMetadataName("System.IO.TextWriter");

    public INamedTypeSymbol? ReadOnlyMemory { get; } = compilation.GetTypeByMetadataName("System.ReadOnlyMemory`1");

    public INamedTypeSymbol? AsyncEnumerable { get; } = compilation.GetTypeByMetadataName("System.Collections.Generic.IAsyncEnumerable`1");

    public INamedTypeSymbol? Disposable { get; } = compilation.GetTypeByMetadataName("System.IDisposable");

    public INamedTypeSymbol? AsyncDisposable { get; } = compilation.GetTypeByMetadataName("System.IAsyncDisposable");

    public INamedTypeSymbol? Task { get; } = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");

    public INamedTypeSymbol? TaskOfT { get; } = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");

    public INamedTypeSymbol? ValueTask { get; } = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask");

    public INamedTypeSymbol? ValueTaskOfT { get; } = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1");

    public Compilation Compilation { get; } = compilation;

    /// <summary>True if the symbol is that type, or is constructed from that generic type.</summary>
    public static bool Is(ITypeSymbol? symbol, INamedTypeSymbol? known) =>
        known is not null && symbol is not null && SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, known);

    /// <summary>True if the symbol is that type, or derives from that class.</summary>
    public static bool IsOrDerives(ITypeSymbol symbol, INamedTypeSymbol? known)
    {
        for (ITypeSymbol? type = symbol; type is not null; type = type.BaseType)
        {
            if (Is(type, known))
                return true;
        }

        return false;
    }

    /// <summary>True if the type is that interface, or implements it.</summary>
    public static bool Implements(ITypeSymbol symbol, INamedTypeSymbol? known) =>
        Is(symbol, known) || symbol.AllInterfaces.Any(type => Is(type, known));

    /// <summary>The type belongs to one invocation.</summary>
    public bool IsOfInvocation(ITypeSymbol type) =>
        Is(type, Context) || Is(type, CancellationToken) || Is(type, ResponseStream) || Is(type, Invocation);

    /// <summary>The type is, or derives from, the base class of the results of routes.</summary>
    public static bool IsHttpResult(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == "HttpResult" && IsHttp(current))
                return true;
        }

        return false;
    }

    /// <summary>The type is one of this library for routes.</summary>
    public static bool IsHttp(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() == HttpNamespace;

    /// <summary>The type is <c>byte[]</c>.</summary>
    public static bool IsByteArray(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte };

    /// <summary>The type is <c>ReadOnlyMemory&lt;byte&gt;</c>.</summary>
    public bool IsByteMemory(ITypeSymbol type) =>
        Is(type, ReadOnlyMemory) && ((INamedTypeSymbol)type).TypeArguments[0].SpecialType == SpecialType.System_Byte;
}
