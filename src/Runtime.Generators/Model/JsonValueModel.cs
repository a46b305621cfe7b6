namespace Lambda.Runtime.Generators.Model;

/// <summary>A value where it is read or written.</summary>
/// <param name="Type">The C# type of the member, element or parameter: <c>int?</c>, <c>global::Person</c>.</param>
/// <param name="IsNullable">Whether it is a <c>Nullable&lt;T&gt;</c>.</param>
/// <param name="IsReference">Whether it is of a reference type.</param>
/// <param name="Scalar">The kind of the value, if it is a scalar.</param>
/// <param name="NumberHandling">The flags of <c>JsonNumberHandling</c>, if they differ from the default.</param>
/// <param name="Target">The <see cref="JsonTypeModel.Key"/> of its type, if it is not a scalar.</param>
internal sealed record JsonValueModel(
    string Type, bool IsNullable, bool IsReference, ScalarKind? Scalar = null, int? NumberHandling = null, JsonTypeKey? Target = null)
{
    /// <summary>How the value is encoded, if its type does not tell.</summary>
    public ValueFormat? Format { get; init; }

    /// <summary>The types that it may have as an attribute value of DynamoDB's JSON. <see langword="null"/> in other JSON.</summary>
    public AttributeTypes? Attribute { get; init; }

    /// <summary>It may be the element of a set, which does not name its type.</summary>
    public bool MayBeInSet { get; init; }

    /// <summary>It is an enum, and its scalar is the underlying type.</summary>
    public bool IsEnum { get; init; }

    /// <summary>Nothing reads it: the member is only known by name, or populated.</summary>
    public bool IsOpaque => Scalar is null && Target is null;

    /// <summary>For fingerprints: the target has its own, so that a difference there does not show in every value.</summary>
    public override string ToString() => FormattableString.Invariant($"{Type} {IsNullable} {Scalar} {NumberHandling} {Format} {Attribute} {MayBeInSet} {IsEnum}");
}
