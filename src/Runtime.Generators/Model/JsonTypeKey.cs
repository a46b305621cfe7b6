namespace Lambda.Runtime.Generators.Model;

/// <summary>Identifies a type together with the form in which it is read and written, where there are several.</summary>
/// <param name="Type">The C# type.</param>
internal sealed record JsonTypeKey(string Type)
{
    /// <summary>The flags of <c>JsonNumberHandling</c> for the numbers in a collection, if they differ from the project's.</summary>
    public int? NumberHandling { get; init; }

    /// <summary>It is an item, a map or a list in DynamoDB's JSON.</summary>
    public bool IsDynamoDb { get; init; }

    /// <summary>How the elements of a collection are encoded, if their type does not tell.</summary>
    public ValueFormat? Format { get; init; }

    /// <summary>The C# type of the converter, if one converts it.</summary>
    public string? Converter { get; init; }

    /// <summary>An enum is a string in JSON.</summary>
    public bool IsText { get; init; }

    /// <summary>The member that says which type a value has; the key is that of the members of one such type.</summary>
    public string? Discriminator { get; init; }

    /// <summary>An existing value is populated.</summary>
    public bool IsPopulated { get; init; }

    /// <summary>A text that differs for every key: types are ordered by it, and fingerprints contain it.</summary>
    public override string ToString() =>
        Type
        + (NumberHandling is { } numbers ? FormattableString.Invariant($" with numbers {numbers}") : "")
        + (IsDynamoDb ? " in DynamoDB's JSON" : "")
        + (Format is null ? "" : $" in {Format}")
        + (Converter is null ? "" : $" by {Converter}")
        + (IsText ? " as text" : "")
        + (Discriminator is null ? "" : $" among others by {Discriminator}")
        + (IsPopulated ? " populated" : "");
}
