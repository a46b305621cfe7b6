using System.Collections.Immutable;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>A use of a type.</summary>
internal abstract record TypeUse
{
    public abstract string Source { get; }

    public abstract bool IsReference { get; }

    /// <summary>Whether it contains the type parameter of the enclosing generic type.</summary>
    public abstract bool IsOpen { get; }

    /// <summary>Returns the same type with the type parameter replaced.</summary>
    public abstract TypeUse Close(TypeUse argument);

    public sealed override string ToString() => Source;
}

internal sealed record LeafUse(LeafRow Row) : TypeUse
{
    public override string Source => Row.Type;

    public override bool IsReference => Row.IsReference;

    public override bool IsOpen => false;

    public override TypeUse Close(TypeUse argument) => this;
}

internal sealed record ContainerUse(ContainerRow Row, ImmutableArray<TypeUse> Arguments) : TypeUse
{
    public override string Source => string.Format(null, Row.Format, [.. Arguments.Select(static argument => argument.Source)]);

    public override bool IsReference => !Row.Format.Contains("ImmutableArray", StringComparison.Ordinal)
        && !Row.Format.Contains("KeyValue", StringComparison.Ordinal)
        && !Row.Format.Contains("ValueTuple", StringComparison.Ordinal)
        && Row.Kind != ContainerKind.Nullable;

    public override bool IsOpen => Arguments.Any(static argument => argument.IsOpen);

    public override TypeUse Close(TypeUse argument) => new ContainerUse(Row, [.. Arguments.Select(inner => inner.Close(argument))]);
}

/// <summary>The type parameter <c>T</c>, used within its generic type.</summary>
internal sealed record ParameterUse : TypeUse
{
    public override string Source => "T";

    public override bool IsReference => false;

    public override bool IsOpen => true;

    public override TypeUse Close(TypeUse argument) => argument;
}

/// <param name="Declaration">The type without its members.</param>
/// <param name="Argument">The type argument of a generic type.</param>
internal sealed record DeclaredUse(TypeHead Declaration, TypeUse? Argument) : TypeUse
{
    public override string Source => Argument is null ? Declaration.FullName : $"{Declaration.FullName}<{Argument.Source}>";

    public override bool IsReference => Declaration.Kind is DeclarationKind.Class or DeclarationKind.Record;

    public override bool IsOpen => Argument is { IsOpen: true };

    public override TypeUse Close(TypeUse argument) => Argument is null ? this : this with { Argument = Argument.Close(argument) };
}

/// <summary>A declared type without its members. It is created first, because members can be of any declared type.</summary>
internal sealed record TypeHead(int Index, DeclarationKind Kind, bool IsGeneric)
{
    /// <summary>Types in two namespaces and in a class have the same names, like types of different packages.</summary>
    public string Name => $"T{Index / 3}";

    public string Scope => (Index % 3) switch { 0 => "First", 1 => "Second", _ => "Outer" };

    public string FullName => $"global::{Scope}.{Name}";
}

/// <param name="Initial">A C# expression: the parameter's default, or the property's initial value.</param>
/// <param name="IsNew">Whether it hides a member of a base type.</param>
internal sealed record MemberDeclaration(
    string Name, TypeUse Type, MemberStyle Style, string? Initial, ImmutableArray<MemberAttributeRow> Attributes, bool IsNew)
{
    /// <summary>Whether only the constructor sets it.</summary>
    public bool HasNoSetter => Style == MemberStyle.Bound && Name.Length % 3 == 0;

    public string JsonName =>
        Attributes.Select(static row => row.JsonName).FirstOrDefault(static name => name is not null)
        ?? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(Name);
}

internal sealed record TypeDeclaration(TypeHead Head, DeclaredUse? Base, ImmutableArray<MemberDeclaration> Members, string Attribute);

/// <summary>Types that refer to each other, and the types that are read and written.</summary>
internal sealed record TypeGraph(ImmutableArray<TypeDeclaration> Declarations, ImmutableArray<TypeUse> Roots)
{
    public TypeDeclaration this[TypeHead head] => Declarations.First(declaration => declaration.Head == head);

    /// <summary>Returns the members of a type and its base types that are in JSON, with type arguments in place of type parameters.</summary>
    public IEnumerable<MemberDeclaration> MembersOf(DeclaredUse use)
    {
        var seen = new HashSet<string>();
        for (DeclaredUse? current = use; current is not null;)
        {
            TypeDeclaration declaration = this[current.Declaration];
            foreach (MemberDeclaration member in declaration.Members.Where(member => seen.Add(member.Name)))
                yield return current.Argument is null ? member : member with { Type = member.Type.Close(current.Argument) };
            current = (DeclaredUse?)(current.Argument is null ? declaration.Base : declaration.Base?.Close(current.Argument));
        }
    }
}
