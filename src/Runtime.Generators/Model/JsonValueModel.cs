namespace Lambda.Runtime.Generators.Model;

/// <summary>A value at the place where it is read or written.</summary>
/// <param name="Type">The C# type of that place, with its nullability: <c>int?</c>, <c>global::Person?</c>.</param>
/// <param name="IsNullable">It is a <c>Nullable&lt;T&gt;</c>.</param>
/// <param name="Getter">The method that reads it, where it is a single value: <c>JsonNumber.GetInt32</c>.</param>
/// <param name="Setter">The method of the JSON writer that writes it, where it is a single value: <c>WriteNumber</c>.</param>
/// <param name="Target">The <see cref="JsonTypeModel.Type"/> that it is, where it is no single value.</param>
internal sealed record JsonValueModel(string Type, bool IsNullable, string? Getter, string? Setter, string? Target);
