using FsCheck;
using FsCheck.Fluent;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>A type that is one value in JSON, or a named type.</summary>
/// <param name="Type">As C# writes it.</param>
/// <param name="Right">JSON texts that it is read from.</param>
/// <param name="Edges">JSON texts at and beyond its limits: some right, some wrong; the serializer knows which.</param>
internal sealed record LeafRow(string Type, Gen<string> Right, params string[] Edges)
{
    public bool IsReference { get; init; }

    public bool IsNumber { get; init; }

    /// <summary>It has an order, as sorted sets want.</summary>
    public bool IsComparable { get; init; }

    /// <summary>C# expressions that can be default values of parameters and initial values of properties.</summary>
    public string[] Constants { get; init; } = ["default"];

    /// <summary>The row of <c>T?</c>, of a value type.</summary>
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

/// <summary>A type that holds others.</summary>
/// <param name="Format">As C# writes it, with <c>{0}</c> and perhaps <c>{1}</c> for what it holds.</param>
internal sealed record ContainerRow(string Format, ContainerKind Kind = ContainerKind.Items, int Arity = 1)
{
    /// <summary>Names of members in JSON.</summary>
    public string[] Names { get; init; } = [];

    /// <summary>What it may hold.</summary>
    public Func<TypeUse, bool> Takes { get; init; } = static _ => true;

    /// <summary>A C# 12 collection expression can be its initial value.</summary>
    public bool IsExpressible { get; init; }
}

/// <summary>An attribute of a property.</summary>
/// <param name="Text">As C# writes it, without brackets.</param>
internal sealed record MemberAttributeRow(string Text)
{
    public Func<MemberDeclaration, bool> FitsTo { get; init; } = static _ => true;

    /// <summary>Its type cannot have a constructor with parameters.</summary>
    public bool NeedsNoParameters { get; init; }

    /// <summary>The name that it gives to the member, as a C# string would hold it.</summary>
    public string? JsonName { get; init; }
}

/// <summary>All that types are made of.</summary>
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
