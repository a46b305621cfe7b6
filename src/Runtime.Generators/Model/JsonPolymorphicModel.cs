namespace Lambda.Runtime.Generators.Model;

/// <summary>A type whose values may be of types derived from it, which JSON names by a discriminator.</summary>
/// <param name="Discriminator">The name of the member that says which: <c>$type</c>.</param>
/// <param name="EncodedDiscriminator">The name as text of JSON, without quotes.</param>
/// <param name="Derived">The types that it may be, those that derive from others first.</param>
/// <param name="Body">The <see cref="JsonTypeModel.Key"/> of the type's own members; <see langword="null"/> where it cannot be made.</param>
/// <param name="IgnoresUnknown">A discriminator that means no type is passed over.</param>
/// <param name="Fallback">How a value of a type that is not among them is written.</param>
internal sealed record JsonPolymorphicModel(
    JsonTypeKey Key, string Type, string Name, string Discriminator, string EncodedDiscriminator, EquatableArray<JsonDerivedModel> Derived, JsonTypeKey? Body, bool IgnoresUnknown, DerivedFallback Fallback)
    : JsonTypeModel(Key, Type, Name, IsReference: true);

/// <summary>One of the types that a value may be.</summary>
/// <param name="Type">The C# type.</param>
/// <param name="Body">The <see cref="JsonTypeModel.Key"/> of its members.</param>
/// <param name="Text">Its discriminator, where that is a string.</param>
/// <param name="EncodedText">The same as text of JSON, without quotes.</param>
/// <param name="Number">Its discriminator, where that is a number.</param>
internal sealed record JsonDerivedModel(string Type, JsonTypeKey Body, string? Text, string? EncodedText, int? Number)
{
    /// <summary>For fingerprints: the number is printed in the same way everywhere.</summary>
    public override string ToString() => FormattableString.Invariant($"{Type} {Body} {Text} {Number}");
}

/// <summary>As <c>JsonUnknownDerivedTypeHandling</c> has it.</summary>
internal enum DerivedFallback
{
    /// <summary>It is an error.</summary>
    Fail,

    /// <summary>As the base type.</summary>
    Base,

    /// <summary>As the nearest of its base types that is known.</summary>
    Nearest,
}
