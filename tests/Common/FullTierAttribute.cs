using Xunit.v3;

namespace Lambda.Runtime.Tests.Common;

/// <summary>Marks tests that take long, or that need a browser or another program of others: only <c>./build.sh test full</c> runs them.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class FullTierAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Tier", "Full")];
}
