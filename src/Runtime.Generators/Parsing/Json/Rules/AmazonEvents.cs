using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>
/// The members of types in Amazon's packages of events, such as Amazon.Lambda.LexV2Events. They are written as Amazon's own serializer writes them, because
/// AWS's services expect that: without nulls, and with the names that they have in C#.
/// </summary>
/// <remarks>https://github.com/aws/aws-lambda-dotnet/tree/master/Libraries/src/Amazon.Lambda.Serialization.SystemTextJson</remarks>
internal static class AmazonEvents
{
    public static bool Declares(ISymbol member) =>
        member.ContainingAssembly?.Name is { } name
        && name.StartsWith("Amazon.Lambda.", StringComparison.Ordinal)
        && name.EndsWith("Events", StringComparison.Ordinal);

    /// <summary>The name in JSON of a member without <c>[JsonPropertyName]</c>.</summary>
    public static string JsonName(string name) => name switch
    {
        "XAmzId2" => "x-amz-id-2",
        "XAmzRequestId" => "x-amz-request-id",
        _ => name,
    };
}
