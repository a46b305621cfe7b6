using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>Generates JSON that matches a type.</summary>
internal static class Documents
{
    /// <param name="graph">The types.</param>
    /// <param name="use">The type to match.</param>
    /// <param name="depth">The number of levels below that have more than the minimal content.</param>
    public static Gen<JsonTree> Generate(TypeGraph graph, TypeUse use, int depth) => use switch
    {
        LeafUse leaf => leaf.Row.Right.Select(text => (JsonTree)new JsonToken(text, leaf.Row)),
        ContainerUse container => OrNull(container.IsReference || container.Row.Kind == ContainerKind.Nullable, 15, Generate(graph, container, depth)),
        DeclaredUse declared when depth <= 0 && declared.IsReference => Gen.Constant<JsonTree>(JsonToken.Null),
        DeclaredUse declared => OrNull(declared.IsReference, 12, Object(graph, declared, depth)),
        _ => throw new InvalidOperationException($"{use} is open"),
    };

    private static Gen<JsonTree> OrNull(bool isNullable, int weight, Gen<JsonTree> value) =>
        isNullable ? Gen.Frequency((1, Gen.Constant<JsonTree>(JsonToken.Null)), (weight, value)) : value;

    private static Gen<JsonTree> Generate(TypeGraph graph, ContainerUse use, int depth) => use.Row.Kind switch
    {
        ContainerKind.Items =>
            from length in Gen.Choose(0, depth <= 0 ? 0 : 3)
            from items in Gen.ArrayOf(Generate(graph, use.Arguments[0], depth - 1), length)
            select (JsonTree)new JsonList([.. items]),
        ContainerKind.Entries =>
            from length in Gen.Choose(0, depth <= 0 ? 0 : 3)
            from names in Gen.ArrayOf(Gen.GrowingElements(use.Row.Names), length)
            from values in Gen.ArrayOf(Generate(graph, use.Arguments[0], depth - 1), length)
            select (JsonTree)new JsonMap([.. names.Zip(values)]),
        ContainerKind.Fixed => Fixed(graph, use, depth),
        _ => Generate(graph, use.Arguments[0], depth),
    };

    /// <summary>If the row has two names and one argument, the first member is the key: a string.</summary>
    private static Gen<JsonTree> Fixed(TypeGraph graph, ContainerUse use, int depth) =>
        from values in Gen.CollectToArray(use.Arguments, argument => Generate(graph, argument, depth - 1))
        let members = use.Row.Names.Zip(values).ToImmutableArray()
        select (JsonTree)new JsonMap(use.Arguments.Length == 1 ? members.Insert(0, ("\"key\"", new JsonToken("\"k\""))) : members);

    private static Gen<JsonTree> Object(TypeGraph graph, DeclaredUse use, int depth) =>
        from members in Gen.CollectToArray(graph.MembersOf(use).Where(static m => m.Style != MemberStyle.Hidden), member => Member(graph, member, depth))
        from shuffle in Gen.Choose(0, 3)
        from ordered in shuffle == 0 ? Gen.Shuffle(members) : Gen.Constant(members)
        select (JsonTree)new JsonMap([.. ordered.Where(static member => member.Name.Length > 0)]);

    /// <summary>Generates a member. An empty name means that the member is omitted; required members never are.</summary>
    private static Gen<(string Name, JsonTree Value)> Member(TypeGraph graph, MemberDeclaration member, int depth)
    {
        bool isRequired = member.Style is MemberStyle.Required or MemberStyle.RequiredInit
            || member.Attributes.Any(static row => row.Text == "JsonRequired");
        return from value in Generate(graph, member.Type, depth - 1)
               from leave in Gen.Choose(0, 9)
               from encoder in Gen.Elements(JavaScriptEncoder.Default, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
               select (leave == 0 && !isRequired ? "" : $"\"{JsonEncodedText.Encode(member.JsonName, encoder)}\"", value);
    }
}
