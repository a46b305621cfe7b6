using FsCheck;
using FsCheck.Fluent;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>A type that is one value in JSON, or a hand-written type.</summary>
/// <param name="Type">The type in C#.</param>
/// <param name="Right">Valid JSON texts.</param>
/// <param name="Edges">JSON texts at and beyond its limits: some are valid, some are not, as the serializer decides.</param>
internal sealed record LeafRow(string Type, Gen<string> Right, params string[] Edges)
{
    public bool IsReference { get; init; }

    public bool IsNumber { get; init; }

    /// <summary>Whether it has an order, which sorted sets require.</summary>
    public bool IsComparable { get; init; }

    /// <summary>C# expressions that can be default values of parameters and initial values of properties.</summary>
    public string[] Constants { get; init; } = ["default"];

    /// <summary>Returns the row of <c>T?</c> for a value type.</summary>
    public LeafRow AsNullable() =>
        new(Type + "?", Gen.Frequency((1, Gen.Constant("null")), (3, Right)), Edges)
        {
            IsNumber = IsNumber,
            Constants = [.. Constants, "null"],
        };
}

internal enum ContainerKind
{
    /// <summary>A JSON array.</summary>
    Items,

    /// <summary>A JSON object of any number of members, whose names are <see cref="ContainerRow.Names"/>.</summary>
    Entries,

    /// <summary>A JSON object with the members <see cref="ContainerRow.Names"/>, one for each type argument.</summary>
    Fixed,

    /// <summary>The type argument's own JSON, or null.</summary>
    Nullable,
}

/// <summary>A type that contains values of other types.</summary>
/// <param name="Format">The type in C#, with <c>{0}</c> and perhaps <c>{1}</c> for the type arguments.</param>
internal sealed record ContainerRow(string Format, ContainerKind Kind = ContainerKind.Items, int Arity = 1)
{
    /// <summary>Names of members in JSON.</summary>
    public string[] Names { get; init; } = [];

    /// <summary>Whether a type can be its type argument.</summary>
    public Func<TypeUse, bool> Takes { get; init; } = static _ => true;

    /// <summary>Whether a C# 12 collection expression can be its initial value.</summary>
    public bool IsExpressible { get; init; }
}

/// <summary>An attribute of a property.</summary>
/// <param name="Text">The attribute in C#, without brackets.</param>
internal sealed record MemberAttributeRow(string Text)
{
    public Func<MemberDeclaration, bool> FitsTo { get; init; } = static _ => true;

    /// <summary>Whether the declaring type cannot have a constructor with parameters.</summary>
    public bool NeedsNoParameters { get; init; }

    /// <summary>The name that it gives the member, as the value of a C# string.</summary>
    public string? JsonName { get; init; }
}

/// <summary>All rows from which types are generated.</summary>
internal sealed record TypeTable(
    LeafRow[] Leaves,
    ContainerRow[] Containers,
    MemberAttributeRow[] MemberAttributes,
    string[] TypeAttributes,
    DeclarationKind[] Kinds,
    MemberStyle[] Styles)
{
    public static readonly TypeTable Supported = new(
        LeafRows.Supported, ContainerRows.Supported, AttributeRows.Supported, AttributeRows.SupportedOnTypes, DeclarationKinds.Supported, DeclarationKinds.SupportedStyles);
}
