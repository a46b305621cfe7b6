namespace Lambda.Runtime.Generators.Model;

/// <summary>A type whose values may be of derived types, which a discriminator in the JSON names.</summary>
/// <param name="Discriminator">The name of the member with the discriminator: <c>$type</c>.</param>
/// <param name="EncodedDiscriminator">The name as it is written in JSON, without quotes.</param>
/// <param name="Derived">The possible types, the most derived first.</param>
/// <param name="Body">The <see cref="JsonTypeModel.Key"/> of the type's own members; <see langword="null"/> if it cannot be created.</param>
/// <param name="IgnoresUnknown">An unknown discriminator is ignored.</param>
/// <param name="Fallback">How a value of another type is written.</param>
internal sealed record JsonPolymorphicModel(
    JsonTypeKey Key, string Type, string Name, string Discriminator, string EncodedDiscriminator, EquatableArray<JsonDerivedModel> Derived, JsonTypeKey? Body, bool IgnoresUnknown,
    DerivedFallback Fallback)
    : JsonTypeModel(Key, Type, Name, IsReference: true);

/// <summary>One of the possible types of a value.</summary>
/// <param name="Type">The C# type.</param>
/// <param name="Body">The <see cref="JsonTypeModel.Key"/> of its members.</param>
/// <param name="Text">Its discriminator, if that is a string.</param>
/// <param name="EncodedText">The same as it is written in JSON, without quotes.</param>
/// <param name="Number">Its discriminator, if that is a number.</param>
internal sealed record JsonDerivedModel(string Type, JsonTypeKey Body, string? Text, string? EncodedText, int? Number)
{
    /// <summary>For fingerprints: the number is printed in the same way everywhere.</summary>
    public override string ToString() => FormattableString.Invariant($"{Type} {Body} {Text} {Number}");
}

/// <summary>The values of <c>JsonUnknownDerivedTypeHandling</c>.</summary>
internal enum DerivedFallback
{
    /// <summary>It is an error.</summary>
    Fail,

    /// <summary>As the base type.</summary>
    Base,

    /// <summary>As its nearest known base type.</summary>
    Nearest,
}
