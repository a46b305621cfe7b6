using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>Generates types that refer to each other: recursive, derived and generic, with all kinds of members.</summary>
internal static class TypeGraphs
{
    private const int LongestChain = 3;

    /// <param name="table">The rows of types and attributes.</param>
    /// <param name="declarations">The number of types.</param>
    public static Gen<TypeGraph> Generate(TypeTable table, int declarations) =>
        from heads in Gen.CollectToArray(Enumerable.Range(0, declarations), index => Head(table, index))
        from declared in Declarations(table, heads)
        from roots in Roots(table, heads)
        select new TypeGraph(declared, roots);

    private static Gen<TypeHead> Head(TypeTable table, int index) =>
        from kind in Gen.Elements(table.Kinds)
        from generic in Gen.Choose(0, 5)
        select new TypeHead(index, kind, generic == 0 && kind is DeclarationKind.Class or DeclarationKind.Record);

    /// <summary>Generates one type after the other, because a derived type depends on the members of its base type.</summary>
    private static Gen<ImmutableArray<TypeDeclaration>> Declarations(TypeTable table, TypeHead[] heads)
    {
        Gen<ImmutableArray<TypeDeclaration>> all = Gen.Constant(ImmutableArray<TypeDeclaration>.Empty);
        foreach (TypeHead head in heads)
            all = from before in all from one in Declaration(table, heads, head, before) select before.Add(one);
        return all;
    }

    private static Gen<TypeDeclaration> Declaration(TypeTable table, TypeHead[] heads, TypeHead head, ImmutableArray<TypeDeclaration> before) =>
        from derive in Gen.Choose(0, 3)
        from parent in derive == 0 ? Base(table, head, before) : Gen.Constant<DeclaredUse?>(null)
        let inherited = parent is null ? [] : new TypeGraph(before, []).MembersOf(parent).ToArray()
        from isBound in Gen.Elements(true, false)
        from attribute in Gen.Elements(table.TypeAttributes)
        from members in MembersOf(new TypeUses(table, heads, head), table, head, inherited, isBound)
        select new TypeDeclaration(head, parent, members, attribute);

    /// <summary>Chooses a base type whose constructor has no parameters, so that the derived type need not pass arguments.</summary>
    private static Gen<DeclaredUse?> Base(TypeTable table, TypeHead head, ImmutableArray<TypeDeclaration> before)
    {
        TypeDeclaration[] fitting =
        [
            .. before.Where(one => one.Head.Kind == head.Kind
                && head.Kind is DeclarationKind.Class or DeclarationKind.Record
                && one.Members.All(static member => member.Style != MemberStyle.Bound)
                && Chain(before, one) < LongestChain),
        ];
        if (fitting.Length == 0)
            return Gen.Constant<DeclaredUse?>(null);
        return from one in Gen.Elements(fitting)
               from leaf in Gen.Elements(table.Leaves.Where(static row => row.Type != TypeUses.NoArgument))
               let argument = one.Head.IsGeneric ? head.IsGeneric ? (TypeUse)new ParameterUse() : new LeafUse(leaf) : null
               select (DeclaredUse?)new DeclaredUse(one.Head, argument);
    }

    private static int Chain(ImmutableArray<TypeDeclaration> all, TypeDeclaration one) =>
        one.Base is null ? 1 : 1 + Chain(all, all.First(other => other.Head == one.Base.Declaration));

