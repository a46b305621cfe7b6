using System.Collections.Immutable;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>Minimizes types and documents that fail: removes parts as long as the failure remains.</summary>
internal static class Shrinking
{
    /// <summary>Compilations are slow, and an early report is better than a minimal one.</summary>
    private const int MostCompilations = 80;

    /// <summary>Removes spans between punctuation characters of JSON, the longest first.</summary>
    public static byte[] Document(byte[] json, Func<byte[], bool> fails)
    {
        for (bool smaller = true; smaller;)
        {
            smaller = false;
            int[] cuts = [.. Enumerable.Range(0, json.Length + 1).Where(i => IsCut(json, i)).Take(120)];
            foreach ((int start, int end) in cuts.SelectMany(start => cuts.Where(end => end > start).Select(end => (start, end))).OrderBy(static span => span.start - span.end))
            {
                byte[] candidate = [.. json[..start], .. json[end..]];
                if (fails(candidate))
                {
                    json = candidate;
                    smaller = true;
                    break;
                }
            }
        }

        return json;
    }

    /// <summary>Keeps the types that one root needs, and removes members as long as the failure remains.</summary>
    public static TypeGraph Types(TypeGraph graph, TypeUse root, Func<TypeGraph, bool> fails)
    {
        int compilations = 0;
        bool StillFails(TypeGraph candidate) => compilations++ < MostCompilations && fails(candidate);
        TypeGraph smallest = Reachable(new TypeGraph(graph.Declarations, [root]));
        for (bool smaller = true; smaller && compilations < MostCompilations;)
        {
            smaller = false;
            foreach (TypeGraph candidate in Smaller(smallest))
            {
                if (StillFails(candidate))
                {
                    smallest = candidate;
                    smaller = true;
                    break;
                }
            }
        }

        return smallest;
    }

    /// <summary>The types that the roots need.</summary>
    public static TypeGraph Reachable(TypeGraph graph)
    {
        var needed = new HashSet<TypeHead>();
        void Visit(TypeUse? use)
        {
            if (use is ContainerUse container)
                container.Arguments.ToList().ForEach(Visit);
            if (use is not DeclaredUse declared)
                return;
            Visit(declared.Argument);
            if (!needed.Add(declared.Declaration))
                return;
            Visit(graph[declared.Declaration].Base);
            graph[declared.Declaration].Members.ToList().ForEach(member => Visit(member.Type));
        }

        graph.Roots.ToList().ForEach(Visit);
        return graph with { Declarations = [.. graph.Declarations.Where(declaration => needed.Contains(declaration.Head))] };
    }

    /// <summary>Returns the graph with half of the members of each type, then without each single member.</summary>
    private static IEnumerable<TypeGraph> Smaller(TypeGraph graph)
    {
        foreach (TypeDeclaration declaration in graph.Declarations)
        {
            int half = declaration.Members.Length / 2;
            if (half > 1)
            {
                yield return With(graph, declaration, declaration.Members[..half]);
                yield return With(graph, declaration, declaration.Members[half..]);
            }
        }

        foreach (TypeDeclaration declaration in graph.Declarations)
        {
            foreach (MemberDeclaration member in declaration.Members)
                yield return With(graph, declaration, declaration.Members.Remove(member));
        }
    }

    private static TypeGraph With(TypeGraph graph, TypeDeclaration declaration, ImmutableArray<MemberDeclaration> members) =>
        Reachable(graph with { Declarations = graph.Declarations.Replace(declaration, declaration with { Members = members }) });

    private static bool IsCut(byte[] json, int index) =>
        index == 0 || index == json.Length || IsMark(json[index]) || IsMark(json[index - 1]);

    private static bool IsMark(byte value) => value is (byte)'{' or (byte)'}' or (byte)'[' or (byte)']' or (byte)',' or (byte)':' or (byte)'"';
}
