using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators;

/// <summary>The types that the generator looks for by name, each looked up once per compilation.</summary>
internal sealed class KnownTypes(Compilation compilation)
{
    public const string HandlerAttribute = "Lambda.Runtime.LambdaHandlerAttribute";

    public const string JsonTypeAttribute = "Lambda.Runtime.LambdaJsonTypeAttribute";

    public INamedTypeSymbol? Context { get; } = compilation.GetTypeByMetadataName("Lambda.Runtime.LambdaContext");

    public INamedTypeSymbol? Task { get; } = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");

    public INamedTypeSymbol? TaskOfT { get; } = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");

    public INamedTypeSymbol? ValueTask { get; } = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask");

    public INamedTypeSymbol? ValueTaskOfT { get; } = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1");

    public Compilation Compilation { get; } = compilation;

    /// <summary>True when the symbol is that type, or made from that generic type.</summary>
    public static bool Is(ITypeSymbol symbol, INamedTypeSymbol? known) =>
        known is not null && SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, known);
}
