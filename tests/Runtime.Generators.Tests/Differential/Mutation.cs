using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Generators.Tests.Differential;

internal enum MutationKind
{
    None,
    DropMember,
    DuplicateMember,
    RenameMember,
    EscapeName,
    AddUnknown,
    AnyValue,
    Edge,
    Null,
    WrapInArray,
    QuoteNumber,
    NestDeep,
    Truncate,
    Trail,
    FlipBit,
    InsertByte,
    RemoveByte,
    ByteOrderMark,
}

/// <summary>One change of a document. The numbers determine the place and the value in any document.</summary>
internal readonly record struct Mutation(MutationKind Kind, int At, int Pick)
{
    private static readonly string[] Tails = [" ", "\n", "x", "{}", ",", "\0", "// c", "]", "}", "\"", "null", "\t\r\n "];
    private static readonly byte[] Bytes = "\"\\{}[]:,0-+.eEutnf/ \n\0"u8.ToArray().Concat(new byte[] { 0x1F, 0x7F, 0x80, 0xC0, 0xC3, 0xED, 0xEF, 0xF0, 0xFF }).ToArray();

    /// <summary>Half of all documents are not changed.</summary>
    public static Gen<ImmutableArray<Mutation>> Some() => Gen.Frequency(
        (4, Gen.Constant(ImmutableArray<Mutation>.Empty)),
        (6, One().Select(static one => ImmutableArray.Create(one))),
        (2, Gen.ArrayOf(One(), 2).Select(static two => two.ToImmutableArray())));

    public static byte[] Apply(JsonTree document, ImmutableArray<Mutation> mutations)
    {
        foreach (Mutation mutation in mutations)
            document = mutation.Apply(document);
        byte[] bytes = Encoding.UTF8.GetBytes(document.ToString());
        foreach (Mutation mutation in mutations)
            bytes = mutation.Apply(bytes);
        return bytes;
    }

    public byte[] Apply(byte[] bytes)
    {
        int at = bytes.Length == 0 ? 0 : At % bytes.Length;
        return Kind switch
        {
            MutationKind.Truncate => bytes[..at],
            MutationKind.Trail => [.. bytes, .. Encoding.UTF8.GetBytes(Choose(Tails))],
            MutationKind.InsertByte => [.. bytes[..at], Choose(Bytes), .. bytes[at..]],
            MutationKind.FlipBit when bytes.Length > 0 => [.. bytes[..at], (byte)(bytes[at] ^ (1 << (Pick % 8))), .. bytes[(at + 1)..]],
            MutationKind.RemoveByte when bytes.Length > 0 => [.. bytes[..at], .. bytes[(at + 1)..]],
            MutationKind.ByteOrderMark => [0xEF, 0xBB, 0xBF, .. bytes],
            _ => bytes,
        };
    }

    private static Gen<Mutation> One() =>
        from kind in Gen.Elements(Enum.GetValues<MutationKind>())
        from at in Gen.Choose(0, int.MaxValue)
        from pick in Gen.Choose(0, int.MaxValue)
        select new Mutation(kind, at, pick);

    private JsonTree Apply(JsonTree document) => Kind switch
    {
        MutationKind.DropMember or MutationKind.DuplicateMember or MutationKind.RenameMember or MutationKind.EscapeName => ApplyToMember(document),
        MutationKind.AddUnknown => AddUnknown(document),
        MutationKind.AnyValue => On(document, static (_, pick) => new JsonToken(LeafRows.AnyValue[pick % LeafRows.AnyValue.Length])),
        MutationKind.Null => On(document, static (_, _) => JsonToken.Null),
        MutationKind.WrapInArray => On(document, static (node, _) => new JsonList([node])),
        MutationKind.NestDeep => On(document, static (node, pick) => new JsonToken(Deep(node, 58 + (pick % 9), pick % 2 == 0))),
        MutationKind.QuoteNumber => On<JsonToken>(document, static (token, _) => char.IsAsciiDigit(token.Text[^1]) ? new JsonToken($"\"{token.Text}\"", token.Row) : token),
        MutationKind.Edge => On<JsonToken>(document, static (token, pick) => token.Row is { Edges: [_, ..] edges } ? new JsonToken(edges[pick % edges.Length], token.Row) : token),
        _ => document,
    };

    private JsonTree On<T>(JsonTree document, Func<T, int, JsonTree> edit)
        where T : JsonTree
    {
        T[] nodes = [.. document.Nodes.OfType<T>()];
        return nodes.Length == 0 ? document : document.Replace(nodes[At % nodes.Length], edit(nodes[At % nodes.Length], Pick));
    }

    private JsonTree On(JsonTree document, Func<JsonTree, int, JsonTree> edit) => On<JsonTree>(document, edit);

    private JsonTree ApplyToMember(JsonTree document)
    {
        JsonMap[] maps = [.. document.Nodes.OfType<JsonMap>().Where(static map => map.Members.Length > 0)];
        if (maps.Length == 0)
            return document;
        JsonMap map = maps[At % maps.Length];
        int index = Pick % map.Members.Length;
        (string name, JsonTree value) = map.Members[index];
        return document.Replace(map, new JsonMap(Kind switch
        {
            MutationKind.DropMember => map.Members.RemoveAt(index),
            MutationKind.DuplicateMember => map.Members.Add((name, At % 2 == 0 ? value : new JsonToken(Choose(LeafRows.AnyValue)))),
            MutationKind.EscapeName => map.Members.SetItem(index, (Escaped(name), value)),
            _ => map.Members.SetItem(index, ((At % 3) switch { 0 => name.ToUpperInvariant(), 1 => name.ToLowerInvariant(), _ => name.Insert(1, "x") }, value)),
        }));
    }

    private JsonTree AddUnknown(JsonTree document)
    {
        string value = Pick % 3 == 0 ? Deep(JsonToken.Null, 62 + (Pick % 5), Pick % 2 == 0) : Choose(LeafRows.AnyValue);
        return On<JsonMap>(document, (map, pick) => new JsonMap(map.Members.Insert(pick % (map.Members.Length + 1), ("\"unknown\"", new JsonToken(value)))));
    }

    private static string Deep(JsonTree node, int levels, bool isArray) =>
        isArray
            ? new string('[', levels) + node + new string(']', levels)
            : string.Concat(Enumerable.Repeat("{\"a\":", levels)) + node + new string('}', levels);

    /// <summary>Escapes the first character that is not an escape already.</summary>
    private static string Escaped(string name) =>
        name.Length > 2 && name[1] != '\\' && !char.IsSurrogate(name[1]) ? $"\"\\u{(int)name[1]:x4}{name[2..]}" : name;

    private T Choose<T>(T[] choices) => choices[Pick % choices.Length];
}
