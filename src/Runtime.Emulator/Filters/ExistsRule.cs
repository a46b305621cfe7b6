using System.Text.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>Matches any value, or that there is no value.</summary>
internal sealed class ExistsRule : ValueRule
{
    private readonly bool _exists;

    private ExistsRule(bool exists) => _exists = exists;

    public static ExistsRule Present { get; } = new(true);

    /// <summary>Has no value to match, so that it becomes <see cref="PatternField.MayBeMissing"/>.</summary>
    public static ExistsRule Missing { get; } = new(false);

    public override bool Matches(JsonElement value) => _exists;
}
