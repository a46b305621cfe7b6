using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>The options that <c>[LambdaJsonTypeOptions]</c> can set for a type; each is <see langword="null"/> where it is not set.</summary>
internal sealed record OptionsOfType
{
    public static OptionsOfType None { get; } = new();

    public NamingPolicy? NamingPolicy { get; init; }

    public IgnoreCondition? Ignore { get; init; }

    /// <summary>The flags of <c>JsonNumberHandling</c>.</summary>
    public int? NumberHandling { get; init; }

    public bool? DisallowsUnknown { get; init; }

    /// <summary>A member that is null in the JSON keeps its initial value.</summary>
    public bool? NullIsMissing { get; init; }

    public static OptionsOfType Of(AttributeData attribute)
    {
        OptionsOfType options = None;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            int value = argument.Value.Value as int? ?? 0;
            options = argument.Key switch
            {
                "PropertyNamingPolicy" => options with { NamingPolicy = (NamingPolicy)value },
                "DefaultIgnoreCondition" => options with { Ignore = (IgnoreCondition)value },
                "NumberHandling" => options with { NumberHandling = value },
                "UnmappedMemberHandling" => options with { DisallowsUnknown = value == 1 },
                "TreatNullAsMissing" => options with { NullIsMissing = argument.Value.Value is true },
                _ => options,
            };
        }

        return options;
    }

    /// <summary>These options, and the others where these are not set.</summary>
    public OptionsOfType Or(OptionsOfType others) => this == None ? others : others == None ? this : new()
    {
        NamingPolicy = NamingPolicy ?? others.NamingPolicy,
        Ignore = Ignore ?? others.Ignore,
        NumberHandling = NumberHandling ?? others.NumberHandling,
        DisallowsUnknown = DisallowsUnknown ?? others.DisallowsUnknown,
        NullIsMissing = NullIsMissing ?? others.NullIsMissing,
    };
}
