using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>Prints a graph as a program: its types, and for each root a method that reads it and one that writes it.</summary>
internal static class TypeSource
{
    /// <summary>
    /// The ids of warnings about members that the serializer does not read or write either: private setters, fields, tuples; and about an <c>object</c> as root, whose
    /// value is a <c>JsonElement</c>.
    /// </summary>
    public const string Lost = "LAMBDA049 LAMBDA050 LAMBDA051 LAMBDA052 LAMBDA063";

    public static string Print(TypeGraph graph, JsonEscaping escaping = JsonEscaping.Minimal)
    {
        var source = new StringBuilder("#nullable disable\nusing System.Text.Json.Serialization;\n");
        if (escaping != JsonEscaping.Minimal)
            source.Append(CultureInfo.InvariantCulture, $"[assembly: LambdaJson(Escaping = JsonEscaping.{escaping})]\n");
        foreach (TypeDeclaration declaration in graph.Declarations)
        {
            string scope = declaration.Head.Scope == "Outer" ? "public static partial class Outer" : $"namespace {declaration.Head.Scope}";
            source.Append(CultureInfo.InvariantCulture, $"{scope} {{ {Declare(declaration)} }}\n");
        }

        source.AppendLine("public static class Functions\n{\n    [LambdaHandler] public static void Run() { }");
        for (int i = 0; i < graph.Roots.Length; i++)
        {
            string type = graph.Roots[i].Source;
            source.Append(CultureInfo.InvariantCulture, $"    public static {type} Root{i};\n");
            source.Append(CultureInfo.InvariantCulture, $"    public static object Read{i}(byte[] json) => LambdaJson.Deserialize<{type}>(json);\n");
            source.Append(CultureInfo.InvariantCulture, $"    public static byte[] Write{i}(object value) => LambdaJson.SerializeToUtf8Bytes(({type})value);\n");
        }

        return source.Append("}\n").Append(DeclaredLeafRows.Source).ToString();
    }

    private static string Declare(TypeDeclaration declaration)
    {
        TypeHead head = declaration.Head;
        MemberDeclaration[] bound = [.. declaration.Members.Where(static m => m.Style == MemberStyle.Bound).OrderBy(static m => m.Initial is not null)];
        bool isRecord = head.Kind is DeclarationKind.Record or DeclarationKind.RecordStruct;
        var source = new StringBuilder();
        if (declaration.Attribute.Length > 0)
            source.Append('[').Append(declaration.Attribute).Append("] ");
        source.Append("public ").Append(head.Kind switch
        {
            DeclarationKind.Class => "class ",
            DeclarationKind.Record => "record ",
            DeclarationKind.Struct => "struct ",
            _ => "record struct ",
        }).Append(head.Name).Append(head.IsGeneric ? "<T>" : "");
        if (isRecord && bound.Length > 0)
            source.Append('(').AppendJoin(", ", bound.Select(member => Attribute(member, "property: ") + Parameter(member, Escaped(member.Name)))).Append(')');
        if (declaration.Base is not null)
            source.Append(" : ").Append(declaration.Base.Source);
        source.Append(" { ");
        if (!isRecord && bound.Length > 0)
            source.Append(Constructor(head, bound));
        foreach (MemberDeclaration member in declaration.Members.Where(member => !isRecord || member.Style != MemberStyle.Bound))
            source.Append(Property(member));
        return source.Append('}').ToString();
    }

    /// <summary>The names of its parameters differ from those of the properties in case, as is usual.</summary>
    private static string Constructor(TypeHead head, MemberDeclaration[] bound)
    {
        string attribute = head.Kind == DeclarationKind.Struct ? "[JsonConstructor] " : "";
        string parameters = string.Join(", ", bound.Select(static member => Parameter(member, Argument(member))));
        string assignments = string.Concat(bound.Select(static member => $"this.{Escaped(member.Name)} = {Argument(member)}; "));
        return $"{attribute}public {head.Name}({parameters}) {{ {assignments}}} ";
    }

    private static string Argument(MemberDeclaration member)
    {
        string name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(member.Name);
        return Escaped(name.Equals(member.Name, StringComparison.OrdinalIgnoreCase) ? name : member.Name);
    }

    private static string Parameter(MemberDeclaration member, string name) =>
        $"{member.Type.Source} {name}{(member.Initial is null ? "" : $" = {member.Initial}")}";

    private static string Property(MemberDeclaration member)
    {
        string accessors = member.Style switch
        {
            MemberStyle.Set or MemberStyle.Required => "{ get; set; }",
            MemberStyle.Init or MemberStyle.RequiredInit => "{ get; init; }",
            MemberStyle.Field => ";",
            MemberStyle.Bound when member.HasNoSetter => "{ get; }",
            MemberStyle.Bound => member.Name.Length % 3 == 1 ? "{ get; set; }" : "{ get; init; }",
            _ => "{ get; private set; }",
        };
        string modifiers = member.IsNew ? "new " : member.Style is MemberStyle.Required or MemberStyle.RequiredInit ? "required " : "";
        string include = member.Style is MemberStyle.Field or MemberStyle.Included ? "[JsonInclude] " : "";
        string initial = member.Initial is null || member.Style == MemberStyle.Bound ? "" : $" = {member.Initial};";
        if (member.Style == MemberStyle.Field && initial.Length > 0)
            accessors = "";
        return $"{include}{Attribute(member)}public {modifiers}{member.Type.Source} {Escaped(member.Name)} {accessors}{initial} ";
    }

    private static string Attribute(MemberDeclaration member, string target = "") =>
        string.Concat(member.Attributes.Select(row => $"[{target}{row.Text}] "));

    private static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
