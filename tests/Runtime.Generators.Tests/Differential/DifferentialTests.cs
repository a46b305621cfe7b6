using System.Text;
using System.Text.Json;
using FsCheck.Fluent;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>Generated types and documents: generated code reads and writes the same as <see cref="JsonSerializer"/>.</summary>
/// <remarks>
/// One compilation contains all types of a run. LAMBDA_FSCHECK_SEED sets the seed, and LAMBDA_FSCHECK_DOCUMENTS the number of documents for
/// each root.
/// </remarks>
public sealed class DifferentialTests
{
    private const int Declarations = 60;
    private const int Depth = 4;
    private const int MostReported = 3;

    private static readonly int DocumentsPerRoot = Seeds.Number("LAMBDA_FSCHECK_DOCUMENTS", 250);

    [Theory]
    [InlineData(JsonEscaping.Minimal)]
    [InlineData(JsonEscaping.HtmlSafe)]
    public void GeneratedTypesAndDocuments_AgreeWithTheSerializer(JsonEscaping escaping)
    {
        // Readers do not depend on the option, so the second run needs fewer documents.
        int documents = escaping == JsonEscaping.Minimal ? DocumentsPerRoot : DocumentsPerRoot / 10;
        TypeGraph graph = TypeGraphs.Generate(TypeTable.Supported, Declarations).Sample(1, stream: 0)[0];
        using CompiledJson compiled = Compile(graph, escaping);
        var comparison = new SerializerComparison(compiled, escaping);
        var shrinking = new SerializerComparison(compiled, escaping);
        var reports = new List<string>();
        for (int root = 0; root < graph.Roots.Length && reports.Count < MostReported; root++)
        {
            // With a contract that the serializer rejects, every document would be an error on both sides.
            Assert.NotNull(comparison.Contract(root));
            foreach (byte[] json in DocumentsOf(graph, root, documents))
            {
                string? difference = comparison.Difference(root, json);
                if (difference is not null)
                {
                    reports.Add(Report(escaping, graph, graph.Roots[root], Shrinking.Document(json, smaller => shrinking.Difference(root, smaller) is not null)));
                    break;
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {Seeds.Seed}: {graph.Declarations.Length} types, {graph.Roots.Length} roots, {comparison}");
        Assert.True(reports.Count == 0, $"seed {Seeds.Seed}\n{string.Join("\n", reports)}");
        Assert.Equal(graph.Roots.Length * documents, comparison.Agreements);

        // Most documents must be valid; otherwise, little would be compared.
        Assert.InRange(comparison.ReadingErrors, comparison.Documents / 20, comparison.Documents / 2);
    }

    private static byte[][] DocumentsOf(TypeGraph graph, int root, int count)
    {
        var gen = from document in Documents.Generate(graph, graph.Roots[root], Depth)
                  from mutations in Mutation.Some()
                  select Mutation.Apply(document, mutations);
        return gen.Sample(count, stream: root + 1);
    }

    private static CompiledJson Compile(TypeGraph graph, JsonEscaping escaping)
    {
        try
        {
            return new CompiledJson(Generation.Of(TypeSource.Print(graph, escaping), expected: TypeSource.Lost));
        }
        catch (Exception e) when (e is Xunit.Sdk.IAssertionException)
        {
            TypeUse root = graph.Roots.FirstOrDefault(root => !Compiles(Shrinking.Reachable(graph with { Roots = [root] }))) ?? graph.Roots[0];
            TypeGraph small = Shrinking.Types(graph, root, static candidate => !Compiles(candidate));
            throw new InvalidOperationException($"seed {Seeds.Seed}: {e.Message}\n{TypeSource.Print(small)}");
        }
    }

    private static bool Compiles(TypeGraph graph)
    {
        try
        {
            Generation.Of(TypeSource.Print(graph), expected: TypeSource.Lost);
            return true;
        }
        catch (Exception e) when (e is Xunit.Sdk.IAssertionException)
        {
            return false;
        }
    }

    /// <summary>Describes the difference with the smallest types and document that still have it.</summary>
    private static string Report(JsonEscaping escaping, TypeGraph graph, TypeUse root, byte[] json)
    {
        TypeGraph small = Shrinking.Types(graph, root, candidate => DifferenceOf(escaping, candidate, json) is not null);
        json = DifferenceOf(escaping, small, json) is null ? json : Shrunk(escaping, small, json);
        string text = Encoding.UTF8.GetString(json);
        string bytes = Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(json) ? "" : $" (bytes {Convert.ToHexString(json)})";
        string types = TypeSource.Print(small)[..^DeclaredLeafRows.Source.Length];
        return $"{root} from {text}{bytes}: {DifferenceOf(escaping, small, json) ?? "differs only among the other types"}\n{types}";
    }

    private static byte[] Shrunk(JsonEscaping escaping, TypeGraph graph, byte[] json)
    {
        using var compiled = new CompiledJson(Generation.Run(TypeSource.Print(graph, escaping)));
        var comparison = new SerializerComparison(compiled, escaping);
        return Shrinking.Document(json, smaller => comparison.Difference(0, smaller) is not null);
    }

    private static string? DifferenceOf(JsonEscaping escaping, TypeGraph graph, byte[] json)
    {
        try
        {
            using var compiled = new CompiledJson(Generation.Run(TypeSource.Print(graph, escaping)));
            return new SerializerComparison(compiled, escaping).Difference(0, json);
        }
        catch (Exception e) when (e is Xunit.Sdk.IAssertionException)
        {
            return null;
        }
    }
}