    private static Gen<ImmutableArray<MemberDeclaration>> MembersOf(
        TypeUses uses, TypeTable table, TypeHead head, MemberDeclaration[] inherited, bool isBound)
    {
        string[] free = [.. PropertyNames.All.Except(inherited.Select(static member => member.Name), StringComparer.OrdinalIgnoreCase)];
        string[] hidable = [.. inherited.Where(static member => member.Style is MemberStyle.Set or MemberStyle.Init && member.Attributes.IsEmpty).Select(static member => member.Name)];
        bool canBind = isBound && !inherited.Any(NeedsNoParameters);
        MemberStyle[] styles = [.. table.Styles.Where(style => style != MemberStyle.Bound || canBind)];
        return from count in Gen.Choose(0, 7)
               from shuffled in Gen.Shuffle(free)
               from hide in Gen.Choose(0, 2)
               let names = shuffled.DistinctBy(static name => name.ToUpperInvariant()).Take(count)
               let hidden = hide == 0 ? hidable.Take(1) : []
               from own in Gen.CollectToArray(names, name => Member(uses, table, head, name, styles, isNew: false))
               from hiding in Gen.CollectToArray(hidden, name => Member(uses, table, head, name, [MemberStyle.Set, MemberStyle.Init], isNew: true))
               select WithDistinctNames(WithFittingConstructor([.. own, .. hiding]), inherited);
    }

    private static bool NeedsNoParameters(MemberDeclaration member) => member.Attributes.Any(static row => row.NeedsNoParameters);

    private static MemberDeclaration[] WithFittingConstructor(MemberDeclaration[] members) => members.Any(static member => member.Style == MemberStyle.Bound)
        ? [.. members.Select(static member => NeedsNoParameters(member) ? member with { Attributes = [] } : member)]
        : members;

    private static Gen<MemberDeclaration> Member(TypeUses uses, TypeTable table, TypeHead head, string name, MemberStyle[] styles, bool isNew) =>
        from style in Gen.Elements(styles)
        from type in uses.Any(depth: 2)
        from hasInitial in Gen.Elements(true, false)
        from constant in Initial(type, style, head)
        let bare = new MemberDeclaration(name, type, style, hasInitial ? constant : null, [], isNew)
        from decorate in Gen.Choose(0, 3)
        from attribute in Gen.Elements<MemberAttributeRow?>([null, .. table.MemberAttributes.Where(row => row.FitsTo(bare))])
        select decorate == 0 && !isNew && attribute is not null ? bare with { Attributes = [attribute] } : bare;

    private static Gen<string?> Initial(TypeUse type, MemberStyle style, TypeHead head)
    {
        bool isStruct = head.Kind is DeclarationKind.Struct or DeclarationKind.RecordStruct;
        return (style, type) switch
        {
            (MemberStyle.Required or MemberStyle.RequiredInit, _) => Gen.Constant<string?>(null),
            (not MemberStyle.Bound, _) when isStruct => Gen.Constant<string?>(null),
            (_, LeafUse leaf) => Gen.Elements<string?>(leaf.Row.Constants),
            (MemberStyle.Bound, _) => Gen.Constant<string?>("default"),
            (_, ContainerUse { Row.IsExpressible: true, Arguments: [LeafUse item] }) => Gen.Constant<string?>($"[{item.Row.Constants[0]}]"),
            _ => Gen.Constant<string?>(null),
        };
    }

    /// <summary>Removes the attributes of a member whose JSON name another member has, because the serializer rejects a type with two members of the same name.</summary>
    private static ImmutableArray<MemberDeclaration> WithDistinctNames(MemberDeclaration[] members, MemberDeclaration[] inherited)
    {
        var seen = new HashSet<string>(inherited.Select(static member => member.JsonName), StringComparer.OrdinalIgnoreCase);
        return [.. members.Select(member => member.IsNew || seen.Add(member.JsonName) ? member : member with { Attributes = [] })];
    }

    /// <summary>Generates the roots: every declared type, and a type for every row of the table.</summary>
    private static Gen<ImmutableArray<TypeUse>> Roots(TypeTable table, TypeHead[] heads)
    {
        var uses = new TypeUses(table, heads, owner: null);
        return from declared in Gen.CollectToArray(heads, uses.Declared)
               from held in Gen.CollectToArray(table.Containers, row => uses.Container(row, depth: 1))
               select ImmutableArray.Create<TypeUse>([.. declared, .. table.Leaves.Select(static row => new LeafUse(row)), .. held])
                   .DistinctBy(static use => use.Source).ToImmutableArray();
    }
}
