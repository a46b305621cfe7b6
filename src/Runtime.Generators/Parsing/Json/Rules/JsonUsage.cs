using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>Where a value is used, for messages, and what the attributes there say about it.</summary>
/// <param name="Path">The path to it: <c>order.Customer.Name</c>.</param>
/// <param name="Location">Where to report errors.</param>
/// <param name="NumberHandling">The flags of <c>JsonNumberHandling</c> in force.</param>
/// <param name="Converter">The converter of the member, if it has one.</param>
/// <param name="Member">The property or field that holds it, itself or in a collection; <see langword="null"/> for an event or result.</param>
internal readonly record struct JsonUsage(string Path, Location Location, int NumberHandling, INamedTypeSymbol? Converter = null, ISymbol? Member = null)
{
    /// <summary>How the member is encoded, or the elements of its collections, if an attribute says so.</summary>
    public ValueFormat? Format { get; init; }

    /// <summary>It is in DynamoDB's JSON.</summary>
    public bool IsDynamoDb { get; init; }
}
