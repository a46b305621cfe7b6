using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>A member of a type with its name in JSON.</summary>
/// <param name="Symbol">The property or field.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="Label">Its C# name, with a number if another member of the type has the same.</param>
internal sealed record JsonTypeMember(JsonMemberSymbol Symbol, JsonAttributes Attributes, string JsonName, string Label)
{
    public bool IsIgnored => Attributes.Ignore == IgnoreCondition.Always;

    /// <summary>
    /// The members of a type. Of members with the same C# name, the names in JSON decide, as in System.Text.Json: a property
    /// that another hides or overrides is still a member if that one has another name in JSON, or is ignored.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="policy">The policy for members without a name in an attribute.</param>
    /// <param name="readAttributes">Reads the attributes of a member.</param>
    /// <param name="conflict">Called with a member whose JSON name another member has.</param>
    public static List<JsonTypeMember> GetAll(
        INamedTypeSymbol type, NamingPolicy policy, Func<JsonMemberSymbol, JsonAttributes> readAttributes, Action<JsonTypeMember> conflict)
    {
        var members = new List<JsonTypeMember>();
        var ignored = new Dictionary<string, JsonMemberSymbol>(StringComparer.Ordinal);
        foreach (JsonMemberSymbol symbol in JsonMemberSymbol.GetAll(type))
        {
            bool isIgnoredBefore = ignored.TryGetValue(symbol.Name, out JsonMemberSymbol? before);
            if (isIgnoredBefore && symbol.IsVirtual && before.IsVirtual && SymbolEqualityComparer.Default.Equals(symbol.Type, before.Type))
                continue;
            JsonAttributes attributes = readAttributes(symbol);
            if (!symbol.IsVisible && !attributes.IsIncluded)
                continue;

            string jsonName = attributes.Name ?? (AmazonEvents.Declares(symbol.Symbol) ? AmazonEvents.JsonName(symbol.Name) : JsonNames.Convert(symbol.Name, policy));
            int sameName = members.Count(other => other.Symbol.Name == symbol.Name);
            var member = new JsonTypeMember(symbol, attributes, jsonName, sameName == 0 ? symbol.Name : $"{symbol.Name}_{sameName + 1}");
            int index = members.FindIndex(other => string.Equals(other.JsonName, jsonName, StringComparison.OrdinalIgnoreCase));
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
