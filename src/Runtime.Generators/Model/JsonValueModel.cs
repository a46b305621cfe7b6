namespace Lambda.Runtime.Generators.Model;

/// <summary>A value at the place where it is read or written.</summary>
/// <param name="Type">The C# type of that place: <c>int?</c>, <c>global::Person</c>.</param>
/// <param name="IsNullable">It is a <c>Nullable&lt;T&gt;</c>.</param>
/// <param name="IsReference">It is of a reference type.</param>
/// <param name="Getter">The method that reads it, where it is a single value: <c>JsonNumberReader.GetInt32</c>.</param>
/// <param name="Setter">The method of the JSON writer that writes it, where it is a single value: <c>WriteNumber</c>.</param>
/// <param name="Option">What these methods are told besides: a constant, or nothing.</param>
/// <param name="Target">The <see cref="JsonTypeModel.Key"/> of what it is, where it is no single value.</param>
internal sealed record JsonValueModel(
    string Type, bool IsNullable, bool IsReference, string? Getter, string? Setter, string? Option, string? Target)
{
    /// <summary>For fingerprints: the target has its own, so that a difference there does not show wherever it is met.</summary>
    public override string ToString() => $"{Type} {IsNullable} {Getter} {Setter} {Option}";
}
