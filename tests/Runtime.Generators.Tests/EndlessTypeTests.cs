using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Generic types that refer to themselves with new type arguments each time. C# allows them, and they reach an unlimited number of types.</summary>
public sealed class EndlessTypeTests
{
    /// <summary>Compiling takes about a second, and longer while other tests run in parallel.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    public static TheoryData<string, string> Endless => new()
    {
        { "public record Node<T>(T Value, Node<System.Collections.Generic.List<T>>? Inner);", "Node<int>" },
        { "public class Node<T> { public T Value { get; set; } = default!; public Node<Node<T>>? Next { get; set; } }", "Node<int>" },
        { "public class Node<T> { public Node<T[]>? Next { get; set; } }", "Node<int>" },
        { "public class Node<T> { public Node<T?[]>? Next { get; set; } }", "Node<string>" },
        { "public class Node<T> { public Node<System.Collections.Generic.Dictionary<string, T>>? Next { get; set; } }", "Node<int>" },
        { "public class Node<T> where T : struct { public Node<System.Collections.Generic.KeyValuePair<T, T>>? Next { get; set; } }", "Node<int>" },
        { "public class Node<T> { public Node<(T, T)>? Next { get; set; } }", "Node<int>" },
        { "public class A<T> { public B<T[]>? B { get; set; } } public class B<T> { public A<T>? A { get; set; } }", "A<int>" },
        { "public class Outer<T> { public Inner? I { get; set; } public class Inner { public Outer<T[]>? O { get; set; } } }", "Outer<int>" },
        { "public class Outer<T> { public class Inner<U> { public Outer<U>.Inner<T[]>? O { get; set; } } }", "Outer<int>.Inner<string>" },
        { "public class Node<T> : System.Collections.Generic.List<Node<T[]>> { }", "Node<int>" },
        { "public class Node<T> : System.Collections.Generic.Dictionary<string, Node<T[]>> { }", "Node<int>" },
        { "public class Base<T> { public Node<T[]>? Next { get; set; } } public class Node<T> : Base<Node<T>> { }", "Node<int>" },
        { "public class Node<T> { public Node<System.Collections.Generic.List<T>>? A { get; set; } public Node<System.Collections.Generic.HashSet<T>>? B { get; set; } public Node<T[]>? C { get; set; } public Node<System.Collections.Generic.Queue<T>>? D { get; set; } }", "Node<int>" },
        { "public class Node<A, B, C, D> { public Node<Node<A, B, C, D>, Node<B, C, D, A>, Node<C, D, A, B>, Node<D, A, B, C>>? Next { get; set; } }", "Node<int, string, bool, long>" },
        { "public class Node<A, B, C, D, E, F, G, H> { public Node<Node<A, B, C, D, E, F, G, H>, Node<A, B, C, D, E, F, G, H>, Node<A, B, C, D, E, F, G, H>, Node<A, B, C, D, E, F, G, H>, Node<A, B, C, D, E, F, G, H>, Node<A, B, C, D, E, F, G, H>, Node<A, B, C, D, E, F, G, H>, Node<A, B, C, D, E, F, G, H>>? Next { get; set; } }", "Node<int, int, int, int, int, int, int, int>" },
        { "public class Node<A, B> { public Node<B[], A>? Left { get; set; } public Node<B, A[]>? Right { get; set; } public Node<System.Collections.Generic.List<A>, B>? Middle { get; set; } }", "Node<int, string>" },
    };

    /// <summary>Each level of types multiplies their number: it is finite, but far too large.</summary>
    [Fact]
    public void EventThatReachesMillionsOfTypes_IsAnError() =>
        AssertOneError($"{Multiplied(levels: 7, by: 8)} public static class Functions {{ [Lambda.Runtime.LambdaHandler] public static int Run(Level0<int> node) => 0; }}", "LAMBDA020");

    /// <summary>As many types as a large model has.</summary>
    [Fact]
    public void EventWithHundredsOfNestedTypes_IsSupported() =>
        Generation.Of($"{Multiplied(levels: 7, by: 2)} public static class Functions {{ [Lambda.Runtime.LambdaHandler] public static int Run(Level0<int> node) => 0; }}");

    [Theory]
    [MemberData(nameof(Endless))]
    public void EventOfAnEndlessType_IsAnError(string source, string type) =>
        AssertOneError($"{source} public static class Functions {{ [Lambda.Runtime.LambdaHandler] public static int Run({type} node) => 0; }}", "LAMBDA020");

    [Theory]
    [MemberData(nameof(Endless))]
    public void ResultOfAnEndlessType_IsAnError(string source, string type) =>
        AssertOneError($"{source} public static class Functions {{ [Lambda.Runtime.LambdaHandler] public static {type} Run() => null!; }}", "LAMBDA020");

    [Theory]
    [MemberData(nameof(Endless))]
    public void CallWithAnEndlessType_IsAnError(string source, string type) =>
        AssertOneError($"{source} public static class Functions {{ [Lambda.Runtime.LambdaHandler] public static int Run(string text) => Lambda.Runtime.LambdaJson.Deserialize<{type}>(text) is null ? 0 : 1; }}", "LAMBDA020");

    /// <summary>Types that reach a finite number of types are supported, however many arguments they have.</summary>
    [Theory]
    [InlineData("public class Node<T> { public T Value { get; set; } = default!; public Node<T>? Next { get; set; } }", "Node<Node<Node<Node<int>>>>")]
    [InlineData("public class Node<A, B> { public Node<B, A>? Next { get; set; } public A First { get; set; } = default!; }", "Node<int, System.Collections.Generic.List<string>>")]
    [InlineData("public class Node<T> { public Node<int>? Next { get; set; } public T Value { get; set; } = default!; }", "Node<System.Collections.Generic.Dictionary<string, System.Collections.Generic.List<System.Collections.Generic.Dictionary<string, int[]>>>>")]
    public void FiniteType_IsSupported(string source, string type) =>
        Generation.Of($"{source} public static class Functions {{ [Lambda.Runtime.LambdaHandler] public static int Run({type} node) => 0; }}");

    /// <summary><c>class Level0&lt;T&gt; { Level1&lt;A&lt;T&gt;&gt; A; Level1&lt;B&lt;T&gt;&gt; B; … }</c>, and so on.</summary>
    private static string Multiplied(int levels, int by)
    {
        var source = new StringBuilder();
        for (char name = 'A'; name < 'A' + by; name++)
            source.Append(null, $"public class {name}<T> {{ public T Value {{ get; set; }} = default!; }}\n");
        for (int level = 0; level < levels; level++)
        {
            source.Append(null, $"public class Level{level}<T> {{ ");
            for (char name = 'A'; name < 'A' + by; name++)
                source.Append(null, $"public Level{level + 1}<{name}<T>>? {name} {{ get; set; }} ");
            source.Append("}\n");
        }

        return source.Append(null, $"public class Level{levels}<T> {{ public T Value {{ get; set; }} = default!; }}\n").ToString();
    }

    private static void AssertOneError(string source, string id)
    {
        long start = Stopwatch.GetTimestamp();
        Generation generation = Generation.Run(source);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, s_limit);
        Diagnostic error = Assert.Single(generation.Result.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(id, error.Id);
        Assert.InRange(error.Text().Length, 0, 1_000);
    }
}
