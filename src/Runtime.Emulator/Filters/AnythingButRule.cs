using System.Text.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>Matches a value that no other rule matches. The value may be of another type than the rules', but it must exist.</summary>
internal sealed class AnythingButRule(IReadOnlyList<ValueRule> excluded) : ValueRule
{
    public override bool Matches(JsonElement value) => !excluded.Any(rule => rule.Matches(value));
}
