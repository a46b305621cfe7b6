using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>
/// Recognizes types that resemble those that a handler takes or returns, such as <c>StreamReader</c> for <c>TextReader</c>. Without this, the message would say that
/// they are not supported as JSON, which would be misleading.
/// </summary>
internal static class NearMissTypes
{
    /// <returns>What to write instead, for a message; <see langword="null"/> for all other types.</returns>
    public static string? FixForParameter(ITypeSymbol declared, KnownTypes known) => Bare(declared) switch
    {
        { } type when KnownTypes.IsOrDerives(type, known.Stream) || IsBytes(type) =>
            "take ReadOnlyMemory<byte>, byte[] or Stream for the event's bytes",
        { } type when KnownTypes.IsOrDerives(type, known.TextReader) => "take TextReader for the event as text",
        { } type when KnownTypes.IsOrDerives(type, known.TextWriter) => "take TextWriter for the response as text",
        { } type when KnownTypes.Implements(type, known.ServiceProvider) => "mark it [FromServices], or take the service itself, marked in this way",
        { } type when KnownTypes.Is(type, known.CancellationToken) || KnownTypes.Is(type, known.CancellationTokenSource) =>
            "take CancellationToken, which is canceled before the deadline",
        { } type when KnownTypes.Is(type, known.Invocation) =>
            "that is for middleware; take LambdaContext for information about the invocation",
        { } type => OtherLibraries.FixForParameter(type),
    };

    /// <returns>What to write instead, for a message; <see langword="null"/> for all other types.</returns>
    public static string? FixForResult(ITypeSymbol declared, KnownTypes known) => Bare(declared) switch
    {
        { } type when KnownTypes.IsOrDerives(type, known.ResponseStream) => "take it as a parameter, and write to it",
        { } type when KnownTypes.IsOrDerives(type, known.TextWriter) => "take TextWriter as a parameter, and write to it",
        { } type when KnownTypes.IsOrDerives(type, known.TextReader) => "return Stream, or string with Payload.Text",
        { } type when IsBytes(type) => "return byte[], ReadOnlyMemory<byte> or Stream for bytes",
        { } type when !KnownTypes.Is(type, known.AsyncEnumerable)
            && type.AllInterfaces.FirstOrDefault(implemented => KnownTypes.Is(implemented, known.AsyncEnumerable)) is { } sequence =>
            $"return it as IAsyncEnumerable<{TypeNames.Display(sequence.TypeArguments[0])}>",
        { } type when KnownTypes.IsHttpResult(type) || (type.Name == "Results" && KnownTypes.IsHttp(type)) =>
            "mark the method [LambdaRoute(\"GET /path\")], or return the response of the API, such as HttpApiResponse of Lambda.Runtime.Events",
        { } type => OtherLibraries.FixForResult(type),
    };

    /// <returns>What to write instead for the elements of a sequence, for a message; <see langword="null"/> for all other types.</returns>
    public static string? FixForElement(ITypeSymbol declared, KnownTypes known) =>
        KnownTypes.IsOrDerives(declared, known.Stream) || IsBytes(Bare(declared)) ? "return a sequence of byte[] or ReadOnlyMemory<byte> for bytes" : null;

    private static ITypeSymbol Bare(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static bool IsBytes(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Memory" or "ReadOnlyMemory" or "Span" or "ReadOnlySpan" or "ArraySegment" or "ReadOnlySequence", TypeArguments.Length: 1 } named
        && named.TypeArguments[0].SpecialType == SpecialType.System_Byte
        && named.ContainingNamespace.ToDisplayString() is "System" or "System.Buffers";
}
