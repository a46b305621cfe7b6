using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>A member of a type as JSON has it.</summary>
/// <param name="Symbol">The property or field.</param>
/// <param name="Attributes">What is said of it.</param>
/// <param name="DictionaryKeyReader">Its name in JSON.</param>
/// <param name="Label">Its C# name, with a number where another member of the type has the same.</param>
internal sealed record JsonTypeMember(JsonMemberSymbol Symbol, JsonAttributes Attributes, string DictionaryKeyReader, string Label)
{
    public bool IsIgnored => Attributes.Ignore == IgnoreCondition.Always;

    /// <summary>
    /// The members of a type. Which of those with one name count is decided by their names in JSON, as System.Text.Json does: a property
    /// that is hidden or overridden by another still counts when that one has another name in JSON, or is ignored.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="policy">Makes names of those that have none of their own.</param>
    /// <param name="attributes">Reads the attributes of a member.</param>
    /// <param name="conflict">Called with a member whose name in JSON another has.</param>
    public static List<JsonTypeMember> Of(
        INamedTypeSymbol type, NamingPolicy policy, Func<JsonMemberSymbol, JsonAttributes> attributes, Action<JsonTypeMember> conflict)
    {
        var members = new List<JsonTypeMember>();
        var ignored = new Dictionary<string, JsonMemberSymbol>(StringComparer.Ordinal);
        foreach (JsonMemberSymbol symbol in JsonMemberSymbol.Of(type))
        {
            bool isIgnoredBefore = ignored.TryGetValue(symbol.Name, out JsonMemberSymbol? before);
            if (isIgnoredBefore && symbol.IsVirtual && before.IsVirtual && SymbolEqualityComparer.Default.Equals(symbol.Type, before.Type))
                continue;
            JsonAttributes said = attributes(symbol);
            if (!symbol.IsVisible && !said.IsIncluded)
                continue;

            string jsonName = said.Name ?? JsonNames.Of(symbol.Name, policy);
            int homonyms = members.Count(other => other.Symbol.Name == symbol.Name);
            var member = new JsonTypeMember(symbol, said, jsonName, homonyms == 0 ? symbol.Name : $"{symbol.Name}_{homonyms + 1}");
            int index = members.FindIndex(other => string.Equals(other.DictionaryKeyReader, jsonName, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
                members.Add(member);
            else if (members[index].IsIgnored)
                members[index] = member;
            else if (!member.IsIgnored && !symbol.IsReplacedBy(members[index].Symbol) && !(isIgnoredBefore && symbol.IsReplacedBy(before)))
                conflict(member);
            if (member.IsIgnored)
                ignored[symbol.Name] = symbol;
        }

        return members;
    }
}
