using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Warnings;

/// <summary>
/// Collects the warnings about the members of one type: one for each member in this project's source, and one for all members of other types and of
/// types that a tool wrote.
/// </summary>
internal sealed class MemberWarnings(JsonParsingContext context, INamedTypeSymbol type, JsonUsage usage)
{
    private readonly List<(DiagnosticDescriptor Descriptor, ISymbol Member, string DisplayName, object[] Details)> _found = [];

    public bool IsEmpty => _found.Count == 0;

    public void Add(DiagnosticDescriptor descriptor, ISymbol member, params object[] details)
    {
        // For a member that the compiler did not import, the first detail is its name.
        bool isType = member is INamedTypeSymbol;
        _found.Add((descriptor, member, isType ? (string)details[0] : TypeNames.Display(member.OriginalDefinition), isType ? [.. details.Skip(1)] : details));
    }

    public void Report()
    {
        if (!IsWrittenByHand())
        {
            foreach (IGrouping<DiagnosticDescriptor, (DiagnosticDescriptor, ISymbol Member, string DisplayName, object[] Details)> kind
                in _found.GroupBy(static found => found.Descriptor))
            {
                (_, ISymbol member, string displayName, object[] details) = kind.First();
                int others = kind.Select(static found => found.DisplayName).Distinct().Count() - 1;
                context.Warn(kind.Key, usage, member, [others == 0 ? displayName : $"{displayName} (and {others} more of the type)", .. details]);
            }

            return;
        }

        foreach ((DiagnosticDescriptor descriptor, ISymbol member, string displayName, object[] details) in _found)
            context.Warn(descriptor, usage, member, [displayName, .. details]);
    }

    private bool IsWrittenByHand() =>
        context.LocationIn(type) is not null
        && !ProtobufTypes.IsMessage(type)
        && !type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "GeneratedCodeAttribute");
}
