using FsCheck;
using FsCheck.Fluent;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>Generates uses of types for the members of one type, or for roots.</summary>
/// <param name="table">The rows of types and attributes.</param>
/// <param name="heads">The declared types.</param>
/// <param name="owner">The type with the members; <see langword="null"/> for roots.</param>
internal sealed class TypeUses(TypeTable table, TypeHead[] heads, TypeHead? owner)
{
    /// <summary>
    /// The types that the owner can contain. A struct cannot contain a type that could contain the struct, which would have no size. A generic
    /// type cannot contain another generic type, which could reach an unlimited number of type arguments.
    /// </summary>
    private readonly TypeHead[] _holdable =
    [
        .. heads.Where(head =>
            (owner is not { IsGeneric: true } || !head.IsGeneric)
            && (IsClass(head) || owner is null || IsClass(owner) || head.Index < owner.Index)),
    ];

    /// <summary>Not used as a type argument, because an array of it is not an array in JSON but a string.</summary>
    public const string NoArgument = "byte";

    public Gen<TypeUse> Any(int depth)
    {
        Gen<TypeUse> leaf = Gen.Elements(table.Leaves).Select(static row => (TypeUse)new LeafUse(row));
        var choices = new List<(int, Gen<TypeUse>)> { (6, leaf) };
        if (depth > 0)
            choices.Add((3, Gen.Elements(table.Containers).SelectMany(row => Container(row, depth))));
        if (depth > 0 && _holdable.Length > 0)
            choices.Add((3, Gen.Elements(_holdable).SelectMany(Declared)));
        if (owner is { IsGeneric: true })
            choices.Add((5, Gen.Constant<TypeUse>(new ParameterUse())));
        return Gen.Frequency(choices);
    }

    /// <summary>Generates a use of a declared type. The type argument of a generic type is not generic.</summary>
    public Gen<TypeUse> Declared(TypeHead head)
    {
        if (!head.IsGeneric)
            return Gen.Constant<TypeUse>(new DeclaredUse(head, null));
        var arguments = new TypeUses(table, [.. _holdable.Where(static holdable => !holdable.IsGeneric)], owner);
        return arguments.Any(depth: 1).Where(static argument => argument.Source != NoArgument).Select(argument => (TypeUse)new DeclaredUse(head, argument));
    }

    public Gen<TypeUse> Container(ContainerRow row, int depth)
    {
        Gen<TypeUse> argument = Any(depth - 1).SelectMany(use => row.Takes(use) ? Gen.Constant(use) : Fitting(row));
        return Gen.ArrayOf(argument, row.Arity).Select(arguments => arguments.All(row.Takes)
            ? (TypeUse)new ContainerUse(row, [.. arguments])
            : new ContainerUse(table.Containers[0], [arguments[0]]));
    }

    private Gen<TypeUse> Fitting(ContainerRow row)
    {
        TypeUse[] fitting =
        [
            .. table.Leaves.Select(static leaf => new LeafUse(leaf)),
            .. _holdable.Where(static head => !head.IsGeneric).Select(static head => new DeclaredUse(head, null)),
        ];
        fitting = [.. fitting.Where(row.Takes)];
        return fitting.Length > 0 ? Gen.Elements(fitting) : Gen.Constant<TypeUse>(new LeafUse(table.Leaves[0]));
    }

    private static bool IsClass(TypeHead head) => head.Kind is DeclarationKind.Class or DeclarationKind.Record;
}
