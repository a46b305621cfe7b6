namespace Lambda.Runtime.Generators.Model;

/// <summary>A constant: a default value, or the key of a service.</summary>
/// <param name="Value">A number, a string, a character or a Boolean; of a type its C# name.</param>
/// <param name="CastType">The C# type that it is cast to, if its literal has another type.</param>
/// <param name="IsType">The value is a type.</param>
internal sealed record ConstantModel(object Value, string? CastType = null, bool IsType = false)
{
    /// <summary>For fingerprints: the same in every culture.</summary>
    public override string ToString() => FormattableString.Invariant($"{CastType} {Value} {IsType}");
}
