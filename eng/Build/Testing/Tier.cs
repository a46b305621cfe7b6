namespace Lambda.Build.Testing;

/// <summary>How much of the tests runs. Each tier contains the one before.</summary>
internal enum Tier
{
    /// <summary>What needs no native publish.</summary>
    Quick,

    /// <summary>What CI runs: with the packed package, real publishes and the layer.</summary>
    Test,

    /// <summary>With what takes long: the trait <c>Tier=Full</c>, the layer for arm64 and a minute of fuzzing for each target.</summary>
    Full,
}
